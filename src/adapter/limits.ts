/** Limits the time and the memory that a file can take. */
import { MAX_ADAPTER_RANK, MAX_MULTIPLICATIONS, MAX_UPDATES } from "../bounds.js";
import { LoraError, wholeNumber } from "../errors.js";
import { MAX_DIMENSION } from "../lora.js";
import { exact } from "../number-format.js";
import type { Pair } from "./pairs.js";

export type Size = Pick<Pair, "d" | "k" | "rank" | "experts">;

/** Throws LoraError for modules whose singular values would take too long. */
export function checkWork(pairs: readonly (Size & Pick<Pair, "path">)[]): void {
  let updates = 0;
  for (const { path, d, k, rank, experts } of pairs) {
    wholeNumber(`r of ${path}`, rank, 1, MAX_ADAPTER_RANK);
    wholeNumber(`d of ${path}`, d, 1, MAX_DIMENSION);
    wholeNumber(`k of ${path}`, k, 1, MAX_DIMENSION);
    updates += experts;
  }
  if (updates > MAX_UPDATES)
    throw new LoraError(
      "the file",
      `an adapter of at most ${exact(MAX_UPDATES)} modules and experts`,
      updates,
    );
  checkMultiplications(pairs, "the file", "an adapter");
}

/** Throws LoraError for modules of two files whose comparison would take too long. */
export const checkComparison = (pairs: readonly (readonly [Size, Size])[]): void =>
  checkMultiplications(
    // The compared matrices have the columns of both files.
    pairs.map(([first, second]) => ({ ...first, rank: first.rank + second.rank })),
    "against",
    "an adapter of a lower rank,",
  );

function checkMultiplications(sizes: readonly Size[], argument: string, adapter: string): void {
  let work = 0;
  // To read a number takes as long as 20 multiplications, and to find the values of a triangle as long as 700 rows.
  for (const { d, k, rank, experts } of sizes)
    work += experts * (rank * (rank + 20) * (d + k + 700) + 4 * rank ** 3);
  if (work > MAX_MULTIPLICATIONS)
    throw new LoraError(
      argument,
      `${adapter} whose sum of r(r + 20)(d + k + 700) + 4r³ of all modules is at most ${exact(MAX_MULTIPLICATIONS)}, because more would take too long`,
      work,
    );
}
