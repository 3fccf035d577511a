/**
 * Parameter counts of Low-Rank Adaptation, W′ = W + scaling·BA. W is d × k and frozen; B is d × r and
 * A is r × k, both trained. Source: Hu et al. 2021, arXiv 2106.09685, sections 4.1 and 4.2.
 */

/** The parameter counts of one adapted matrix, as exact integers, and its scaling. */
export interface Counts {
  readonly rank: number;
  readonly d: number;
  readonly k: number;
  readonly alpha: number;
  /** alpha / rank, the factor before BA. */
  readonly scaling: number;
  /** Parameters of W: d·k. Full fine-tuning trains them all. */
  readonly full: number;
  /** Parameters of B: d·r. */
  readonly b: number;
  /** Parameters of A: r·k. */
  readonly a: number;
  /** b + a = r(d + k). */
  readonly trainable: number;
}

/** Returns the counts of a shape that `lora.ts` has checked. */
export function count({ rank, d, k, alpha }: Pick<Counts, "rank" | "d" | "k" | "alpha">): Counts {
  const [b, a] = [d * rank, rank * k];
  return { rank, d, k, alpha, scaling: alpha / rank, full: d * k, b, a, trainable: b + a };
}
