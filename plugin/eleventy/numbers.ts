/** The numbers of a site's figures and tables: per page, in the order in which it shows them. */
import { exact } from "../../src/format.js";
import { englishHtml } from "../../src/locales/index.js";

export interface Numbered {
  readonly id: string;
  readonly kind: "figure" | "table";
  /** What lists say of it. Plain text; empty where its author wants none. */
  readonly caption: string;
}

/** A page with numbered figures, as the index keeps it from build to build. */
export interface Numbering {
  /** What the page is called in all that a build keeps. */
  readonly key: string;
  /** Its address, if it is written. */
  readonly url: string | undefined;
  readonly chapter: string | undefined;
  readonly figures: readonly Numbered[];
}

interface Counted {
  readonly item: Numbered;
  /** The how many-th of its kind it is. */
  ordinal: number;
}

/** One page's figures while it is rendered. */
class PageNumbers {
  readonly #figures = new Map<string, Counted>();
  /** Counted when asked for after a change. */
  #isCounted = false;
  /** Once a number is read, those that there are stay. */
  #isRead = false;
  /** Those that its finished HTML does not show, if there are any. */
  #hidden: ReadonlySet<string> | undefined;

  constructor(
    readonly key: string,
    readonly url: string | undefined,
    readonly chapter: string | undefined,
    figures: readonly Numbered[] = [],
  ) {
    for (const item of figures) this.add(item);
  }

  add(item: Numbered): void {
    const counted = this.#figures.get(item.id);
    if (!counted) this.#isCounted = false;
    this.#figures.set(item.id, { item, ordinal: counted?.ordinal ?? 0 });
  }

  has(id: string): boolean {
    return this.#figures.has(id);
  }

  /** The order of the finished page: its layout and its template languages render in another. */
  show(ids: ReadonlySet<string>): void {
    const hidden = [...this.#figures.keys()].filter((id) => !ids.has(id));
    this.#hidden = hidden.length ? new Set(hidden) : undefined;
    if (this.#isRead) return;
    const all = [...this.#figures.values()];
    const first = [...ids].flatMap((id) => this.#figures.get(id) ?? []);
    if (first.every((counted, index) => counted === all[index])) return;
    this.#isCounted = false;
    this.#figures.clear();
    // What the page does not show, a listing may.
    for (const counted of [...first, ...all]) this.#figures.set(counted.item.id, counted);
  }

  /** Every figure; of a finished page those that it shows. */
  get figures(): readonly Numbered[] {
    const all = [...this.#figures.values()].map(({ item }) => item);
    return this.#hidden ? all.filter(({ id }) => !this.#hidden!.has(id)) : all;
  }

  get ids(): Iterable<string> {
    return this.#figures.keys();
  }

  /** "Figure 11.3" for one that it has, the number behind the chapter's; tables have their own. */
  numberOf(id: string): string | undefined {
    this.#isRead = true;
    if (!this.#isCounted) this.#count();
    const counted = this.#figures.get(id);
    const before = this.chapter === undefined ? "" : `${this.chapter}.`;
    return counted && englishHtml[counted.item.kind](before + exact(counted.ordinal));
  }

  #count(): void {
    const last = { figure: 0, table: 0 };
    for (const counted of this.#figures.values()) counted.ordinal = ++last[counted.item.kind];
    this.#isCounted = true;
  }
}

export type { PageNumbers };

/** The pages of a build that have numbered figures; those that it does not render are from the index. */
export class Numbers {
  readonly #pages = new Map<string, PageNumbers>();
  /** Pages that are as the index says, and not yet rendered in this build. */
  readonly #kept = new Set<string>();
  /** Which pages have an id, and which are a chapter's. */
  readonly #byId = new Map<string, Set<PageNumbers>>();
  readonly #byChapter = new Map<string | undefined, Set<PageNumbers>>();

  constructor(index: readonly Numbering[] = []) {
    for (const { key, url, chapter, figures } of index) {
      for (const item of figures) this.add(key, url, chapter, item);
      this.#kept.add(key);
    }
  }

  /** Drops pages of the index that the site has no longer. */
  keepOnly(keys: ReadonlySet<string>): void {
    for (const key of this.#kept) if (!keys.has(key)) this.#drop(key);
  }

  add(key: string, url: string | undefined, chapter: string | undefined, item: Numbered): void {
    if (this.#kept.has(key)) this.#drop(key);
    const page = this.#pages.get(key) ?? new PageNumbers(key, url, chapter);
    this.#pages.set(key, page);
    into(this.#byChapter, chapter, page);
    into(this.#byId, item.id, page);
    page.add(item);
  }

  /** The page is finished and shows the figures with these ids, in this order. */
  show(key: string, ids: ReadonlySet<string>): void {
    if (this.#kept.has(key)) this.#drop(key);
    this.#pages.get(key)?.show(ids);
  }

  of(key: string): PageNumbers | undefined {
    return this.#pages.get(key);
  }

  /** The pages that have a figure of this id. */
  pagesWith(id: string): ReadonlySet<PageNumbers> {
    return this.#byId.get(id) ?? NONE;
  }

  get ids(): Iterable<string> {
    return this.#byId.keys();
  }

  /** All pages, by chapter, those without one at the end, and by address. */
  get pages(): PageNumbers[] {
    return [...this.#pages.values()].sort(byChapterAndAddress);
  }

  /** The chapter's pages, by address. */
  pagesOf(chapter: string): PageNumbers[] {
    return [...(this.#byChapter.get(chapter) ?? NONE)].sort(byChapterAndAddress);
  }

  /** All pages that show a figure, as the next build may need them. */
  get index(): Numbering[] {
    return this.pages
      .filter(({ figures }) => figures.length)
      .map(({ key, url, chapter, figures }) => ({ key, url, chapter, figures }));
  }

  #drop(key: string): void {
    const page = this.#pages.get(key)!;
    this.#pages.delete(key);
    this.#kept.delete(key);
    outOf(this.#byChapter, page.chapter, page);
    for (const id of page.ids) outOf(this.#byId, id, page);
  }
}

const NONE: ReadonlySet<never> = new Set();

function into<K, V>(groups: Map<K, Set<V>>, key: K, value: V): void {
  const group = groups.get(key) ?? new Set();
  groups.set(key, group.add(value));
}

function outOf<K, V>(groups: Map<K, Set<V>>, key: K, value: V): void {
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
