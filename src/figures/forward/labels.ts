/** Places the labels of W, A and B, in the pictures of both passes. */
import { LEADING } from "../lines.js";
import type { Picture } from "../picture.js";
import { reserveLabel } from "../shapes/label.js";
import type { Layout } from "./layout.js";

/** Distance from a shape to the baselines of a label above and below it, px. */
export const [ABOVE, BELOW] = [8, 1.5];

/** An upper bound of the width of labels, px. */
export const reserveAll = (contents: readonly string[], size: number): number =>
  Math.max(...contents.map((line) => reserveLabel(line, size)));

/**
 * Returns the top of the tallest shape, and where W's label starts: between the labels of x, which are lines, and of h
 * or, if they are long, above them.
 */
export function placeW(
  { metrics, left, right, bottom }: Picture,
  ofX: readonly string[],
  ofW: readonly string[],
  ofH: string,
) {
  const size = metrics.size.text;
  const leading = Math.round(LEADING * size);
  const start = left + reserveAll(ofX, size) + 8;
  const width = reserveAll(ofW, size);
  const end = right - reserveLabel(ofH, size) - 8 - width;
  const raised = start > end ? ofX.length * leading : 0;
  return {
    top: Math.round(bottom + 26 + leading) + raised + ABOVE,
    labelOf: ({ xW, middle, d, k }: Layout) =>
      [
        raised ? Math.min(xW, right - width) : Math.min(Math.max(xW, start), end),
        Math.round(middle - (raised ? Math.max(d, k) : d) / 2 - raised - leading - ABOVE),
      ] as const,
  };
}

/**
 * Returns where the labels below A and B start. Long labels start left of their strips and, if they do not fit side by
 * side, B's is below A's. `bottom` has the lower ends of what is above the labels.
 */
export function placeFactors(
  { xW, xB }: Layout,
  bottom: Layout["bottom"],
  { metrics, left, right }: Picture,
  ofA: readonly string[],
  ofB: readonly string[],
) {
  const size = metrics.size.text;
  const width = (contents: readonly string[]) => Math.ceil(reserveAll(contents, size));
  const toB = Math.min(xB, right - width(ofB));
  const toA = Math.min(xW, toB - 8 - width(ofA));
  const a = Math.round(bottom.a + BELOW * size);
  const b = Math.round(bottom.b + BELOW * size);
  const isBeside = toA >= left;
  return {
    a: [isBeside ? toA : left, a],
    b: [toB, isBeside ? b : Math.max(b, a + Math.round(2.2 * LEADING * size))],
  } as const;
}
