/** Text with the source offset of each character, and the documents that consist of it. */
import { MAX_DOCUMENT } from "../../bounds.js";
import { LoraError } from "../../errors.js";
import { exact } from "../../number-format.js";

export interface Text {
  readonly text: string;
  /** Source offsets by character; undefined for characters that the source does not contain, and outside prose. */
  readonly offsets: readonly (number | undefined)[];
}

/** A paragraph, heading, list item or row of a table. Code, math, tags and column headers in it have no offsets. */
export interface Passage extends Text {
  /** The level of a heading, 1 to 6; otherwise 0. */
  readonly level: number;
  /** The same number for a paragraph and the list or table that follows it. */
  readonly group: number;
  readonly isRow: boolean;
}

export interface Document {
  readonly passages: readonly Passage[];
  /** Blocks of code and what they print, in order. */
  readonly code: readonly Text[];
}

/** Throws LoraError for a text that is too long, because each character takes about 80 bytes of memory. */
export function assertLength(length: number): void {
  if (length > MAX_DOCUMENT)
    throw new LoraError("the text", `at most ${exact(MAX_DOCUMENT)} characters`, "more");
}

/** Returns a text of the source that begins at `start`. */
export const toText = (text: string, start = 0): Text => ({
  text,
  offsets: Array.from({ length: text.length }, (_, index) => start + index),
});

export const withoutOffsets = (text: string): Text => ({
  text,
  offsets: Array(text.length).fill(undefined),
});

export function joinTexts(texts: readonly Text[]): Text {
  // flatMap() would take four times as long.
  const offsets: (number | undefined)[] = [];
  for (const text of texts) for (const offset of text.offsets) offsets.push(offset);
  return { text: texts.map(({ text }) => text).join(""), offsets };
}

export const slice = ({ text, offsets }: Text, start: number, end?: number): Text => ({
  text: text.slice(start, end),
  offsets: offsets.slice(start, end),
});

const FENCE = "~".repeat(20);

export const asCode = (text: Text): Text =>
  joinTexts([withoutOffsets(`\n\n${FENCE}\n`), text, withoutOffsets(`\n${FENCE}\n\n`)]);

/** Normalizes line breaks without moving offsets. */
export const withLineFeeds = (source: string): string =>
  source.replaceAll("\r\n", " \n").replaceAll("\r", "\n");

/** A pattern and what replaces its matches: plain text in which `$1` to `$9` stand for groups. */
export type Rule = readonly [pattern: RegExp, replacement: string];

/** Applies the rules in order. Groups keep their offsets. The patterns have the flags `d` and `g`. */
export function rewrite(original: Text, rules: readonly Rule[]): Text {
  return rules.reduce((source, [pattern, replacement]) => {
    const parts: Text[] = [];
    let end = 0;
    for (const match of source.text.matchAll(pattern)) {
      parts.push(slice(source, end, match.index));
      end = match.index + match[0].length;
      for (const piece of replacement.split(/(\$\d)/)) {
        const range = /^\$\d$/.test(piece) ? match.indices![Number(piece[1])] : undefined;
        if (range) parts.push(slice(source, ...range));
        else if (!/^\$\d$/.test(piece)) parts.push(withoutOffsets(piece));
      }
    }
    return end === 0 ? source : joinTexts([...parts, slice(source, end)]);
  }, original);
}

/** Returns a document that was read from `source.text`, with offsets in the original source. */
export function moveTo({ passages, code }: Document, source: Text): Document {
  const move = <T extends Text>(item: T): T => ({
    ...item,
    offsets: item.offsets.map((offset) =>
      offset === undefined ? undefined : source.offsets[offset],
    ),
  });
  return { passages: passages.map(move), code: code.map(move) };
}
