/** Collects the pages and figures of the site's e-book, and writes the book at the end of a build. */
import { LoraError } from "../../src/errors.js";
import { getHtmlWords } from "../../src/locales/index.js";
import { exact } from "../../src/number-format.js";
import { type BookFigure, createEpub, epubOptions } from "../epub/index.js";
import { assertInProject } from "../files.js";
import type { Output } from "../output.js";
import type { BuildEvent, CollectionItem } from "./config.js";
import type { Placeholder } from "./placeholders.js";
import { withoutStack } from "./problems.js";
import type { References } from "./references.js";
import type { Site } from "./site.js";

/** Twice the size, for screens with a high resolution. */
const SCALE = 2;

export class Epub {
  /** The keys of the figures on the book's pages, by the URL of the page and the id of the figure. */
  readonly #shown = new Map<string, ReadonlyMap<string, string>>();

  /** The pages of the collection that the option names. */
  items: readonly CollectionItem[] = [];

  constructor(
    private readonly site: Site,
    private readonly references: References,
  ) {}

  /** The book's URL, if the site has a book. */
  get url(): string | undefined {
    const { epub } = this.site.options;
    return epub && (epub.file ?? epubOptions.file.default);
  }

  /** The URLs of the book's pages, in reading order. */
  get #pages(): readonly string[] {
    const { pages = [] } = this.site.options.epub ?? {};
    if (typeof pages !== "string") return pages;
    return this.items.flatMap(({ url }) => url || []);
  }

  /** Records the figures that a page shows, with the keys of the pages that have their tags. */
  setFigures(url: string, figures: readonly Placeholder["subject"][]): void {
    if (!this.#pages.includes(url)) return;
    this.#shown.set(url, new Map(figures.map(([key = "", id = ""]) => [id, key])));
  }

  #getFigure(page: string, id: string): BookFigure | undefined {
    const { config, figures } = this.site;
    const key = this.#shown.get(page)?.get(id) ?? page;
    const document = figures.get(`${key}#${id}`)?.figure;
    if (!document) return undefined;
    const addPrefix = config.getFilter("url");
    const { images } = document;
    const urls = images?.wide.urls.map((url) => addPrefix(url));
    const prefixed = images && urls && { ...images, wide: { ...images.wide, urls } };
    const number = this.references.getCurrentNumber(key, id);
    return { document: { ...document, images: prefixed }, number };
  }

  /** Writes the book if the site has one. Throws LoraError for a page or cover that does not exist, and FileError. */
  async write({ results = [], incremental }: BuildEvent, output: Output): Promise<void> {
    const { config, options, renderer, siteLocales } = this.site;
    const { epub, siteUrl } = options;
    if (!epub) return;
    const list = this.#pages;
    if (!list.length)
      withoutStack(new LoraError("epub.pages", "the name of a collection with pages", epub.pages));
    const pages = new Map<string, string>();
    for (const { url, content } of results)
      if (url && typeof content === "string") pages.set(url, content);
    // An incremental build may render only some of the pages.
    if (incremental && !list.every((page) => pages.has(page))) return;
    const content = await createEpub(
      { ...epub, pages: list },
      {
        root: new URL(config.getFilter("url")("/"), siteUrl).href,
        pages,
        read: async (url) => {
          // A link in the site's folder may lead to any file of the machine.
          if (!(await output.contains(output.toPath(url))))
            assertInProject(output.toPath("/"), url.slice(1));
          return output.read(url);
        },
        getWords: (lang) => {
          const locale = siteLocales.find(lang);
          return {
            direction: locale?.language.direction ?? "ltr",
            words: getHtmlWords(locale),
          };
        },
        getFigure: (page, id) => this.#getFigure(page, id),
        draw: (scene) => renderer.toPng(scene, { scale: SCALE }),
      },
    ).catch(withoutStack);
    const file = this.url!;
    await output.write(file, content, "marked");
    const size = exact(Math.ceil(content.length / 1000));
    console.log(`[lora] ${output.toPath(file)}: ${list.length} pages, ${size} kB`);
  }
}
