/** Draws each kind of part in a way that is distinct in grayscale. */
import { type Node, path, rect } from "../../scene.js";
import { frozenBox, hatch } from "../shapes.js";
import type { Kind } from "./bars.js";

/** Height of a bar, px. */
export const HEIGHT = 20;

/** The gap between two parts, px. */
export const GAP = 1;
/** Half the width of a frozen box's outline, px. */
const EDGE = 0.75;

/**
 * Returns a part as a box. Frozen weights are pale and hatched, and trained weights are solid. Gradients and
 * activations are hatched in opposite directions, optimizer state horizontally. Temporary memory is an outline.
 */
export function paint(kind: Kind, x: number, y: number, width: number, height: number): Node[] {
  if (kind === "temporary") {
    // The box is solid, because it is too narrow for an outline.
    if (width < 4 * EDGE) return [rect(x, y, width, height, { fill: "muted" })];
    const [left, top, w, h] = [x + EDGE, y + EDGE, width - 2 * EDGE, height - 2 * EDGE];
    return [rect(left, top, w, h, { stroke: "muted", strokeWidth: 2 * EDGE, dash: [4, 3] })];
  }
  if (kind === "frozen") return frozenBox(x + EDGE, y + EDGE, width - 2 * EDGE, height - 2 * EDGE);
  const box = rect(x, y, width, height, { fill: kind });
  if (kind === "gradient") return [box, hatch(x, y, width, height, "paper", "falling")];
  if (kind === "activation") return [box, hatch(x, y, width, height, "paper", "rising")];
  if (kind !== "optimizer") return [box];
  // In the middle of pixels, so that the lines are crisp.
  const level = (share: number) => `M${x} ${y + height * share}h${width}`;
  return [box, path(level(0.325) + level(0.675), { stroke: "paper" })];
}
