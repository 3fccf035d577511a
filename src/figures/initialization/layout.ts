/** Computes the positions of the steps, of the matrices in each step, and of the chart below them. */
import type { Composition } from "../../scene.js";
import { LEADING, reserve } from "../lines.js";
import type { Picture } from "../picture.js";
import { MOMENT_COUNT, RANK, SIDE } from "./training.js";

/** Sides of a matrix's cell, px. */
export const CELLS: Readonly<Record<Composition, number>> = { wide: 25, narrow: 13 };
/** Gaps between matrices side by side, and between stacked matrices with a letter between them, px. */
const GAP = { across: 5, down: 19 };
/** Height of the chart without a line of text, and its distance from the matrices, px. */
const CHART = { height: 74, above: 34 };
/** Width of the leader lines from the chart's lines to their names, px. */
export const LEADER = 14;

/** Returns the upper left corners of a step's matrices. A's letter is left of A, and above B. */
export function placeMatrices(cell: number) {
  const [across, down] = [RANK * cell + GAP.across, RANK * cell + GAP.down];
  return { a: [across, 0], b: [0, down], ba: [across, down] } as const;
}

/** Returns the steps' left edges, the matrices' upper edge, and the chart's ends. */
export function computeLayout(
  { composition, metrics, room, bottom }: Picture,
  names: readonly string[],
) {
  const cell = CELLS[composition];
  const [left, top] = placeMatrices(cell).ba;
  const width = left + SIDE * cell;
  const { text: size } = metrics.size;
  const widest = Math.max(...names.map((name) => reserve(name, size, true)));
  const pitch = (room - width / 2 - LEADER - 6 - widest) / (MOMENT_COUNT - 1);
  const steps = Array.from({ length: MOMENT_COUNT }, (_, index) =>
    Math.round(metrics.margin + index * pitch),
  );
  // Two lines of text are above the matrices.
  const matrices = Math.round(bottom + (2 * LEADING + 0.5) * size);
  const chart = matrices + top + SIDE * cell + CHART.above;
  return {
    cell,
    steps,
    matrices,
    chart: { top: chart, bottom: Math.round(chart + CHART.height + LEADING * size) },
    end: Math.round(steps.at(-1)! + width / 2),
  };
}
