/** Numbers the figures and tables of each page, in document order. */
import { LoraError } from "../src/errors.js";
import type { Inline } from "../src/inline.js";
import type { HtmlWords } from "../src/locales/index.js";
import { CHAPTER } from "../src/tag/references.js";

interface NumberedItem {
  readonly id: string;
  readonly kind: "figure" | "table";
  /** The caption in lists; empty if the author gave an empty caption. */
  readonly caption: readonly Inline[];
  /** The author's number. Default: counted. */
  readonly number?: string | undefined;
  /** The language of the caption, if known. */
  readonly lang?: string | undefined;
}

/** The numbered figures of a page, as the index stores them between builds. */
export interface NumberedPage {
  /** The page's key, as `getPageKey` returns it. */
  readonly key: string;
  /** The page's URL, if the page is written. */
  readonly url: string | undefined;
  readonly chapter: string | undefined;
  /** The page's title in lists, as plain text. */
  readonly title?: string | undefined;
  readonly figures: readonly NumberedItem[];
}

interface OrdinalItem {
  readonly item: NumberedItem;
  /** Its position among the page's figures or tables, from 1. */
  ordinal: number;
}

/** The figures of a page that is being rendered. */
class PageNumbers {
  #figures = new Map<string, OrdinalItem>();
  /** Whether the ordinals are up to date. */
  #isCounted = false;
  /** Whether a number was read. From then on, numbers do not change. */
  #isRead = false;
  /** Figures that the page's finished HTML does not show. */
  #hidden: ReadonlySet<string> | undefined;

  constructor(
    readonly key: string,
    readonly url: string | undefined,
    readonly chapter: string | undefined,
    readonly title: string | undefined,
    private readonly start = 1,
  ) {}

  add(item: NumberedItem): void {
    const existing = this.#figures.get(item.id);
    if (!existing) this.#isCounted = false;
    this.#figures.set(item.id, { item, ordinal: existing?.ordinal ?? 0 });
  }

  has(id: string): boolean {
    return this.#figures.has(id);
  }

