/** Draws the ways that data takes: lines with corners, and an arrowhead at the end. */
import { type Ink, type Node, path } from "../../scene.js";
import type { Point } from "./marks.js";

/** The last piece is horizontal or vertical. The head is `head` px long. */
export function arrow(
  points: readonly Point[],
  ink: Ink,
  strokeWidth: number,
  head: number,
  dash?: readonly [number, number],
): Node[] {
  const [x, y] = points.at(-1)!;
  const before = points.at(-2)!;
  const [right, down] = [Math.sign(x - before[0]), Math.sign(y - before[1])];
  // The line ends inside the head, so that its end does not widen the tip.
  const end: Point = [x - right * 0.8 * head, y - down * 0.8 * head];
  const half = head / 2;
  const base = `M${x} ${y}l${-right * head - down * half} ${-down * head + right * half}`;
  return [
    path(`M${[...points.slice(0, -1), end].map((point) => point.join(" ")).join("L")}`, {
      stroke: ink,
      strokeWidth,
      dash,
    }),
    path(`${base}l${down * head} ${-right * head}z`, { fill: ink }),
  ];
}
