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
  /** The files that the build's pages load. */
  readonly #files = new Set<AssetFile>();
  /** The files in `#files` that are not written yet. */
  readonly #waiting = new Set<AssetFile>();
  readonly #scripts = new Scripts();
  readonly #stylesheet: AssetFile;
  /** The stylesheet of pages with image files. */
  readonly #imageStylesheet: AssetFile;
  /** Caches the HTML of pages with the same files, so that thousands of waiting pages share the strings. */
  readonly #elements = new Map<string, string>();

  /**
   * Figures follow `colorScheme`, or without it the page's `color-scheme`. `url` adds the path
   * prefix to a URL.
   */
  constructor(
    colorScheme: ColorScheme | undefined,
    private readonly url: (url: string) => string,
  ) {
    this.#stylesheet = stylesheetFile(colorScheme);
    this.#imageStylesheet = stylesheetFile(colorScheme, true);
  }

  /**
   * Returns the HTML that loads the assets of a page whose first interactive figure is of this kind.
   * `hasImages` states whether figures are image files.
   */
  elementsFor(interactiveKind: string | undefined, hasImages: boolean): string {
    const key = `${interactiveKind} ${hasImages}`;
    const elements = this.#elements.get(key) ?? this.#elementsOf(interactiveKind, hasImages);
    this.#elements.set(key, elements);
    return elements;
  }

  #elementsOf(kind: string | undefined, hasImages: boolean): string {
    const toUrl = (path: string) => this.url(`/${path}`);
    const stylesheet = hasImages ? this.#imageStylesheet : this.#stylesheet;
    this.#add(stylesheet);
    const elements: HeadElement[] = [stylesheetElement(toUrl(stylesheet.path))];
    if (kind) {
      for (const file of this.#scripts.files) this.#add(file);
      elements.push(scriptElement(toUrl(this.#scripts.entry)));
      for (const path of this.#scripts.preloadsFor(kind))
        elements.push(["link", { rel: "modulepreload", href: toUrl(path) }]);
    }
    return elements.map(toTag).join("");
  }

  #add(file: AssetFile): void {
    if (!this.#files.has(file)) this.#waiting.add(file);
    this.#files.add(file);
  }

  /** Whether pages load files that are not yet written. */
  get isWaiting(): boolean {
    return this.#waiting.size > 0;
  }

  /** Writes these files. Throws FileError. */
  async write(output: Output): Promise<void> {
    for (const file of this.#waiting) {
      await output.write(`/${file.path}`, file.content);
      this.#waiting.delete(file);
    }
  }
}
