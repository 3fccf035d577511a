/** Computes the positions of the plot: runs, ticks, names, and the arrow from full fine-tuning to LoRA. */
import type { Measure } from "../../scene.js";
import { LEADING, reserveMonospaced, wrap } from "../lines.js";
import type { Point } from "../shapes/marks.js";
import type { Area, Tick } from "../shapes/plot.js";
import { linear, logarithmic } from "../shapes/scale.js";
import { type Box, type Named, overlap, type PlacedLabel, placeLabels } from "./labels.js";
import type { Live } from "./logic.js";
import type { Numbers, Run, Vertical } from "./numbers.js";

/** The sizes of a plot. */
export interface Sizes {
  /** Ends and ticks of the axis of trained parameters. Runs left of it are at its edge. */
  readonly trained: {
    readonly min: number;
    readonly max: number;
    readonly ticks: readonly number[];
  };
  /** Sizes of the texts at ticks and of names, px. */
  readonly tick: number;
  readonly label: number;
  /** Half a mark's size, relative to a wide picture. */
  readonly mark: number;
  /** Whether LoRA's name is without its rank, and whether there is an arrow to it. */
  readonly isBrief: boolean;
  readonly hasArrow: boolean;
}

/** The radii of marks and of rings around them in a wide picture, px. The largest ring is around full fine-tuning. */
export const RADIUS = { lora: 8, full: 12, family: 4.5, known: 3.75, other: 2.25, ring: 5 };

/** The unit, scale, ends and ticks of each vertical axis. Runs below `floor` are in a strip below the axis. */
const UPRIGHT: Readonly<
  Record<
    Vertical,
    {
      readonly unit: number;
      readonly scale: typeof linear;
      readonly ends: readonly [min: number, max: number];
      readonly ticks: readonly number[];
      readonly floor?: number;
    }
  >
> = {
  accuracy: {
    unit: 100,
    scale: linear,
    ends: [30, 53],
    ticks: [30, 35, 40, 45, 50],
    floor: 30,
  },
  // The unit is the number of MiB in a GB.
  memory: { unit: 1e9 / 2 ** 20, scale: linear, ends: [17, 40.5], ticks: [20, 25, 30, 35, 40] },
  time: { unit: 10, scale: logarithmic, ends: [640, 7500], ticks: [1000, 2000, 4000] },
};

/** Height of the strip below the floor, and distance of the arrow from LoRA, relative to the ticks' text. */
const [STRIP, APART] = [1.95, 1.2];

/** The labels of a vertical axis, for which there must be room at the left. */
export const verticalLabels = (vertical: Vertical, words: Live["plot"]): string[] => {
  const { ticks, floor } = UPRIGHT[vertical];
  return [...ticks.map(words.number), ...(floor ? [words.below(floor)] : [])];
};

export type Plot = ReturnType<typeof createPlot>;

