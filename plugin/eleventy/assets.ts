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

export class BuildAssets {
  /** Those that pages need. */
  readonly #files = new Set<AssetFile>();
  readonly #scripts = new Scripts();
  readonly #stylesheet: AssetFile;

  /** By path: the prefix is the same on all pages, and takes longer to add than to remember. */
  readonly #addresses = new Map<string, string>();

  /** Figures are light or dark by the page's own `color-scheme`, or by this; `url` adds the path prefix. */
  constructor(
    colorScheme: ColorScheme | undefined,
    private readonly url: (address: string) => string,
  ) {
    this.#stylesheet = stylesheetFile(colorScheme);
  }

  /** The elements that load what the figures of a page need. */
  elementsFor(page: string): string {
    const addressOf = (path: string) => this.#addressOf(path);
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

  #addressOf(path: string): string {
    const address = this.#addresses.get(path) ?? this.url(`/${path}`);
    this.#addresses.set(path, address);
    return address;
  }

  /** Throws FileError. */
  async write(output: Output): Promise<void> {
    for (const file of this.#files) await output.write(`/${file.path}`, file.content);
  }
}
