/** Numbers that describe an adapter and the singular values of an update. */
import type { Adapter } from "./reader.js";

/**
 * Returns the number of trained parameters, or undefined if the file has other tensors that may be trained or not: PEFT also
 * saves embeddings that were not trained.
 */
export const countTrainable = (adapter: Adapter): number | undefined => {
  const { updates, others, areOthersTrained = false, extra = 0 } = adapter;
  if (others.length > 0 && !areOthersTrained) return undefined;
  return updates.reduce((sum, { rank, d, k }) => sum + rank * (d + k), extra);
};

/** Returns the smallest and the largest number of directions that hold a share of an update. */
export function rangeOfDirections({ updates }: Adapter, share: number): readonly [number, number] {
  const counts = updates.map(({ sigmas }) => countDirections(sigmas, share));
  return [Math.min(...counts), Math.max(...counts)];
}

/** Returns the Frobenius norm ‖ΔW‖, the root of the sum of the squares. */
export const computeNorm = (sigmas: readonly number[]): number =>
  Math.sqrt(sigmas.reduce((sum, sigma) => sum + sigma * sigma, 0));

/**
 * Returns the smallest number of directions whose squared singular values are at least `share` of their sum, as
 * `_find_cutoff_index` of PEFT 0.21 counts them (src/peft/tuners/lora/conversion.py). Returns 0 for an update of zeros.
 */
export function countDirections(sigmas: readonly number[], share: number): number {
  const total = sigmas.reduce((sum, sigma) => sum + sigma * sigma, 0);
  if (total === 0) return 0;
  let sum = 0;
  const last = sigmas.findIndex((sigma) => {
    sum += sigma * sigma;
    return sum >= share * total;
  });
  return last + 1;
}
