/**
 * Measured by tests/oracle/scaling.py, which states the training: the small network of the figure `capacity`, where the
 * factor of BA is α/r or α/√r.
 */
import runs from "./runs.json" with { type: "json" };

export const SCALINGS = ["r", "sqrt"] as const;
export type Scaling = (typeof SCALINGS)[number];

/** The α of all runs, and the number of seeds. */
export const [ALPHA, SEEDS] = [16, 5];
export const RANKS: readonly number[] = [1, 2, 4, 8, 16, 32, 64];
export const RATES = [0.0005, 0.001, 0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.128];

/** The training at a rank. */
export interface Run {
  /** The training loss after the last step by learning rate, as the mean of the seeds. */
  readonly losses: readonly number[];
  /** The lowest and the highest loss of a seed, at the learning rate with the lowest mean. */
  readonly range: readonly number[];
}
/** By rank. */
export const RUNS: Readonly<Record<Scaling, readonly Run[]>> = runs;
