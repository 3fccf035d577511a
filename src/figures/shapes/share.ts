/** Draws the share that LoRA trains as an area: a block of B and A in an outline for all parameters. */
import type { Counts } from "../../lora.js";
import { type Node, rect } from "../../scene.js";
import { outline } from "./boxes.js";

/** The counts of all parameters, of both factors and of B. */
export type Share = Pick<Counts, "full" | "trainable" | "b">;

/** B's part and A's part, to scale. */
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

/** How an outline and its block are drawn. */
interface AreaStyle {
  /** Whether the block is in the lower right corner instead of the lower left one. */
  readonly isRight?: boolean;
  readonly strokeWidth?: number;
}

/**
 * Returns the outline and, in a lower corner, B and A, whose area is their share of the outline's. A small block stands
 * apart from the outline, so that it is visible. Past break-even, the block covers the outline, which is drawn again
 * inside the block.
 */
export function shareArea(
  share: Share,
  x: number,
  bottom: number,
  side: number,
  { isRight = false, strokeWidth = 1.25 }: AreaStyle = {},
): Node[] {
  const ratio = share.trainable / share.full;
  const height = side * Math.min(1, Math.sqrt(ratio));
  const width = ratio > 1 ? side * ratio : height;
  const apart = width > side / 4 ? 0 : 2.4 * strokeWidth;
  const left = isRight && ratio <= 1 ? x + side - apart - width : x + apart;
  const top = bottom - side;
  const block = trainedBar(share, left, bottom - apart - height, width, height);
  if (ratio <= 1) return [outline(x, top, side, side, "ink", strokeWidth), ...block];
  const inner = Math.max(0, side - 2);
  return [...block, outline(x + 1, top + 1, inner, inner, "paper", strokeWidth, [5, 4])];
}
