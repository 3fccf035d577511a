/** Draws each kind of part in a way that is distinct in grayscale. */
import { type Measure, type Node, rect, text } from "../../scene.js";
import { hatch } from "../shapes.js";
import type { Kind } from "./bars.js";

/** Returns a part as a box: outlined for the forward pass, solid for a gradient of inputs, hatched for a gradient of weights. */
export function paint(kind: Kind, x: number, y: number, width: number, height: number): Node[] {
  if (kind === "forward")
    return [rect(x + 0.5, y + 0.5, width - 1, height - 1, { fill: "tint", stroke: "ink" })];
  const box = rect(x, y, width, height, { fill: "gradient" });
  return kind === "weights" ? [box, hatch(x, y, width, height, "paper", "falling")] : [box];
}

/**
 * Returns a dashed outline from the end of LoRA's bar to the end of full fine-tuning's, if that is longer, and in it
 * its name, if that fits.
 */
export function paintSkipped(
  x: number,
  y: number,
  end: number,
  height: number,
  name: string,
  size: number,
  measure: Measure,
): Node[] {
  const width = end - x - 2;
  if (width < 1) return [];
  const outline = rect(x + 0.5, y + 0.5, width, height - 1, { stroke: "muted", dash: [4, 3] });
  if (measure(name, size) + size > width) return [outline];
  const style = { size, fill: "muted", anchor: "middle" } as const;
  return [outline, text(x + width / 2, Math.round(y + height / 2 + 0.35 * size), name, style)];
}
