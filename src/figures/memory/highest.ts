/** Finds the moments of a training step that can be its peak, for all ranks, batches and lengths in a range. */
import { type ByteCoefficients, bytesAt, getTerms } from "./numbers.js";

/** A range of whole numbers, both ends included. */
export type Range = readonly [from: number, to: number];

/** Ranges of the rank, the batch size and the sequence length. */
export interface Box {
  readonly rank: Range;
  readonly batch: Range;
  readonly sequence: Range;
}

/** The minimum of the quadratic function square·s² + slope·s + constant for s in a range. */
function findMinimum(square: number, slope: number, constant: number, [from, to]: Range): number {
  const evaluate = (s: number) => (square * s + slope) * s + constant;
  const vertex = square > 0 ? Math.min(to, Math.max(from, -slope / (2 * square))) : from;
  return Math.min(evaluate(from), evaluate(to), evaluate(vertex));
}

/** The coefficients of a function, and its bytes at the corners of a box. */
interface SampledFunction {
  readonly coefficients: ByteCoefficients;
  readonly corners: readonly number[];
}

/** The terms at the corners of the box. */
const getCorners = ({ rank, batch, sequence }: Box): readonly (readonly number[])[] =>
  rank.flatMap((r) => batch.flatMap((b) => sequence.map((s) => getTerms(r, b, s))));

/**
 * Returns whether a weighted mean of `a` and `b` is at least `c` everywhere in the box. If it is, then `a`
 * or `b` is at least `c` at each point.
 */
function isMeanAbove(
  a: SampledFunction,
  b: SampledFunction,
  c: SampledFunction,
  { rank, batch, sequence }: Box,
): boolean {
  // The weights of `a` for which the mean is at least `c` in all corners of the box.
  let [low, high] = [0, 1];
  for (let corner = 0; corner < c.corners.length; corner++) {
    const first = a.corners[corner]! - c.corners[corner]!;
    const second = b.corners[corner]! - c.corners[corner]!;
    if (Math.max(first, second) < 0) return false;
    if (second < 0) low = Math.max(low, second / (second - first));
    if (first < 0) high = Math.min(high, second / (second - first));
  }
  const weight = (low + high) / 2;
  const subtract = (term: number) =>
    weight * a.coefficients[term]! + (1 - weight) * b.coefficients[term]! - c.coefficients[term]!;
  const [token, ranked, constant, perRank] = [subtract(0), subtract(1), subtract(2), subtract(3)];
  const [square, slope, curve] = [subtract(4), subtract(5), subtract(6)];
  // For a fixed length, the difference is linear in the rank and in the batch. Its minimum is at an end of both ranges.
  for (const r of rank)
    for (const count of batch) {
      const linear = (token + ranked * r) * count + slope;
      if (findMinimum(square * count + curve, linear, constant + perRank * r, sequence) < 0)
        return false;
    }
  return true;
}

/** A range is not divided further if its ends differ by less than this factor. */
const MIN_FACTOR = 1.005;

/**
 * Divides the box in half along the range whose ends differ by the largest factor. Returns an empty list for a
 * box that is too small to divide.
 */
function halve(box: Box): readonly Box[] {
  const sides = ["rank", "batch", "sequence"] as const;
  const factor = (side: (typeof sides)[number]) => box[side][1] / box[side][0];
  const side = sides.reduce((widest, other) => (factor(other) > factor(widest) ? other : widest));
  const [from, to] = box[side];
  if (to < MIN_FACTOR * from) return [];
  const middle = Math.floor(Math.sqrt(from * to));
  return [
    { ...box, [side]: [from, middle] },
    { ...box, [side]: [middle + 1, to] },
  ];
}

/**
 * Returns the indices of the functions that are the maximum somewhere in the box, and of a few that are
 * almost the maximum. Each function has a coefficient for every term of `getTerms`.
 */
export function findHighest(functions: readonly ByteCoefficients[], box: Box): ReadonlySet<number> {
  const highest = new Set<number>();
  const search = (candidates: readonly number[], box: Box): void => {
    const corners = getCorners(box);
    const sampled = candidates.map((index): [number, SampledFunction] => {
      const coefficients = functions[index]!;
      return [
        index,
        { coefficients, corners: corners.map((terms) => bytesAt(coefficients, terms)) },
      ];
    });
    const undominated = new Map(sampled);
    // Removes functions that are not in `highest` first. Of two equal functions, the one in `highest` remains.
    for (const isKnown of [false, true])
      for (const [index, item] of sampled) {
        if (highest.has(index) !== isKnown) continue;
        undominated.delete(index);
        const others = [...undominated.values()];
        const isBelow =
          others.some((a) => isMeanAbove(a, a, item, box)) ||
          others.some((a, position) =>
            others.some((b, other) => other > position && isMeanAbove(a, b, item, box)),
          );
        if (!isBelow) undominated.set(index, item);
      }
    const remaining = [...undominated.keys()];
    const smaller = halve(box);
    if (remaining.length === 1 || !smaller.length)
      for (const index of remaining) highest.add(index);
    if (remaining.every((index) => highest.has(index))) return;
    for (const half of smaller) search(remaining, half);
  };
  search([...functions.keys()], box);
  return highest;
}
