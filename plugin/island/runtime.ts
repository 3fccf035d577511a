/// <reference lib="dom" />
/** Defines `<lora-figure>`, which loads its figure's code and strings and connects them with the controls. */
import { views } from "./address.js";
import { adopt } from "./adopt.js";
import { type FigureScript, type WordsScript, withWords } from "./words.js";

/** Code loads while a figure is up to one screen away. */
const NEAR = { rootMargin: "100%" };

class LoraFigure extends HTMLElement {
  #near: IntersectionObserver | undefined;

  /** If the URL has views, all figures load: a reader may print the page without scrolling. */
  handleEvent = () => {
    if (views().size) this.#adopt();
  };

  connectedCallback(): void {
    addEventListener("hashchange", this);
    // Runs only once, even if the page moves the element.
    if (this.#near) return;
    this.#near = new IntersectionObserver((entries) => {
      if (entries.at(-1)!.isIntersecting) this.#adopt();
    }, NEAR);
    // Observes the figure, because this element has no box.
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
      const { figure, language = "en", numbers = "{}" } = this.dataset;
      // Injected markup must not select a script in another folder. Vite follows an import only if its
      // path starts with a part of a file's name.
      const name = `${figure}`.replace(/[^\w-]/g, "");
      const words = `${language}-${name}`.replace(/[^\w-]/g, "");
      const scripts: [FigureScript, WordsScript] = await Promise.all([
        import(`./figure-${name}.js`),
        import(`./words-${words}.js`),
      ]);
      const live = withWords(...scripts, JSON.parse(numbers));
      const { direction, spaced = true } = live.language;
      const isPlain = direction === "ltr" && spaced;
      this.handleEvent = adopt(this, isPlain ? live : (await import("./marked.js")).marked(live));
    } catch {
      // Without its code, the figure has no controls.
      for (const item of this.querySelectorAll(".lora-controls,.lora-buttons")) item.remove();
    }
  }
}

// A page may load the script twice, from two folders.
if (!customElements.get("lora-figure")) customElements.define("lora-figure", LoraFigure);
