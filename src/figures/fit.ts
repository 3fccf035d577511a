/** Fits an author's text of any length into lines of a measured font. */
import { BREAK, type Measure } from "../scene.js";
import { wrap } from "./lines.js";

interface Style {
  readonly size: number;
  readonly bold: boolean;
}

/** Space for lines; `leading` is the distance between baselines relative to the font size. */
interface Box {
  readonly width: number;
  readonly height: number;
  readonly leading: number;
}

export interface FittedText {
  /** The text with spaces in broken words. */
  readonly text: string;
  readonly lines: readonly string[];
  readonly size: number;
  /** Whether all words fit. */
  readonly isComplete: boolean;
  /** Whether a word is broken. */
  readonly hasBrokenWord: boolean;
}

/**
 * Fits text into a box at the largest size at which all words fit unbroken. If there is no such size,
 * uses the largest size at which all words fit or, if there is none, the smallest size.
 */
export function fitLargest(
  content: string,
  { width, height, leading }: Box,
  { sizes, bold }: { readonly sizes: readonly number[]; readonly bold: boolean },
  measure: Measure,
): FittedText {
  let best: FittedText | undefined;
  for (const size of sizes) {
    const max = Math.floor(height / (leading * size));
    if (max < 1 && size !== sizes.at(-1)) continue;
    const fitted = fitLines(content, width, Math.max(1, max), { size, bold }, measure);
    if (fitted.isComplete && !fitted.hasBrokenWord) return fitted;
    if (!best?.isComplete) best = fitted;
  }
  return best!;
}

/** Rewraps to lines of similar width, to avoid a last line of one word. */
export function balanceLines(fitted: FittedText, bold: boolean, measure: Measure): FittedText {
  const { text, lines, size, isComplete, hasBrokenWord } = fitted;
  if (!isComplete || hasBrokenWord) return fitted;
  const widths = lines.map((line) => measure(line, size, bold));
  for (let width = Math.max(...widths) - size; width > size; width -= size) {
    const narrower = wrap(text, width, { size, bold }, measure);
    if (narrower.length > lines.length) break;
    fitted = { ...fitted, lines: narrower };
  }
  return fitted;
}

/** The UTF-16 units that are read of a text. The narrowest letters fill any box with fewer. */
const MAX_LENGTH = 5000;

/** Fits text into at most `max` lines of a column. If words are left over, the last line ends in “…”. */
export function fitLines(
  content: string,
  column: number,
  max: number,
  style: Style,
  measure: Measure,
): FittedText {
  const { size } = style;
  const measureWidth = (line: string) => measure(line, size, style.bold);
  // Copied text may have ligatures and invisible characters that fonts lack. Painters omit marks of direction.
  const clean = content
    .slice(0, MAX_LENGTH)
    .replace(/[\ud800-\udbff]$/, "")
    .normalize("NFC")
    .replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize("NFKC"))
    .replace(/(?![\u061c\u200e\u200f\u2066-\u2069])\p{Default_Ignorable_Code_Point}/gu, "")
    .replace(/[^\S\u00a0\u202f]+/g, " ")
    .replace(/^ | $/g, "");
  const words = clean.split(BREAK);
  const text = words.map((word) => breakWord(word, column, measureWidth)).join("");
  const hasBrokenWord = text !== clean;
  const all = wrap(text, column, style, measure);
  if (all.length <= max && content.length <= MAX_LENGTH)
    return { text, lines: all, size, isComplete: true, hasBrokenWord };
  const last = (all[max - 1] ?? all.at(-1) ?? "").split(BREAK);
  while (last.length > 1 && measureWidth(`${last.join("")}…`) > column) last.pop();
  const lines = [...all.slice(0, max - 1), `${last.join("")}…`];
  return { text, lines, size, isComplete: false, hasBrokenWord };
}

/** Splits a word with spaces where parts fit into the column. The word may start with a space. */
function breakWord(word: string, column: number, measure: (line: string) => number): string {
  if (measure(word.replace(/^ /, "")) <= column) return word;
  const parts: string[] = [""];
  for (const char of word) {
    if (measure(`${parts.at(-1)}${char}…`) > column) parts.push("");
    parts[parts.length - 1] += char;
  }
  return parts.join(" ");
}
