/** Draws each kind of part in a way that is distinct in grayscale. */
import { type Node, rect } from "../../scene.js";
import { hatch } from "../shapes.js";
import type { Kind } from "./bars.js";

/** Returns a part as a box: outlined for the forward pass, solid for a gradient of inputs, hatched for a gradient of weights. */
export function paint(kind: Kind, x: number, y: number, width: number, height: number): Node[] {
  if (kind === "forward")
    return [rect(x + 0.5, y + 0.5, width - 1, height - 1, { fill: "tint", stroke: "ink" })];
  // Time is a different quantity, which must not stand out more than multiply-adds.
  if (kind === "time") return [rect(x + 0.5, y + 0.5, width - 1, height - 1, { stroke: "muted" })];
  const box = rect(x, y, width, height, { fill: "gradient" });
  return kind === "weights" ? [box, hatch(x, y, width, height, "paper", "falling")] : [box];
}
