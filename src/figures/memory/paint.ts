/** A treatment for each part, so that print in grey tells all of them apart. */
import { type Node, path, rect } from "../../scene.js";
import { frozenBox, hatch } from "../shapes.js";
import type { Kind } from "./bars.js";

/** Height of a bar, px. */
export const HEIGHT = 20;

/** Paper between two parts, px. */
export const GAP = 1;
/** Half a frozen box's outline, px. */
const EDGE = 0.75;

/**
 * A box: frozen weights are pale and hatched, trained ones solid, gradients have slanted lines of
 * paper and optimizer state has level ones.
 */
export function paint(kind: Kind, x: number, y: number, width: number, height: number): Node[] {
  if (kind === "frozen") return frozenBox(x + EDGE, y + EDGE, width - 2 * EDGE, height - 2 * EDGE);
  const box = rect(x, y, width, height, { fill: kind });
  if (kind === "gradient") return [box, hatch(x, y, width, height, "paper", "falling")];
  if (kind !== "optimizer") return [box];
  // In the middle of a row of a bar's pixels, so that the lines are crisp.
  const level = (share: number) => `M${x} ${y + height * share}h${width}`;
  return [box, path(level(0.325) + level(0.675), { stroke: "paper", strokeWidth: 1 })];
}
