/** Draws the share that trains as an area. */
import type { Node } from "../../scene.js";
import { outline } from "../shapes/boxes.js";
import { blockOf, type Share, shareArea, trainedBar } from "../shapes/share.js";

/** Distance of a small block from the outline, px. */
const APART = 3;

/**
 * Returns the outline of all parameters, and the block of the trained ones, which is `times` too large. A small block
 * stands apart from the outline, at the left or the right, so that it is visible.
 */
export function drawShare(
  share: Share,
  times: number,
  x: number,
  bottom: number,
  side: number,
  isLeft: boolean,
  strokeWidth?: number,
): Node[] {
  const drawn = { ...share, trainable: share.trainable * times, b: share.b * times };
  const { width, height } = blockOf(drawn, side);
  if (width > side / 4) return shareArea(drawn, x, bottom, side, strokeWidth);
  const apart = APART * (strokeWidth ?? 1);
  const left = isLeft ? x + apart : x + side - apart - width;
  return [
    outline(x, bottom - side, side, side, "ink", strokeWidth),
    ...trainedBar(drawn, left, bottom - apart - height, width, height),
  ];
}
