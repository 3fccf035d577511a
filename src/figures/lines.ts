/** Breaks text into lines that fit in any common page font. */
import { type Measure, type Node, type TextStyle, text } from "../scene.js";

/**
 * Returns an upper bound of a text's width in px. Latin letters have the advances of Verdana and
 * DejaVu Sans, the widest of the common page fonts; other scripts have one bound each. `*` marks
 * variables and has no width.
 */
export function reserve(content: string, size: number, bold = false): number {
  let em = 0;
  for (let at = 0; at < content.length; at++) {
    const code = content.charCodeAt(at);
    em += ADVANCES[code] ?? advanceOf(code);
  }
  return em * size * (bold ? 1.18 : 1);
}

/** The advance of most characters, em. */
const USUAL = 0.64;

/** Advances of all characters up to the mathematical operators, by code. */
const ADVANCES = new Float64Array(0x2300).fill(USUAL);
for (const [characters, em] of [
  ["ABCDEFGHIJKLMNOPQRSTUVWXYZ", 0.78],
  [" \u00a0.,:;'ijl", 0.37],
  ["frt()/", 0.46],
  ["mwMW%Δ×+=≈≤′", 1.08],
  ["*", 0],
] as const)
  for (const character of characters) ADVANCES[character.charCodeAt(0)] = em;
// An accented letter is as wide as its letter; a combining accent adds nothing.
for (let code = 0xc0; code < 0x250; code++)
  ADVANCES[code] = ADVANCES[String.fromCharCode(code).normalize("NFD").charCodeAt(0)]!;
ADVANCES.fill(0, 0x300, 0x370);
// Cyrillic capitals and small letters; Hebrew, Arabic and the scripts of South Asia.
ADVANCES.fill(1, 0x400, 0x430).fill(0.85, 0x430, 0x530).fill(0.95, 0x590, 0x1000);

/** The advance of a character beyond the table: a CJK character takes 1 em, half of a pair 0.7. */
const advanceOf = (code: number) => (code < 0x2e80 ? USUAL : (code & 0xf800) === 0xd800 ? 0.7 : 1);

/** How much wider than reserved a text is with a reader's text spacing (WCAG 1.4.12), as a factor. */
export const SPACED = 1.25;

/** Where a line may break without a space: between CJK characters, but not before closing marks. */
const CJK_BREAK =
  /(?<=[\u2e80-\u9fff\uac00-\ud7a3\uff00-\uffef])(?<![（「『【《])(?=[\u2e80-\u9fff\uac00-\ud7a3\uff00-\uffef])(?![、。，．：；！？）」』】》])/;

/** Returns the content in as few lines of at most `width` px as possible; none where it is empty. */
export function wrap(
  content: string,
  width: number,
  { size, bold }: Pick<TextStyle, "size" | "bold">,
  measure: Measure = reserve,
): string[] {
  if (content && measure(content, size, bold) <= width) return [content];
  const lines: string[] = [];
  for (const word of content.split(" ")) {
    for (const [index, part] of word.split(CJK_BREAK).entries()) {
      const joined = lines.at(-1) + (index ? "" : " ") + part;
      if (lines.length && measure(joined, size, bold) <= width) lines[lines.length - 1] = joined;
      else if (part) lines.push(part);
    }
  }
  return lines;
}

/** Returns several texts in lines, each wrapped separately. */
export function wrapAll(
  contents: readonly string[],
  width: number,
  style: Pick<TextStyle, "size" | "bold">,
): string[] {
  const all: string[] = [];
  for (const item of contents) all.push(...wrap(item, width, style));
  return all;
}

/**
 * Returns a model's name in lines of at most `width` px. Lines break after hyphens, underscores and dots,
 * and within long words, but not within numbers.
 */
export function cutName(name: string, width: number, style: TextStyle): string[] {
  // Breaking spaces mark where a line may end; the name's spaces do not break.
  const parted = name
    .replaceAll(" ", "\u00a0")
    .replace(/[-_]|\.(?!\d)|(?:\.\d|[^-_.]){12}/gu, "$& ");
  return wrap(parted, width, style).map((line) => line.replaceAll(" ", ""));
}

/** Distance between baselines, relative to the font size. */
export const LEADING = 1.4;

/** Returns texts below each other, on whole pixels; the first is one line below `y`. */
export function lines(x: number, y: number, contents: readonly string[], style: TextStyle): Node[] {
  return contents.map((item, index) =>
    text(x, Math.round(y + (index + 1) * LEADING * style.size), item, style),
  );
}
