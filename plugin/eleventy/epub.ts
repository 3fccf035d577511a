/** Collects the pages and figures of the site's e-book, and writes the book at the end of a build. */
import { firstLine } from "../../src/errors.js";
import type { Drawing } from "../../src/figures/figure.js";
import { exact } from "../../src/format.js";
import { getHtmlWords } from "../../src/locales/index.js";
import { epubOptions } from "../epub/options.js";
import type { Output } from "../output.js";
import type { Site } from "./cards.js";
import type { BuildEvent, Page } from "./config.js";
import { withoutStack } from "./problems.js";

/** Twice the size, for screens with a high resolution. */
const SCALE = 2;

export class Epub {
  /** The figures of the book's pages by page and id, if the book shows PNG files. */
  readonly #drawings = new Map<string, Drawing>();

  constructor(private readonly site: Site) {}

  /** The book's URL, if the site has a book. */
  get url(): string | undefined {
    const { epub } = this.site.options;
    return epub && (epub.file ?? epubOptions.file.default);
  }

  /** Stores a figure if the book draws it as PNG. */
  addFigure({ url }: Page, id: string, drawing: Drawing): void {
    const { epub } = this.site.options;
    if (url && epub?.images === "png" && epub.pages.includes(url))
      this.#drawings.set(`${url}#${id}`, drawing);
  }

  /** Writes the book if the site has one. Throws LoraError for a page or cover that does not exist, and FileError. */
  async write({ results = [], incremental }: BuildEvent, output: Output): Promise<void> {
    const { config, options, renderer, catalogs } = this.site;
    const { epub, siteUrl } = options;
    if (!epub) return;
    const { createEpub } = await import("../epub/index.js").catch((cause: unknown) => {
      throw new Error(
        `epub needs parse5 and fflate (npm install parse5 fflate): ${firstLine(cause)}`,
      );
    });
    const pages = new Map<string, string>();
    for (const { url, content } of results)
      if (url && typeof content === "string") pages.set(url, content);
    // An incremental build may render only some of the pages.
    if (incremental && !epub.pages.every((page) => pages.has(page))) return;
    const content = await createEpub(epub, {
      root: new URL(config.getFilter("url")("/"), siteUrl).href,
      pages,
      read: (url) => output.read(url),
      getWords: (lang) => {
        const locale = catalogs.find(lang);
        return {
          direction: locale?.language.direction ?? "ltr",
          words: getHtmlWords(locale),
        };
      },
      draw: async (page, id, composition) => {
        const drawing = this.#drawings.get(`${page}#${id}`);
        return drawing && renderer.toPng(drawing.compose(composition), { scale: SCALE });
      },
    }).catch(withoutStack);
    const file = this.url!;
    await output.write(file, content, "marked");
    const size = exact(Math.ceil(content.length / 1000));
    console.log(`[lora] ${output.toPath(file)}: ${epub.pages.length} pages, ${size} kB`);
  }
}
