/** Computes the positions of the plot: runs, ticks and labels. */
import { type Area, linear, logarithmic, type Point, type Tick } from "../chart.js";
import { getRadius, type PlacedLabel, placeLabels } from "./labels.js";
import type { Numbers, Run, Vertical } from "./numbers.js";
import type { Live } from "./words.js";

/** The trained parameters on the logarithmic axis. Runs outside it are in a strip at its left or right. */
const TRAINED = { min: 1e5, max: 1e8, end: 6e7, ticks: [1e6, 1e7] };

/** Width of a strip, and its distance from the axis, in the size of the ticks' text. */
const STRIP = { width: 3.4, gap: 0.5 };

/** The radius of the other runs' marks, relative to that of named runs. */
export const SMALL_MARK = 0.6;

/** The unit, scale, ends and ticks of each vertical axis. */
const UPRIGHT: Readonly<
  Record<
    Vertical,
    {
      readonly unit: number;
      readonly scale: typeof linear;
      readonly ends: readonly [min: number, max: number];
      readonly ticks: readonly number[];
    }
  >
> = {
  accuracy: { unit: 100, scale: linear, ends: [-3, 65], ticks: [0, 10, 20, 30, 40, 50] },
  // The unit is the number of MiB in a GB.
  memory: { unit: 1e9 / 2 ** 20, scale: linear, ends: [19, 40], ticks: [20, 25, 30, 35, 40] },
  time: { unit: 10, scale: logarithmic, ends: [750, 8000], ticks: [1000, 2000, 4000, 8000] },
};

/** The plot with its runs. */
export interface Plot {
  readonly area: Area;
  /** The parts of the horizontal axis: the left strip, the logarithmic axis, and the right strip. */
  readonly parts: readonly (readonly [left: number, right: number])[];
  readonly at: (run: Run) => Point;
  readonly columns: readonly Tick[];
  readonly rows: readonly Tick[];
  readonly labels: readonly PlacedLabel[];
}

/** Returns the radius of a run's mark, px. Other runs are small. */
const radiusOf = ({ others, family, highlighted }: Numbers, run: Run, size: number) => {
  const isSmall = others.includes(run) && !family.includes(run) && !highlighted.includes(run);
  return getRadius(size) * (isSmall ? SMALL_MARK : 1);
};

/** Returns the plot in an area. `tick` and `size` are the sizes of ticks and labels, px. */
export function createPlot(
  counts: Numbers,
  area: Area,
  tick: number,
  size: number,
  words: Live["plot"],
  named: readonly Run[],
  getLabel: (run: Run) => string,
): Plot {
  const { left, right, top, bottom } = area;
  const [width, gap] = [Math.round(STRIP.width * tick), Math.round(STRIP.gap * tick)];
  const [first, last] = [left + width + gap, right - width - gap];
  const { unit, scale, ends, ticks } = UPRIGHT[counts.vertical];
  const { min, max, end } = TRAINED;
  const axis = logarithmic(min, end, first, last);
  const [below, above] = [left + width / 2, right - width / 2];
  const x = (trained: number) => (trained < min ? below : trained > max ? above : axis(trained));
  const y = scale(...ends, bottom, top);
  const at = (run: Run): Point => [x(run.trained), y(run[counts.vertical] / unit)];
  const { lora, full, chosen } = counts;
  const toDot = (run: Run) => ({
    position: at(run),
    label: getLabel(run),
    isBold: run === full || (run === chosen && run !== lora),
    isRequired: [lora, full, chosen].includes(run),
  });
  return {
    area,
    parts: [
      [left, left + width],
      [first, last],
      [right - width, right],
    ],
    at,
    columns: [
      [below, words.fewer(min)],
      ...TRAINED.ticks.map((value): Tick => [axis(value), words.trainedTick(value)]),
      [above, words.more(max)],
    ],
    rows: ticks.map((value): Tick => [y(value), words.verticalTick(value)]),
    labels: placeLabels(
      // If a method is highlighted, only its best run has a label.
      [...new Set([...named.filter((run) => !counts.highlighted.includes(run)), chosen])].map(
        toDot,
      ),
      [...counts.named, ...counts.others].map((run) => [at(run), radiusOf(counts, run, size)]),
      counts.family.map(at),
      area,
      size,
    ),
  };
}
