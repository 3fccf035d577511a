/** Where the steps stand, and the matrices in each, before anything is drawn. */
import { LEADING } from "../lines.js";
import type { Picture } from "../picture.js";
import { RANK, SHOWN, SIDE } from "./training.js";

/**
 * Lengths within a step, px: the same at all steps and in both compositions, so that a page is sent
 * what they share once.
 */
export const SIZE = 12;
export const LINE = Math.round(LEADING * SIZE);
export const CELL = { width: 41, height: 24 };
/** Between two matrices, beside each other and with their letters between them. */
const GAP = { across: 6, down: 20 };

const [across, down] = [RANK * CELL.width + GAP.across, RANK * CELL.height + GAP.down];

/** Upper left corners in a step; its name stands in the corner that B and A leave. */
export const PLACE = {
  a: [across, 0],
  b: [0, down],
  ba: [across, down],
  gradientB: [0, down + SIDE * CELL.height + LINE + 8],
  gradientA: [across, down + SIDE * CELL.height + LINE + 8],
} as const;

/** Where the matrices end, and a step's height. */
const END = across + SIDE * CELL.width;
const HEIGHT = PLACE.gradientB[1] + SIDE * CELL.height;

/** Above the first step and between two below each other, px. */
const APART = 18;

/** The steps' upper left corners, side by side or below each other, and where they end. */
export function layoutOf({ composition, metrics, room, bottom }: Picture) {
  const isWide = composition === "wide";
  const top = Math.round(bottom) + 12;
  const step = isWide ? { x: (room - END) / (SHOWN - 1), y: 0 } : { x: 0, y: HEIGHT + APART };
  const steps = Array.from({ length: SHOWN }, (_, index) => ({
    x: Math.round(metrics.margin + index * step.x),
    y: top + index * step.y,
  }));
  return { steps, end: steps.at(-1)!.y + HEIGHT };
}
