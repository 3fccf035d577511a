import type { Drawing } from "../../src/figures/figure.js";
import type { ContentMap, Page, TemplateData } from "./config.js";
import type { CheckedOptions } from "./options.js";
import type { PageWords } from "./previews.js";

/** What a page's data says. */
export type PageData = Omit<PageWords, "image"> & {
  readonly chapter?: unknown;
  readonly page?: Page;
  readonly [key: string]: unknown;
};

/**
 * Whether a template's data may say something of its pages. Where Eleventy computes anything of
 * a page it keeps some 4 kB more of it until all are written, so nothing is asked of the others.
 */
export function needsPageData(data: TemplateData, options: CheckedOptions): boolean {
  const { previewKey, previews } = options;
  // What a pagination's pages call their part of it comes to their data later.
  const [named] = String(data.pagination?.alias).split(".");
  return (
    previews === true ||
    ["eleventyComputed", "chapter", previewKey].some(
      (key) => data[key] !== undefined || key === named,
    )
  );
}

/** What is known of a page before its HTML is finished. */
interface Known {
  /** Where it may get a card, until that is known. */
  words?: PageWords | undefined;
  /** What its data says of its chapter: `false` is no numbers. */
  chapter?: unknown;
  /** The figures that its tags made, by their ids, where it may get a card, until that is known. */
  figures?: Map<string, Drawing> | undefined;
}

/** What a page is called in all that a build keeps; one that is not written has no address. */
export function keyOf({ url, inputPath }: Page): string {
  return url || inputPath;
}

/** What all of these pages are called. */
export function keysOf(map: ContentMap["inputPathToUrl"]): Set<string> {
  const pages = Object.entries(map).flatMap(([inputPath, urls]) =>
    urls.map((url) => ({ inputPath, url })),
  );
  return new Set(pages.map(keyOf));
}

/** Tells a page's object from others; Eleventy's wrappings leave alone what is no plain object. */
export class Mark {}
const MARK = Symbol("lora");

export function markOf(page: Page & { [MARK]?: Mark }): Mark {
  // Nobody who lists what the object has comes upon it.
  if (!page[MARK]) Object.defineProperty(page, MARK, { value: new Mark(), configurable: true });
  return page[MARK]!;
}

/**
 * By a mark on the object that all of a build is given for a page, for Eleventy 4 wraps that of a
 * page of a pagination anew for each who asks. Its address would do as well, but where data is
 * computed, to ask for that decides when a site's own permalinks are.
 */
export class Pages {
  readonly #known = new WeakMap<Mark, Known>();

  /** What is known of the page, to read and to add to. */
  of(page: Page): Known {
    const mark = markOf(page);
    const known = this.#known.get(mark) ?? {};
    this.#known.set(mark, known);
    return known;
  }

  addFigure(page: Page, id: string, drawing: Drawing): void {
    const known = this.of(page);
    known.figures ??= new Map();
    known.figures.set(id, drawing);
  }

  /** What the page's card is made of, which is then forgotten: drawings are large, and all pages wait. */
  take(page: Page): { words: PageWords | undefined; figures: ReadonlyMap<string, Drawing> } {
    const known = this.of(page);
    const { words, figures = new Map() } = known;
    Object.assign(known, { words: undefined, figures: undefined });
    return { words, figures };
  }
}
