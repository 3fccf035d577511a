/** Computes the positions of the plot: runs, ticks and labels. */
import { type Area, linear, logarithmic, type Point, type Tick } from "../chart.js";
import { type Box, type Dot, getRadius, type PlacedLabel, placeLabels } from "./labels.js";
import type { Live } from "./logic.js";
import type { Numbers, Run, Vertical } from "./numbers.js";

/** The trained parameters on the logarithmic axis. Runs outside it are in a strip at its left or right. */
const TRAINED = { min: 1e5, max: 2e8, ticks: [1e6, 1e7] };

/** Width and height of a strip, and its distance from the axis, in the size of the ticks' text. */
const STRIP = { width: 3.4, height: 1.2, gap: 0.5 };

/** The radius of the other runs' marks, relative to that of named runs. */
export const SMALL_MARK = 0.4;

/** The unit, scale, ends and ticks of each vertical axis. Runs below `floor` are in a strip below the axis; 0 means that there is none. */
const UPRIGHT: Readonly<
  Record<
    Vertical,
    {
      readonly unit: number;
      readonly scale: typeof linear;
      readonly ends: readonly [min: number, max: number];
      readonly ticks: readonly number[];
      readonly floor: number;
    }
  >
> = {
  accuracy: { unit: 100, scale: linear, ends: [30, 54], ticks: [35, 40, 45, 50], floor: 30 },
  // The unit is the number of MiB in a GB.
  memory: {
    unit: 1e9 / 2 ** 20,
    scale: linear,
    ends: [17, 40.5],
    ticks: [20, 25, 30, 35, 40],
    floor: 0,
  },
  time: { unit: 10, scale: logarithmic, ends: [640, 7500], ticks: [1000, 2000, 4000], floor: 0 },
};

/** The plot with its runs. */
export interface Plot {
  readonly area: Area;
  /** The parts of the horizontal axis: the left strip, the logarithmic axis, and the right strip. */
  readonly parts: readonly (readonly [left: number, right: number])[];
  /** The parts of the vertical axis: the axis, and the strip below it, which may have no height. */
  readonly upright: readonly (readonly [top: number, bottom: number])[];
  readonly at: (run: Run) => Point;
  readonly columns: readonly Tick[];
  readonly rows: readonly Tick[];
  readonly labels: readonly PlacedLabel[];
  /** The line at the result of full fine-tuning. */
  readonly level: readonly Point[];
}

/** Returns the plot in an area, with names of the `labeled` runs. `tick` and `size` are the sizes of ticks and labels, px. */
export function createPlot(
  counts: Numbers,
  area: Area,
  tick: number,
  size: number,
  words: Live["plot"],
  labeled: readonly Run[],
): Plot {
  const { left, right, top, bottom } = area;
  const [width, gap] = [Math.round(STRIP.width * tick), Math.round(STRIP.gap * tick)];
  const [first, last] = [left + width + gap, right - width - gap];
  const { unit, scale, ends, ticks, floor } = UPRIGHT[counts.vertical];
  const { min, max } = TRAINED;
  const axis = logarithmic(min, max, first, last);
  const [below, above] = [left + width / 2, right - width / 2];
  const x = (trained: number) => (trained < min ? below : trained > max ? above : axis(trained));
  const height = floor && Math.round(STRIP.height * tick);
  const base = bottom - height - (floor && gap);
  const lowest = bottom - height / 2;
  const upright = scale(...ends, base, top);
  const y = (value: number) => (value < floor ? lowest : upright(value));
  const at = (run: Run): Point => [x(run.trained), y(run[counts.vertical] / unit)];
  const { lora, full, chosen } = counts;
  const level: [Point, Point] = [[left, at(full)[1]], at(full)];
  const toBox =
    (share: number) =>
    (run: Run): Box => {
      const radius = share * getRadius(size) + 1;
      return [...at(run), radius, radius];
    };
  const toDot = (run: Run): Dot => ({
    position: at(run),
    label: words.runName(run),
    isBold: run === chosen,
    isRequired: [lora, chosen].includes(run),
  });
  return {
    area,
    parts: [
      [left, left + width],
      [first, last],
      [right - width, right],
    ],
    upright:
      base < bottom
        ? [
            [top, base],
            [bottom - height, bottom],
          ]
        : [[top, bottom]],
    at,
    columns: [
      [below, words.fewer(words.trainedTick(min))],
      ...TRAINED.ticks.map((value): Tick => [axis(value), words.trainedTick(value)]),
      [above, words.more(max)],
    ],
    rows: [
      ...(floor ? [[lowest, words.fewer(words.verticalTick(floor))] as const] : []),
      ...ticks.map((value): Tick => [upright(value), words.verticalTick(value)]),
    ],
    level,
    labels: placeLabels(
      [
        { position: level[0], label: words.full, isBold: true, isRequired: true, fill: "ink" },
        ...labeled.map(toDot),
      ],
      [
        ...counts.others.map(toBox(SMALL_MARK)),
        ...[...counts.named, ...counts.family, ...counts.highlighted].map(toBox(1)),
      ],
      [counts.ranks.map(at), level],
      area,
      size,
    ),
  };
}
