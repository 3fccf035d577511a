/** Boxes of matrices that are not trained. */
import { type Hatch, type Ink, type Node, rect } from "../scene.js";

/** A frozen matrix: pale, outlined, with lines, so that print in grey tells it from what is trained. */
export function frozenBox(x: number, y: number, width: number, height: number): Node[] {
  return [
    rect(x, y, width, height, { fill: "tint", stroke: "frozen", strokeWidth: 1.5 }),
    hatch(x, y, width, height, "frozen", "rising"),
  ];
}

/** Lines that fill a box. */
export function hatch(
  x: number,
  y: number,
  width: number,
  height: number,
  stroke: Ink,
  direction: Hatch["direction"],
): Hatch {
  return { type: "hatch", x, y, width, height, stroke, direction };
}

/** W′, of which nothing is frozen any more: a thin outline. */
export const adaptedBox = (x: number, y: number, width: number, height: number): Node =>
  rect(x, y, width, height, { stroke: "muted" });

/** A matrix that is never stored. */
export function productBox(x: number, y: number, width: number, height: number): Node {
  return rect(x, y, width, height, { stroke: "delta", strokeWidth: 1.5, dash: [5, 4] });
}
