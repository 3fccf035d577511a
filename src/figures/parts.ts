/** Pieces that figures share: hatched matrices, strips, break marks, bars, fitted lines of text. */
import { group, type Ink, type Node, path, rect, type TextStyle, text } from "../scene.js";

/** Distance between hatch lines along an axis, px. */
const HATCH = 8;

/**
 * An upper bound of a text's width in px: the advances of Verdana and DejaVu Sans, the widest of
 * the common page fonts, by class of character. `*` marks variables and has no width.
 */
export function reserve(content: string, size: number, bold = false): number {
  let em = 0;
  for (const char of content) {
    if (char === "*") continue;
    else if (/[ \u00a0.,:;'ijl]/.test(char)) em += 0.37;
    else if (/[frt()/]/.test(char)) em += 0.46;
    else if (/[mwMW%Δ×+=≈≤′]/.test(char)) em += 1.08;
    else if (/[A-Z]/.test(char)) em += 0.78;
    else em += 0.64;
  }
  return em * size * (bold ? 1.18 : 1);
}

/** A text's width in px. */
export type Measure = (content: string, size: number, bold?: boolean) => number;

/** The pieces joined by `glue` into as few lines of at most `width` px as they need. */
export function wrap(
  pieces: readonly string[],
  glue: string,
  width: number,
  measure: (line: string) => number,
): string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    const joined = last + glue + piece;
    if (last !== undefined && measure(joined) <= width) lines[lines.length - 1] = joined;
    else lines.push(piece);
  }
  return lines;
}

/** Diagonal lines that fill a box, rising to the right, from its own top left corner. */
function hatchLines(width: number, height: number): string {
  let d = "";
  for (let at = HATCH; at < width + height; at += HATCH) {
    const [left, right] = [Math.max(0, at - height), Math.min(at, width)];
    d += `M${left} ${at - left}L${right} ${at - right}`;
  }
  return d;
}

/** What a matrix is: W is frozen, ΔW is the product BA, W′ is both at once, as its hatching shows. */
type Hatch = "frozen" | "delta" | "both";

/** A hatched, outlined box: W rises, ΔW falls, and their sum W′ has both sets of lines. */
export function hatched(
  x: number,
  y: number,
  width: number,
  height: number,
  hatch: Hatch,
  ink: Ink = hatch === "delta" ? "delta" : "frozen",
): Node[] {
  const d = hatchLines(width, height);
  const rising = group(x, y, [path(d, { stroke: ink, strokeWidth: 1 })]);
  const falling = group(x + width, y, [path(d, { stroke: "delta", strokeWidth: 1 })], [-1, 1]);
  return [
    ...(hatch === "delta" ? [] : [rising]),
    ...(hatch === "frozen" ? [] : [falling]),
    rect(x, y, width, height, { stroke: ink, strokeWidth: 1.5 }),
  ];
}

/** The draughtsman's break across a side that is drawn shorter than its true length. */
export function breakMark(x: number, y: number, across: number, side: "upright" | "level"): Node[] {
  const half = across / 2 + 4;
  const line = (shift: number) =>
    side === "upright"
      ? `M${x - half} ${y + 3 + shift}L${x + half} ${y - 3 + shift}`
      : `M${x - 3 + shift} ${y + half}L${x + 3 + shift} ${y - half}`;
  return [
    path(line(0), { stroke: "paper", strokeWidth: 4 }),
    path(line(-2.5) + line(2.5), { stroke: "ink", strokeWidth: 1 }),
  ];
}

/** Lines of text below each other, `leading` px apart, from the baseline y. */
export function lines(
  x: number,
  y: number,
  contents: readonly string[],
  leading: number,
  style: TextStyle,
): Node[] {
  return contents.map((content, index) => text(x, y + index * leading, content, style));
}
