/** The positions of the panels and of everything in them. */
import type { Picture } from "../picture.js";

/**
 * Lengths within a panel, px. They suit the smallest legible text, which the narrow composition
 * uses; the wide one scales the panel up. Both compositions of a page thus share most of their bytes.
 */
export const SIZE = 11;
export const LINE = 16;
export const PLOT = { y: 40, width: 224, height: 130 };
/** Room left of a plot for its numbers. */
export const AXIS = { values: 28, errors: 30 };
/** Baselines of the ranks below a plot, and of the first key below them. */
export const RANKS = PLOT.y + PLOT.height + SIZE + 4;
export const KEYS = RANKS + LINE + 4;

const SCALE = { wide: 1.25, narrow: 1 } as const;

/** Between the panels side by side, and above and below each, px. */
const APART = { across: 28, down: 10 };

/** Returns the panels' scale and upper left corners, and where the text below them begins. */
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
