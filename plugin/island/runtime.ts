/// <reference lib="dom" />
/** `<lora-figure>`: fetches the part of its figure that moves, and connects it with the controls. */
import { chunks } from "lora:chunks";
import { adopt } from "./adopt.js";

class LoraFigure extends HTMLElement {
  #isAdopted = false;
  handleEvent = () => {};

  async connectedCallback(): Promise<void> {
    addEventListener("hashchange", this);
    // Once, however often a page moves the element.
    if (this.#isAdopted) return;
    this.#isAdopted = true;
    try {
      const { moving } = await chunks[this.dataset.figure!]!();
      this.handleEvent = adopt(this, moving);
    } catch {
      // Without its part the figure is still, and so has no controls.
      for (const one of this.querySelectorAll(".lora-controls,.lora-buttons")) one.remove();
    }
  }

  disconnectedCallback(): void {
    removeEventListener("hashchange", this);
  }
}

customElements.define("lora-figure", LoraFigure);
