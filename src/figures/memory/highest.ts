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
 * Returns whether `a` is at least `b` everywhere in the box. For a fixed length, `a - b` is linear in the
 * rank and in the batch. Its minimum is therefore at an end of both ranges.
 */
function isAbove(a: Grown, b: Grown, { rank, batch, sequence }: Box): boolean {
  const difference = (term: number) => (a[term] ?? 0) - (b[term] ?? 0);
  const [token, ranked, constant, perRank] = [
    difference(0),
    difference(1),
    difference(2),
    difference(3),
  ];
  const [square, slope, curve] = [difference(4), difference(5), difference(6)];
  for (const r of rank)
    for (const sequences of batch) {
      const linear = (token + ranked * r) * sequences + slope;
      if (minOf(square * sequences + curve, linear, constant + perRank * r, sequence) < 0)
        return false;
    }
  return true;
}

/**
 * Returns whether a weighted mean of `a` and `b` is at least `c` everywhere in the box. If so, `a` or `b` is at least
 * `c` at each point. Tries only one weight: the middle of those that fit all corners of the box.
 */
function isMeanAbove(a: Grown, b: Grown, c: Grown, box: Box): boolean {
  let [low, high] = [0, 1];
  for (const rank of box.rank)
    for (const batch of box.batch)
      for (const sequence of box.sequence) {
        const terms = termsOf(rank, batch, sequence);
        const bytes = bytesAt(c, terms);
        const [first, second] = [bytesAt(a, terms) - bytes, bytesAt(b, terms) - bytes];
        if (first < 0 && second < 0) return false;
        // With this weight of `a`, the mean equals `c`.
        const weight = second / (second - first);
        if (second < 0) low = Math.max(low, weight);
        if (first < 0) high = Math.min(high, weight);
      }
  const weight = (low + high) / 2;
  const mean = a.map((each, term) => weight * each + (1 - weight) * b[term]!);
  return low <= high && isAbove(mean, c, box);
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
        if (![...left].some((other) => isAbove(functions[other]!, functions[index]!, box)))
          left.add(index);
      }
    for (const index of candidates) {
      if (found.has(index) || !left.delete(index)) continue;
      const others = [...left].map((other) => functions[other]!);
      const isBelow = others.some((a, place) =>
        others.slice(place + 1).some((b) => isMeanAbove(a, b, functions[index]!, box)),
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
