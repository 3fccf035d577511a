/** Draws the rows of bars: the size of each update upward, and its directions downward. */
import { group, type Ink, type Node, type Path, path } from "../../scene.js";
import { type Module, type Numbers, type Range, type Row, range } from "./numbers.js";

/** The bars of all rows, px. */
export interface Bars {
  readonly left: number;
  /** Distance between the starts of two bars, and the width of a bar. */
  readonly pitch: number;
  readonly width: number;
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
export const MAX_GAPS = 48;
/** Units per px, in groups that are scaled to the picture: lengths are whole half pixels, which take fewer digits. */
const UNIT = 2;

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
    return { left, pitch, width: pitch, ...heights };
  }
  // The last bar ends at the right.
  const pitch = Math.floor(Math.min(maxPitch, room / (Math.max(1, layers) - 1 + part)));
  return { left, pitch, width: Math.min(pitch, toEven(pitch * part)), ...heights };
}

/** Returns the bar of a module outside of layers: between `left` and `right`, so that it is not mistaken for the first layer's. */
export function centerBar(bars: Bars, left: number, right: number): Bars {
  const width = toEven(Math.max(bars.width, 12));
  return { ...bars, left: Math.round((left + right - width) / 2), pitch: 2 * width, width };
}

/** Returns bars as one path. The lengths are in px, from `y` down. `from` and `to` are px from a bar's left end. */
export function drawBars(
  lengths: readonly number[],
  pitch: number,
  [from, to]: readonly [number, number],
  y: number,
  fill: Ink,
): Path[] {
  const [distance, width, start] = [UNIT * pitch, UNIT * (to - from), UNIT * y];
  // Many bars are drawn in whole px.
  const step = lengths.length > MAX_GAPS ? UNIT : 1;
  let d = "";
  let [top, run] = [start, UNIT * from];
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

/** Returns bars in B's and A's inks, or in one ink if they are narrow. */
function drawHeld(lengths: readonly number[], width: number, y: number, pitch: number): Node[] {
  if (width < MIN_HALVES) return drawBars(lengths, pitch, [0, width], y, "ink");
  return [
    ...drawBars(lengths, pitch, [0, width / 2], y, "b"),
    ...drawBars(lengths, pitch, [width / 2, width], y, "a"),
  ];
}

/** Returns bars in a group that is scaled to the picture. */
export const scaled = (left: number, y: number, nodes: readonly Node[]) =>
  group(left, y, nodes, [1 / UNIT, 1 / UNIT]);

/** Returns a row of bars. `y` is the lower end of its updates, and its directions are `gap` px below. */
export function drawRow(
  { kind, modules }: Row,
  { largest, maxRank }: Numbers,
  bars: Bars,
  y: number,
  gap: number,
): Node {
  const { left, pitch, width } = bars;
  const getLengths = (get: (module: Module) => number) =>
    modules.map((module) => (module ? get(module) : 0));
  const depth = (count: number) => (bars.down * count) / (kind.experts ?? 1) / maxRank;
  const updates = getLengths(({ norm }) => (largest.norm ? (-bars.up * norm) / largest.norm : 0));
  const ranks = getLengths(({ rank }) => depth(rank));
  // Few of many directions are half a pixel, so that they are visible.
  const held = getLengths(({ directions }) => Math.max(depth(directions), directions && 0.5));
  const thin = width < MIN_THIN ? width : toEven(SIZE_PART * width);
  const size = [(width - thin) / 2, (width + thin) / 2] as const;
  return scaled(left, y, [
    ...drawBars(updates, pitch, size, 0, "frozen"),
    // Remains visible as a line below the next bars.
    ...drawBars(ranks, pitch, [0, width], gap + 1, "frozen"),
    ...drawBars(ranks, pitch, [0, width], gap, "tint"),
    ...drawHeld(held, width, gap, pitch),
    ...drawGaps(range(ranks), depth(1), bars, modules.length, gap),
  ]);
}

/** Returns gaps between the directions of a row, so that they can be counted, if all modules have the same and they are high enough. */
function drawGaps(
  [min, max]: Range,
  height: number,
  { pitch, width }: Bars,
  count: number,
  gap: number,
): Path[] {
  if (min !== max || height < MIN_DIRECTION || width < MIN_HALVES) return [];
  const d = Array.from({ length: Math.round(max / height) - 1 }, (_, index) => {
    const y = Math.round(UNIT * (gap + (index + 1) * height));
    return `M0 ${y}h${UNIT * pitch * count}`;
  });
  const strokeWidth = UNIT * Math.max(1, Math.round(GAP_PART * height));
  return d.length ? [path(d.join(""), { stroke: "paper", strokeWidth })] : [];
}

/** Returns a bar for the square of each singular value, of which the first `directions` are filled. */
export function drawSpectrum(
  sigmas: readonly number[],
  directions: number,
  x: number,
  bottom: number,
  room: number,
  height: number,
): Node {
  const [first = 0] = sigmas;
  const { pitch, width } = computeBars(sigmas.length, 0, room, { up: 0, down: 0 }, 0.8);
  const heights = sigmas.map((sigma) => (first ? -height * (sigma / first) ** 2 : 0));
  return scaled(x, bottom, [
    ...drawBars(heights, pitch, [0, width], 0, "frozen"),
    ...drawHeld(heights.slice(0, directions), width, 0, pitch),
    path(`M0 1h${pitch * (sigmas.length - 1) + width}`, { stroke: "muted", strokeWidth: UNIT }),
  ]);
}
