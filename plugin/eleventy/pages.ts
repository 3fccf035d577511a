import type { Drawing } from "../../src/figures/figure.js";
import type { Page } from "./config.js";
import type { PageWords } from "./previews.js";

/** What is known of a page before its HTML is finished. */
export interface Known {
  words?: PageWords;
  /** What its data says of its chapter: `false` is no numbers. */
  chapter?: unknown;
  /** The figures that its tags made, by their ids. */
  readonly figures: Map<string, Drawing>;
}

/** What a page is called in all that a build keeps; one that is not written has no address. */
export function keyOf({ url, inputPath }: Page): string {
  return url || inputPath;
}

/**
 * By the object that all of a build is given for a page. Its address would do as well, but where data
 * is computed, to ask for that decides when a site's own permalinks are.
 */
export class Pages {
  readonly #known = new WeakMap<Page, Known>();

  /** What is known of the page, to read and to add to. */
  of(page: Page): Known {
    const known = this.#known.get(page) ?? { figures: new Map() };
    this.#known.set(page, known);
    return known;
  }
}
