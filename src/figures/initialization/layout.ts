/** Computes the positions of the steps, and of the matrices in each step. */
import { LEADING } from "../lines.js";
import type { Picture } from "../picture.js";
import { MOMENT_COUNT, RANK, SIDE } from "./training.js";

/**
 * Lengths within a step, px. All steps and both compositions use the same lengths, so that a page's
 * HTML compresses well.
 */
export const SIZE = 12;
export const LINE = Math.round(LEADING * SIZE);
export const CELL = { width: 41, height: 24 };
/** Gaps between matrices side by side, and between stacked matrices with a letter between them, px. */
const GAP = { across: 6, down: 20 };

const [across, down] = [RANK * CELL.width + GAP.across, RANK * CELL.height + GAP.down];

/** Upper left corners of matrices in a step. The step's name is left of A and above B. */
export const PLACE = {
  a: [across, 0],
  b: [0, down],
  ba: [across, down],
  gradientB: [0, down + SIDE * CELL.height + LINE + 8],
  gradientA: [across, down + SIDE * CELL.height + LINE + 8],
} as const;

/** The width and height of a step, px. */
const WIDTH = across + SIDE * CELL.width;
const HEIGHT = PLACE.gradientB[1] + SIDE * CELL.height;

/** Gap between two stacked steps, px. */
const APART = 18;

/** Returns the steps' upper left corners, side by side or stacked, and their lower end. */
export function computeLayout({ composition, metrics, room, bottom }: Picture) {
  const isWide = composition === "wide";
  const top = Math.round(bottom) + 12;
  const step = isWide
    ? { x: (room - WIDTH) / (MOMENT_COUNT - 1), y: 0 }
    : { x: 0, y: HEIGHT + APART };
  const steps = Array.from({ length: MOMENT_COUNT }, (_, index) => ({
    x: Math.round(metrics.margin + index * step.x),
    y: top + index * step.y,
  }));
  return { steps, end: steps.at(-1)!.y + HEIGHT };
}
