import type { ContentMap, Page, TemplateData } from "./config.js";
import type { CheckedOptions } from "./options.js";
import type { PageWords } from "./previews.js";

/** The part of a page's data that the plugin reads. */
export type PageData = Pick<PageWords, "title" | "description"> & {
  readonly chapter?: unknown;
  readonly lang?: unknown;
  readonly page?: Page;
  readonly [key: string]: unknown;
};

/**
 * Returns whether a template's data may contain keys that the plugin reads. Computed data costs
 * about 4 kB of memory for each page, so the plugin adds it only to these templates.
 */
export function needsPageData(data: TemplateData, options: CheckedOptions): boolean {
  const { previewKeys, previews } = options;
  // Eleventy sets the alias of a pagination later, so `data` does not have it yet.
  const [alias] = String(data.pagination?.alias).split(".");
  return (
    previews === true ||
    ["eleventyComputed", "chapter", "lang", ...previewKeys].some(
      (key) => data[key] !== undefined || key === alias,
    )
  );
}

/** Facts about a page, stored until its HTML is finished. */
interface PageFacts {
  /** The texts of the page's preview, if it may get a preview. */
  words?: PageWords | undefined;
  /** `chapter` in the page's data; `false` means no numbers. */
  chapter?: unknown;
  lang?: unknown;
  /** `title` in the page's data. */
  title?: unknown;
}

/** Returns the page's key in a build: its URL, or its source file if the page is not written. */
export function getPageKey({ url, inputPath }: Page): string {
  return url || inputPath;
}

export function getPageKeys(map: ContentMap["inputPathToUrl"]): Set<string> {
  const pages = Object.entries(map).flatMap(([inputPath, urls]) =>
    urls.map((url) => ({ inputPath, url })),
  );
  return new Set(pages.map(getPageKey));
}

/** Identifies a page. It is a class, because Eleventy's proxies do not wrap class instances. */
export class PageToken {}
const TOKEN = Symbol("lora");

/** Returns the page's token, which is stored in a non-enumerable property. */
export function getPageToken(page: Page & { [TOKEN]?: PageToken }): PageToken {
  if (!page[TOKEN])
    Object.defineProperty(page, TOKEN, { value: new PageToken(), configurable: true });
  return page[TOKEN]!;
}

/**
 * Stores facts about pages by a token on Eleventy's page object. The object itself cannot be the key, because
 * Eleventy 4 wraps the object of a paginated page in a new proxy at each access. The URL cannot be the key,
 * because reading it in computed data changes the order in which Eleventy evaluates a site's permalinks.
 */
export class Pages {
  readonly #facts = new WeakMap<PageToken, PageFacts>();

  /** Returns the facts about the page, which the caller may change. */
  get(page: Page): PageFacts {
    const token = getPageToken(page);
    const facts = this.#facts.get(token) ?? {};
    this.#facts.set(token, facts);
    return facts;
  }
}
