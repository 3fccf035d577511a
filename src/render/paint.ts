/** How large a picture may be: @napi-rs/canvas's own errors say nothing of pictures. */
import type { Scene } from "../scene.js";

/** What the canvas can draw at most, px. */
const MOST = 32_767;

/** A picture's width and height at its scale, whole px. Throws TypeError where it cannot have them. */
export function sizeOf({ width, height }: Scene, scale = 1): [width: number, height: number] {
  const at = (side: number) => (Number.isFinite(side) ? Math.round(side * scale) : 0);
  const sides: [number, number] = [at(width), at(height)];
  if (!sides.every((side) => side >= 1 && side <= MOST))
    throw new TypeError(`a picture must be 1 to ${MOST} pixels wide and high`);
  return sides;
}
