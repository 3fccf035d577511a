/** Draws the share that LoRA trains as an area: a block of B and A in an outline for all parameters. */
import type { Counts } from "../../lora.js";
import { type Node, rect } from "../../scene.js";
import { outline } from "./boxes.js";

/** The counts of all parameters, of both factors and of B. */
export type Share = Pick<Counts, "full" | "trainable" | "b">;

/** Returns the bar of the trained parameters: B's part and A's part, to scale. */
export function trainedBar(
  { trainable, b }: Pick<Share, "trainable" | "b">,
  x: number,
  y: number,
  width: number,
  height: number,
): Node[] {
  const left = (width * b) / trainable;
  return [
    rect(x, y, left, height, { fill: "b" }),
    rect(x + left, y, width - left, height, { fill: "a" }),
  ];
}

/** Width and height of the block in an outline with this side, px. Past break-even it extends to the right. */
export function blockOf({ trainable, full }: Share, side: number) {
  const ratio = trainable / full;
  return ratio > 1
    ? { width: side * ratio, height: side }
    : { width: side * Math.sqrt(ratio), height: side * Math.sqrt(ratio) };
}

/**
 * Returns the outline and, from its lower left corner, B and A, whose area is exactly the share of the outline's.
 * Past break-even, the block covers the outline, which is drawn again inside the block.
 */
export function shareArea(
  share: Share,
  x: number,
  bottom: number,
  side: number,
  strokeWidth = 1.25,
): Node[] {
  const { width, height } = blockOf(share, side);
  const top = bottom - side;
  const block = trainedBar(share, x, bottom - height, width, height);
  if (share.trainable <= share.full)
    return [outline(x, top, side, side, "ink", strokeWidth), ...block];
  const inner = Math.max(0, side - 2);
  return [...block, outline(x + 1, top + 1, inner, inner, "paper", strokeWidth, [5, 4])];
}
