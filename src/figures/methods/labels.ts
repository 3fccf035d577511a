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
  readonly anchor: "start" | "end";
  readonly isFar: boolean;
}

/** Of a dot, px, and between it and its label. */
export const RADIUS = 4;
const BESIDE = RADIUS + 3;

/** Steps from a dot to its label, near ones first. */
const STEPS = [0, 10, 22, 36, 52, 70].flatMap((across) =>
  Array.from({ length: 25 }, (_, index) => {
    const down = 6 * Math.ceil(index / 2) * (index % 2 ? -1 : 1);
    return [across, down] as const;
  }),
);
STEPS.sort((a, b) => a[0] + Math.abs(a[1]) - b[0] - Math.abs(b[1]));

/** A label for each of the dots, in their order; `taken` are dots without one. */
export function placeLabels(
  dots: readonly Dot[],
  taken: readonly Pick<Dot, "x" | "y">[],
  area: Area,
  size: number,
): Placed[] {
  const boxes: Area[] = [...dots, ...taken].map(({ x, y }) => ({
    left: x - RADIUS,
    right: x + RADIUS,
    top: y - RADIUS,
    bottom: y + RADIUS,
  }));
  return dots.flatMap((dot) => {
    const width = reserve(dot.label, size, dot.isBold);
    for (const [across, down] of STEPS)
      for (const side of [1, -1]) {
        const x = dot.x + side * (BESIDE + across);
        const y = dot.y + down;
        const [left, right] = side > 0 ? [x, x + width] : [x - width, x];
        const box = { left, right, top: y - size / 2, bottom: y + size / 2 };
        const isFree =
          left > area.left &&
          right < area.right &&
          box.top > area.top &&
          box.bottom < area.bottom &&
          !boxes.some(
            (one) =>
              one.left < right && one.right > left && one.top < box.bottom && one.bottom > box.top,
          );
        if (!isFree) continue;
        boxes.push(box);
        const anchor = side > 0 ? "start" : "end";
        return [{ ...dot, at: [x, y], anchor, isFar: across + Math.abs(down) > 8 } as const];
      }
    return [];
  });
}
