/** Computes the positions of the settings' columns. */
import type { Composition } from "../../scene.js";
import { type Area, linear, type Scale, type Tick } from "../chart.js";
import type { Picture } from "../picture.js";
import type { Live } from "./logic.js";
import { RANKS } from "./runs.js";

/** Size of the columns' numbers, px. The wide composition scales the columns up, so that both share most of their bytes. */
export const SIZE = 11;

/**
 * Positions in a column, px below the upper end of the accuracies: their lower end, the baseline of the ranks, the
 * baseline of the bars' heading, and the lower end of the bars.
 */
export const COLUMN = { accuracies: 156, ranks: 172, heading: 196, bars: 274 };
/** Width of a bar, and length of the longest bar, px. */
export const BAR = { width: 24, max: 60 };

/** The scale of a column, and both ends of all columns, px. */
const ROOM = {
  wide: { scale: 1.25, left: 76, right: 704 },
  narrow: { scale: 1, left: 46, right: 284 },
} as const satisfies Record<Composition, object>;

/** The range of accuracies in percent, with room for numbers above the runs, and their ticks. */
const ACCURACY = { min: 60, max: 103, ticks: [60, 70, 80, 90] } as const;

/** Returns the position of an accuracy, in tenths of a percent, below the upper end of a plot of this height. */
export const accuracyScale = (height: number): Scale =>
  linear(10 * ACCURACY.min, 10 * ACCURACY.max, height, 0);

export interface Columns {
  readonly area: Area;
  readonly scale: number;
  /** Width of a column, px. */
  readonly pitch: number;
  /** The middle of each column. */
  readonly middles: readonly number[];
  /** The accuracies on the vertical axis. */
  readonly ticks: readonly Tick[];
}

/** Returns the columns in an area. Half a column separates full fine-tuning from the ranks. */
export function computeColumns(area: Area, scale: number, words: Live["axes"]): Columns {
  const { left, right, top, bottom } = area;
  const pitch = (right - left) / (RANKS.length + 0.5);
  const y = linear(ACCURACY.min, ACCURACY.max, bottom, top);
  return {
    area,
    scale,
    pitch,
    middles: RANKS.map((rank, index) =>
      Math.round(left + pitch * (index + (rank === "full" ? 1 : 0.5))),
    ),
    ticks: ACCURACY.ticks.map((percent): Tick => [y(percent), words.accuracyTick(percent)]),
  };
}

/** Returns the columns of a picture. */
export function computeLayout({ composition, bottom }: Picture, words: Live["axes"]): Columns {
  const { scale, left, right } = ROOM[composition];
  const top = Math.round(bottom + 10);
  const area = { left, right, top, bottom: top + scale * COLUMN.accuracies };
  return computeColumns(area, scale, words);
}
