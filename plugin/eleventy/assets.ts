/** The stylesheet and the scripts of the pages in one build. */
import type { ColorScheme } from "../../src/html/images.js";
import { figureStylesheet, stylesheet } from "../../src/html/stylesheet.js";
import type { SiteLocales } from "../../src/locales/site-locales.js";
import {
  type AssetFile,
  colorSchemeRules,
  type HeadElement,
  scriptElement,
  stylesheetElement,
  toStylesheetFile,
  toTag,
} from "../head.js";
import type { Output } from "../output.js";
import { type FigureScript, Scripts } from "../scripts.js";

/** The contents of a page that determine its assets. */
interface PageNeeds {
  /** The first figure with controls. */
  readonly interactive: FigureScript | undefined;
  /** The languages of the scripts of all interactive figures. */
  readonly languages: ReadonlySet<string>;
  /** Whether figures are image files. */
  readonly hasImages: boolean;
  /** Whether the page has parts with further rules, such as comparison tables. */
  readonly hasFurther: boolean;
}

export class BuildAssets {
  /** The files that the build's pages load. */
  readonly #files = new Set<AssetFile>();
  /** The files in `#files` that are not written yet. */
  readonly #waiting = new Set<AssetFile>();
  readonly #scripts: Scripts;
  /** The stylesheets, by the parts of pages that need them. */
  readonly #stylesheets = new Map<string, AssetFile>();
  /** Caches the HTML of pages with the same files, so that thousands of waiting pages share the strings. */
  readonly #elements = new Map<string, string>();

  /**
   * Figures follow `colorScheme`, or without it the page's `color-scheme`. `url` adds the path
   * prefix to a URL.
   */
  constructor(
    private readonly colorScheme: ColorScheme | undefined,
    private readonly url: (url: string) => string,
    siteLocales: SiteLocales,
  ) {
    this.#scripts = new Scripts(siteLocales.added);
  }

  /** Returns the stylesheet of a page. It is one file, because two would be larger when compressed. */
  #stylesheetFor(hasImages: boolean, hasFurther: boolean): AssetFile {
    const key = `${hasImages} ${hasFurther}`;
    const file =
      this.#stylesheets.get(key) ??
      toStylesheetFile(
        (hasFurther ? stylesheet : figureStylesheet) +
          colorSchemeRules(this.colorScheme, hasImages),
      );
    this.#stylesheets.set(key, file);
    return file;
  }

  /** Returns the HTML that loads the assets of a page. */
  elementsFor(needs: PageNeeds): string {
    const { interactive, languages, hasImages, hasFurther } = needs;
    const key = JSON.stringify([interactive, [...languages], hasImages, hasFurther]);
    const elements = this.#elements.get(key) ?? this.#elementsOf(needs);
    this.#elements.set(key, elements);
    return elements;
  }

  #elementsOf({ interactive, languages, hasImages, hasFurther }: PageNeeds): string {
    const toUrl = (path: string) => this.url(`/${path}`);
    const sheet = this.#stylesheetFor(hasImages, hasFurther);
    this.#add(sheet);
    const elements: HeadElement[] = [stylesheetElement(toUrl(sheet.path))];
    for (const language of languages)
      for (const file of this.#scripts.filesOf(language)) this.#add(file);
    if (interactive) {
      elements.push(scriptElement(toUrl(this.#scripts.entry)));
      for (const path of this.#scripts.preloadsFor(interactive))
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
