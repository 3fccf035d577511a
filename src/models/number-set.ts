/** Sets of whole numbers from 0, such as numbers of layers. No function but `listOf` takes longer for a larger set. */

/** Numbers from `from` to below `to`, or those of a sorted list. They are added to a set, or removed from it. */
type Piece = { readonly isRemoved?: boolean } & (
  | { readonly from: number; readonly to: number; readonly step: number }
  | { readonly list: readonly number[] }
);

/** Every number is added once, and removed only if it was added. */
export type NumberSet = readonly Piece[];

export const range = (to: number, from = 0, step = 1): NumberSet => [
  { from: Math.min(from, to), to, step },
];

/** Returns the set of a sorted list. */
export const listed = (list: readonly number[]): NumberSet => (list.length ? [{ list }] : []);

/** Returns the set without another, which it includes. */
export const without = (set: NumberSet, other: NumberSet): NumberSet => [
  ...set,
  ...other.map((piece) => ({ ...piece, isRemoved: !piece.isRemoved })),
];

/** Returns the union of sets without common numbers. */
export function union(sets: readonly NumberSet[]): NumberSet {
  const lists: (readonly number[])[] = [];
  const pieces = sets.flat().filter((piece) => {
    const isList = "list" in piece && !piece.isRemoved;
    if (isList) lists.push(piece.list);
    return !isList;
  });
  return [...listed(lists.flat().sort((a, b) => a - b)), ...pieces];
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

export const sizeOf = (set: NumberSet): number => below(set, Number.POSITIVE_INFINITY);

export const has = (set: NumberSet, number: number): boolean =>
  below(set, number + 1) > below(set, number);

/** Returns the number of the set at this index, in ascending order. */
export function memberAt(set: NumberSet, index: number): number {
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
export function listOf(set: NumberSet): readonly number[] {
  const [first] = set;
  if (set.length === 1 && "list" in first!) return first.list;
  return Array.from({ length: sizeOf(set) }, (_, index) => memberAt(set, index));
}
