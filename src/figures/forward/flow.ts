/** Draws a token's two paths from x to h, in pictures and on cards. */
import { type Ink, type Node, path, rect, text } from "../../scene.js";
import { arrow } from "../shapes/arrow.js";
import { frozenBox, letterOn, outline } from "../shapes/boxes.js";
import type { Point } from "../shapes/marks.js";
import { strip } from "../shapes/strip.js";
import type { Layout } from "./layout.js";

/** Distance between a line and the shape where it starts or ends, px. */
export const APART = 4;

/** The inks of A and B after merging: they are no longer trained. */
export const MERGED_INKS = { A: "muted", B: "muted" } as const;

/** A vector as a bar of its length. */
const vector = (x: number, center: number, thick: number, length: number, fill: Ink): Node =>
  rect(x, center - length / 2, thick, length, { fill });

export const drawX = ({ x, middle, k, plan }: Layout, fill: Ink = "ink"): Node =>
  vector(x, middle, plan.vector, k, fill);

export const drawH = ({ right, middle, d, plan }: Layout, fill: Ink = "ink"): Node =>
  vector(right - plan.vector, middle, plan.vector, d, fill);

/** Draws Ax, as long as the strips of its rank are thick. */
export const drawAx = ({ xAx, axis, thick, plan }: Layout, fill: Ink = "ink"): Node =>
  vector(xAx - plan.vector / 2, axis, plan.vector, thick, fill);

export const drawA = ({ xW, axis, k, thick }: Layout, count: number, fill: Ink = "a"): Node[] =>
  strip({ x: xW, y: axis - thick / 2, thick, length: k, count, direction: "rows", fill });

/** Draws B upright, because its columns are as long as h. */
export const drawB = ({ xB, axis, d, thick }: Layout, count: number, fill: Ink = "b"): Node[] =>
  strip({ x: xB, y: axis - d / 2, thick, length: d, count, direction: "columns", fill });

/** Whether W's letter fits inside its box. */
export const isNamed = ({ d, k }: Layout, letter: number): boolean =>
  Math.min(d, k) >= 1.6 * letter;

/** Draws W, hatched, or W′. */
export function drawW(layout: Layout, merged: boolean, letter: number): Node[] {
  const { xW, middle, d, k, plan } = layout;
  const y = middle - d / 2;
  const box = merged
    ? [rect(xW, y, k, d, { fill: "tint" }), outline(xW, y, k, d, "frozen", 1.25 * plan.bypass)]
    : frozenBox(xW, y, k, d, plan.hatch);
  if (!isNamed(layout, letter)) return box;
  return [...box, ...letterOn(xW + k / 2, middle, merged ? "*W′*" : "*W*", { size: letter })];
}

/** A circle with a sign, whose path starts at the left of the circle. */
const operator = (x: number, y: number, r: number, strokeWidth: number, sign: string): Node =>
  path(`M${x - r} ${y}a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1 ${-2 * r} 0${sign}`, {
    fill: "paper",
    stroke: "ink",
    strokeWidth,
  });

/** Draws the sum of both paths. */
export function drawSum({ sum, middle, plan }: Layout): Node {
  const arm = 0.55 * plan.circle;
  return operator(
    sum,
    middle,
    plan.circle,
    1.25 * plan.bypass,
    `m${plan.circle} ${-arm}v${2 * arm}m${-arm} ${-arm}h${2 * arm}`,
  );
}

/** Draws the multiplication of BAx by α/r. */
export function drawScaling({ sum, middle, axis, d, plan }: Layout, size: number): Node[] {
  // The letters are below h, which may be close.
  const y = Math.round(Math.max((middle + axis) / 2, middle + d / 2 + 0.7 * size));
  const [r, arm] = [0.8 * plan.circle, 0.36 * plan.circle];
  const cross = `m${r - arm} ${-arm}l${2 * arm} ${2 * arm}m0 ${-2 * arm}l${-2 * arm} ${2 * arm}`;
  return [
    operator(sum, y, r, 1.25 * plan.bypass, cross),
    text(sum + r + 0.3 * size, Math.round(y + 0.35 * size), "*α*/*r*", { size }),
  ];
}

/** Draws the path through W. */
export function drawRoad(layout: Layout, merged: boolean): Node[] {
  const { x, right, middle, xW, k, sum, plan } = layout;
  const line = (from: number, to: number) =>
    arrow(
      [
        [from, middle],
        [to, middle],
      ],
      "ink",
      plan.road,
      3 * plan.road,
    );
  const [start, end] = [x + plan.vector + APART, right - plan.vector - APART];
  return [
    ...line(start, xW - APART),
    ...(merged
      ? line(xW + k + APART, end)
      : [...line(xW + k + APART, sum - plan.circle - 1), ...line(sum + plan.circle, end)]),
  ];
}

/** Draws the path through A and B. After merging, it is only a trace. */
export function drawBypass(layout: Layout, merged: boolean): Node[] {
  const { fork, sum, middle, axis, xW, xB, xAx, k, d, max, thick, plan } = layout;
  const half = plan.vector / 2;
  const ends: readonly (readonly Point[])[] = [
    [
      [fork, middle],
      [fork, axis],
      [xW - APART, axis],
    ],
    [
      [xW + k + APART, axis],
      [xAx - half - APART, axis],
    ],
    [
      [xAx + half + APART, axis],
      [xB - APART, axis],
    ],
    [
      [xB + thick + APART, axis],
      [sum, axis],
      [sum, middle + plan.circle + 1],
    ],
  ];
  if (!merged) return ends.flatMap((points) => arrow(points, "ink", plan.bypass, plan.head));
  const trace =
    `M${fork} ${middle}V${axis}H${xW}M${xW + k} ${axis}H${xB}M${xB + max} ${axis}H${sum}V${middle}` +
    `M${xW} ${axis - max / 2}h${k}v${max}h${-k}zM${xB} ${axis - d / 2}h${max}v${d}h${-max}z`;
  return [path(trace, { stroke: "grid", strokeWidth: plan.bypass })];
}
