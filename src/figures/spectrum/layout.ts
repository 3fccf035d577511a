/** Where the panels stand, and what is where in each, before anything is drawn. */
import type { Picture } from "../picture.js";

/**
 * Lengths within a panel, for the smallest text that is legible. Narrow compositions draw it so,
 * wide ones enlarge all of it: a page that has both is sent little more than one.
 */
export const SIZE = 11;
export const LINE = 16;
export const PLOT = { y: 40, width: 224, height: 130 };
/** Left of a plot, for its numbers. */
export const AXIS = { values: 28, errors: 30 };
/** The line of numbers below a plot, and the two lines below that. */
export const RANKS = PLOT.y + PLOT.height + SIZE + 4;
export const KEYS = RANKS + LINE + 4;

const SCALE = { wide: 1.25, narrow: 1 } as const;

/** Between the panels side by side, and above and below each, px. */
const APART = { across: 28, down: 10 };

/** The panels' upper left corners, and where what follows begins. */
export function layoutOf({ composition, metrics, room, bottom }: Picture) {
  const scale = SCALE[composition];
  const isWide = composition === "wide";
  const y = Math.round(bottom) + APART.down;
  const below = y + Math.ceil((KEYS + LINE) * scale) + APART.down;
  const left = { x: metrics.margin, y };
  const right = isWide
    ? { x: metrics.margin + (room + APART.across) / 2, y }
    : { x: metrics.margin, y: below };
  return { scale, left, right, end: isWide ? below : below + RANKS + APART.down };
}
