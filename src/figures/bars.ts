/** Both parameter counts as bars to one scale, each with its number at its end. */

import type { Counts } from "../counts.js";
import { type Node, path, rect, text } from "../scene.js";
import { LEADING, reserve, SPACED } from "./lines.js";
import type { Picture } from "./picture.js";

type Bars = Pick<Counts, "full" | "trainable" | "b" | "a">;

/** The labels of both bars, and the outcome below them. */
export interface BarWords {
  readonly full: string;
  readonly lora: string;
  readonly verdict: readonly string[];
  /** A count at a bar's end. */
  count(value: number): string;
  /** The note about a thin bar that is drawn so many times wider than to scale. */
  thin(times: number): string;
}

/** Height of a bar, least width of one that can be seen, and of paper between B and A, px. */
const HEIGHT = 14;
const LEAST = 1.5;
const GAP = 1.5;
/** From this width on B and A show beside each other in it, else one above the other. */
const PARTED = 10;

/** What trains as a box: B's share of it, paper, A's. */
export function trainedBar(
  counts: Pick<Counts, "trainable" | "b">,
  x: number,
  y: number,
  width: number,
  height: number,
): Node[] {
  const isBeside = width >= PARTED;
  const length = (isBeside ? width : height) - GAP;
  const b = Math.min(Math.max((length * counts.b) / counts.trainable, 1), length - 1);
  // A thin box is fewer bytes as a path.
  const box = (from: number, size: number, fill: "a" | "b") =>
    isBeside
      ? rect(x + from, y, size, height, { fill })
      : path(`M${x} ${y + from}h${width}v${size}h${-width}z`, { fill });
  return [box(0, b, "b"), box(b + GAP, length - b, "a")];
}

/** Draws both bars, and writes the outcome below them. */
export function drawBars(counts: Bars, words: BarWords, picture: Picture): void {
  const { nodes, composition, room } = picture;
  const { margin, size } = picture.metrics;
  const style = { size: size.text } as const;
  // Beside the bars where there is room, else above them.
  const isBeside = composition === "wide";
  const column = isBeside ? Math.max(...[words.full, words.lora].map(widthOf)) + 12 : 0;
  function widthOf(label: string) {
    return Math.ceil(reserve(label, size.text));
  }
  const max = Math.max(counts.full, counts.trainable);
  const left = margin + column;
  const end = SPACED * reserve(words.count(max), size.text, true);
  const width = Math.floor(room - column - 8 - end);
  const bar = (width * counts.trainable) / max;

  // Whole pixels, so that bars have crisp edges.
  let y = Math.round(picture.bottom);
  const row = (label: string, count: number, length: number, nodesOf: (y: number) => Node[]) => {
    const top = isBeside ? y : y + Math.round(LEADING * size.text);
    nodes.push(text(margin, isBeside ? top + 12 : top - 5, label, style));
    nodes.push(...nodesOf(top));
    nodes.push(text(left + length + 8, top + 12, words.count(count), { ...style, bold: true }));
    y = top + HEIGHT + (isBeside ? 10 : 6);
  };
  const full = (width * counts.full) / max;
  const lora = Math.max(LEAST, bar);
  picture.declareScale(lora, bar, words.thin);
  row(words.full, counts.full, full, (top) => [rect(left, top, full, HEIGHT, { stroke: "muted" })]);
  row(words.lora, counts.trainable, lora, (top) => trainedBar(counts, left, top, lora, HEIGHT));
  picture.bottom = y - LEADING * size.text + 14;
  const verdict = isBeside ? [words.verdict.join(" ")] : words.verdict;
  for (const line of verdict) picture.write(line, { bold: true });
}
