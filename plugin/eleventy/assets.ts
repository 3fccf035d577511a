/** The stylesheet and the scripts of the pages in one build. */
import type { ColorScheme } from "../../src/html/figure.js";
import {
  type AssetFile,
  type HeadElement,
  scriptElement,
  stylesheetElement,
  stylesheetFile,
  toTag,
} from "../head.js";
import type { Output } from "../output.js";
import { Scripts } from "../scripts.js";

export class BuildAssets {
  /** The files that pages of the build load. */
  readonly #files = new Set<AssetFile>();
  readonly #scripts = new Scripts();
  readonly #stylesheet: AssetFile;
  /** Shared by pages, which all wait with them, by the kind of the first interactive figure. */
  readonly #elements = new Map<string | undefined, string>();

  /**
   * Figures follow `colorScheme`, or without it the page's `color-scheme`. `url` adds the path
   * prefix to an address.
   */
  constructor(
    colorScheme: ColorScheme | undefined,
    private readonly url: (address: string) => string,
  ) {
    this.#stylesheet = stylesheetFile(colorScheme);
  }

  /** Returns the HTML that loads the assets of a page whose first interactive figure is of this kind. */
  elementsFor(interactiveKind: string | undefined): string {
    const elements = this.#elements.get(interactiveKind) ?? this.#elementsOf(interactiveKind);
    this.#elements.set(interactiveKind, elements);
    return elements;
  }

  #elementsOf(kind: string | undefined): string {
    const addressOf = (path: string) => this.url(`/${path}`);
    this.#files.add(this.#stylesheet);
    const elements: HeadElement[] = [stylesheetElement(addressOf(this.#stylesheet.path))];
    if (kind) {
      for (const file of this.#scripts.files) this.#files.add(file);
      elements.push(scriptElement(addressOf(this.#scripts.entry)));
      for (const path of this.#scripts.preloadsFor(kind))
        elements.push(["link", { rel: "modulepreload", href: addressOf(path) }]);
    }
    return elements.map(toTag).join("");
  }

  /** Writes the files that pages load. Throws FileError. */
  async write(output: Output): Promise<void> {
    for (const file of this.#files) await output.write(`/${file.path}`, file.content);
  }
}
