/** An author's words, of any length, in lines of a measured font. */
import type { Measure } from "../scene.js";
import { wrap } from "./lines.js";

interface Style {
  readonly size: number;
  readonly bold: boolean;
}

/** Room for lines; `leading` is the distance of their baselines in their size. */
interface Box {
  readonly width: number;
  readonly height: number;
  readonly leading: number;
}

export interface Fitted {
  readonly lines: readonly string[];
  readonly size: number;
  /** Whether no word is left over, and whether none is cut in two. */
  readonly isWhole: boolean;
  readonly isCut: boolean;
}

/** Words in a box: at the largest size at which all of them fit without being cut, else at the best. */
export function largest(
  content: string,
  { width, height, leading }: Box,
  { sizes, bold }: { readonly sizes: readonly number[]; readonly bold: boolean },
  measure: Measure,
): Fitted {
  let best: Fitted | undefined;
  for (const size of sizes) {
    const max = Math.floor(height / (leading * size));
    if (max < 1 && size !== sizes.at(-1)) continue;
    const fitted = fit(content, width, Math.max(1, max), { size, bold }, measure);
    if (fitted.isWhole && !fitted.isCut) return fitted;
    if (!best?.isWhole) best = fitted;
  }
  return best!;
}

/** The same in lines of about one length, as many: no last line of one word. */
export function balanced(fitted: Fitted, bold: boolean, measure: Measure): Fitted {
  const { lines, size, isWhole, isCut } = fitted;
  if (!isWhole || isCut || lines.length < 2) return fitted;
  const widths = lines.map((line) => measure(line, size, bold));
  for (let width = Math.max(...widths) - size; width > size; width -= size) {
    const narrower = wrap(lines.join(" "), width, { size, bold }, measure);
    if (narrower.length > lines.length) break;
    fitted = { ...fitted, lines: narrower };
  }
  return fitted;
}

/** The words in at most `most` lines of the column; the last ends in “…” if some are left over. */
export function fit(
  content: string,
  column: number,
  max: number,
  style: Style,
  measure: Measure,
): Fitted {
  const { size } = style;
  const widthOf = (line: string) => measure(line, size, style.bold);
  // Ligatures and characters that show nothing come from copying; no font need have them.
  const clean = content
    .normalize("NFC")
    .replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize("NFKC"))
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "");
  const words = clean.split(/[^\S\u00a0]+/).filter(Boolean);
  const cut = words.flatMap((word) => pieces(word, column, widthOf));
  const isCut = cut.length > words.length;
  const all = wrap(cut.join(" "), column, style, measure);
  if (all.length <= max) return { lines: all, size, isWhole: true, isCut };
  const last = all[max - 1]!.split(" ");
  while (last.length > 1 && widthOf(`${last.join(" ")}…`) > column) last.pop();
  const lines = [...all.slice(0, max - 1), `${last.join(" ")}…`];
  return { lines, size, isWhole: false, isCut };
}

/** A word that is wider than the column, cut where it must be. */
function pieces(word: string, column: number, measure: (line: string) => number): string[] {
  if (measure(word) <= column) return [word];
  const cut: string[] = [""];
  for (const char of word) {
    if (measure(`${cut.at(-1)}${char}…`) > column) cut.push("");
    cut[cut.length - 1] += char;
  }
  return cut;
}
