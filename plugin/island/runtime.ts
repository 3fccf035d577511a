/// <reference lib="dom" />
/** `<lora-figure>`: fetches the part of its figure that moves, and connects it with the controls. */
import { chunks } from "lora:chunks";
import { formatsOf } from "../../src/formats.js";
import { views } from "./address.js";
import { adopt } from "./adopt.js";

/** How far from what is seen a figure's part is fetched: a screen before it and after it. */
const NEAR = { rootMargin: "100%" };

class LoraFigure extends HTMLElement {
  #near: IntersectionObserver | undefined;

  /** An address that holds views is shown whole, for it may be printed before a reader scrolls. */
  handleEvent = () => {
    if (views().size) this.#adopt();
  };

  connectedCallback(): void {
    addEventListener("hashchange", this);
    // Once, however often a page moves the element.
    if (this.#near) return;
    this.#near = new IntersectionObserver((seen) => {
      if (seen.at(-1)!.isIntersecting) this.#adopt();
    }, NEAR);
    // The element itself is not laid out.
    this.#near.observe(this.closest("figure")!);
    this.handleEvent();
  }

  disconnectedCallback(): void {
    removeEventListener("hashchange", this);
  }

  async #adopt(): Promise<void> {
    this.#near!.disconnect();
    this.handleEvent = () => {};
    try {
      const { figure, language = "en" } = this.dataset;
      const chunk = chunks[figure!]!;
      const [{ moving }, words] = await Promise.all([chunk.moving(), chunk.words[language]!()]);
      const formats = formatsOf(words.language);
      const { exact } = formats;
      this.handleEvent = adopt(this, { ...moving, words: words.live(formats), exact });
    } catch {
      // Without its part the figure is still, and so has no controls.
      for (const item of this.querySelectorAll(".lora-controls,.lora-buttons")) item.remove();
    }
  }
}

customElements.define("lora-figure", LoraFigure);
