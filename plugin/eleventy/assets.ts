/** The stylesheet and the scripts of one build's pages with figures. */
import type { ColorScheme } from "../../src/html/figure.js";
import {
  type AssetFile,
  type HeadElement,
  scriptElement,
  stylesheetElement,
  stylesheetFile,
  toTag,
} from "../assets.js";
import type { Output } from "../output.js";
import { Scripts } from "../scripts.js";

export class Assets {
  /** Those that pages need. */
  readonly #files = new Set<AssetFile>();
  readonly #scripts = new Scripts();
  readonly #stylesheet: AssetFile;

  /** Figures are light or dark by the page's own `color-scheme`, or by this. */
  constructor(colorScheme: ColorScheme | undefined) {
    this.#stylesheet = stylesheetFile(colorScheme);
  }

  /** The elements that load what the figures of a page need; `url` adds the path prefix. */
  elementsFor(page: string, url: (address: string) => string): string {
    const addressOf = (path: string) => url(`/${path}`);
    this.#files.add(this.#stylesheet);
    const elements: HeadElement[] = [stylesheetElement(addressOf(this.#stylesheet.path))];
    const early = this.#scripts.earlyOf(page);
    if (early) {
      for (const file of this.#scripts.files) this.#files.add(file);
      elements.push(scriptElement(addressOf(this.#scripts.entry)));
      for (const path of early)
        elements.push(["link", { rel: "modulepreload", href: addressOf(path) }]);
    }
    return elements.map(toTag).join("");
  }

  /** Throws FileError. */
  async write(output: Output): Promise<void> {
    for (const file of this.#files) await output.write(`/${file.path}`, file.content);
  }
}
