/** Computes the positions of the panels and of their contents. */
import { reserve } from "../lines.js";
import type { Picture } from "../picture.js";
import type { Live } from "./logic.js";

/**
 * Lengths within a panel, px. The text is as small as is legible, for the narrow composition. The wide
 * composition scales the panel up, so that both compositions share most of their bytes.
 */
export const SIZE = 11;
export const LINE = 16;
export const PLOT = { y: 40, width: 224, height: 130 };
/** Room left of the plot of errors for its numbers. */
export const AXIS = 30;
/** Baselines of the ranks below a plot, and of the first key below them. */
export const RANKS = PLOT.y + PLOT.height + SIZE + 4;
export const KEYS = RANKS + LINE + 4;

const SCALE = { wide: 1.25, narrow: 1 } as const;

/** Gaps between panels side by side, and above and below each panel, px. */
const APART = { across: 28, down: 10 };

/** Widths of the samples in a key, and the distance from a sample to its name, px. */
export const SAMPLE = { line: 18, square: 8.8, gap: 6 };
/** Width of a panel with the room right of its plot, px. */
const KEY_WIDTH = 270;

/** Returns the position of the key's second sample, beside the first sample's name. */
export const secondSample = ({ min }: Live) =>
  Math.round(SAMPLE.line + SAMPLE.gap + 1.25 * reserve(min, SIZE) + 10);

/** Returns whether the errors' keys fit side by side above their plot. */
export const isKeyAbove = (words: Live) =>
  secondSample(words) + SAMPLE.square + SAMPLE.gap + reserve(words.trained, SIZE) <= KEY_WIDTH;

/** Returns the panels' scale and upper left corners, and the upper end of the text below them. */
export function computeLayout({ composition, metrics, room, bottom }: Picture, words: Live) {
  const scale = SCALE[composition];
  const isWide = composition === "wide";
  const y = Math.round(bottom) + APART.down;
  const below = y + Math.ceil((KEYS + LINE) * scale) + APART.down;
  const left = { x: metrics.margin, y };
  const right = isWide
    ? { x: metrics.margin + (room + APART.across) / 2, y }
    : { x: metrics.margin, y: below };
  const errors = isKeyAbove(words) ? RANKS : KEYS + LINE;
  return { scale, left, right, end: isWide ? below : below + errors + APART.down };
}
