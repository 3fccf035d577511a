import fc from "fast-check";

/** `npm test` repeats the same draws, so that only a change can fail it. `npm run exam` sets other seeds. */
fc.configureGlobal({ seed: Number(process.env.DRAWS ?? 1) });

export const isExam = process.env.DRAWS !== undefined;

/**
 * Returns the number of draws for a property: `count` in `npm test`, and by default seven times as
 * many in the exam.
 */
export const runs = (count: number, inExam = 7 * count): number => (isExam ? inExam : count);

/** Returns one item of each kind in `npm test`, always the same item, and all items in the exam. */
export function sampled<T>(items: readonly T[], getKind: (item: T) => string): readonly T[] {
  if (isExam) return items;
  const kinds = new Map<string, T[]>();
  for (const item of items) {
    const kind = getKind(item);
    kinds.set(kind, [...(kinds.get(kind) ?? []), item]);
  }
  const drawn = fc.sample(fc.nat(), kinds.size);
  return [...kinds.values()].map((alike, index) => alike[drawn[index]! % alike.length]!);
}
