/** Replaces placeholders with figure numbers, links and lists when all pages are rendered. */
import { escapeText } from "../../src/escape.js";
import { getLanguages } from "../../src/html/languages.js";
import { toList } from "../../src/html/references.js";
import { getHtmlWords, type HtmlWords } from "../../src/locales/index.js";
import { MAX_NAMED, ReferenceErrors, type SiteRequest } from "../../src/tag/references.js";
import { TagError } from "../../src/tag/values.js";
import { figuresBeforeTables, type Numbers, type PageNumbers } from "../numbers.js";
import { type Edit, splice } from "./html.js";
import type { NumberIndex } from "./number-index.js";
import { findPlaceholders, type Placeholder } from "./placeholders.js";

/** A finished page or feed. */
export interface PageOutput {
  readonly url: string | undefined;
  /** Whether it is a page for browsers. In other outputs, links are absolute. */
  readonly isPage: boolean;
  /** The ids of the figures that the output shows. */
  readonly ids: ReadonlySet<string>;
}

/** The language of a page, if known, and the words around figures in it. */
export interface PageLanguage {
  readonly lang: string | undefined;
  readonly words: HtmlWords;
}

interface Links {
  readonly siteUrl: string | undefined;
  /** Adds the path prefix. */
  prefix(address: string): string;
}

interface Target {
  readonly page: PageNumbers;
  readonly id: string;
}

/**
 * Encodes a page's path on disk as a URL, with the characters that HTML, XML or JSON would escape.
 */
