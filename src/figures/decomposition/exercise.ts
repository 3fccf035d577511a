/** Computes the answer of an exercise. This is a separate module because few pages have an exercise. */
import { count } from "../../counts.js";
import { percentages } from "../../format.js";
import type { Exercise } from "./numbers.js";

/** Returns the counts at the exercise's answer and at the next rank, which misses the target. */
export function solve({ d, k, rank, savings }: Exercise) {
  const countAt = (rank: number) => count({ rank, d, k, alpha: rank });
  const [best, next] = [countAt(rank), countAt(rank + 1)];
  // The share as its shortest decimal: 0.99 is 99.
  const targetPercent = Number((100 * savings).toPrecision(12));
  const savesNothing = next.trainable >= next.full;
  const { rest } = percentages(next.trainable, next.full);
  return {
    best,
    next,
    targetPercent,
    /** Whether the next rank saves nothing. */
    savesNothing,
    /** Whether the saving at the next rank rounds to the target. */
    isClose: !savesNothing && Number(rest) >= targetPercent,
  };
}
