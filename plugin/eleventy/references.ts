/** Numbers of figures and references to them, where marks stood until all pages were rendered. */

import { escapeText } from "../../src/escape.js";
import { toList, toSafeText } from "../../src/html/references.js";
import { MAX_NAMED, Misses, type SiteRequest } from "../../src/tag/references.js";
import { TagError } from "../../src/tag/values.js";
import { escapesAt, MARK } from "./marks.js";
import type { Index } from "./number-index.js";
import type { Numbered, Numbers, PageNumbers } from "./numbers.js";

/** What is finished: the page or the feed in which marks stand. */
export interface Finished {
  readonly url: string | undefined;
  /** Whether a browser shows it; in others addresses are whole. */
  readonly isPage: boolean;
  /** The figures that it shows. */
  readonly ids: ReadonlySet<string>;
}

/** How addresses are written. */
interface Links {
  readonly siteUrl: string | undefined;
  /** Adds the path prefix. */
  prefix(address: string): string;
}

interface Target {
  readonly page: PageNumbers;
  readonly id: string;
}

/** An address that is the same in HTML, XML and JSON, and in what these escape. */
function plain(url: string): string {
  const { pathname } = new URL(url, "http://site");
  return pathname.replaceAll("&", "%26").replaceAll("'", "%27");
}

export class References {
  readonly #numbers: Numbers;
  readonly #links: Links;
  readonly #misses = new Misses();
  /** What may be asked for of figures that were refused: ids, and these after their pages. */
  readonly #refused = new Set<string>();
  /** What has been answered: ids of figures on other pages, and chapters that were listed. */
  readonly #led = new Set<string>();
  readonly #listed = new Set<string>();
  /** Written pages, by their addresses, that show figures of others, and which. */
  readonly #shown: Map<string, readonly string[]>;
  /** The first page that shows a figure of another, by the figure's id; made again after a change. */
  #places: Map<string, string> | undefined;

  constructor(numbers: Numbers, links: Links, shown: Index["shown"] = []) {
    this.#numbers = numbers;
    this.#links = links;
    this.#shown = new Map(shown);
  }

