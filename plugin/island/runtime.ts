/// <reference lib="dom" />
/** Defines `<lora-figure>`, which loads its figure's code and strings and connects them with the controls. */
import type { Interactive, LiveWords } from "../../src/figures/figure.js";
import { createFormats, type Formats, type Language } from "../../src/formats.js";
import { views } from "./address.js";
import { adopt } from "./adopt.js";

/** Code loads while a figure is up to one screen away. */
const NEAR = { rootMargin: "100%" };

/** The script of a figure in one language. */
interface FigureScript extends Interactive {
  readonly language: Language;
  live(formats: Formats): LiveWords;
}

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
      const name = `${figure}-${language}`.replace(/[^\w-]/g, "");
      const script: FigureScript = await import(`./figure-${name}.js`);
      const { language: words } = script;
      const formats = createFormats({
        ...words,
        numbers: { ...words.numbers, ...JSON.parse(numbers) },
      });
      this.handleEvent = adopt(this, { ...script, ...formats, words: script.live(formats) });
    } catch {
      // Without its code, the figure has no controls.
      for (const item of this.querySelectorAll(".lora-controls,.lora-buttons")) item.remove();
    }
  }
}

// A page with figures in several languages loads several runtimes.
if (!customElements.get("lora-figure")) customElements.define("lora-figure", LoraFigure);
