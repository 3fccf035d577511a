/** Finds the lines of tags and shortcodes in a site's source file. */
import { readFileSync } from "node:fs";
import { Lines } from "../../src/lines.js";
import { blankQuoted, findTagStarts, SHORTCODE, tagAt } from "../../src/tag/grammar.js";

/** A tag or other text as written, or the values of a shortcode. */
export type Source = string | readonly unknown[];

/** Maps a text to its positions in the file, or to the indices of the calls that contain it. */
type Index = Map<string, number[]>;

/** A call of a shortcode, with the numbers and words in it. */
interface Call {
  readonly index: number;
  readonly text: string;
  readonly words: ReadonlySet<string>;
}

/** An id as an attribute or an option, in quotes or not, but not in a URL or a script. */
const ID = /(?<![\w.?&;-])id\s*=\s*["']?([^"'\s<>]+)/g;

/** The maximum number of a shortcode's values to compare. */
const MAX_VALUES = 20;
/** The maximum number of calls to compare the values with. */
const MAX_CALLS = 200;

/** Indexes a file, so that finding many tags takes only one pass over the text. */
export class Template {
  readonly #text: string;
  readonly #lines: Lines;
  readonly #tags: readonly number[];
  readonly #shortcodes: readonly Call[];
  /** Maps a tag's spelling, or an id as `id="…"`, to its positions. */
  readonly #positions: Index = new Map();
  /** Maps each number and word in a call to the indices of the calls in `#shortcodes` that contain it. */
  readonly #calls: Index = new Map();

  constructor(file: string) {
    this.#text = readTemplate(file);
    this.#lines = new Lines(this.#text);
    this.#tags = [...findTagStarts(this.#text)];
    this.#shortcodes = [...this.#text.matchAll(SHORTCODE)].map(({ 0: text, index }) => {
      return { text, index, words: new Set(text.match(/[\w.]+/g)) };
    });
    for (const at of this.#tags) add(this.#positions, normalizeTag(tagAt(this.#text, at)!), at);
    for (const { 1: id, index } of this.#text.matchAll(ID)) {
      add(this.#positions, `id="${id}"`, index);
    }
    for (const [index, { words }] of this.#shortcodes.entries()) {
      for (const word of words) add(this.#calls, word, index);
    }
  }

  /** Returns the numbers of the lines on which the tag, text or shortcode starts, in ascending order. */
  findLines(source: Source): number[] {
    const isTag = typeof source === "string";
    const positions = isTag ? this.#findPositions(source) : this.#findCalls(source);
    return positions.map((at) => this.#lineAt(at));
  }

  /** Returns the line of the file's only tag or only shortcode, depending on the source's type. */
  onlyLine(source: Source): number | undefined {
    const isTag = typeof source === "string";
    const [first, second] = isTag ? this.#tags : this.#shortcodes.slice(0, 2).map(getIndex);
    return first === undefined || second !== undefined ? undefined : this.#lineAt(first);
  }

  #findPositions(source: string): number[] {
    if (/^<%|^id="/.test(source)) return this.#positions.get(normalizeTag(source)) ?? [];
    return [...this.#text.matchAll(new RegExp(escapePattern(source), "g"))].map(getIndex);
  }

  #findCalls(values: readonly unknown[]): number[] {
    const literals = getLiterals(values).slice(0, MAX_VALUES);
    const words = literals.filter((item) => /^[\w.]+$/.test(item));
    const lists = words.map((item) => this.#calls.get(item) ?? []);
    const [shortest] = lists.toSorted((a, b) => a.length - b.length);
    const calls = shortest?.map((index) => this.#shortcodes[index]!) ?? this.#shortcodes;
    const hasLiterals = (call: Call) =>
      literals.every(
        (item) => call.words.has(item) || (!words.includes(item) && call.text.includes(item)),
      );
    return calls.slice(0, MAX_CALLS).filter(hasLiterals).map(getIndex);
  }

  #lineAt(position: number): number {
    return this.#lines.getPosition(position).line;
  }
}

const getIndex = ({ index }: { readonly index: number }) => index;

/** Returns the numbers and strings among a shortcode's values. The call contains them, unless they come from data. */
export const getLiterals = (values: readonly unknown[]) =>
  values.filter((item) => typeof item === "number" || typeof item === "string").map(String);

function add(index: Index, key: string, position: number): void {
  const positions = index.get(key);
  if (positions) positions.push(position);
  else index.set(key, [position]);
}

/**
 * Returns the tag in a uniform spelling. Replaces whitespace and the markers of block quotes (`>`) with
 * a space, unescapes the bars of table cells, and replaces curly quotes with straight quotes.
 */
export function normalizeTag(tag: string): string {
  return tag
    .replace(/[\s>]+/g, " ")
    .trimEnd()
    .replaceAll("\\|", "|")
    .replace(/[“”„]/g, '"')
    .replace(/[‘’‚]/g, "'");
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Returns a file's text, or "" if it cannot be read. Code in Markdown is blanked. */
function readTemplate(file: string): string {
  try {
    const text = readFileSync(file, "utf8").replaceAll("\r\n", "\n");
    return /\.(md|markdown)$/.test(file) ? blankQuoted(text) : text;
  } catch {
    return "";
  }
}
