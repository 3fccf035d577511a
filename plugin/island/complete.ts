/// <reference lib="dom" />
/**
 * Defines `<lora-figure>` with all figures in all languages of the package, for programs that serve or embed one
 * script.
 */
import type { Formats } from "../../src/language-format.js";
import { adopt } from "./adopt.js";
import { marked } from "./marked.js";
import { type FigureScript, type WordsScript, withWords } from "./words.js";

/** The author's words of a language, as `toWordsScript` writes them. */
interface Added {
  readonly language: WordsScript["language"];
  readonly files: Readonly<Record<string, (() => { live: Live }) | undefined>>;
}
type Live = (formats: Formats, shared?: object) => object;

/** Returns a member, but not an inherited one: the names are attributes of the page. */
const own = <T>(members: Readonly<Record<string, T>> | undefined, name: string): T | undefined =>
  members && Object.hasOwn(members, name) ? members[name] : undefined;

/** Returns the author's words of a figure, or undefined if an earlier script has not defined them. */
function findAdded(name: string, figure: string): WordsScript | undefined {
  const { loraWords } = globalThis as { loraWords?: Readonly<Record<string, Added>> };
  const added = own(loraWords, name);
  const [shared, live] = ["shared", figure].map((file) => own(added?.files, file)?.().live);
  if (!added || !shared || !live) return undefined;
  const messages = (formats: Formats) => {
    const all = shared(formats);
    return { ...all, ...live(formats, all) };
  };
  return { language: added.language, messages };
}

/** Defines the element. `words` has the messages of each figure, by language. */
export function define(
  figures: Readonly<Record<string, FigureScript>>,
  words: Readonly<Record<string, Readonly<Record<string, WordsScript>>>>,
): void {
  class LoraFigure extends HTMLElement {
    handleEvent: (() => void) | undefined;

    connectedCallback(): void {
      addEventListener("hashchange", this as { handleEvent(): void });
      // Runs only once, even if the page moves the element.
      this.handleEvent ??= this.#adopt();
    }

    disconnectedCallback(): void {
      removeEventListener("hashchange", this as { handleEvent(): void });
    }

    #adopt(): () => void {
      const { figure = "", language = "en", numbers = "{}" } = this.dataset;
      const script = own(figures, figure);
      const messages = own(own(words, language), figure) ?? findAdded(language, figure);
      try {
        if (script && messages)
          return adopt(this, marked(withWords(script, messages, JSON.parse(numbers))));
      } catch {
        // Somebody else wrote the figure's HTML.
      }
      // Without its words, the figure has no controls.
      for (const item of this.querySelectorAll(".lora-controls,.lora-buttons")) item.remove();
      return () => {};
    }
  }
  const start = () => {
    // A page may load the script twice, as notebooks do.
    if (!customElements.get("lora-figure")) customElements.define("lora-figure", LoraFigure);
  };
  // In a page that is still read, an element would be defined before its content is there.
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
}
