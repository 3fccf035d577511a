/** Where everything stands: all runs, and the two ranges in which most of them crowd, enlarged. */

import { exact } from "../../format.js";
import type { Composition } from "../../scene.js";
import { type Area, linear, logarithmic, type Tick } from "../chart.js";
import type { Picture } from "../picture.js";
import { type Dot, type Placed, placeLabels } from "./labels.js";
import type { Numbers, Vertical } from "./moving.js";
import type { Run } from "./run.js";
import * as say from "./words.js";

/** Of an axis: its ends and its ticks. */
interface Range {
  readonly ends: readonly [least: number, most: number];
  readonly ticks: readonly number[];
}

/** Of the panels: the parameters trained. */
const TRAINED: readonly Range[] = [
  { ends: [120, 7e9], ticks: [1e4, 1e6, 1e8] },
  { ends: [1e5, 7e6], ticks: [1e5, 3e5, 1e6, 3e6] },
  { ends: [6.8e6, 1.06e7], ticks: [7e6, 8e6, 9e6, 1e7] },
];

/** What is upright: in what unit, on what scale, and its range in each panel. */
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
    // MiB in one GB.
    unit: 1e9 / 2 ** 20,
    scale: linear,
    panels: [
      { ends: [18.5, 41], ticks: [20, 25, 30, 35, 40] },
      { ends: [19.6, 25.6], ticks: [20, 21, 22, 23, 24, 25] },
      { ends: [19.5, 26.5], ticks: [20, 22, 24, 26] },
    ],
  },
  time: {
    unit: 10,
    scale: logarithmic,
    panels: [
      { ends: [750, 9000], ticks: [1000, 2000, 4000, 8000] },
      { ends: [780, 8000], ticks: [1000, 2000, 4000] },
      { ends: [850, 1460], ticks: [1000, 1200, 1400] },
    ],
  },
};

/** A panel's ends across, its row and its height, px; in the wide picture the last two share a row. */
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
      { ends: [50, 280], row: 0, height: 220 },
      { ends: [50, 280], row: 1, height: 190 },
      { ends: [50, 280], row: 2, height: 190 },
    ],
    label: 11,
  },
};

/** Of a panel's name above it, and of its ticks' labels and the next one's name below it. */
const ABOVE = 10;
const BELOW = 52;

/** A panel with its runs. */
export interface Panel {
  readonly name: string;
  readonly area: Area;
  readonly runs: readonly Run[];
  readonly x: (run: Run) => number;
  readonly y: (run: Run) => number;
  readonly columns: readonly Tick[];
  readonly rows: readonly Tick[];
  readonly labels: readonly Placed[];
}

export interface Layout {
  readonly panels: readonly Panel[];
  /** Size of the labels. */
  readonly size: number;
  /** Where the lowest panel ends. */
  readonly bottom: number;
}

/** The panel that has a run's label: the most enlarged one. */
const panelOf = ({ trained }: Run) =>
  TRAINED.findLastIndex(({ ends: [least, most] }) => trained > least && trained < most);

/** The runs that a panel shows: the first all, the others those that it labels. */
export const runsOf = ({ runs }: Numbers, panel: number) =>
  runs.filter((run) => panel === 0 || panelOf(run) === panel);

export function layoutOf(n: Numbers, { composition, bottom: start }: Picture): Layout {
  const { places, label } = ROOM[composition];
  const { unit, scale, panels } = UPRIGHT[n.vertical];
  const tops: number[] = [];
  let bottom = 0;
  const all = TRAINED.map(({ ends, ticks }, index): Panel => {
    const {
      ends: [left, right],
      row,
      height,
    } = places[index]!;
    const above = places.findLastIndex((one) => one.row < row);
    const top = above < 0 ? Math.round(start) : tops[above]! + places[above]!.height + BELOW;
    tops.push(top);
    bottom = top + height;
    const area = { left, right, top, bottom };
    const across = logarithmic(...ends, left, right);
    const range = panels[index]!;
    const upright = scale(...range.ends, bottom, top);
    const x = (run: Run) => across(run.trained);
    const y = (run: Run) => upright(run[n.vertical] / unit);
    const runs = runsOf(n, index);
    const dotOf = (run: Run): Dot => {
      const isBold = n.named.has(run);
      const label = isBold ? run.name : exact(run.number);
      return { x: x(run), y: y(run), label, isBold };
    };
    const isLabelled = (run: Run) => panelOf(run) === index;
    // Names are longer than numbers, and so choose first.
    const dots = runs.filter(isLabelled).map(dotOf);
    dots.sort((one, other) => Number(other.isBold) - Number(one.isBold));
    const taken = runs.filter((run) => !isLabelled(run)).map(dotOf);
    return {
      name: say.panels[index]!,
      area,
      runs,
      x,
      y,
      columns: ticks.map((one): Tick => [across(one), say.power(one)]),
      rows: range.ticks.map((one): Tick => [upright(one), exact(one)]),
      labels: placeLabels(dots, taken, area, label),
    };
  });
  return { panels: all, size: label, bottom };
}

/** Where the panels may begin below a baseline, so that their names have their lines. */
export const startBelow = (baseline: number, size: number) => baseline + size * 1.4 + ABOVE;
