/** Computes the positions of three panels: one with all runs, and two that enlarge the ranges with most runs. */
import type { Composition } from "../../scene.js";
import { type Area, linear, logarithmic, type Tick } from "../chart.js";
import type { Picture } from "../picture.js";
import { type Dot, type PlacedLabel, placeLabels } from "./labels.js";
import type { Numbers, Run, Vertical } from "./numbers.js";
import type { Live } from "./words.js";

/** An axis: its ends and its ticks. */
interface Range {
  readonly ends: readonly [min: number, max: number];
  readonly ticks: readonly number[];
}

/** The trained parameters of each panel. */
const TRAINED: readonly Range[] = [
  { ends: [120, 7e9], ticks: [1e4, 1e6, 1e8] },
  { ends: [1e5, 7e6], ticks: [1e5, 3e5, 1e6, 3e6] },
  { ends: [6.8e6, 1.06e7], ticks: [7e6, 8e6, 9e6, 1e7] },
];

/** The unit and scale of each vertical axis, and its range in each panel. */
const UPRIGHT: Readonly<
  Record<Vertical, { unit: number; scale: typeof linear; panels: readonly Range[] }>
> = {
  accuracy: {
    unit: 100,
    scale: linear,
    panels: [
      { ends: [-4, 58], ticks: [0, 10, 20, 30, 40, 50] },
      { ends: [-4, 56], ticks: [0, 10, 20, 30, 40, 50] },
      { ends: [36.5, 54], ticks: [40, 45, 50] },
    ],
  },
  memory: {
    // The number of MiB in a GB.
    unit: 1e9 / 2 ** 20,
    scale: linear,
    panels: [
      { ends: [15.5, 41], ticks: [20, 25, 30, 35, 40] },
      { ends: [19.6, 25.6], ticks: [20, 21, 22, 23, 24, 25] },
      { ends: [19.5, 26.5], ticks: [20, 22, 24, 26] },
    ],
  },
  time: {
    unit: 10,
    scale: logarithmic,
    panels: [
      { ends: [550, 9000], ticks: [1000, 2000, 4000, 8000] },
      { ends: [600, 8000], ticks: [1000, 2000, 4000] },
      { ends: [850, 1460], ticks: [1000, 1200, 1400] },
    ],
  },
};

/** A panel's left and right end, its row, and its height, px. In the wide picture, the last two panels share a row. */
interface Place {
  readonly ends: readonly [left: number, right: number];
  readonly row: number;
  readonly height: number;
}
const ROOM: Readonly<Record<Composition, { places: readonly Place[]; label: number }>> = {
  wide: {
    places: [
      { ends: [70, 700], row: 0, height: 190 },
      { ends: [70, 398], row: 1, height: 220 },
      { ends: [456, 700], row: 1, height: 220 },
    ],
    label: 12,
  },
  narrow: {
    places: [
      { ends: [50, 280], row: 0, height: 240 },
      { ends: [50, 280], row: 1, height: 200 },
      { ends: [50, 280], row: 2, height: 190 },
    ],
    label: 11,
  },
};

/** Room below a panel for its axis and for the next panel's name and brackets, px. */
const BELOW = 74;

/** A panel with its runs. */
export interface Panel {
  readonly name: string;
  readonly area: Area;
  readonly runs: readonly Run[];
  readonly x: (trained: number) => number;
  readonly at: (run: Run) => readonly [x: number, y: number];
  readonly columns: readonly Tick[];
  readonly rows: readonly Tick[];
  readonly labels: readonly PlacedLabel[];
}

interface Layout {
  readonly panels: readonly Panel[];
  /** Size of the labels. */
  readonly size: number;
  /** The lower end of the lowest panel. */
  readonly bottom: number;
}

/** Returns the trained parameters at a panel's ends. */
export const getEnds = (panel: number) => TRAINED[panel]!.ends;

/** Returns the index of the panel that labels a run: the most enlarged panel that contains it. */
const findPanel = ({ trained }: Run) =>
  TRAINED.findLastIndex(({ ends: [min, max] }) => trained > min && trained < max);

/** Returns a panel in its area. It draws the runs that it labels; the first panel draws all runs. */
export function createPanel(
  counts: Numbers,
  index: number,
  area: Area,
  size: number,
  words: Live["plot"],
  isLabelled = (run: Run) => findPanel(run) === index,
): Panel {
  const { ends, ticks } = TRAINED[index]!;
  const { unit, scale, panels } = UPRIGHT[counts.vertical];
  const range = panels[index]!;
  const x = logarithmic(...ends, area.left, area.right);
  const y = scale(...range.ends, area.bottom, area.top);
  const at = (run: Run) => [x(run.trained), y(run[counts.vertical] / unit)] as const;
  const runs = counts.runs.filter((run) => index === 0 || findPanel(run) === index);
  const toDot = (run: Run): Dot => ({
    position: at(run),
    label: counts.named.has(run) ? words.runName(run) : words.runNumber(run),
    number: words.runNumber(run),
    isBold: counts.highlighted.includes(run) || run === counts.lora,
  });
  const [labelled, obstacles] = [true, false].map((item) =>
    runs.filter((run) => isLabelled(run) === item).map(toDot),
  );
  return {
    name: words.panels[index]!.name,
    area,
    runs,
    x,
    at,
    columns: ticks.map((value): Tick => [x(value), words.trainedTick(value)]),
    rows: range.ticks.map((value): Tick => [y(value), words.verticalTick(value)]),
    labels: placeLabels(labelled!, obstacles!, area, size),
  };
}

export function computeLayout(
  counts: Numbers,
  { composition, bottom: start }: Picture,
  words: Live["plot"],
): Layout {
  const { places, label } = ROOM[composition];
  const tops: number[] = [];
  let bottom = 0;
  const panels = places.map(({ ends: [left, right], row, height }, index) => {
    const above = places.findLastIndex((item) => item.row < row);
    const top = above < 0 ? Math.round(start) : tops[above]! + places[above]!.height + BELOW;
    tops.push(top);
    bottom = top + height;
    return createPanel(counts, index, { left, right, top, bottom }, label, words);
  });
  return { panels, size: label, bottom };
}
