import {
  type Composition,
  group,
  type Ink,
  type Node,
  path,
  rect,
  type Scene,
  text,
} from "../../scene.js";
import { LEADING } from "../lines.js";
import type { Matrix } from "../matrix.js";
import { Picture } from "../picture.js";
import { CELL, computeLayout, LINE, PLACE, SIZE } from "./layout.js";
import { isZero, type Numbers } from "./numbers.js";
import type { Moment } from "./training.js";
import type { Live } from "./words.js";

/** A cell's bar: its height, its center above the cell's lower edge, and its smallest distance from the sides, px. */
const BAR = { height: 4, above: 5, side: 2 };

/** The matrices of a step and their inks. */
const INKS = {
  a: "a",
  b: "b",
  ba: "delta",
  gradientB: "gradient",
  gradientA: "gradient",
} as const satisfies Partial<Record<keyof Moment, Ink>>;
const NAMES = Object.keys(INKS) as (keyof typeof INKS)[];

/** Returns one composition: three steps from one start, and the losses from all starts. */
export function compose(counts: Numbers, composition: Composition, words: Live): Scene {
  const picture = new Picture(composition);
  const { size } = picture.metrics;
  picture.head([words.formula], { size: size.formula, formula: true }, words.setting);
  picture.write(words.key);
  const { steps, end } = computeLayout(picture);
  // All starts share one scale, so that readers can compare their bars.
  const moments = counts.runs.flatMap(({ moments }) => moments);
  const all = moments.flatMap((item) => NAMES.map((name) => item[name])).flat(2);
  const unit = (CELL.width / 2 - BAR.side) / Math.max(...all.map(Math.abs));
  for (const [index, { x, y }] of steps.entries())
    picture.nodes.push(group(x, y, drawStep(counts.moments[index]!, index, unit, words)));
  picture.bottom = end + 6;
  drawOutcome(counts, picture, words);
  return picture.finish(words.title(counts), words.alt(counts));
}

/** Returns a step: its name, its loss, and its matrices with their letters. */
function drawStep(moment: Moment, index: number, unit: number, words: Live): Node[] {
  const letter = { size: SIZE + 2, formula: true } as const;
  const small = { size: SIZE, fill: "muted" } as const;
  const above = PLACE.gradientB[1] - 5;
  return [
    text(0, SIZE - 1, words.step(index), { size: SIZE, bold: true }),
    text(0, SIZE - 1 + LINE, words.loss(moment), { size: SIZE }),
    text(0, PLACE.b[1] - 5, "*B*", letter),
    text(PLACE.ba[0], PLACE.ba[1] - 5, "*BA*", letter),
    // The label of A is in the empty corner above B, beside A.
    text(PLACE.a[0] - 5, moment.a.length * CELL.height - 4, "*A*", { ...letter, anchor: "end" }),
    text(0, above, words.gradientB, small),
    text(PLACE.gradientA[0], above, words.gradientA, small),
    ...NAMES.map((name) => {
      const [x, y] = PLACE[name];
      return group(x, y, grid(moment[name], INKS[name], unit, words.entry));
    }),
  ];
}

/**
 * Returns a matrix as numbers with bars, which extend to the right if positive and to the left if negative.
 * Returns a zero matrix as a single 0.
 */
function grid(matrix: Matrix, ink: Ink, unit: number, entry: Live["entry"]): Node[] {
  const { width, height } = CELL;
  const [across, down] = [matrix[0]!.length * width, matrix.length * height];
  const outline = { stroke: ink, strokeWidth: 1.5 };
  const box = rect(0, 0, across, down, ink === "delta" ? { ...outline, dash: [5, 4] } : outline);
  if (isZero(matrix)) {
    const style = { size: 20, formula: true, anchor: "middle" } as const;
    return [box, text(across / 2, down / 2 + 7, entry(0), style)];
  }
  const cells = matrix.flatMap((row, i) =>
    row.map((value, j) => ({ value, middle: (j + 0.5) * width, foot: (i + 1) * height })),
  );
  const lines = [
    ...matrix.slice(1).map((_, i) => `M0 ${(i + 1) * height}h${across}`),
    ...matrix[0]!.slice(1).map((_, j) => `M${(j + 1) * width} 0v${down}`),
  ];
  const bars = cells.map(({ value, middle, foot }) => {
    // Half pixels are crisp at a device pixel ratio of 2.
    return `M${middle} ${foot - BAR.above}h${Math.round(2 * value * unit) / 2}`;
  });
  return [
    path(lines.join(""), { stroke: "tint" }),
    ...cells.map(({ value, middle, foot }) =>
      text(middle, foot - BAR.above - 5, entry(value), { size: SIZE, anchor: "middle" }),
    ),
    path(bars.join(""), { stroke: ink, strokeWidth: BAR.height }),
    box,
  ];
}

/** Writes the outcome of this start, and the losses of all four. */
function drawOutcome(counts: Numbers, picture: Picture, words: Live): void {
  const { composition, metrics, room } = picture;
  const isWide = composition === "wide";
  const outcome = words.outcome(counts);
  for (const line of isWide ? [outcome.join(" ")] : outcome) picture.write(line, { bold: true });
  picture.write(words.compared);
  const columns = isWide ? 2 : 1;
  const { margin, size } = metrics;
  const leading = LEADING * size.text;
  for (const [index, item] of counts.runs.entries()) {
    const x = margin + ((index % columns) * room) / columns;
    const y = picture.bottom + (1 + Math.floor(index / columns)) * leading;
    const isShown = item.start === counts.start;
    const style = { size: size.text, bold: isShown, fill: isShown ? "ink" : "muted" } as const;
    picture.nodes.push(text(x, y, words.run(item), style));
  }
  picture.bottom += (counts.runs.length / columns) * leading;
}
