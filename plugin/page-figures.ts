/** The figures of a page whose program knows no other pages: their ids, their numbers, and the links to them. */
import { MAX_LISTED } from "../src/bounds.js";
import { escapeText } from "../src/escape.js";
import { toLink, toList } from "../src/html/references.js";
import type { Inline } from "../src/inline.js";
import type { HtmlWords } from "../src/locales/index.js";
import { exact } from "../src/number-format.js";
import type { RenderedFigure } from "../src/tag/figure.js";
import { ReferenceErrors } from "../src/tag/references.js";
import { TagError } from "../src/tag/values.js";
import { Ids } from "./ids.js";
import { figuresBeforeTables, Numbers, parseChapter } from "./numbers.js";

const KEY = "/";

interface Settings {
  /** The words of the page's language. */
  readonly words: HtmlWords;
  /** `chapter` in the front matter: the start of all numbers, or false for figures without numbers. */
  readonly chapter?: unknown;
  /** The path that generated ids are made of. Default: "/", which gives "lora-1". */
  readonly path?: string;
  /** The number of the first figure. Default: 1. */
  readonly start?: number | undefined;
}

/** A figure or table in a list. */
interface Listed {
  readonly id: string;
  readonly number: string;
  readonly caption: readonly Inline[];
}

export class PageFigures {
  readonly #ids = new Ids();
  readonly #assigned = new Set<string>();
  readonly #numbers: Numbers;
  readonly #misses = new ReferenceErrors();
  /** The entries of all lists so far. */
  #listed = 0;

  constructor(private readonly settings: Settings) {
    this.#numbers = new Numbers([], settings.start);
  }

  /** Adds the next figure of the page, and returns its id. Throws TagError or LoraError. */
  add({ id: explicit, listed, countedAs: kind = "figure", number }: RenderedFigure): string {
    const { chapter, path = "/" } = this.settings;
    const prefix = chapter === false ? undefined : parseChapter(chapter);
    if (explicit !== undefined && this.#assigned.has(explicit))
      throw new TagError(`the id “${explicit}” is given twice; every figure needs its own`);
    const id = this.#ids.assign(path, explicit);
    this.#assigned.add(id);
    if (chapter !== false || number !== undefined)
      this.#numbers.add(KEY, KEY, prefix, { id, kind, caption: listed, number });
    return id;
  }

  /** Returns the number in words, such as "Figure 3.1", or undefined if there is no figure with a number and this id. */
  getNumber(id: string): string | undefined {
    return this.#numbers.get(KEY)?.getCurrentNumber(id, this.settings.words);
  }

  /** Returns the number of a figure that must exist. Throws TagError. */
  refer(id: string): string {
    const number = this.getNumber(id);
    if (number === undefined) throw this.#misses.unknown(id, this.#numbers.ids);
    return number;
  }

  toLink(id: string): string {
    return toLink({ href: `#${escapeText(id)}`, number: this.refer(id) });
  }

  /**
   * Returns the figures, and then the tables, of the page if it is this chapter. Throws TagError for another one, and for
   * more entries on a page than a reader needs.
   */
  list(chapter?: string): readonly Listed[] {
    const page = this.#numbers.get(KEY);
    if (page && (chapter === undefined || chapter === page.chapter)) {
      this.#listed += page.figures.length;
      if (this.#listed > MAX_LISTED)
        throw new TagError(
          `the lists of a page can have at most ${exact(MAX_LISTED)} entries together; remove a loraList`,
        );
      return figuresBeforeTables(page.figures).map(({ id, caption }) => {
        return { id, number: this.refer(id), caption };
      });
    }
    if (chapter !== undefined) throw this.#misses.empty(chapter);
    return [];
  }

  toList(chapter?: string): string {
    const items = this.list(chapter).map(({ id, ...item }) => ({ href: `#${id}`, ...item }));
    return items.length ? `<div class="lora-list">${toList(items)}</div>` : "";
  }
}
