/** The way of a token from x to h: vectors, matrices, and the lines between them. */
import { type Ink, type Node, path, rect } from "../../scene.js";
import { hatch } from "../shapes.js";
import type { Layout } from "./layout.js";

const LINE = { stroke: "muted", strokeWidth: 1.5 } as const;
/** Radius of an operator, px; its path below has it in numbers. */
const RADIUS = 8;

/** Paper between Ax and its neighbours, px. */
const GAP = 1.5;

/** A vector as a bar of its length. */
const vector = (center: number, y: number, length: number, thick: number) =>
  rect(center - length / 2, y, length, thick, { fill: "ink" });

/** The outline of what takes a vector of one length to one of another. */
const funnel = (center: number, top: number, bottom: number, from: number, to: number) =>
  `M${center - from / 2} ${top}h${from}L${center + to / 2} ${bottom}h${-to}z`;

/** W between x and Wx: pale and with lines while it is frozen, pale alone once BA is in it. */
function frozenFunnel(center: number, isHatched: boolean, layout: Layout): Node[] {
  const { k, d, start, end } = layout;
  const outline = funnel(center, start, end, k, d);
  const most = Math.max(k, d);
  const [left, height] = [center - most / 2, end - start];
  // Paper covers the lines beside a slanted side, and a pixel around: the outline, which turns the other way, is left.
  const outside = `M${left - 1} ${start - 1}v${height + 2}h${most + 2}v${-height - 2}z${outline}`;
  const lines: Node[] = [
    hatch(left, start, most, height, "frozen", "rising"),
    ...(k === d ? [] : [path(outside, { fill: "paper" })]),
  ];
  return [
    path(outline, { fill: "tint" }),
    ...(isHatched ? lines : []),
    path(outline, { stroke: "frozen", strokeWidth: 1.5 }),
  ];
}

/** A line downwards that ends in an arrow's head. */
function arrow(x: number, from: number, to: number): Node[] {
  return [
    path(`M${x} ${from}V${to - 5}`, LINE),
    path(`M${x - 4} ${to - 7}h8l-4 7z`, { fill: "muted" }),
  ];
}

/** From the left of a circle: a plus in it, or a times. */
const SIGNS = { plus: "h16m-8-8v16", times: "m2.3-5.7 11.4 11.4m0-11.4-11.4 11.4" } as const;

/** A sign in a circle. */
function operator(x: number, y: number, sign: keyof typeof SIGNS): Node {
  const circle = `M${x - RADIUS} ${y}a8 8 0 0 1 16 0a8 8 0 0 1-16 0`;
  return path(circle + SIGNS[sign], { stroke: "ink", strokeWidth: 1.25 });
}

/** Both paths, their fork and their sum. */
export function drawPaths(layout: Layout, isScaled: boolean): Node[] {
  const { center, w, ba, k, r, d, thick, x, fork, start, waist, b, end, scaled, sum, h } = layout;
  const factor = (top: number, bottom: number, from: number, to: number, fill: Ink) =>
    path(funnel(ba, top, bottom, from, to), { fill });
  return [
    vector(center, x, k, thick),
    path(`M${center} ${x + thick}V${fork}M${w} ${fork}H${ba}`, LINE),
    ...frozenFunnel(w, true, layout),
    ...arrow(w, fork, start),
    ...arrow(ba, fork, start),
    factor(start, waist, k, r, "a"),
    rect(ba - r / 2, waist + GAP, r, b - waist - 2 * GAP, { fill: "ink" }),
    factor(b, end, r, d, "b"),
    path(`M${w} ${end}V${sum}H${center - RADIUS}`, LINE),
    ...(isScaled
      ? [path(`M${ba} ${end}V${scaled - RADIUS}`, LINE), operator(ba, scaled, "times")]
      : []),
    path(`M${ba} ${isScaled ? scaled + RADIUS : end}V${sum}H${center + RADIUS}`, LINE),
    operator(center, sum, "plus"),
    ...arrow(center, sum + RADIUS, h),
    vector(center, h, d, thick),
  ];
}

/** The one path that is left once BA is added to W. */
export function drawMerged(layout: Layout): Node[] {
  const { center, k, d, thick, x, start, end, h } = layout;
  return [
    vector(center, x, k, thick),
    ...arrow(center, x + thick, start),
    ...frozenFunnel(center, false, layout),
    ...arrow(center, end, h),
    vector(center, h, d, thick),
  ];
}
