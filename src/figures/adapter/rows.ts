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
/** Distance between an update and its directions, px. */
const GAP = 4;
/** The minimum height of a direction with gaps around it, px, and the part of it that a gap takes. */
const MIN_DIRECTION = 2.5;
const GAP_PART = 0.19;
/** Thickness of an update's outline, the narrowest bar that has one, and the largest distance of bars, px. */
const [OUTLINE, MIN_OUTLINED, MAX_PITCH] = [1, 6, 80];
/** Narrower bars have one ink instead of B's and A's halves. */
const MIN_HALVES = 4.5;
/** The maximum number of bars with gaps between them. More bars form an area. */
export const MAX_GAPS = 48;
/**
 * Distance between two bars, and height of 1 px, in their group, which is scaled to the picture. Both pictures then contain
 * the same paths of short whole numbers, which compress to almost nothing.
 */
const UNIT = { x: 10, y: 2 };

/**
 * Returns bars for this many layers between `left` and `right`. They fill `part` of their pitch or, if there are many, all of it.
 */
export function computeBars(
  layers: number,
  left: number,
  right: number,
  heights: Pick<Bars, "up" | "down">,
  part = PART,
  maxPitch = MAX_PITCH,
): Bars {
  const filled = layers > MAX_GAPS ? 1 : part;
  // The last bar ends at the right.
  const pitch = Math.min(maxPitch, (right - left) / (Math.max(1, layers) - 1 + filled));
  return { left, pitch, width: pitch * filled, ...heights };
}

/** Returns the bar of a module outside of layers: between `left` and `right`, so that it is not mistaken for the first layer's. */
export function centerBar(bars: Bars, left: number, right: number): Bars {
  const width = Math.max(bars.width, 12);
  return { ...bars, left: Math.round((left + right - width) / 2), pitch: 2 * width, width };
}

/** Returns bars as one path. The lengths are in px, from `y` down. `from` and `to` are parts of a bar's pitch. */
export function drawBars(
  lengths: readonly number[],
  [from, to]: readonly [number, number],
  y: number,
  fill: Ink,
): Path[] {
  const width = UNIT.x * (to - from);
  const start = UNIT.y * y;
  // Many bars are drawn in whole px.
  const step = lengths.length > MAX_GAPS ? UNIT.y : 1;
  let d = "";
  let [top, run] = [start, UNIT.x * from];
  /** Continues the outline at the height `next`. */
  const add = (next: number, length: number) => {
    if (next !== top) d += `${run ? `h${run}` : ""}V${next}`;
    run = next === top ? run + length : length;
    top = next;
  };
  for (const length of lengths) {
    add(start + step * Math.round((UNIT.y * length) / step), width);
    if (width < UNIT.x) add(start, UNIT.x - width);
  }
  add(start, 0);
  return d ? [path(`M0 ${start}${d}`, { fill })] : [];
}

/** Returns pale bars with an outline or, if they are narrow, gray bars. Heights are positive, and grow upward from 0. */
export function drawPale(heights: readonly number[], part: number, pitch: number): Path[] {
  const all = drawBars(
    heights.map((height) => -height),
    [0, part],
    0,
    "frozen",
  );
  if (part * pitch < MIN_OUTLINED) return all;
  const inset = Math.round((1250 * OUTLINE) / pitch) / 1000;
  const inner = heights.map((height) => -Math.max(0, height - 2 * OUTLINE));
  return [...all, ...drawBars(inner, [inset, part - inset], -OUTLINE, "tint")];
}

/** Returns whether bars of this width, px, have halves in B's and A's inks. */
export const hasHalves = (width: number) => width >= MIN_HALVES;

/** Returns bars in B's and A's inks, or in one ink if they are narrow. `pitch` is in px. */
function drawHeld(lengths: readonly number[], part: number, y: number, pitch: number): Node[] {
  if (!hasHalves(part * pitch)) return drawBars(lengths, [0, part], y, "ink");
  return [
    ...drawBars(lengths, [0, part / 2], y, "b"),
    ...drawBars(lengths, [part / 2, part], y, "a"),
  ];
}

/** Returns bars in a group that is scaled to the picture. */
export const scaled = (left: number, y: number, pitch: number, nodes: readonly Node[]) =>
  group(left, y, nodes, [pitch / UNIT.x, 1 / UNIT.y]);

/** Returns a row of bars. `y` is the lower end of its updates. */
export function drawRow({ kind, modules }: Row, counts: Numbers, bars: Bars, y: number): Node {
  const { left, pitch, width } = bars;
  const part = width / pitch;
  const getLengths = (get: (module: Module) => number) =>
    modules.map((module) => (module ? get(module) : 0));
  const { norm: highest } = counts.largest;
  const depth = (count: number) => (bars.down * count) / (kind.experts ?? 1) / counts.maxRank;
  const updates = getLengths(({ norm }) => (highest ? (bars.up * norm) / highest : 0));
  const ranks = getLengths(({ rank }) => depth(rank));
  // Few of many directions are half a pixel, so that they are visible.
  const held = getLengths(({ directions }) => Math.max(depth(directions), directions && 0.5));
  return scaled(left, y, pitch, [
    ...drawPale(updates, part, pitch),
    // Remains visible as a line below the next bars.
    ...drawBars(ranks, [0, part], GAP + 1, "frozen"),
    ...drawBars(ranks, [0, part], GAP, "tint"),
    ...drawHeld(held, part, GAP, pitch),
    ...drawGaps(range(ranks), depth(1), modules.length, width),
  ]);
}

/** Returns gaps between the directions of a row, so that they can be counted, if all modules have the same and they are high enough. */
function drawGaps([min, max]: Range, height: number, count: number, width: number): Path[] {
  if (min !== max || height < MIN_DIRECTION || !hasHalves(width)) return [];
  const length = UNIT.x * count;
  const d = Array.from({ length: Math.round(max / height) - 1 }, (_, index) => {
    const y = Math.round(UNIT.y * (GAP + (index + 1) * height));
    return `M0 ${y}h${length}`;
  });
  return d.length
    ? [path(d.join(""), { stroke: "paper", strokeWidth: GAP_PART * height * UNIT.y })]
    : [];
}

/** Returns the lower end of a row's bars, below the lower end of its updates, px. */
export const rowDepth = ({ down }: Bars) => GAP + down + 1;

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
  const pitch = Math.min(MAX_PITCH, room / sigmas.length);
  const part = sigmas.length > MAX_GAPS ? 1 : 0.8;
  const heights = sigmas.map((sigma) => (first ? height * (sigma / first) ** 2 : 0));
  const held = heights.slice(0, directions).map((length) => -length);
  const rest = heights.map((length, index) => (index < directions ? 0 : length));
  return scaled(x, bottom, pitch, [
    ...drawHeld(held, part, 0, pitch),
    ...drawPale(rest, part, pitch),
    path(`M0 1h${UNIT.x * sigmas.length}`, { stroke: "muted", strokeWidth: UNIT.y }),
  ]);
}
