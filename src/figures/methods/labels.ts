/** Places for the labels of dots, so that none covers another label or a dot. */
import type { Area } from "../chart.js";
import { reserve } from "../lines.js";

/** A dot with its label. */
export interface Dot {
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly isBold: boolean;
}

/** Where a label begins or ends, beside its dot or at the end of a line from it. */
export interface Placed extends Dot {
  readonly at: readonly [x: number, y: number];
  readonly anchor: "start" | "end" | "middle";
  readonly isFar: boolean;
}

/** Of a dot, px, and between it and its label. */
export const RADIUS = 4;
const BESIDE = RADIUS + 4;

/** Steps from a dot to its label, near ones first. */
const STEPS = [0, 10, 22, 36, 52, 70, 90].flatMap((across) =>
  Array.from({ length: 41 }, (_, index) => {
    const down = 6 * Math.ceil(index / 2) * (index % 2 ? -1 : 1);
    return [across, down] as const;
  }),
);
STEPS.sort((a, b) => a[0] + Math.abs(a[1]) - b[0] - Math.abs(b[1]));

/** Right of a dot, left of it, above or below it. */
const SIDES = [
  [1, "start"],
  [-1, "end"],
  [0, "middle"],
] as const;

/** A label for each of the dots, in their order; `taken` are dots without one. */
export function placeLabels(
  dots: readonly Dot[],
  taken: readonly Pick<Dot, "x" | "y">[],
  area: Area,
  size: number,
): Placed[] {
  const boxes: Area[] = [...dots, ...taken].map(({ x, y }) => ({
    left: x - RADIUS - 1,
    right: x + RADIUS + 1,
    top: y - RADIUS - 1,
    bottom: y + RADIUS + 1,
  }));
  return dots.flatMap((dot) => {
    const width = reserve(dot.label, size, dot.isBold);
    for (const [across, down] of STEPS)
      for (const [side, anchor] of SIDES) {
        const x = dot.x + side * (BESIDE + across);
        const y = dot.y + down;
        if (side === 0 && Math.abs(down) < RADIUS + size) continue;
        const left = x - ((1 - side) / 2) * width;
        const right = left + width;
        // Two numbers beside each other must not read as one.
        const box = {
          left: left - 2,
          right: right + 2,
          top: y - 0.45 * size,
          bottom: y + 0.6 * size,
        };
        const isFree =
          left > area.left &&
          right < area.right &&
          box.top > area.top &&
          box.bottom < area.bottom &&
          !boxes.some(
            (one) =>
              one.left < box.right &&
              one.right > box.left &&
              one.top < box.bottom &&
              one.bottom > box.top,
          );
        if (!isFree) continue;
        boxes.push(box);
        return [{ ...dot, at: [x, y], anchor, isFar: across + Math.abs(down) > 8 } as const];
      }
    return [];
  });
}
