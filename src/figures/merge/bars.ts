/** Draws stored bytes: merged copies of W, and one W with adapters. */
import { type Node, rect } from "../../scene.js";
import { outline } from "../shapes/boxes.js";
import type { Numbers } from "./numbers.js";

/** The maximum number of copies that are drawn separately, and the gap between them, px. */
const [MAX_COPIES, GAP] = [60, 2];

/** `scale` is in px per byte. */
export function copiesBar(
  { copies, tasks }: Numbers,
  x: number,
  y: number,
  scale: number,
  height: number,
): Node[] {
  const count = tasks > MAX_COPIES ? 1 : tasks;
  const pitch = (copies * scale + GAP) / count;
  return Array.from({ length: count }, (_, index) => {
    const box = [x + index * pitch, y, pitch - GAP, height] as const;
    return [rect(...box, { fill: "tint" }), outline(...box, "frozen")];
  }).flat();
}

/** The widths of the parts of one W and its adapters, each at least `min` px, and how much wider they are than to scale. */
export function adaptersWidths(counts: Numbers, scale: number, min: number) {
  const [kept, added] = [counts.matrix * scale, counts.tasks * counts.adapter * scale];
  const [w, adapters] = [Math.max(min, kept), Math.max(min, added)];
  return { w, adapters, times: { w: w / kept, adapters: adapters / added } };
}
