/** The stylesheet and the scripts of one build's pages with figures. */
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
import { movingKind, Scripts } from "../scripts.js";

export class BuildAssets {
  /** Those that pages need. */
  readonly #files = new Set<AssetFile>();
  readonly #scripts = new Scripts();
  readonly #stylesheet: AssetFile;

  /** By the kind of a page's first figure that moves: the same for most pages, which wait with them. */
  readonly #elements = new Map<string | undefined, string>();

  /** Figures are light or dark by the page's own `color-scheme`, or by this; `url` adds the path prefix. */
  constructor(
    colorScheme: ColorScheme | undefined,
    private readonly url: (address: string) => string,
  ) {
    this.#stylesheet = stylesheetFile(colorScheme);
  }

  /** The elements that load what the figures of a page need. */
  elementsFor(page: string): string {
    const kind = movingKind(page);
    const elements = this.#elements.get(kind) ?? this.#elementsOf(kind);
    this.#elements.set(kind, elements);
    return elements;
  }

  #elementsOf(kind: string | undefined): string {
    const addressOf = (path: string) => this.url(`/${path}`);
    this.#files.add(this.#stylesheet);
    const elements: HeadElement[] = [stylesheetElement(addressOf(this.#stylesheet.path))];
    if (kind) {
      for (const file of this.#scripts.files) this.#files.add(file);
      elements.push(scriptElement(addressOf(this.#scripts.entry)));
      for (const path of this.#scripts.earlyOf(kind))
        elements.push(["link", { rel: "modulepreload", href: addressOf(path) }]);
    }
    return elements.map(toTag).join("");
  }

  /** Throws FileError. */
  async write(output: Output): Promise<void> {
    for (const file of this.#files) await output.write(`/${file.path}`, file.content);
  }
}
