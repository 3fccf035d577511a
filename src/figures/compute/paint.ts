/** A treatment for each part of a bar, so that print in grey tells all of them apart. */
import { type Node, rect } from "../../scene.js";
import { hatch } from "../shapes.js";
import type { Kind } from "./bars.js";

/** A box: the forward pass is outlined, gradients are solid, those of the weights with lines of paper. */
export function paint(kind: Kind, x: number, y: number, width: number, height: number): Node[] {
  if (kind === "forward") {
    // A box without an inside is its outline alone.
    if (width <= 1) return [rect(x, y, width, height, { fill: "ink" })];
    return [rect(x + 0.5, y + 0.5, width - 1, height - 1, { fill: "tint", stroke: "ink" })];
  }
  // Time is another quantity than work, and no louder.
  if (kind === "time") return [rect(x + 0.5, y + 0.5, width - 1, height - 1, { stroke: "muted" })];
  const box = rect(x, y, width, height, { fill: "gradient" });
  return kind === "weights" ? [box, hatch(x, y, width, height, "paper", "falling")] : [box];
}
