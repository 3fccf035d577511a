/** Finds the moments of a step that can be its peak, over all ranks, batches and lengths that a reader can set. */
import { bytesAt, type Grown, termsOf } from "./numbers.js";

/** A range of whole numbers, both ends included. */
export type Range = readonly [from: number, to: number];

/** All whole numbers in three ranges. */
export interface Box {
  readonly rank: Range;
  readonly batch: Range;
  readonly sequence: Range;
}

/** Returns the least value of a quadratic function of s for s in a range. */
function minOf(square: number, slope: number, constant: number, [from, to]: Range): number {
  const at = (s: number) => (square * s + slope) * s + constant;
  const vertex = square > 0 ? Math.min(to, Math.max(from, -slope / (2 * square))) : from;
  return Math.min(at(from), at(to), at(vertex));
}

/**
 * Returns whether a weighted mean of `a` and `b` is at least `c` everywhere in the box. If it is, then `a`
 * or `b` is at least `c` at each point.
 */
function isMeanAbove(a: Grown, b: Grown, c: Grown, { rank, batch, sequence }: Box): boolean {
  // The weights of `a` for which the mean is at least `c` in all corners of the box.
  let [low, high] = [0, 1];
  for (const r of rank)
    for (const count of batch)
      for (const s of sequence) {
        const terms = termsOf(r, count, s);
        const bytes = bytesAt(c, terms);
        const [first, second] = [bytesAt(a, terms) - bytes, bytesAt(b, terms) - bytes];
        if (first < 0 && second < 0) return false;
        if (second < 0) low = Math.max(low, second / (second - first));
        if (first < 0) high = Math.min(high, second / (second - first));
      }
  const weight = (low + high) / 2;
  const [token, ranked, constant, perRank, square, slope, curve] = c.map(
    (each, term) => weight * a[term]! + (1 - weight) * b[term]! - each,
  ) as [number, number, number, number, number, number, number];
  // For a fixed length, the difference is linear in the rank and in the batch: its minimum is at an end of both.
  return rank.every((r) =>
    batch.every(
      (count) =>
        minOf(
          square * count + curve,
          (token + ranked * r) * count + slope,
          constant + perRank * r,
          sequence,
        ) >= 0,
    ),
  );
}

/** A range is not divided further if its ends differ by less than this factor. */
const MIN_FACTOR = 1.005;

/**
 * Returns the box in two halves. Divides the range whose ends differ by the largest factor. Returns an
 * empty list for a box that is too small to divide.
 */
function halves(box: Box): readonly Box[] {
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
 * almost the maximum. Each function has a coefficient for every term of `termsOf`.
 */
export function highestIn(functions: readonly Grown[], box: Box): ReadonlySet<number> {
  const found = new Set<number>();
  const search = (candidates: readonly number[], box: Box): void => {
    const left = new Set(candidates);
    // Tries to remove unknown functions first: if two functions are equal, the one that was already found remains.
    for (const isKnown of [false, true])
      for (const index of candidates) {
        if (found.has(index) !== isKnown) continue;
        left.delete(index);
        const others = [...left].map((other) => functions[other]!);
        // Pairs of the same function are tests of this function alone.
        const isBelow = others.some((a, place) =>
          others.slice(place).some((b) => isMeanAbove(a, b, functions[index]!, box)),
        );
        if (!isBelow) left.add(index);
      }
    const remaining = [...left];
    const smaller = halves(box);
    if (remaining.length === 1 || !smaller.length) for (const index of remaining) found.add(index);
    if (remaining.every((index) => found.has(index))) return;
    for (const half of smaller) search(remaining, half);
  };
  search([...functions.keys()], box);
  return found;
}
