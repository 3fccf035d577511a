/** Draws the accuracy of every run in a column for each setting, in a picture or on a card. */
import { type Node, part, path, rect } from "../../scene.js";
import { reserveMonospaced } from "../lines.js";
import { label } from "../shapes/label.js";
import { COMPARISON, circles, curve, diamond, loraPoint, type Point } from "../shapes/marks.js";
import { type Area, axis, grid } from "../shapes/plot.js";
import { linear } from "../shapes/scale.js";
import type { Live } from "./logic.js";
import type { Numbers, Setting } from "./numbers.js";
import { RANKS } from "./runs.js";

/** The range of accuracies in percent, with room for the comparison's name at the upper end, and the grid lines. */
const ACCURACY = { min: 60, max: 101, grid: [60, 70, 80, 90, 100] } as const;

/** Sizes of texts and marks, px. */
export interface Style {
  readonly size: number;
  readonly bold: number;
  /** Radii of a run, of a mean and of the chosen mean. */
  readonly run: number;
  readonly mean: number;
  readonly chosen: number;
  /** Thickness of lines, relative to a picture's. */
  readonly times: number;
  /** Whether each column's label has the word "rank". */
  readonly isLong: boolean;
}

/** The middles of the columns, each of which trains twice as many parameters as the one before. */
export const middlesOf = ({ settings }: Numbers, { left, right }: Area): number[] =>
  settings.map((_, index) => Math.round(left + ((index + 0.5) * (right - left)) / settings.length));

/**
 * Returns positions of runs around the mean's mark in the middle of a column: as near to the middle as no mark covers
 * another one, on the side with fewer runs.
 */
function placeRuns(
  heights: readonly number[],
  x: number,
  mean: number,
  radius: number,
  run: number,
): Point[] {
  const placed: Point[] = [];
  for (const y of heights) {
    const isFree = (at: number) =>
      Math.hypot(at - x, y - mean) > radius + run + 3.5 &&
      placed.every(([otherX, otherY]) => Math.hypot(at - otherX, y - otherY) > 2 * run + 1);
    const right = placed.filter(([other]) => other > x).length;
    const side = 2 * right <= placed.length ? 1 : -1;
    let offset = 0;
    while (!isFree(x + side * offset) && !isFree(x - side * offset)) offset += 0.5;
    placed.push([isFree(x + side * offset) ? x + side * offset : x - side * offset, y]);
  }
  return placed;
}

/**
 * Returns the panel: the line of means, the line of full fine-tuning, and every run around its mean. The ground of the
 * chosen column ends at `end`.
 */
export function drawAccuracies(
  counts: Numbers,
  area: Area,
  end: number,
  style: Style,
  words: Live,
): Node[] {
  const { settings, full, chosen } = counts;
  const { size, bold, times } = style;
  const scale = linear(10 * ACCURACY.min, 10 * ACCURACY.max, area.bottom, area.top);
  // On whole pixels, all renderers smooth the line and its marks alike.
  const y = (tenths: number) => Math.round(scale(tenths));
  const middles = middlesOf(counts, area);
  const means = settings.map(({ mean }, index): Point => [middles[index]!, y(mean)]);
  const fullY = y(full.mean);
  const width = Math.round((area.right - area.left) / RANKS.length) - 4;
  const draw = (setting: Setting, index: number): Node => {
    const { runs, mean } = setting;
    const [x, isFull] = [middles[index]!, setting === full];
    const isMarked = isFull || setting === chosen;
    const radius = setting === chosen ? style.chosen : style.mean;
    const heights = runs.map(y);
    const numberSize = isMarked ? bold : size;
    const below = Math.max(...heights, y(mean) + radius) + style.run + 4 + 0.8 * numberSize;
    // Above the runs if there is no room between them and the axis.
    const isBelow = below + 4 < area.bottom;
    const baseline = isBelow ? below : Math.min(...heights) - style.run - 5 * times;
    // Aside from the line of means where it is steep.
    const isSteep = Math.abs(mean - (settings[index + (isBelow ? -1 : 1)] ?? setting).mean) > 40;
    const number = words.mean(setting);
    // The number stays in its column.
    const room = (width - reserveMonospaced(number, numberSize, true)) / 2;
    const aside = isSteep ? Math.min(room, 0.8 * size) : 0;
    const lower = isSteep && isBelow ? 0.5 * size : 0;
    return part(words.parts.runs(setting), [
      circles(placeRuns(heights, x, y(mean), radius, style.run), style.run, {
        fill: "paper",
        stroke: "muted",
        strokeWidth: times,
      }),
      ...(isFull ? [diamond(x, y(mean), radius + 1.5)] : loraPoint(x, y(mean), radius)),
      label(x + (isBelow ? aside : -aside), Math.round(baseline + lower), number, {
        size: numberSize,
        bold: isMarked,
        anchor: "middle",
      }),
      label(x, Math.round(area.bottom + 1.5 * size), words.tick(setting, style.isLong), {
        size,
        bold: setting === chosen,
        anchor: "middle",
      }),
    ]);
  };
  const drawn = [
    ...settings.map(draw),
    label(area.left + 4, Math.round(fullY - 0.4 * size), words.full, { size, fill: "muted" }),
  ];
  return [
    ...grid(
      area,
      ACCURACY.grid.map((percent) => [y(10 * percent), words.accuracyTick(percent)]),
      { size, fill: "muted" },
      drawn,
    ),
    rect(middles[settings.indexOf(chosen)]! - width / 2, fullY, width, end - fullY, {
      fill: "tint",
    }),
    axis(area),
    part(words.parts.accuracies, [
      path(`M${area.left} ${fullY}H${middles.at(-1)}`, {
        ...COMPARISON,
        strokeWidth: 1.25 * times,
      }),
      curve(means.slice(0, -1), { stroke: "ink", strokeWidth: 1.5 * times }),
      ...drawn,
    ]),
  ];
}
