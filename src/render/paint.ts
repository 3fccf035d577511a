/** Checks of what is painted: errors of the engine or of @napi-rs/canvas say nothing of pictures. */
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

/** Throws TypeError for what a painter cannot take, and says why in a line. */
export function refuse(cause: unknown): never {
  const [reason] = String((cause as Error)?.message ?? cause).split("\n");
  throw new TypeError(`this is no picture: ${reason}`, { cause });
}

/** What a painter makes. Throws TypeError for what it cannot take. */
export function made<T>(make: () => T): T {
  try {
    return make();
  } catch (cause) {
    return refuse(cause);
  }
}
