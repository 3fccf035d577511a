/** Draws a token's path from x to h: vectors, matrices, and the lines between them. */
import { type Ink, type Node, path, rect } from "../../scene.js";
import type { Layout } from "./layout.js";

const LINE = { stroke: "muted", strokeWidth: 1.5 } as const;

/** Returns a vector as a bar of its length. */
const vector = (center: number, y: number, length: number, thick: number) =>
  rect(center - length / 2, y, length, thick, { fill: "ink" });

/** Returns the outline of a matrix between an input and an output of different lengths. */
const funnel = (center: number, top: number, bottom: number, from: number, to: number) =>
  `M${center - from / 2} ${top}h${from}L${center + to / 2} ${bottom}h${-to}z`;

/** Returns W, pale and hatched up to its slanted sides. */
function frozenFunnel(center: number, { k, d, start, end }: Layout): Node {
  let shape = funnel(center, start, end, k, d);
  const height = end - start;
  const slope = (d - k) / 2 / height;
  // Each line meets the upper edge, or the level of that edge, `across` px right of its center.
  // To save bytes, lines end at the last whole pixels inside the outline.
  for (let across = 6 - k / 2; across < height + d / 2; across += 12) {
    const top = Math.ceil(Math.max(0, (across - k / 2) / (1 + slope)));
    const length = Math.floor(Math.min(height, (across + k / 2) / (1 - slope))) - top;
    shape += `M${center + across - top} ${start + top}l${-length} ${length}`;
  }
  return path(shape, { fill: "tint", stroke: "frozen", strokeWidth: 1.5 });
}

/** Returns the head of a downward arrow. */
const head = (x: number, y: number) => path(`M${x - 4} ${y - 7}h8l-4 7z`, { fill: "muted" });

/** Returns a circle with a sign, whose path starts at the left of the circle. */
const operator = (x: number, y: number, sign: string) =>
  path(`M${x - 8} ${y}a8 8 0 0 1 16 0a8 8 0 0 1-16 0${sign}`, {
    fill: "paper",
    stroke: "ink",
    strokeWidth: 1.25,
  });
const PLUS = "h16m-8-8v16";
const TIMES = "m2.3-5.7 11.4 11.4m0-11.4-11.4 11.4";

/** Returns both paths, their fork and their sum. */
export function drawPaths(layout: Layout, isScaled: boolean): Node[] {
  const { center, w, ba, k, r, d, thick, x, fork, start, waist, b, end, scaled, sum, h } = layout;
  const factor = (top: number, bottom: number, from: number, to: number, fill: Ink) =>
    path(funnel(ba, top, bottom, from, to), { fill });
  const ax = (waist + b - thick) / 2;
  // Operators, vectors and arrowheads cover the points where lines meet.
  const lines =
    `M${center} ${x}V${fork}M${w} ${start - 5}V${fork}H${ba}V${start - 5}M${ba} ${waist}V${b - 5}` +
    `M${w} ${end}V${sum}H${ba}V${end}M${center} ${sum}V${h}`;
  return [
    frozenFunnel(w, layout),
    path(lines, LINE),
    head(w, start),
    head(ba, start),
    head(ba, b),
    head(center, h),
    vector(center, x, k, thick),
    vector(ba, ax, r, thick),
    factor(start, waist, k, r, "a"),
    factor(b, end, r, d, "b"),
    ...(isScaled ? [operator(ba, scaled, TIMES)] : []),
    operator(center, sum, PLUS),
    vector(center, h, d, thick),
  ];
}

/** Returns the single path after BA is merged into W. */
export function drawMerged(layout: Layout): Node[] {
  const { center, k, d, thick, x, start, end, h } = layout;
  return [
    path(funnel(center, start, end, k, d), { stroke: "muted" }),
    path(`M${center} ${x}V${start - 5}M${center} ${end}V${h}`, LINE),
    head(center, start),
    head(center, h),
    vector(center, x, k, thick),
    vector(center, h, d, thick),
  ];
}
