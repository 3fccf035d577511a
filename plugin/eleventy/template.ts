/** A source file of the site, and the lines where tags and shortcodes stand in it. */
import { readFileSync } from "node:fs";
import { Lines } from "../../src/lines.js";
import { blankQuoted, SHORTCODE, startsOf, tagAt } from "../../src/tag/grammar.js";

/** What an author wrote: a tag or another text as it was read, or a shortcode's values. */
export type Source = string | readonly unknown[];

/** Positions of what stands there, by what it is called. */
type Index = Map<string, number[]>;

/** A shortcode's call, and the numbers and words in it. */
interface Call {
  readonly index: number;
  readonly text: string;
  readonly words: ReadonlySet<string>;
}

/** An id, as an attribute, as a tag's option or as a shortcode's, in quotes or not; none of an address or a script. */
const ID = /(?<![\w.?&;-])id\s*=\s*["']?([^"'\s<>]+)/g;

/** How many of a call's values tell it from others, and how many others these are looked for in. */
const MOST_VALUES = 20;
const MOST_CALLS = 200;

/** Reads its file once, so that finding many tags costs one pass over it and not one each. */
export class Template {
  readonly #text: string;
  readonly #lines: Lines;
  readonly #tags: readonly number[];
  readonly #shortcodes: readonly Call[];
  /** Tags, and ids as an attribute with quotes has them. */
  readonly #written: Index = new Map();
  /** Shortcodes, as positions in their list, by each number and word in them. */
  readonly #calls: Index = new Map();

  constructor(file: string) {
    this.#text = readTemplate(file);
    this.#lines = new Lines(this.#text);
    this.#tags = [...startsOf(this.#text)];
    this.#shortcodes = [...this.#text.matchAll(SHORTCODE)].map(({ 0: text, index }) => {
      return { text, index, words: new Set(text.match(/[\w.]+/g)) };
    });
    for (const at of this.#tags) add(this.#written, spellingOf(tagAt(this.#text, at)!), at);
    for (const { 1: id, index } of this.#text.matchAll(ID)) {
      add(this.#written, `id="${id}"`, index);
    }
    for (const [nth, { words }] of this.#shortcodes.entries()) {
      for (const word of words) add(this.#calls, word, nth);
    }
  }

  /** The lines where this is written, in their order. */
  linesOf(source: Source): number[] {
    const places = typeof source === "string" ? this.#textsAt(source) : this.#callsOf(source);
    return places.map((at) => this.#lineAt(at));
  }

  /** The line of the only tag or the only shortcode, whichever this is; nothing where there are more. */
  onlyLine(source: Source): number | undefined {
    const isTag = typeof source === "string";
    const [first, second] = isTag ? this.#tags : this.#shortcodes.slice(0, 2).map(indexOf);
    return first === undefined || second !== undefined ? undefined : this.#lineAt(first);
  }

  #textsAt(source: string): number[] {
    if (/^<%|^id="/.test(source)) return this.#written.get(spellingOf(source)) ?? [];
    return [...this.#text.matchAll(new RegExp(escapePattern(source), "g"))].map(indexOf);
  }

  #callsOf(values: readonly unknown[]): number[] {
    const literals = literalsOf(values).slice(0, MOST_VALUES);
    const words = literals.filter((item) => /^[\w.]+$/.test(item));
    const lists = words.map((item) => this.#calls.get(item) ?? []);
    const [fewest] = lists.toSorted((a, b) => a.length - b.length);
    const calls = fewest?.map((nth) => this.#shortcodes[nth]!) ?? this.#shortcodes;
    const isMeant = (call: Call) =>
      literals.every(
        (item) => call.words.has(item) || (!words.includes(item) && call.text.includes(item)),
      );
    return calls.slice(0, MOST_CALLS).filter(isMeant).map(indexOf);
  }

  #lineAt(position: number): number {
    return this.#lines.placeOf(position).line;
  }
}

const indexOf = ({ index }: { readonly index: number }) => index;

/** The values of a shortcode that are written in its call, unless they come from data. */
export const literalsOf = (values: readonly unknown[]) =>
  values.filter((item) => typeof item === "number" || typeof item === "string").map(String);

function add(index: Index, key: string, position: number): void {
  const positions = index.get(key);
  if (positions) positions.push(position);
  else index.set(key, [position]);
}

/** A tag as both its page and its source have it: there are marks of quotes in it, and in a table a bar is escaped. */
export function spellingOf(tag: string): string {
  return tag
    .replace(/[\s>]+/g, " ")
    .trimEnd()
    .replaceAll("\\|", "|");
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** A file's text, empty where it cannot be read; in Markdown without what is only quoted. */
function readTemplate(file: string): string {
  try {
    const text = readFileSync(file, "utf8").replaceAll("\r\n", "\n");
    return /\.(md|markdown)$/.test(file) ? blankQuoted(text) : text;
  } catch {
    return "";
  }
}
