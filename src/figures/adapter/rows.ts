/** Draws the rows of bars: the size of each update upward, and its directions downward. */
import { group, type Ink, type Node, path } from "../../scene.js";
import type { Module, Numbers, Row } from "./numbers.js";

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

/** Distance between an update and its directions, px. */
const GAP = 2;
/** Narrower bars have one ink instead of B's and A's halves. */
const MIN_HALVES = 4;
/**
 * Distance between two bars in their group, which is scaled to the picture. Both pictures then contain the same paths, which
 * compress to almost nothing.
 */
const UNIT = 10;

/** Returns bars for this many layers between `left` and `right`. The halves of wide bars have edges on whole pixels. */
export function computeBars(
  layers: number,
  left: number,
  right: number,
  heights: Pick<Bars, "up" | "down">,
): Bars {
  const room = Math.min(72, (right - left) / Math.max(1, layers));
  const step = room > 20 ? 4 : room > 6 ? 1 : 0.25;
  const pitch = Math.floor(room / step) * step;
  const width = room > 20 ? pitch / 2 : room > 6 ? 2 * Math.round(0.3 * pitch) : 0.75 * pitch;
  return { left, pitch, width, ...heights };
}

/** Returns bars as vertical lines, as long as `lengths` state, px: from `offset` to the right and `y` down. */
function drawLines(
  lengths: readonly number[],
  offset: number,
  y: number,
  strokeWidth: number,
  stroke: Ink,
): Node[] {
  let d = "";
  let [skipped, back] = [0, 0];
  for (const length of lengths) {
    const rounded = Math.round(2 * length) / 2;
    if (rounded !== 0) {
      d += d ? `m${UNIT * skipped} ${back}` : `M${offset + UNIT * skipped} ${y}`;
      d += `v${rounded}`;
      [skipped, back] = [0, -rounded];
    }
    skipped++;
  }
  return d ? [path(d, { stroke, strokeWidth })] : [];
}

/** Returns whether bars of this width, px, have halves in B's and A's inks. */
export const hasHalves = (width: number) => width >= MIN_HALVES;

/** Returns bars in B's and A's inks, or in one ink if they are narrow. `scale` is the size of their unit, px. */
function drawHeld(lengths: readonly number[], y: number, width: number, scale: number): Node[] {
  if (!hasHalves(width * scale)) return drawLines(lengths, width / 2, y, width, "ink");
  return [
    ...drawLines(lengths, width / 4, y, width / 2, "b"),
    ...drawLines(lengths, 0.75 * width, y, width / 2, "a"),
  ];
}

/** Returns a row of bars. `y` is the lower end of its updates. */
export function drawRow({ modules }: Row, counts: Numbers, bars: Bars, y: number): Node {
  const scale = bars.pitch / UNIT;
  const width = bars.width / scale;
  const getLengths = (get: (module: Module) => number) =>
    modules.map((module) => (module ? get(module) : 0));
  const { norm: highest } = counts.largest;
  const depth = (count: number) => (bars.down * count) / counts.ranks[1];
  const updates = getLengths(({ norm }) => (highest ? (-bars.up * norm) / highest : 0));
  const ranks = getLengths(({ rank }) => depth(rank));
  const ends = modules.map((module) => (module ? 1 : 0));
  const lowest = GAP + depth(counts.ranks[1]);
  return group(
    bars.left,
    y,
    [
      ...drawLines(updates, width / 2, 0, width, "delta"),
      ...drawLines(ranks, width / 2, GAP, width, "tint"),
      ...drawHeld(
        getLengths(({ directions }) => depth(directions)),
        GAP,
        width,
        scale,
      ),
      ...(counts.ranks[0] === counts.ranks[1]
        ? drawLines(ends, width / 2, lowest, width, "frozen")
        : modules.flatMap((module, index) =>
            module
              ? drawLines([1], index * UNIT + width / 2, GAP + depth(module.rank), width, "frozen")
              : [],
          )),
    ],
    [scale, 1],
  );
}

/** Returns the lower end of a row's bars, below the lower end of its updates, px. */
export const rowDepth = ({ down }: Bars) => GAP + down + 1;

/** Returns a spectrum: a bar for each singular value, of which the first `directions` are filled. */
export function drawSpectrum(
  sigmas: readonly number[],
  directions: number,
  x: number,
  bottom: number,
  room: number,
  height: number,
): Node {
  const [first = 0] = sigmas;
  const pitch = Math.min(26, room / sigmas.length);
  const scale = pitch / UNIT;
  const width = (pitch > 8 ? pitch - 4 : pitch > 3 ? pitch - 1 : pitch) / scale;
  const lengths = sigmas.map((sigma) => (first ? (-height * sigma) / first : 0));
  const rest = lengths.map((length, index) => (index < directions ? 0 : length));
  return group(
    x,
    bottom,
    [
      ...drawHeld(lengths.slice(0, directions), 0, width, scale),
      ...drawLines(rest, width / 2, 0, width, "frozen"),
      path(`M0 .5h${UNIT * sigmas.length}`, { stroke: "frozen" }),
    ],
    [scale, 1],
  );
}
