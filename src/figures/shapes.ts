/** Draws matrices that are not trained. */
import { type Hatch, type Ink, type Node, rect } from "../scene.js";

/** Returns a frozen matrix: pale, outlined and hatched, so that it differs from trained matrices in grayscale. */
export function frozenBox(x: number, y: number, width: number, height: number): Node[] {
  return [
    rect(x, y, width, height, { fill: "tint", stroke: "frozen", strokeWidth: 1.5 }),
    hatch(x, y, width, height, "frozen", "rising"),
  ];
}

/** Returns lines that fill a box. */
export function hatch(
  x: number,
  y: number,
  width: number,
  height: number,
  stroke: Ink,
  direction: Hatch["direction"],
): Hatch {
  return { type: "hatch", x, y, width, height, stroke, direction, pitch: 10 };
}

/** Returns the adapted matrix W′ as a thin outline. */
export const adaptedBox = (x: number, y: number, width: number, height: number): Node =>
  rect(x, y, width, height, { stroke: "muted" });

/** Returns a matrix that is never stored, such as BA, as a dashed outline. */
export function productBox(x: number, y: number, width: number, height: number): Node {
  return rect(x, y, width, height, { stroke: "delta", strokeWidth: 1.5, dash: [5, 4] });
}
