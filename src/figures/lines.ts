/** Words in lines that fit, whatever font a page sets them in. */
import { type Measure, type Node, type TextStyle, text } from "../scene.js";

/**
 * An upper bound of a text's width in px: the advances of Verdana and DejaVu Sans, the widest of
 * the common page fonts, by class of character. `*` marks variables and has no width.
 */
export function reserve(content: string, size: number, bold = false): number {
  let em = 0;
  for (let at = 0; at < content.length; at++) {
    const code = content.charCodeAt(at);
    // The second half of a pair is no character of its own.
    em += ADVANCES[code] ?? ((code & 0xfc00) === 0xdc00 ? 0 : USUAL);
  }
  return em * size * (bold ? 1.18 : 1);
}

/** Of most characters, em. */
const USUAL = 0.64;

/** Of all up to the mathematical operators, by code. */
const ADVANCES = new Float64Array(0x2300).fill(USUAL);
for (const [characters, em] of [
  ["ABCDEFGHIJKLMNOPQRSTUVWXYZ", 0.78],
  [" \u00a0.,:;'ijl", 0.37],
  ["frt()/", 0.46],
  ["mwMW%Δ×+=≈≤′", 1.08],
  ["*", 0],
] as const)
  for (const item of characters) ADVANCES[item.charCodeAt(0)] = em;

/** By how much letters and words that a reader spaces out (WCAG 1.4.12) are wider than reserved. */
export const SPACED = 1.25;

/** The content in as few lines of at most `width` px as its spaces allow; none where it is empty. */
export function wrap(
  content: string,
  width: number,
  { size, bold }: Pick<TextStyle, "size" | "bold">,
  measure: Measure = reserve,
): string[] {
  if (content && measure(content, size, bold) <= width) return [content];
  const lines: string[] = [];
  for (const word of content.split(" ")) {
    const joined = `${lines.at(-1)} ${word}`;
    if (lines.length && measure(joined, size, bold) <= width) lines[lines.length - 1] = joined;
    else if (word) lines.push(word);
  }
  return lines;
}

/** The same of several lines, each by itself. */
export function wrapAll(
  contents: readonly string[],
  width: number,
  style: Pick<TextStyle, "size" | "bold">,
): string[] {
  const all: string[] = [];
  for (const item of contents) all.push(...wrap(item, width, style));
  return all;
}

/** A model's name in lines of at most `width` px, parted after hyphens and in words of a dozen letters, not in numbers. */
export function cutName(name: string, width: number, style: TextStyle): string[] {
  // Spaces stand where it may be parted; those of its own stay.
  const parted = name
    .replaceAll(" ", "\u00a0")
    .replace(/[-_]|\.(?!\d)|(?:\.\d|[^-_.]){12}/gu, "$& ");
  return wrap(parted, width, style).map((line) => line.replaceAll(" ", ""));
}

/** Distance of a text's baselines, in its sizes. */
export const LEADING = 1.4;

/** Lines of text below each other, on whole pixels; y is the baseline above the first. */
export function lines(x: number, y: number, contents: readonly string[], style: TextStyle): Node[] {
  return contents.map((item, index) =>
    text(x, Math.round(y + (index + 1) * LEADING * style.size), item, style),
  );
}
