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
/** Least width that a hatch is seen in, px. */
const HATCHED = 5;

/**
 * A box: frozen weights are pale and hatched, trained ones solid, gradients have slanted lines of
 * paper and optimizer state has level ones.
 */
export function paint(kind: Kind, x: number, y: number, width: number, height: number): Node[] {
  const isHatched = width >= HATCHED;
  if (kind === "frozen" && isHatched)
    return frozenBox(x + EDGE, y + EDGE, width - 2 * EDGE, height - 2 * EDGE);
  const box = rect(x, y, width, height, { fill: kind });
  if (kind === "gradient" && isHatched)
    return [box, hatch(x, y, width, height, "paper", "falling")];
  if (kind !== "optimizer") return [box];
  const level = (share: number) => `M${x} ${Math.round(y + height * share) + 0.5}h${width}`;
  return [box, path(level(0.3) + level(0.65), { stroke: "paper", strokeWidth: 1 })];
}
