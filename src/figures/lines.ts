/** Breaks text into lines that fit in any common page font. */
import { BOLD, DIRECTION_CONTROLS, hasWide } from "../direction.js";
import { MAY_BREAK, type Measure, type Node, type TextStyle, text, wrapText } from "../scene.js";

/**
 * Returns an upper bound of a text's width in px. Latin letters have the advances of Verdana and
 * DejaVu Sans, the widest common page fonts. Each other script has one bound for all characters. `*`
 * marks variables and has no width.
 */
export function reserve(content: string, size: number, bold = false): number {
  let advance = 0;
  let factor = bold ? WIDER : 1;
  for (let index = 0; index < content.length; index++) {
    const code = content.charCodeAt(index);
    if (code === BOLD_CODE && !bold) factor = WIDER + 1 - factor;
    advance += factor * ADVANCES[code]!;
  }
  return (advance / 100) * size;
}

/** How much wider bold letters are, and the code of the mark around bold words. */
const WIDER = 1.18;
const BOLD_CODE = BOLD.charCodeAt(0);

/**
 * The advance of each UTF-16 unit, in hundredths of an em. After the default, the ranges are combining accents,
 * Cyrillic (capital, then other letters), Hebrew to South Asian scripts, Arabic, marks of direction, quotation marks and
 * ellipses, which are one em wide in Chinese fonts, CJK, and A to Z. Arabic has the bound of phrases in DejaVu Sans
 * and Noto Sans Arabic, because letters are wide only at the end of a word.
 */
const ADVANCES = new Uint8Array(0x10000)
  .fill(64)
  .fill(0, 0x300, 0x370)
  .fill(100, 0x400, 0x430)
  .fill(85, 0x430, 0x530)
  .fill(95, 0x590, 0x1000)
  .fill(75, 0x600, 0x700)
  .fill(0, 0x200b, 0x2010)
  .fill(100, 0x2014, 0x2027)
  .fill(0, 0x2066, 0x206a)
  .fill(100, 0x2e80)
  .fill(78, 0x41, 0x5b);
for (const [characters, advance] of [
  [" \u00a0\u202f.,:;'’ijl", 37],
  ["frt()/", 46],
  ["mwMW%Δ×+=≈≤′", 108],
  [`*${BOLD}`, 0],
] as const)
  for (const character of characters) ADVANCES[character.charCodeAt(0)] = advance;
// An accented letter is as wide as its base letter.
for (let code = 0xc0; code < 0x250; code++)
  ADVANCES[code] = ADVANCES[String.fromCharCode(code).normalize("NFD").charCodeAt(0)]!;

/** The advance of every character in monospaced fonts, such as DejaVu Sans Mono and Courier, em. */
const MONOSPACED = 0.602;

/** Characters without an advance in any font: marks of variables, and controls of direction. */
const UNWRITTEN = RegExp(`\\*|${DIRECTION_CONTROLS.source}`, "g");

/** Does the same as `reserve`, but returns an upper bound that also holds in monospaced fonts. */
export const reserveMonospaced: Measure = (content, size, bold) =>
  Math.max(reserve(content, size, bold), content.replace(UNWRITTEN, "").length * MONOSPACED * size);

/** Breaks text into the smallest number of lines of at most `width` px. Returns no lines for empty text. */
export const wrap = (
  content: string,
  width: number,
  style: Pick<TextStyle, "size" | "bold">,
  measure: Measure = reserve,
): string[] => wrapText(content, width, style, measure);

/** Breaks text into the smallest number of lines, of similar width, so that no line is a single word. */
export function wrapEvenly(
  content: string,
  width: number,
  style: Pick<TextStyle, "size" | "bold">,
): string[] {
  let best = wrap(content, width, style, reserveMonospaced);
  if (best.length < 2) return best;
  const measure = (lines: readonly string[]) =>
    Math.max(...lines.map((line) => reserveMonospaced(line, style.size, style.bold)));
  // Lines at spaces stay the same as long as they fit. Other breaks depend on the width, or have marks that are removed.
  const breaksAtSpaces = !hasWide(content) && !content.includes(MAY_BREAK);
  let widest = measure(best);
  for (let max = width - style.size; max > width / 3; max -= style.size) {
    if (breaksAtSpaces && widest <= max) continue;
    const lines = wrap(content, max, style, reserveMonospaced);
    if (lines.length > best.length) break;
    best = lines;
    widest = measure(best);
  }
  return best;
}

/** Marks where a model's name may break: after hyphens, underscores and dots, and within long words, but not within numbers. */
const breakable = (name: string): string =>
  name.replaceAll(" ", "\u00a0").replace(/[-_]|\.(?!\d)|(?:\.\d|[^-_.]){12}/gu, `$&${MAY_BREAK}`);

/** The length from which a model's name may break in a sentence. */
const LONG_NAME = 24;

/** A model's name as it is written in a sentence of a picture. */
export const nameInSentence = (name: string): string =>
  name.length > LONG_NAME ? breakable(name) : name;

/** Breaks a model's name into lines of at most `width` px. */
export const cutName = (name: string, width: number, style: TextStyle): string[] =>
  wrap(breakable(name), width, style);

/** Distance between baselines, relative to the font size. */
export const LEADING = 1.4;

/** Texts below each other, on whole pixels; the first is one line below `y`. */
export function lines(x: number, y: number, contents: readonly string[], style: TextStyle): Node[] {
  return contents.map((item, index) =>
    text(x, Math.round(y + (index + 1) * LEADING * style.size), item, style),
  );
}
