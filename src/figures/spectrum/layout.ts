/** Where the panels stand, and what is where in each, before anything is drawn. */
import { LEADING } from "../lines.js";
import type { Picture } from "../picture.js";

/**
 * Lengths within a panel, for text of the narrow composition's size. The wide one scales all of
 * it: a page that has both is sent little more than one.
 */
export const SIZE = 12;
export const LINE = Math.round(LEADING * SIZE);
export const PLOT = { y: 2 * LINE + 8, width: 224, height: 130 };
/** Left of a plot, for its numbers. */
export const AXIS = { values: 28, errors: 38 };
/** The line of numbers below a plot, and the two lines below that. */
export const RANKS = PLOT.y + PLOT.height + SIZE + 4;
export const KEYS = RANKS + LINE + 2;

/** Between the panels side by side, and above and below each, px. */
const APART = { across: 44, down: 10 };

/** The panels' upper left corners, and where what follows begins. */
export function layoutOf({ composition, metrics, room, bottom }: Picture) {
  // Hundredths, as SVG has them.
  const scale = Math.round((100 * metrics.size.text) / SIZE) / 100;
  const isWide = composition === "wide";
  const y = Math.round(bottom) + APART.down;
  const below = y + Math.ceil((KEYS + LINE) * scale) + APART.down;
  const left = { x: metrics.margin, y };
  const right = isWide
    ? { x: metrics.margin + (room + APART.across) / 2, y }
    : { x: metrics.margin, y: below };
  return { scale, left, right, end: isWide ? below : below + RANKS + APART.down };
}
