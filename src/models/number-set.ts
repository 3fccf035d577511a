/**
 * Sets of whole numbers from 0, such as numbers of layers. The time of all functions except `listNumbers` does not
 * depend on the size of a set.
 */

/** Numbers from `from` up to but not including `to`, or a sorted list. A set adds or removes them. */
type Piece = { readonly isRemoved?: boolean } & (
  | { readonly from: number; readonly to: number; readonly step: number }
  | { readonly list: readonly number[] }
);

/** Pieces that add each number at most once, and remove only numbers that were added. */
export type NumberSet = readonly Piece[];

export const range = (to: number, from = 0, step = 1): NumberSet => [
  { from: Math.min(from, to), to, step },
];

/** Returns the set of a sorted list. */
export const listed = (list: readonly number[]): NumberSet => (list.length ? [{ list }] : []);

/** Returns the difference between a set and a subset. */
export const without = (set: NumberSet, other: NumberSet): NumberSet => [
  ...set,
  ...other.map((piece) => ({ ...piece, isRemoved: !piece.isRemoved })),
];

/** Returns the union of disjoint sets, in the order of their first numbers. */
export function union(sets: readonly NumberSet[]): NumberSet {
  const singles = sets.filter((set) => countNumbers(set) === 1);
  const rest = sets.filter((set) => countNumbers(set) > 1);
  return [...listed(singles.map((set) => memberAt(set, 0))), ...rest.flat()];
}

function countBelow(piece: Piece, end: number): number {
  if (!("list" in piece))
    return Math.max(0, Math.ceil((Math.min(end, piece.to) - piece.from) / piece.step));
  let [low, high] = [0, piece.list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (piece.list[middle]! < end) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Returns how many numbers of the set are less than `end`. */
export const below = (set: NumberSet, end: number): number =>
  set.reduce((sum, piece) => sum + (piece.isRemoved ? -1 : 1) * countBelow(piece, end), 0);

export const countNumbers = (set: NumberSet): number => below(set, Number.POSITIVE_INFINITY);

export const has = (set: NumberSet, number: number): boolean =>
  below(set, number + 1) > below(set, number);

/** Returns the member of the set at this index in ascending order. */
export function memberAt(set: NumberSet, index: number): number {
  const [first] = set;
  if (set.length === 1 && "step" in first!) return first.from + index * first.step;
  let [low, high] = [0, 1];
  while (below(set, high) <= index) high *= 2;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (below(set, middle) <= index) low = middle;
    else high = middle;
  }
  return low;
}

/** Returns all numbers in ascending order. */
export function listNumbers(set: NumberSet): readonly number[] {
  return Array.from({ length: countNumbers(set) }, (_, index) => memberAt(set, index));
}
