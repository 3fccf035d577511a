/** Draws bars of parameter counts: one for the matrix, one for its trained factors. */

import type { Counts } from "../counts.js";
import { type Node, path, rect, text } from "../scene.js";
import { LEADING, reserve, SPACED } from "./lines.js";
import type { Picture } from "./picture.js";

type Bars = Pick<Counts, "full" | "trainable" | "b" | "a">;

/** The strings of both bars. */
export interface BarWords {
  readonly full: string;
  readonly trained: string;
  /** The outcome, below the bars: one line in a wide picture, one for each part in a narrow one. */
  readonly verdict: readonly string[];
  /** The count at a bar's end. */
  count(value: number): string;
  /** The note about a bar that is drawn `times` wider than to scale. */
  thin(times: number): string;
}

/** Height of a bar, smallest width of a visible bar, and width of the paper between B and A, px. */
const HEIGHT = 14;
const MIN_WIDTH = 1.5;
const GAP = 1.5;
/** The smallest width at which B and A are side by side, px; in narrower bars B is above A. */
const MIN_BESIDE = 10;

/** Returns the bar of the trained parameters: B's part and A's part, with a gap between them. */
export function trainedBar(
  counts: Pick<Counts, "trainable" | "b">,
  x: number,
  y: number,
  width: number,
  height: number,
): Node[] {
  const isBeside = width >= MIN_BESIDE;
  const length = (isBeside ? width : height) - GAP;
  const b = Math.min(Math.max((length * counts.b) / counts.trainable, 1), length - 1);
  // As a path, a thin box takes fewer bytes.
  const box = (from: number, size: number, fill: "a" | "b") =>
    isBeside
      ? rect(x + from, y, size, height, { fill })
      : path(`M${x} ${y + from}h${width}v${size}h${-width}z`, { fill });
  return [box(0, b, "b"), box(b + GAP, length - b, "a")];
}

/** Draws both bars to one scale, each with its count at its end, and writes the outcome below them. */
export function drawBars(counts: Bars, words: BarWords, picture: Picture): void {
  const { nodes, composition, room } = picture;
  const { margin, size } = picture.metrics;
  const style = { size: size.text } as const;
  // Labels are beside the bars in a wide picture, and above them in a narrow one.
  const isBeside = composition === "wide";
  const column = isBeside ? Math.max(...[words.full, words.trained].map(measureLabel)) + 12 : 0;
  function measureLabel(label: string) {
    return Math.ceil(reserve(label, size.text));
  }
  const max = Math.max(counts.full, counts.trainable);
  const left = margin + column;
  const end = SPACED * reserve(words.count(max), size.text, true);
  const width = Math.floor(room - column - 8 - end);
  const bar = (width * counts.trainable) / max;

  // Whole pixels, so that bars have crisp edges.
  let y = Math.round(picture.bottom);
  const row = (label: string, count: number, length: number, draw: (y: number) => Node[]) => {
    const top = isBeside ? y : y + Math.round(LEADING * size.text);
    nodes.push(text(margin, isBeside ? top + 12 : top - 5, label, style));
    nodes.push(...draw(top));
    nodes.push(text(left + length + 8, top + 12, words.count(count), { ...style, bold: true }));
    y = top + HEIGHT + (isBeside ? 10 : 6);
  };
  const full = (width * counts.full) / max;
  const trained = Math.max(MIN_WIDTH, bar);
  picture.declareScale(trained, bar, words.thin);
  row(words.full, counts.full, full, (top) => [rect(left, top, full, HEIGHT, { stroke: "muted" })]);
  row(words.trained, counts.trainable, trained, (top) =>
    trainedBar(counts, left, top, trained, HEIGHT),
  );
  picture.bottom = y - LEADING * size.text + 14;
  const verdict = isBeside ? [words.verdict.join(" ")] : words.verdict;
  for (const line of verdict) picture.write(line, { bold: true });
}
