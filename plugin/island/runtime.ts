/// <reference lib="dom" />
/** `<lora-figure>`: fetches the part of its figure that moves, and connects it with the controls. */
import { chunks } from "lora:chunks";
import { adopt } from "./adopt.js";

/** How far from what is seen a figure's part is fetched: a screen before it and after it. */
const NEAR = { rootMargin: "100%" };

class LoraFigure extends HTMLElement {
  #isFound = false;
  handleEvent = () => {};

  connectedCallback(): void {
    addEventListener("hashchange", this);
    // Once, however often a page moves the element.
    if (this.#isFound) return;
    this.#isFound = true;
    const near = new IntersectionObserver((seen) => {
      if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
      near.disconnect();
      this.#adopt();
    }, NEAR);
    // The element itself is not laid out.
    near.observe(this.closest("figure")!);
  }

  disconnectedCallback(): void {
    removeEventListener("hashchange", this);
  }

  async #adopt(): Promise<void> {
    try {
      const { moving } = await chunks[this.dataset.figure!]!();
      this.handleEvent = adopt(this, moving);
    } catch {
      // Without its part the figure is still, and so has no controls.
      for (const one of this.querySelectorAll(".lora-controls,.lora-buttons")) one.remove();
    }
  }
}

customElements.define("lora-figure", LoraFigure);
