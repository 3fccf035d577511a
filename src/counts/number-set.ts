/**
 * Sets of nonnegative whole numbers, such as layer indices. The time of all functions except `listNumbers` does
 * not depend on the size of a set.
 */

/** A range (`to` is exclusive) or a sorted list of numbers that a set adds or removes. */
type Piece = { readonly isRemoved?: boolean } & (
  | { readonly from: number; readonly to: number; readonly step: number }
  | { readonly list: readonly number[] }
);

/** Pieces that add each number at most once, and remove only numbers that were added. */
export type NumberSet = readonly Piece[];

export const range = (to: number, from = 0, step = 1): NumberSet => [
  { from: Math.min(from, to), to, step },
];

export const fromList = (list: readonly number[]): NumberSet => (list.length ? [{ list }] : []);

export const subtract = (set: NumberSet, other: NumberSet): NumberSet => [
  ...set,
  ...other.map((piece) => ({ ...piece, isRemoved: !piece.isRemoved })),
];

/** The sets are disjoint. The result has the order of their first numbers. */
export function union(sets: readonly NumberSet[]): NumberSet {
  const singles = sets.filter((set) => countNumbers(set) === 1);
  const rest = sets.filter((set) => countNumbers(set) > 1);
  return [...fromList(singles.map((set) => memberAt(set, 0))), ...rest.flat()];
}

function countPieceBelow(piece: Piece, end: number): number {
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

export const countBelow = (set: NumberSet, end: number): number =>
  set.reduce((sum, piece) => sum + (piece.isRemoved ? -1 : 1) * countPieceBelow(piece, end), 0);

export const countNumbers = (set: NumberSet): number => countBelow(set, Number.POSITIVE_INFINITY);

export const has = (set: NumberSet, number: number): boolean =>
  countBelow(set, number + 1) > countBelow(set, number);

/** In ascending order. */
export function memberAt(set: NumberSet, index: number): number {
  const [first] = set;
  if (set.length === 1 && "step" in first!) return first.from + index * first.step;
  let [low, high] = [0, 1];
  while (countBelow(set, high) <= index) high *= 2;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (countBelow(set, middle) <= index) low = middle;
    else high = middle;
  }
  return low;
}

/** In ascending order. */
export function listNumbers(set: NumberSet): readonly number[] {
  return Array.from({ length: countNumbers(set) }, (_, index) => memberAt(set, index));
}
