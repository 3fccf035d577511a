/** A source file of the site, and the lines where tags and shortcodes stand in it. */
import { readFileSync } from "node:fs";
import { blankQuoted, headOf, SHORTCODE, startsOf } from "../../src/tag/grammar.js";

/** What an author wrote: a tag or another text as it was read, or a shortcode's values. */
export type Source = string | readonly unknown[];

/** Positions of what stands there, by what it is called. */
type Index = Map<string, number[]>;

/** Reads its file once, so that finding many tags costs one pass over it and not one each. */
export class Template {
  readonly #text: string;
  readonly #breaks: readonly number[];
  readonly #tags: readonly number[];
  readonly #shortcodes: readonly RegExpExecArray[];
  /** Tags by their first lines, and ids as attributes. */
  readonly #written: Index = new Map();
  /** Shortcodes, as positions in their list, by each number and word in them. */
  readonly #calls: Index = new Map();

  constructor(file: string) {
    this.#text = readTemplate(file);
    this.#breaks = [...this.#text.matchAll(/\n/g)].map(({ index }) => index);
    this.#tags = [...startsOf(this.#text)];
    this.#shortcodes = [...this.#text.matchAll(SHORTCODE)];
    for (const at of this.#tags) add(this.#written, keyOf(this.#lineFrom(at)), at);
    for (const { 0: id, index } of this.#text.matchAll(/\bid="[^"\n]*"/g)) {
      add(this.#written, id, index);
    }
    for (const [nth, [call]] of this.#shortcodes.entries()) {
      for (const word of new Set(call.match(/[\w.]+/g))) add(this.#calls, word, nth);
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
    const isIndexed = /^<%|^id="/.test(source);
    if (!isIndexed) return [...this.#text.matchAll(sameText(source, "gm"))].map(indexOf);
    const text = sameText(source, "my");
    return (this.#written.get(keyOf(source)) ?? []).filter((at) => {
      text.lastIndex = at;
      return text.test(this.#text);
    });
  }

  #callsOf(values: readonly unknown[]): number[] {
    const literals = values
      .filter((value) => typeof value === "number" || typeof value === "string")
      .map(String);
    const lists = literals
      .filter((one) => /^[\w.]+$/.test(one))
      .map((one) => this.#calls.get(one) ?? []);
    const [fewest] = lists.toSorted((a, b) => a.length - b.length);
    const calls = fewest?.map((nth) => this.#shortcodes[nth]!) ?? this.#shortcodes;
    const isMeant = hasAll(literals);
    return calls.filter(([call]) => isMeant.test(call)).map(indexOf);
  }

  #lineFrom(at: number): string {
    const end = this.#text.indexOf("\n", at);
    return this.#text.slice(at, end < 0 ? undefined : end);
  }

  /** How many lines begin before the position, which is the number of its own. */
  #lineAt(position: number): number {
    let [low, high] = [0, this.#breaks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#breaks[middle]! < position) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  }
}

const indexOf = ({ index }: RegExpExecArray) => index;

function add(index: Index, key: string, position: number): void {
  const positions = index.get(key);
  if (positions) positions.push(position);
  else index.set(key, [position]);
}

/** A tag's first line as both its page and its source have it: in a table a bar is escaped. */
function keyOf(source: string): string {
  return headOf(source).replace(/\s+/g, " ").trimEnd().replaceAll("\\|", "|");
}

/** Matches the text, whatever white space or quote marks stand where it breaks its lines. */
function sameText(source: string, flags: string): RegExp {
  const pieces = source.split(/\s+/).map(escapePattern);
  const text = pieces.join("[\\s>]+").replaceAll("\\|", "\\\\?\\|");
  // A tag that is not closed is not the beginning of another that is.
  const end = /^<%(?!.*%>)/s.test(source) ? "[ \\t]*$" : "";
  return new RegExp(`(?<!\\\\)${text}${end}`, flags);
}

/** Matches a call that has all of these in it, each as a whole number or word. */
function hasAll(literals: readonly string[]): RegExp {
  const isIn = literals.map((one) => {
    return String.raw`(?=[\s\S]*(?<![\w.])${escapePattern(one)}(?![\w.]))`;
  });
  return new RegExp(`^${isIn.join("")}`);
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
