/** Both parameter counts as bars to one scale, and the share as an area. */

import type { Counts } from "../counts.js";
import { exact } from "../format.js";
import { type Node, rect, text } from "../scene.js";
import { LEADING, reserve } from "./lines.js";
import type { Picture } from "./picture.js";
import { hatched } from "./shapes.js";
import { parts, smallSquare, square as squareName, thinBar } from "./words.js";

type Bars = Pick<Counts, "full" | "trainable" | "b" | "a">;

/** Height of a bar, and the least width of one and side of a square that can be seen, px. */
const HEIGHT = 14;
const LEAST = { bar: 1.5, square: 3 };

/** Widths of the bars and sides of the squares, px; `larger` says what of them is not to scale. */
function sizesOf({ full, trainable }: Bars, width: number, square: number) {
  const most = Math.max(full, trainable);
  const sideOf = (count: number) => square * Math.sqrt(count / most);
  const [bar, side] = [(width * trainable) / most, sideOf(trainable)];
  const larger = bar < LEAST.bar ? [thinBar] : [];
  if (square && side < LEAST.square) larger.push(smallSquare);
  return {
    bars: { full: (width * full) / most, lora: Math.max(LEAST.bar, bar) },
    // In hundredths, so that SVG, which has no more, and canvas have its lines in the same places.
    squares: { full: Math.round(100 * sideOf(full)) / 100, lora: Math.max(LEAST.square, side) },
    larger,
  };
}

/** The trained parameters as a box: B's share, then A's. */
function trained(n: Bars, x: number, y: number, width: number, height: number): Node[] {
  const bWidth = (width * n.b) / n.trainable;
  return [
    rect(x, y, bWidth, height, { fill: "b" }),
    rect(x + bWidth, y, width - bWidth, height, { fill: "a" }),
  ];
}

/** Draws bars and square, and writes the outcome. */
export function drawBars(
  n: Bars,
  say: { readonly full: string; readonly lora: string; readonly verdict: string },
  picture: Picture,
): void {
  const { nodes, metrics } = picture;
  const { margin, size, square } = metrics;
  const width = picture.room - (square ? square + 28 : 0);
  const { bars, squares, larger } = sizesOf(n, width, square);
  const style = { size: size.text } as const;
  picture.declare(larger);

  // Whole pixels, so that bars have crisp edges.
  const top = Math.round(picture.bottom);
  let y = top + Math.round(size.text);
  const row = (label: string, count: number, box: (y: number) => readonly Node[]) => {
    const number = exact(count);
    const taken = reserve(label, size.text) + 8 + reserve(number, size.text, true);
    nodes.push(text(margin, y, label, style));
    if (taken > width) y += Math.round(LEADING * size.text);
    nodes.push(...box(y + 6));
    nodes.push(text(margin + width, y, number, { ...style, bold: true, anchor: "end" }));
    y += 8 + HEIGHT + Math.round(1.5 * size.text);
  };
  row(say.full, n.full, (top) => hatched(margin, top, bars.full, HEIGHT, "frozen"));
  row(say.lora, n.trainable, (top) => trained(n, margin, top, bars.lora, HEIGHT));
  picture.bottom = y - 2 - LEADING * size.text;
  picture.write(parts(n), { fill: "muted" }, width);
  picture.write(say.verdict, { bold: true }, width);
  picture.bottom += 4;
  if (!square) return;

  const left = metrics.width - margin - square;
  const bottom = top + 3 + square;
  const { full, lora } = squares;
  const share = trained(n, left, bottom - lora, lora, lora);
  // Past break-even W's square lies within LoRA's, and so its lines are drawn on solid colour.
  const isCostly = n.trainable > n.full;
  const frozen = hatched(left, bottom - full, full, full, isCostly ? "paper" : "frozen");
  nodes.push(...(isCostly ? [...share, ...frozen] : [...frozen, ...share]));
  const name = { ...style, fill: "muted", anchor: "middle" } as const;
  nodes.push(text(left + square / 2, bottom + 18, squareName, name));
}
