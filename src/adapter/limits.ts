/** Limits the time and the memory that a file can take. */
import { MAX_ADAPTER_RANK, MAX_MULTIPLICATIONS, MAX_UPDATES } from "../bounds.js";
import { LoraError, wholeNumber } from "../errors.js";
import { MAX_DIMENSION } from "../lora.js";
import { exact } from "../number-format.js";
import type { Pair } from "./pairs.js";

/** Throws LoraError for modules whose singular values would take too long. */
export function checkWork(pairs: readonly Pair[]): void {
  let updates = 0;
  let work = 0;
  for (const { path, d, k, rank, experts } of pairs) {
    wholeNumber(`r of ${path}`, rank, 1, MAX_ADAPTER_RANK);
    wholeNumber(`d of ${path}`, d, 1, MAX_DIMENSION);
    wholeNumber(`k of ${path}`, k, 1, MAX_DIMENSION);
    updates += experts;
    work += experts * ((d + k) * rank ** 2 + 4 * rank ** 3);
  }
  if (updates > MAX_UPDATES)
    throw new LoraError(
      "the file",
      `an adapter of at most ${exact(MAX_UPDATES)} modules and experts`,
      updates,
    );
  if (work > MAX_MULTIPLICATIONS)
    throw new LoraError(
      "the file",
      `an adapter whose sum of (d + k)r² + 4r³ of all modules is at most ${exact(MAX_MULTIPLICATIONS)}, because more would take hours`,
      work,
    );
}