  /** Sets the order of the finished page, which differs from the order of rendering. */
  setOrder(ids: ReadonlySet<string>): void {
    const hidden = [...this.#figures.keys()].filter((id) => !ids.has(id));
    this.#hidden = hidden.length ? new Set(hidden) : undefined;
    if (this.#isRead) return;
    // A listing may show figures that the page does not.
    this.#reorder([...ids, ...this.#figures.keys()]);
  }

  /** All figures, or the visible figures of a finished page. */
  get figures(): readonly NumberedItem[] {
    const all = [...this.#figures.values()].map(({ item }) => item);
    return this.#hidden ? all.filter(({ id }) => !this.#hidden!.has(id)) : all;
  }

  get ids(): Iterable<string> {
    return this.#figures.keys();
  }

  /**
   * Returns "Figure 11.3" in the words of the page that shows it, with the chapter before the number. Tables are
   * numbered separately.
   */
  getNumber(id: string, words: HtmlWords): string | undefined {
    this.#isRead = true;
    return this.getCurrentNumber(id, words);
  }

  /** Returns the preliminary number, for a page that is not completely rendered. A later `setOrder` may change it. */
  getCurrentNumber(id: string, words: HtmlWords): string | undefined {
    if (!this.#isCounted) this.#count();
    const entry = this.#figures.get(id);
    if (!entry) return undefined;
    const prefix = this.chapter === undefined ? "" : `${this.chapter}.`;
    return words[entry.item.kind](entry.item.number ?? `${prefix}${entry.ordinal}`);
  }

  /** Puts these figures in the given order, which is their order in a part of the page. Other figures keep their positions. */
  arrange(ids: readonly string[]): void {
    const visibleIds = new Set(ids.filter((id) => this.#figures.has(id)));
    if (this.#isRead || visibleIds.size < 2) return;
    const next = visibleIds.values();
    const renderOrder = [...this.#figures.keys()];
    this.#reorder(renderOrder.map((id) => (visibleIds.has(id) ? next.next().value! : id)));
  }

  /** Puts the figures in the order in which their ids first occur. */
  #reorder(ids: readonly string[]): void {
    const entries = ids.flatMap((id) => this.#figures.get(id) ?? []);
    this.#figures = new Map(entries.map((entry) => [entry.item.id, entry]));
    this.#isCounted = false;
  }

  #count(): void {
    const last = { figure: this.start - 1, table: 0 };
    for (const entry of this.#figures.values())
      if (entry.item.number === undefined) entry.ordinal = ++last[entry.item.kind];
    this.#isCounted = true;
  }
}

export type { PageNumbers };

/** Returns the items in the order of lists. */
export const figuresBeforeTables = (figures: readonly NumberedItem[]) =>
  (["figure", "table"] as const).flatMap((kind) => figures.filter((item) => item.kind === kind));

/** The pages with numbered figures. The index supplies pages that the build does not render. */
export class Numbers {
  readonly #pages = new Map<string, PageNumbers>();
  /** Pages from the index that this build has not rendered. */
  readonly #unrendered = new Set<string>();
  /** Pages by the ids of their figures, and by chapter. */
  readonly #byId = new Map<string, Set<PageNumbers>>();
  readonly #byChapter = new Map<string | undefined, Set<PageNumbers>>();

  /** `start` is the number of each page's first figure. Default: 1. */
  constructor(
    index: readonly NumberedPage[] = [],
    private readonly start?: number,
  ) {
    for (const { key, url, chapter, title, figures } of index) {
      for (const item of figures) this.add(key, url, chapter, item, title);
      this.#unrendered.add(key);
    }
  }

  /** Removes pages that the site no longer has. */
  prune(keys: ReadonlySet<string>): void {
    for (const key of this.#unrendered) if (!keys.has(key)) this.#drop(key);
  }

  add(
    key: string,
    url: string | undefined,
    chapter: string | undefined,
    item: NumberedItem,
    title?: string,
  ): void {
    if (this.#unrendered.has(key)) this.#drop(key);
    const page = this.#pages.get(key) ?? new PageNumbers(key, url, chapter, title, this.start);
    this.#pages.set(key, page);
    addTo(this.#byChapter, chapter, page);
    addTo(this.#byId, item.id, page);
    page.add(item);
  }

  /** Records that the finished page shows these figures in this order. */
  setOrder(key: string, ids: ReadonlySet<string>): void {
    if (this.#unrendered.has(key)) this.#drop(key);
    this.#pages.get(key)?.setOrder(ids);
  }

  get(key: string): PageNumbers | undefined {
    return this.#pages.get(key);
  }

  pagesWith(id: string): ReadonlySet<PageNumbers> {
    return this.#byId.get(id) ?? NO_PAGES;
  }

  get ids(): Iterable<string> {
    return this.#byId.keys();
  }

  /** All pages, sorted by chapter and then by URL. Pages without a chapter come last. */
  get pages(): PageNumbers[] {
    return [...this.#pages.values()].sort(byChapterAndAddress);
  }

  /** Returns the chapter's pages, sorted by URL. */
  getPages(chapter: string): PageNumbers[] {
    return [...(this.#byChapter.get(chapter) ?? NO_PAGES)].sort(byChapterAndAddress);
  }

  /** All pages that show a figure, for the next build. */
  get index(): NumberedPage[] {
    return this.pages
      .filter(({ figures }) => figures.length)
      .map(({ key, url, chapter, title, figures }) => ({ key, url, chapter, title, figures }));
  }

  #drop(key: string): void {
    const page = this.#pages.get(key)!;
    this.#pages.delete(key);
    this.#unrendered.delete(key);
    removeFrom(this.#byChapter, page.chapter, page);
    for (const id of page.ids) removeFrom(this.#byId, id, page);
  }
}

const NO_PAGES: ReadonlySet<never> = new Set();

function addTo<K, V>(groups: Map<K, Set<V>>, key: K, value: V): void {
  const group = groups.get(key) ?? new Set();
  groups.set(key, group.add(value));
}

function removeFrom<K, V>(groups: Map<K, Set<V>>, key: K, value: V): void {
  groups.get(key)?.delete(value);
  if (!groups.get(key)?.size) groups.delete(key);
}

const { compare } = new Intl.Collator("en", { numeric: true });

function byChapterAndAddress(a: PageNumbers, b: PageNumbers): number {
  const [last, none] = ["\uffff", ""];
  return (
    Number(a.chapter === undefined) - Number(b.chapter === undefined) ||
    compare(a.chapter ?? last, b.chapter ?? last) ||
    compare(a.url ?? none, b.url ?? none)
  );
}

/** The allowed values of `chapter` in front matter. */
const ALLOWED_CHAPTER =
  'a whole number, as in chapter: 3, text in quotes, as in chapter: "3.10" or chapter: "A", or false for figures without numbers';

/** Returns the chapter of a page's data. Throws LoraError if it is invalid. */
export function parseChapter(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  const chapter = CHAPTER.read(value);
  if (chapter === undefined) throw new LoraError("chapter", ALLOWED_CHAPTER, value);
  return chapter;
}
