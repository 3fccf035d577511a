/** Where both panels stand, before anything is drawn. */
import { LEADING } from "../lines.js";
import type { Picture } from "../picture.js";
import { SIDE } from "./setting.js";

/** A plot's frame and its heading's baseline, px. */
export interface Panel {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly heading: number;
}

/** Lengths in px; `axis` is the room left of a plot for its numbers. */
const ROOM = {
  wide: { height: 180, axis: 34, percents: 52, apart: 44 },
  narrow: { height: 118, axis: 22, percents: 46, apart: 0 },
} as const;

export type Layout = ReturnType<typeof layoutOf>;

/** Side by side, or below each other. */
export function layoutOf({ composition, metrics, room, bottom }: Picture) {
  const { height, axis, percents, apart } = ROOM[composition];
  const leading = Math.round(LEADING * metrics.size.text);
  const isWide = composition === "wide";
  const column = isWide ? (room - apart) / 2 : room;
  /** A heading of two lines, the plot, and below it the axis's numbers. */
  const panel = (left: number, top: number, axis: number): Panel => ({
    x: left + axis,
    y: top + 2 * leading + 14,
    // A little less than all, for the last number stands below the end.
    width: Math.floor((column - axis - 10) / SIDE) * SIDE,
    height,
    heading: top + leading,
  });
  const below = height + 2 * leading + 14;
  const left = panel(metrics.margin, bottom + 4, axis);
  /** Of the two lines on what is kept and what is dropped. */
  const key = bottom + 4 + below + 2 * leading;
  const next = key + leading + 10;
  const right = isWide
    ? panel(metrics.margin + column + apart, bottom + 4, percents)
    : panel(metrics.margin, next, percents);
  return { leading, left, right, key, end: isWide ? next : next + below + leading + 6 };
}
