/** Draws the gradient's two paths from h to x, and what it leaves at A and B, in pictures and on cards. */
import { type Node, path, rect } from "../../scene.js";
import * as forward from "../forward/flow.js";
import type { Layout } from "../forward/layout.js";
import { arrow } from "../shapes/arrow.js";
import { hatch, outline } from "../shapes/boxes.js";
import type { Point } from "../shapes/marks.js";

const { APART } = forward;

/** The least height at which Ax is below B's gradient, relative to an arrow's head. */
const RISE = 2;

/** The dashes of the ways of what is saved until the gradient arrives, px. */
const DASH = [4, 3] as const;

/** The least thickness of a gradient or a saved vector with a texture, px. */
const MIN_HATCHED = 5;

/** Points from left to right or back. */
const across = (y: number, ...xs: readonly number[]): Point[] => xs.map((x) => [x, y]);

const leftOfGradientB = ({ xB, thick, plan }: Layout) => xB - plan.copy! - thick;

/** The axis of A's gradient, below A. */
const axisOfGradientA = ({ axis, plan }: Layout, thick: number) =>
  Math.round(axis + thick + plan.copy!);

/** The axis of Ax, whose way ends at B's gradient or, if that is short, below it. */
export function axisOfAx(layout: Layout, thick = layout.thick): number {
  const y = axisOfGradientA(layout, thick);
  const end = layout.axis + layout.d / 2;
  return y < end - 1 ? y : Math.max(y, Math.round(end + APART + RISE * layout.plan.head));
}

/** Left of the gradient of x. */
const leftOfX = ({ x, plan }: Layout) => x - 1.5 * plan.vector;

/** A saved vector. Gradients have its lightness, but not its texture. */
function drawSavedVector({ plan }: Layout, x: number, y: number, height: number): Node[] {
  const box = [x, y, plan.vector, height] as const;
  const lines = hatch(...box, "paper", "rising", plan.hatch);
  return [rect(...box, { fill: "activation" }), ...(height < MIN_HATCHED ? [] : [lines])];
}

/** The saved vectors, and their ways to the gradients that need them. */
export const drawX = (layout: Layout): Node[] =>
  drawSavedVector(layout, leftOfX(layout), layout.middle - layout.k / 2, layout.k);

export const drawAx = (layout: Layout): Node[] => {
  const { xAx, thick, plan } = layout;
  return drawSavedVector(layout, xAx - plan.vector / 2, axisOfAx(layout) - thick / 2, thick);
};

export function drawSaved(layout: Layout): Node[] {
  const { axis, middle, xW, xAx, d, k, thick, plan } = layout;
  const [fromX, y] = [leftOfX(layout) + plan.vector / 2, axisOfGradientA(layout, thick)];
  const [left, end, yAx] = [leftOfGradientB(layout), axis + d / 2, axisOfAx(layout)];
  const center = left + thick / 2;
  const start = xAx + plan.vector / 2 + APART;
  const way = (points: readonly Point[]) =>
    arrow(points, "activation", plan.bypass, plan.head, DASH);
  return [
    ...way([[fromX, middle + k / 2 + APART], ...across(y, fromX, xW - APART)]),
    ...(yAx < end
      ? way(across(yAx, start, left - APART))
      : way([...across(yAx, start, center), [center, end + APART]])),
  ];
}

/** Draws B, which is an outline as long as it is zero. */
export function drawB(layout: Layout, count: number, zero: boolean): Node[] {
  const { xB, axis, d, thick, plan } = layout;
  return zero
    ? [outline(xB, axis - d / 2, thick, d, "b", 1.25 * plan.bypass)]
    : forward.drawB(layout, count);
}

/** The gradient of a matrix, with the texture that it has in bars. What is zero at the first step is an outline. */
function gradientBox(
  { thick, plan }: Layout,
  box: readonly [x: number, y: number, width: number, height: number],
  zero: boolean,
): Node[] {
  if (zero) return [outline(...box, "gradient", 1.25 * plan.bypass)];
  const lines = hatch(...box, "paper", "falling", plan.hatch);
  return [rect(...box, { fill: "gradient" }), ...(thick < MIN_HATCHED ? [] : [lines])];
}

export function drawGradientB(layout: Layout): Node[] {
  const { axis, d, thick } = layout;
  return gradientBox(layout, [leftOfGradientB(layout), axis - d / 2, thick, d], false);
}

export function drawGradientA(layout: Layout, zero: boolean): Node[] {
  const { xW, k, thick } = layout;
  const y = axisOfGradientA(layout, thick) - thick / 2;
  return gradientBox(layout, [xW, y, k, thick], zero);
}

export function drawGradientAx(layout: Layout, zero: boolean): Node {
  const { xAx, axis, thick, plan } = layout;
  const [x, y] = [xAx - plan.vector / 2, axis - thick / 2];
  return zero
    ? outline(x, y, plan.vector, thick, "gradient", 1.25 * plan.bypass)
    : forward.drawAx(layout, "gradient");
}

/** Draws both paths of the gradient. Behind B, the path leaves only a trace at the first step. */
export function drawPaths(layout: Layout, zero: boolean): Node[] {
  const { x, right, fork, sum, middle, axis, xW, xB, xAx, k, thick, plan } = layout;
  const half = plan.vector / 2 + APART;
  const left = leftOfGradientB(layout) - APART;
  const road = (from: number, to: number) =>
    arrow(across(middle, from, to), "gradient", plan.road, 3 * plan.road);
  const way = (points: readonly Point[]) => arrow(points, "gradient", plan.bypass, plan.head);
  const trace = `M${left} ${axis}H${xW + k}M${xW} ${axis}H${fork}V${middle}`;
  return [
    ...way([[sum, middle], ...across(axis, sum, xB + thick + APART)]),
    ...(zero
      ? [path(trace, { stroke: "grid", strokeWidth: plan.bypass })]
      : [
          ...way(across(axis, left, xAx + half)),
          ...way(across(axis, xAx - half, xW + k + APART)),
          ...way([...across(axis, xW - APART, fork), [fork, middle + plan.circle + 1]]),
        ]),
    ...road(right - plan.vector - APART, xW + k + APART),
    ...road(xW - APART, fork + plan.circle + 1),
    ...road(fork - plan.circle, x + plan.vector + APART),
  ];
}
