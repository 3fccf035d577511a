/** Where each step's matrices stand, before anything is drawn. */
import { LEADING } from "../lines.js";
import type { Picture } from "../picture.js";
import { RANK, SHOWN, SIDE } from "./training.js";

/** Between two matrices, px. */
const GAP = 6;

/** A cell's sides and what is between two steps, px. */
const ROOM = {
  wide: { width: 38, height: 27, apart: 33 },
  narrow: { width: 41, height: 22, apart: 18 },
} as const;

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** The upper left corners of a step's matrices; its name stands in the corner that they leave. */
interface Step {
  readonly corner: Place;
  readonly a: Place;
  readonly b: Place;
  readonly ba: Place;
  readonly gradientB: Place;
  readonly gradientA: Place;
}

export type Layout = ReturnType<typeof layoutOf>;

/** The steps side by side, or below each other. */
export function layoutOf({ composition, metrics, bottom }: Picture) {
  const { width, height, apart } = ROOM[composition];
  const leading = Math.round(LEADING * metrics.size.text);
  const [across, down] = [RANK * width + GAP, RANK * height + GAP];
  const whole = {
    x: across + SIDE * width + apart,
    y: down + 2 * SIDE * height + leading + 10 + apart,
  };
  const top = bottom + 12;
  const steps = Array.from({ length: SHOWN }, (_, index): Step => {
    const x = metrics.margin + (composition === "wide" ? index * whole.x : 0);
    const y = top + (composition === "wide" ? 0 : index * whole.y);
    const below = y + down + SIDE * height + leading + 10;
    return {
      corner: { x, y },
      a: { x: x + across, y },
      b: { x, y: y + down },
      ba: { x: x + across, y: y + down },
      gradientB: { x, y: below },
      gradientA: { x: x + across, y: below },
    };
  });
  const end = top + (composition === "wide" ? 1 : SHOWN) * whole.y - apart;
  return { cell: { width, height }, leading, steps, end };
}
