/** Where everything stands: all runs on a logarithmic scale, and the crowd of them enlarged. */

import { exact } from "../../format.js";
import type { Composition } from "../../scene.js";
import { type Area, linear, logarithmic, powers, type Scale, type Tick } from "../chart.js";
import type { Picture } from "../picture.js";
import { type Dot, type Placed, placeLabels } from "./labels.js";
import type { Numbers, Vertical } from "./moving.js";
import { RUNS, type Run } from "./runs.js";
import * as say from "./words.js";

/** Of each panel: its ends in the axis's unit, and its ticks. */
interface Range {
  readonly ends: readonly [least: number, most: number];
  readonly ticks: readonly number[];
}

/** Of what is upright: in what unit, on what scale, and both panels. */
const AXES: Readonly<
  Record<Vertical, { unit: number; scale: typeof linear; all: Range; crowd: Range }>
> = {
  accuracy: {
    unit: 100,
    scale: linear,
    all: { ends: [-3, 60], ticks: [0, 10, 20, 30, 40, 50] },
    crowd: { ends: [37, 54], ticks: [40, 45, 50] },
  },
  memory: {
    unit: 1e9,
    scale: logarithmic,
    all: { ends: [18.5, 42], ticks: [20, 25, 30, 40] },
    crowd: { ends: [19.5, 26.5], ticks: [20, 22, 24, 26] },
  },
  time: {
    unit: 10,
    scale: logarithmic,
    all: { ends: [750, 9000], ticks: [1000, 2000, 4000, 8000] },
    crowd: { ends: [850, 1460], ticks: [1000, 1200, 1400] },
  },
};

/** Parameters of the runs that crowd, and of all. */
const CROWD = [7e6, 1e7] as const;
const ENDS = [100, 1e10] as const;

/** The panels' places, px; in the narrow picture the second stands below. */
const ROOM = {
  wide: { left: 64, right: 456, height: 300, crowdLeft: 520, crowdRight: 700, label: 12 },
  narrow: { left: 48, right: 280, height: 270, crowdLeft: 48, crowdRight: 280, label: 11 },
} as const satisfies Record<Composition, object>;

/** A panel with its runs. */
export interface Panel {
  readonly area: Area;
  readonly x: Scale;
  readonly y: (run: Run) => number;
  readonly columns: readonly Tick[];
  readonly rows: readonly Tick[];
  readonly labels: readonly Placed[];
  readonly runs: readonly Run[];
}

export interface Layout {
  readonly all: Panel;
  readonly crowd: Panel;
  /** Size of the labels. */
  readonly size: number;
}

export const isCrowded = ({ trained }: Run) => trained >= CROWD[0] && trained <= CROWD[1];

export function layoutOf(n: Numbers, { composition, bottom }: Picture): Layout {
  const room = ROOM[composition];
  const isWide = composition === "wide";
  const { unit, scale, all, crowd } = AXES[n.vertical];
  const top = Math.round(bottom);
  const height = top + room.height;
  const below = isWide ? top : height + 62;

  const panel = (
    area: Area,
    x: Scale,
    { ends, ticks }: Range,
    runs: readonly Run[],
    labelled: readonly Run[],
    columns: readonly Tick[],
  ): Panel => {
    const upright = scale(...ends, area.bottom, area.top);
    const y = (run: Run) => upright(run[n.vertical] / unit);
    const dotOf = (run: Run): Dot => {
      const isBold = n.named.has(run);
      const label = isBold ? say.nameOf(run) : exact(run.number);
      return { x: x(run.trained), y: y(run), label, isBold };
    };
    // Names are longer than numbers, and so choose first.
    const dots = labelled.map(dotOf).sort((a, b) => Number(b.isBold) - Number(a.isBold));
    const taken = runs.filter((run) => !labelled.includes(run)).map(dotOf);
    return {
      area,
      x,
      y,
      runs,
      columns,
      rows: ticks.map((one): Tick => [upright(one), exact(one)]),
      labels: placeLabels(dots, taken, area, room.label),
    };
  };

  const { left, right, crowdLeft, crowdRight } = room;
  const area = { left, right, top, bottom: height };
  const x = logarithmic(...ENDS, left, right);
  const second = {
    left: crowdLeft,
    right: crowdRight,
    top: below,
    bottom: below + (isWide ? room.height : 230),
  };
  const near = linear(6.4e6, 10.6e6, second.left, second.right);
  const few = RUNS.filter(isCrowded);
  return {
    all: panel(
      area,
      x,
      all,
      RUNS,
      RUNS.filter((run) => !isCrowded(run)),
      powers(10, 1e3, 1e9, isWide ? 7 : 4).map((one): Tick => [x(one), say.power(one)]),
    ),
    crowd: panel(
      second,
      near,
      crowd,
      few,
      few,
      [7e6, 8e6, 9e6, 1e7].map((one): Tick => [near(one), say.millions(one)]),
    ),
    size: room.label,
  };
}