/** Names those of `candidates` that fit, in the order of their importance. */
export function createPlot(
  counts: Numbers,
  area: Area,
  sizes: Sizes,
  words: Live["plot"],
  candidates: readonly Run[],
  measure: Measure = reserveMonospaced,
) {
  const { vertical, lora, full, chosen, highlighted } = counts;
  const { trained, tick, label: size, mark } = sizes;
  const { unit, scale, ends, ticks, floor } = UPRIGHT[vertical];
  const strip = floor === undefined ? 0 : STRIP * tick;
  const base = area.bottom - strip;
  const upright = scale(...ends, base, area.top);
  const axis = logarithmic(trained.min, trained.max, area.left, area.right);
  const isLeft = (run: Run) => run.trained < trained.min;
  const lowest = area.bottom - strip / 2;
  const at = (run: Run): Point => {
    const value = run[vertical] / unit;
    return [
      isLeft(run) ? area.left + 5 * mark : axis(run.trained),
      value < (floor ?? 0) ? lowest : upright(value),
    ];
  };
  const radiusOf = (run: Run) => {
    if (run === full && highlighted.includes(run)) return RADIUS.full * mark;
    if ([lora, full, chosen].includes(run)) return RADIUS.lora * mark;
    const { family, known } = counts;
    const kind = family.includes(run) ? "family" : known.includes(run) ? "known" : "other";
    return RADIUS[highlighted.includes(run) ? "ring" : kind] * mark;
  };
  const level = at(full)[1];
  const marks = counts.runs.map((run): Box => {
    const half = radiusOf(run) + 1;
    return [...at(run), half, half];
  });
  const across = (y: number): Box => [
    (area.left + area.right) / 2,
    y,
    (area.right - area.left) / 2,
    1,
  ];
  const arrow = sizes.hasArrow
    ? placeArrow(
        at(full),
        at(lora),
        sizes,
        words.ratio(counts),
        [...marks, across(level), across(base)],
        area,
        measure,
      )
    : undefined;
  const obstacles = {
    lines: [...marks, across(level), across(base), ...(arrow?.strokes ?? [])],
    texts: (arrow?.texts ?? []).map(({ box }) => box),
  };
  const named = candidates.map((run): Named & { run: Run } => {
    const bold = [lora, full, chosen].includes(run);
    const label = bold ? words.bold(run, counts, sizes.isBrief) : words.runName(run);
    return { run, position: at(run), radius: radiusOf(run), label, bold, isRequired: bold };
  });
  const rivals = [lora, full, ...counts.family, ...counts.known].map((run) => ({
    position: at(run),
    radius: radiusOf(run),
  }));
  const placed = placeLabels(named, obstacles, rivals, area, size, measure);
  return {
    area,
    sizes,
    at,
    isLeft,
    radiusOf,
    level,
    arrow,
    /** The line below the lowest value, if there is a strip below it. */
    floor: floor === undefined ? undefined : base,
    columns: trained.ticks.map((value): Tick => [axis(value), words.trainedTick(value)]),
    rows: [
      ...ticks.map((value): Tick => [upright(value), words.number(value)]),
      ...(floor === undefined ? [] : [[lowest, words.below(floor)] as Tick]),
    ],
    labels: new Map(
      named.flatMap((item): [Run, Named & PlacedLabel][] => {
        const place = placed.get(item);
        return place ? [[item.run, { ...item, ...place }]] : [];
      }),
    ),
  };
}

/** The arrow from full fine-tuning to LoRA: beside their line, or down and across, with its words. */
function placeArrow(
  [x, y]: Point,
  [toX, toY]: Point,
  { mark, tick, label: size }: Sizes,
  label: string,
  obstacles: readonly Box[],
  area: Area,
  measure: Measure,
) {
  const apart = APART * tick;
  const isLevel = Math.abs(toY - y) < apart;
  const across = isLevel ? Math.max(y, toY) + apart : toY;
  const [start, end] = [isLevel ? x - 12 * mark : x, toX + (RADIUS.lora + 4) * mark];
  const points: Point[] = [
    ...(isLevel ? [] : [[x, y + 14 * mark] as const]),
    [start, across],
    [end, across],
  ];
  const lines = wrap(label, start - end + (isLevel ? 3 * size : 0), { size }, measure);
  // Words that are longer than the arrow start right of LoRA's mark.
  const longest = Math.max(...lines.map((content) => measure(content, size)));
  const middle = Math.max((start + end) / 2, toX + 10 * mark + longest / 2);
  const write = (first: number) =>
    lines.map((content, index) => {
      const baseline = Math.round(across + (first + index * LEADING) * size);
      const half = measure(content, size) / 2 + 4;
      return { content, baseline, box: [middle, baseline - 0.35 * size, half, 0.7 * size] as Box };
    });
  const above = -0.6 - (lines.length - 1) * LEADING;
  // Words at a level arrow are as near below it as they cover nothing, or above it.
  const starts = isLevel
    ? [1, -1].flatMap((side) =>
        Array.from({ length: 60 }, (_, index) => (side > 0 ? 1.3 : above) + 0.25 * side * index),
      )
    : [above];
  const covers = ({ box }: { readonly box: Box }) => obstacles.some((item) => overlap(box, item));
  const isInside = ({ box: [, y, , down] }: { readonly box: Box }) =>
    y - down > area.top && y + down < area.bottom;
  const free = starts.find((first) =>
    write(first).every((item) => isInside(item) && !covers(item)),
  );
  const texts = write(free ?? starts[0]!);
  const strokes: Box[] = [
    [(start + end) / 2, across, (start - end) / 2 + 2, 4 * mark + 1],
    ...(isLevel ? [] : [[x, (y + across) / 2, 2, Math.abs(across - y) / 2] as const]),
  ];
  return { points, middle, texts, strokes };
}
