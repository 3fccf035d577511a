/** Checks before @napi-rs/canvas, whose own errors say nothing of pictures. */

/** What the canvas can draw at most, px. */
const MOST = 32_767;

/** Throws TypeError where a picture cannot have these sides, px. */
export function assertSize(...sides: number[]): void {
  if (!sides.every((side) => Number.isFinite(side) && side >= 1 && side <= MOST))
    throw new TypeError(`a picture must be 1 to ${MOST} pixels wide and high`);
}

/** What the canvas makes. Throws TypeError for what it cannot take. */
export function made<T>(make: () => T): T {
  try {
    return make();
  } catch (cause) {
    const [reason] = String((cause as Error)?.message ?? cause).split("\n");
    throw new TypeError(`this is no picture: ${reason}`, { cause });
  }
}