  /** What the next build may need to know. */
  get shown(): Index["shown"] {
    return [...this.#shown].sort();
  }

  /** Drops pages that the site has no longer. */
  keepOnly(keys: ReadonlySet<string>): void {
    for (const url of this.#shown.keys()) if (!keys.has(url)) this.#shown.delete(url);
    this.#places = undefined;
  }

  /** The output is finished and shows these figures. */
  show(key: string, { url, isPage, ids }: Finished): void {
    this.#numbers.show(key, ids);
    if (url === undefined || !isPage) return;
    const others = [...ids].filter((id) => !this.#numbers.of(key)?.has(id));
    if (others.length) this.#shown.set(url, others);
    else this.#shown.delete(url);
    this.#places = undefined;
  }

  /** There would be such a figure on the page, but for what is wrong in its tag. */
  refuse(key: string, id: string): void {
    this.#refused.add(id).add(`${key}#${id}`);
  }

  /** Whether something that is answered already would be another with this figure. */
  isLate(url: string | undefined, chapter: string | undefined, id: string): boolean {
    const isListed = this.#listed.has("") || this.#listed.has(chapter ?? "");
    return this.#led.has(id) || (url !== undefined && isListed);
  }

  /** Throws TagError where what that page asks for is not there, nor would be. */
  check(key: string, asked: SiteRequest): void {
    if (asked.kind === "reference" && this.#refused.has(asked.id)) return;
    if (asked.kind === "reference") this.#addressOf(this.#find(key, asked.id));
    else if (asked.chapter !== undefined && !this.#pagesOf(asked.chapter).length)
      throw this.#misses.empty(asked.chapter);
  }

  /** The output with numbers and links in place of marks, in one pass. */
  write(content: string, output: Finished): string {
    return content.replace(MARK, (all, written: string, code: string, at: number) => {
      const kind = written.toLowerCase();
      const [page = "", id = ""] = Buffer.from(code, "hex").toString().split("\n");
      try {
        if (kind === "list") return this.#list(page, output, escapesAt(content, at));
        if (kind === "number") return this.#numbers.of(page)?.numberOf(id) ?? all;
        const target = this.#find(page, id);
        return kind === "text" ? target.page.numberOf(target.id)! : this.#hrefOf(target, output);
      } catch (error) {
        if (!(error instanceof TagError)) throw error;
        // Only while serving: a build with such a reference has stopped.
        const why = this.#refused.has(id) ? `“${id}” has an error of its own` : error.message;
        if (kind === "to") return "#";
        return escaped(toSafeText(`[${why}]`), escapesAt(content, at) ?? 0);
      }
    });
  }

  /** The figure that is meant on a page: by the page's address and its id, on the page, elsewhere. */
  #find(key: string, wanted: string): Target {
    const [, address, name] = /^(\/[^#]*)#(.*)$/.exec(wanted) ?? [];
    const id = name ?? wanted;
    const own = this.#numbers.of(address ?? key);
    if (own?.has(id)) return { page: own, id };
    const [page, second] = this.#numbers.pagesWith(id);
    if (address === undefined && page && !second) {
      this.#led.add(id);
      return { page, id };
    }
    const pages: string[] = [];
    for (const { key } of this.#numbers.pagesWith(id)) if (pages.push(key) > MAX_NAMED) break;
    if (address === undefined && page) throw this.#misses.ambiguous(id, pages);
    const ids = pages.length ? pages.sort().map((item) => `${item}#${id}`) : this.#numbers.ids;
    throw this.#misses.unknown(wanted, ids);
  }

  /** The page where it is to be seen. Throws TagError. */
  #addressOf({ page, id }: Target): string {
    const url = page.url ?? this.#placeOf(id);
    if (url === undefined) throw this.#misses.unwritten(id, page.key);
    return url;
  }

  #placeOf(id: string): string | undefined {
    this.#places ??= new Map(
      this.shown.toReversed().flatMap(([url, ids]) => ids.map((item) => [item, url] as const)),
    );
    return this.#places.get(id);
  }

  #hrefOf(target: Target, { url, isPage, ids }: Finished): string {
    const { page, id } = target;
    // A listing or a whole book on one page shows figures of others; an id of several may be another's.
    const isShown = ids.has(id) && this.#numbers.pagesWith(id).size === 1;
    if (isPage && (isShown || page.url === url)) return `#${id}`;
    const address = this.#links.prefix(plain(this.#addressOf(target)));
    const { siteUrl } = this.#links;
    const isWhole = !isPage && siteUrl !== undefined;
    return `${isWhole ? new URL(address, siteUrl).href : address}#${id}`;
  }

  /** The pages with figures of a chapter, or of all. */
  #pagesOf(chapter: string): PageNumbers[] {
    const all = chapter === "" ? this.#numbers.pages : this.#numbers.pagesOf(chapter);
    return all.filter(({ url, figures }) => url !== undefined && figures.length);
  }

  /** The figures of a chapter, or of all, as HTML that is escaped so often, or as text. */
  #list(chapter: string, output: Finished, escapes: number | undefined): string {
    this.#listed.add(chapter);
    const all = this.#pagesOf(chapter).flatMap((page) => {
      return listed(page.figures).map(({ id, caption }) => {
        const href = this.#hrefOf({ page, id }, output);
        return { href, number: page.numberOf(id)!, caption };
      });
    });
    if (escapes === undefined)
      return toSafeText(all.map(({ number, caption }) => `${number} ${caption}`).join("; "));
    return escaped(toList(all), escapes);
  }
}

/** HTML that the output has escaped so often. */
const escaped = (html: string, times: number): string =>
  times ? escaped(escapeText(html), times - 1) : html;

/** Figures before tables, each kind in the order of the page. */
const listed = (figures: readonly Numbered[]) =>
  (["figure", "table"] as const).flatMap((kind) => figures.filter((item) => item.kind === kind));
