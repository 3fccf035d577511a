/** Draws the rows of bars: the size of each update upward, and its directions downward. */
import { group, type Ink, type Node, type Path, path } from "../../scene.js";
import { type Module, type Numbers, type Range, type Row, range } from "./numbers.js";

/** The bars of all rows, px. */
export interface Bars {
  readonly left: number;
  /** Distance between the starts of two bars, and the width of a bar. */
  readonly pitch: number;
  readonly width: number;
  /** The length of a horizontal unit of the bars' paths, px. */
  readonly unit: number;
  /** Height of the largest update, and of the largest rank. */
  readonly up: number;
  readonly down: number;
}

/** The part of its pitch that a bar fills, if there are gaps. */
const PART = 0.6;
/** Distance between an update and its directions without numbers, px. */
export const GAP = 4;
/** The minimum height of a direction with gaps around it, px, and the part of it that a gap takes. */
const MIN_DIRECTION = 2.5;
const GAP_PART = 0.19;
/** The part of a bar that the update's size fills, so that the directions are more salient, and the narrowest such bar, px. */
const [SIZE_PART, MIN_THIN] = [0.3, 12];
/** The largest distance of bars, px. */
const MAX_PITCH = 80;
/** Narrower bars have one ink instead of B's and A's halves. */
const MIN_HALVES = 4;
/** The maximum number of bars with gaps between them. More bars form an area. */
const MAX_GAPS = 48;
/** Units per px of heights, in groups that are scaled to the picture: heights are whole half pixels. */
const UNIT = 2;
/** Units per bar of many bars, whose paths are then the same in the wide and the narrow picture. */
const UNITS = 10;

/** Rounds a width so that its half is a whole number of pixels. */
const toEven = (width: number) => Math.max(2, 2 * Math.round(width / 2));

/**
 * Returns bars for this many layers between `left` and `right`. They fill `part` of their pitch or, if there are many, all of it.
 * Edges are on whole pixels, or on half pixels if there are many, so that they are crisp.
 */
export function computeBars(
  layers: number,
  left: number,
  right: number,
  heights: Pick<Bars, "up" | "down">,
  part = PART,
  maxPitch = MAX_PITCH,
): Bars {
  const room = right - left;
  if (layers > MAX_GAPS) {
    const pitch = Math.max(1, Math.floor((2 * room) / layers)) / 2;
    return { left, pitch, width: pitch, unit: pitch / UNITS, ...heights };
  }
  // The last bar ends at the right.
  const pitch = Math.floor(Math.min(maxPitch, room / (Math.max(1, layers) - 1 + part)));
  const width = Math.min(pitch, toEven(pitch * part));
  return { left, pitch, width, unit: 1 / UNIT, ...heights };
}

/** The bar of a module outside of layers: between `left` and `right`, so that it is not mistaken for the first layer's. */
export function centerBar(bars: Bars, left: number, right: number): Bars {
  const width = toEven(Math.max(bars.width, 12));
  return {
    ...bars,
    left: Math.round((left + right - width) / 2),
    pitch: 2 * width,
    width,
    unit: 1 / UNIT,
  };
}

/** Bars as one path. The lengths are in px, from `y` down. `from` and `to` are px from a bar's left end. */
export function drawBars(
  lengths: readonly number[],
  { pitch, unit }: Pick<Bars, "pitch" | "unit">,
  [from, to]: readonly [number, number],
  y: number,
  fill: Ink,
): Path[] {
  const [distance, width, start] = [pitch / unit, (to - from) / unit, UNIT * y];
  // Many bars are drawn in whole px.
  const step = lengths.length > MAX_GAPS ? UNIT : 1;
  let d = "";
  let [top, run] = [start, from / unit];
  /** Continues the outline at the height `next`. */
  const add = (next: number, length: number) => {
    if (next !== top) d += `${run ? `h${run}` : ""}V${next}`;
    run = next === top ? run + length : length;
    top = next;
  };
  for (const length of lengths) {
    add(start + step * Math.round((UNIT * length) / step), width);
    if (width < distance) add(start, distance - width);
  }
  add(start, 0);
  return d ? [path(`M0 ${start}${d}`, { fill })] : [];
}