const encodePath = (path: string) =>
  encodeURI(path).replace(/[#?&']/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

export class References {
  readonly #numbers: Numbers;
  readonly #links: Links;
  /** The words of each page, by the page's key. */
  readonly #words = new Map<string, PageLanguage>();
  readonly #misses = new ReferenceErrors();
  /** Ids of figures with errors, with and without their page's key. */
  readonly #rejected = new Set<string>();
  /** Ids of figures that links on other pages refer to. */
  readonly #linked = new Set<string>();
  /** Chapters that lists show. */
  readonly #listed = new Set<string>();
  /** Maps a page's URL to the ids of other pages' figures that the page shows. */
  readonly #shown: Map<string, readonly string[]>;
  /** Maps a figure's id to the first other page that shows the figure. Undefined after a change. */
  #places: Map<string, string> | undefined;

  constructor(numbers: Numbers, links: Links, shown: NumberIndex["shown"] = []) {
    this.#numbers = numbers;
    this.#links = links;
    this.#shown = new Map(shown);
  }

  /** The entries of `#shown`, sorted, for the index of the next build. */
  get shown(): NumberIndex["shown"] {
    return [...this.#shown].sort();
  }

  /** Removes pages that the site no longer has. */
  prune(keys: ReadonlySet<string>): void {
    for (const url of this.#shown.keys()) if (!keys.has(url)) this.#shown.delete(url);
    this.#places = undefined;
  }

  /** Records a finished output and the figures that it shows. */
  recordOutput(key: string, { url, isPage, ids }: PageOutput): void {
    this.#numbers.setOrder(key, ids);
    if (url === undefined || !isPage) return;
    const others = [...ids].filter((id) => !this.#numbers.get(key)?.has(id));
    if (others.length) this.#shown.set(url, others);
    else this.#shown.delete(url);
    this.#places = undefined;
  }

  /** Records the language of a page with figures, links or lists. */
  setLanguage(key: string, language: PageLanguage): void {
    this.#words.set(key, language);
  }

  /** Records a figure whose tag has an error. */
  reject(key: string, id: string): void {
    this.#rejected.add(id).add(`${key}#${id}`);
  }

  /** Returns whether a link or list that is already written lacks this figure. */
  isLate(url: string | undefined, chapter: string | undefined, id: string): boolean {
    const isListed = this.#listed.has("") || this.#listed.has(chapter ?? "");
    return this.#linked.has(id) || (url !== undefined && isListed);
  }

  /** Throws TagError for a broken reference or an empty list. */
  check(key: string, request: SiteRequest): void {
    if (request.kind === "reference" && this.#rejected.has(request.id)) return;
    if (request.kind === "reference") this.#findUrl(this.#find(key, request.id));
    else if (request.chapter !== undefined && !this.#getPages(request.chapter).length)
      throw this.#misses.empty(request.chapter);
  }

  /** Returns part of a page with the numbers known so far, for filters that read the page early. */
  fillKnownNumbers(html: string, key: string): string {
    const placeholders = findPlaceholders(html);
    const visible = placeholders.flatMap(({ kind, subject: [page, id = ""] }) =>
      kind === "number" && page === key ? [id] : [],
    );
    this.#numbers.get(key)?.arrange(visible);
    const edits = placeholders.flatMap(({ kind, subject: [page = "", id = ""], text: range }) => {
      const number = this.getCurrentNumber(page, id);
      const text = kind === "ref" ? this.currentText(page, id) : number;
      if (!range || !text || kind === "list") return [];
      return { ...range, text: escaped(escapeText(text), range.escapes) };
    });
    return splice(html, edits);
  }

  /** Returns the number of a figure that is already rendered, otherwise the word “Figure”. */
  currentText(key: string, wanted: string): string {
    const target = this.#lookUp(key, wanted);
    const words = this.#wordsOf(key);
    return target?.page.getCurrentNumber(target.id, words) ?? words.figure("").trim();
  }

  /** Returns the number of a page's figure that is known so far. */
  getCurrentNumber(key: string, id: string): string | undefined {
    return this.#numbers.get(key)?.getCurrentNumber(id, this.#wordsOf(key));
  }

  #wordsOf(key: string): HtmlWords {
    return this.#words.get(key)?.words ?? getHtmlWords();
  }

  /** Returns the changes that replace the placeholders of an output with numbers, links and lists. */
  resolve(placeholders: readonly Placeholder[], output: PageOutput): Edit[] {
    return placeholders.flatMap(({ kind, subject: [page = "", id = ""], start, end, text }) => {
      const link = kind === "ref" ? this.#link(page, id, output) : undefined;
      const getNumber = () => this.#numbers.get(page)?.getNumber(id, this.#wordsOf(page));
      const words = link?.text ?? (kind === "number" ? getNumber() : undefined) ?? "";
      const html = kind === "list" ? this.#list(page, id, output) : escapeText(words);
      const edits = [{ start, end, text: link?.url ?? "" }];
      if (text && (html || kind === "list"))
        edits.push({ ...text, text: escaped(html, text.escapes) });
      return edits;
    });
  }

  /**
   * Returns the URL and text of a link. For a broken reference, the text is the error. Only served
   * sites show it, because other builds have stopped.
   */
  #link(key: string, id: string, output: PageOutput) {
    let url = "#";
    try {
      const target = this.#find(key, id);
      const text = target.page.getNumber(target.id, this.#wordsOf(key))!;
      if (this.#isPlaced(target)) url = this.#toHref(target, output);
      return { url, text };
    } catch (error) {
      if (!(error instanceof TagError)) throw error;
      const reason = this.#rejected.has(id) ? `the tag of “${id}” has an error` : error.message;
      return { url, text: `[${reason}]` };
    }
  }

  /** Finds a figure: by URL and id, otherwise by id, first on the page itself. Throws TagError. */
  #find(key: string, wanted: string): Target {
    const target = this.#lookUp(key, wanted);
    const { pageUrl: address, id } = splitReference(wanted);
    if (target && target.page !== this.#numbers.get(address ?? key)) this.#linked.add(id);
    if (target) return target;
    const [page] = this.#numbers.pagesWith(id);
    const pages: string[] = [];
    for (const { key } of this.#numbers.pagesWith(id)) if (pages.push(key) > MAX_NAMED) break;
    if (address === undefined && page) throw this.#misses.ambiguous(id, pages);
    const ids = pages.length ? pages.sort().map((item) => `${item}#${id}`) : this.#numbers.ids;
    throw this.#misses.unknown(wanted, ids);
  }

  /** Returns the figure that the reference means, if it is already rendered and unique. */
  #lookUp(key: string, wanted: string): Target | undefined {
    const { pageUrl: address, id } = splitReference(wanted);
    const preferred = this.#numbers.get(address ?? key);
    if (preferred?.has(id)) return { page: preferred, id };
    const [page, second] = this.#numbers.pagesWith(id);
    return address === undefined && page && !second ? { page, id } : undefined;
  }

  /** Returns the URL of the page that shows the figure. Throws TagError. */
  #findUrl({ page, id }: Target): string {
    const url = page.url ?? this.#findPlace(id);
    if (url === undefined) throw this.#misses.unwritten(id, page.key);
    return url;
  }

  /** Returns whether a written page shows the figure. */
  #isPlaced({ page, id }: Target): boolean {
    return (page.url ?? this.#findPlace(id)) !== undefined;
  }

  #findPlace(id: string): string | undefined {
    this.#places ??= new Map(
      this.shown.toReversed().flatMap(([url, ids]) => ids.map((item) => [item, url] as const)),
    );
    return this.#places.get(id);
  }

  #toHref(target: Target, { url, isPage, ids }: PageOutput): string {
    const { page, id } = target;
    // This page may show another page's figure, as a listing does. The id is clear if only one page uses it.
    const isShown = ids.has(id) && this.#numbers.pagesWith(id).size === 1;
    if (isPage && (isShown || page.url === url)) return `#${id}`;
    const address = this.#links.prefix(encodePath(this.#findUrl(target)));
    const { siteUrl } = this.#links;
    const isAbsolute = !isPage && siteUrl !== undefined;
    return `${isAbsolute ? new URL(address, siteUrl).href : address}#${id}`;
  }

  /** Returns the written pages with figures in a chapter, or in all chapters for "". */
  #getPages(chapter: string): PageNumbers[] {
    const pages = chapter === "" ? this.#numbers.pages : this.#numbers.getPages(chapter);
    return pages.filter(({ url, figures }) => url !== undefined && figures.length);
  }

  /** Returns the list of a chapter's figures as HTML, in the language of the page with this key. */
  #list(key: string, chapter: string, output: PageOutput): string {
    this.#listed.add(chapter);
    const words = this.#wordsOf(key);
    const pageLang = this.#words.get(key)?.lang;
    const pages = this.#getPages(chapter);
    const lists = pages.map((page) => {
      const items = figuresBeforeTables(page.figures).map(({ id, caption, lang }) => {
        const href = this.#toHref({ page, id }, output);
        const { words: captionLang } = getLanguages(pageLang, lang ?? pageLang ?? "en");
        return { href, number: page.getNumber(id, words)!, caption, lang: captionLang };
      });
      const name =
        pages.length > 1 ? `<p dir='auto'>${escapeText(page.title ?? page.key)}</p>` : "";
      return name + toList(items);
    });
    return lists.join("");
  }
}

/** Splits a reference into the page's URL, if any, and the figure's id. */
function splitReference(wanted: string): { pageUrl: string | undefined; id: string } {
  const [, pageUrl, id = wanted] = /^(\/[^#]*)#(.*)$/.exec(wanted) ?? [];
  return { pageUrl, id };
}

/** Returns the HTML escaped this many times. */
const escaped = (html: string, times: number): string =>
  times ? escaped(escapeText(html), times - 1) : html;
