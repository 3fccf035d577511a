import type { Drawing } from "../../src/figures/figure.js";
import type { Page } from "./config.js";
import type { PageWords } from "./previews.js";

/** What is known of a page before its HTML is finished. */
export interface Known {
  words?: PageWords;
  /** The figures that its tags made, by their ids. */
  readonly figures: Map<string, Drawing>;
}

/** What a page is called in all that a build keeps; one that is not written has no address. */
export function keyOf({ url, inputPath }: Page): string {
  return url || inputPath;
}

export class Pages {
  readonly #known = new Map<string, Known>();

  /** What is known of the page, to read and to add to. */
  of(page: Page): Known {
    const key = keyOf(page);
    const known = this.#known.get(key) ?? { figures: new Map() };
    this.#known.set(key, known);
    return known;
  }
}
