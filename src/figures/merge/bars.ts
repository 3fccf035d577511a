/** Draws stored bytes: full copies of W, and one W with adapters. */
import { type Node, path, rect } from "../../scene.js";
import { trainedBar } from "../share.js";
import type { Numbers } from "./numbers.js";

/** The maximum number of copies that are drawn separately. */
const MAX_COPIES = 60;

/** Returns the bar of full copies, cut into the copies. `scale` is in px per byte. */
export function copiesBar(
  { copies, tasks }: Numbers,
  x: number,
  y: number,
  scale: number,
  height: number,
): Node[] {
  const nodes: Node[] = [rect(x, y, copies * scale, height, { fill: "tint", stroke: "muted" })];
  let cuts = "";
  for (let index = 1; index < tasks && tasks <= MAX_COPIES; index++)
    cuts += `M${x + (index * copies * scale) / tasks} ${y}v${height}`;
  if (cuts) nodes.push(path(cuts, { stroke: "muted" }));
  return nodes;
}

/** Returns the bar of one W and its adapters, each part at least `min` px wide, and the widths to scale of both parts. */
export function adaptersBar(
  counts: Numbers,
  x: number,
  y: number,
  scale: number,
  height: number,
  min: number,
): { readonly nodes: readonly Node[]; readonly kept: number; readonly added: number } {
  const [kept, added] = [counts.matrix * scale, counts.tasks * counts.adapter * scale];
  const base = Math.max(min, kept);
  return {
    nodes: [
      rect(x, y, base, height, { fill: "tint", stroke: "frozen" }),
      ...trainedBar(counts, x + base + 1, y, Math.max(min, added) - 1, height),
    ],
    kept,
    added,
  };
}