/** Bars in B's and A's inks, or in one ink if they are narrow. */
function drawHeld(lengths: readonly number[], bars: Bars): Node[] {
  const { width } = bars;
  if (width < MIN_HALVES) return drawBars(lengths, bars, [0, width], 0, "ink");
  return [
    ...drawBars(lengths, bars, [0, width / 2], 0, "b"),
    ...drawBars(lengths, bars, [width / 2, width], 0, "a"),
  ];
}

/** Bars in a group that is scaled to the picture. */
export const scaled = ({ left, unit }: Bars, y: number, nodes: readonly Node[]) =>
  group(left, y, nodes, [unit, 1 / UNIT]);

/**
 * Returns a row: the bars of updates, whose lower end is `y`, and `gap` px below it those of directions. Each group starts at 0,
 * so that the paths of many bars are the same in both pictures.
 */
export function drawRow(
  { kind, modules }: Row,
  { largest, maxRank }: Numbers,
  bars: Bars,
  y: number,
  gap: number,
): Node[] {
  const { width } = bars;
  const getLengths = (get: (module: Module) => number) =>
    modules.map((module) => (module ? get(module) : 0));
  const depth = (count: number) => (bars.down * count) / (kind.experts ?? 1) / maxRank;
  const updates = getLengths(({ norm }) => (largest.norm ? (-bars.up * norm) / largest.norm : 0));
  const ranks = getLengths(({ rank }) => depth(rank));
  // Few of many directions are half a pixel, so that they are visible.
  const held = getLengths(({ directions }) => Math.max(depth(directions), directions && 0.5));
  const thin = width < MIN_THIN ? width : toEven(SIZE_PART * width);
  const size = [(width - thin) / 2, (width + thin) / 2] as const;
  return [
    scaled(bars, y, drawBars(updates, bars, size, 0, "frozen")),
    scaled(bars, y + gap, [
      // Remains visible as a line below the next bars.
      ...drawBars(ranks, bars, [0, width], 1, "frozen"),
      ...drawBars(ranks, bars, [0, width], 0, "tint"),
      ...drawHeld(held, bars),
      ...drawGaps(range(ranks), depth(1), bars, modules.length),
    ]),
  ];
}

/** Gaps between the directions of a row, so that they can be counted, if all modules have the same and they are high enough. */
function drawGaps(
  [min, max]: Range,
  height: number,
  { pitch, width, unit }: Bars,
  count: number,
): Path[] {
  if (min !== max || height < MIN_DIRECTION || width < MIN_HALVES) return [];
  const d = Array.from({ length: Math.round(max / height) - 1 }, (_, index) => {
    const y = Math.round(UNIT * (index + 1) * height);
    return `M0 ${y}h${(pitch / unit) * count}`;
  });
  const strokeWidth = UNIT * Math.max(1, Math.round(GAP_PART * height));
  return d.length ? [path(d.join(""), { stroke: "paper", strokeWidth })] : [];
}

/** A bar for the square of each singular value, of which the first `directions` are filled. */
export function drawSpectrum(
  sigmas: readonly number[],
  directions: number,
  x: number,
  bottom: number,
  room: number,
  height: number,
): Node {
  const [first = 0] = sigmas;
  const bars = computeBars(sigmas.length, x, x + room, { up: 0, down: 0 }, 0.8);
  const { pitch, width, unit } = bars;
  const heights = sigmas.map((sigma) => (first ? -height * (sigma / first) ** 2 : 0));
  return scaled(bars, bottom, [
    ...drawBars(heights, bars, [0, width], 0, "frozen"),
    ...drawHeld(heights.slice(0, directions), bars),
    path(`M0 1h${(pitch * (sigmas.length - 1) + width) / unit}`, {
      stroke: "muted",
      strokeWidth: UNIT,
    }),
  ]);
}
