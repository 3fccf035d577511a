/**
 * The arithmetic of Low-Rank Adaptation, W′ = W + scaling·BA, and the ranges of its arguments. W is d × k and frozen;
 * B is d × r and A is r × k, both trained. Source: Hu et al. 2021, arXiv 2106.09685, sections 4.1 and 4.2.
 */
import { assertNames, LoraError, realNumber, wholeNumber } from "./errors.js";
import { exact } from "./number-format.js";
import { largestRank } from "./saving.js";

/** The largest d or k. Every count up to 2·d·k is then exact in a double. */
export const MAX_DIMENSION = 2 ** 20;

/** The range of alpha, which covers every published recipe. */
export const ALPHA_RANGE = { min: 0.001, max: 2 ** 20 } as const;

/** The arguments of `lora()`: whole numbers 1 ≤ rank ≤ min(d, k) and d, k ≤ 2^20. alpha defaults to rank. */
export interface LoraInput {
  /** The rank r: the number of columns of B and rows of A. */
  readonly rank: number;
  /** out_features: the number of rows of W. */
  readonly d: number;
  /** in_features: the number of columns of W. */
  readonly k: number;
  /** The α in the scaling factor α/r; default: the rank. */
  readonly alpha?: number | undefined;
}

/** The parameter counts of one adapted matrix, as exact integers, and its scaling. */
export interface Counts {
  /** The rank r: the number of columns of B and rows of A. */
  readonly rank: number;
  /** out_features: the number of rows of W. */
  readonly d: number;
  /** in_features: the number of columns of W. */
  readonly k: number;
  /** The α in the scaling factor α/r. */
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

/** Returns the counts of a shape whose ranges are checked. */
export function count({ rank, d, k, alpha }: Pick<Counts, "rank" | "d" | "k" | "alpha">): Counts {
  const [b, a] = [d * rank, rank * k];
  return { rank, d, k, alpha, scaling: alpha / rank, full: d * k, b, a, trainable: b + a };
}

/** The counts of one adapted matrix and the ratios that follow from them. */
export interface Lora extends Counts {
  /** trainable / full; above 1 past break-even. PEFT's trainable% divides by full + trainable instead. */
  readonly fraction: number;
  /** 1 − fraction; negative past break-even. */
  readonly savings: number;
  /** full / trainable. */
  readonly ratio: number;
  /** dk / (d + k), a real number. At lower ranks, LoRA trains fewer parameters than W has. */
  readonly breakEvenRank: number;
}

function dimensions(input: { d: unknown; k: unknown }): { d: number; k: number } {
  const d = wholeNumber("d", input.d, 1, MAX_DIMENSION);
  const k = wholeNumber("k", input.k, 1, MAX_DIMENSION);
  return { d, k };
}

/** Returns the counts of one adapted d × k matrix. Throws LoraError for a value out of range or an unknown name. */
export function lora(input: LoraInput): Lora {
  assertNames(input, ["rank", "d", "k", "alpha"]);
  const { d, k } = dimensions(input);
  const largest = Math.min(d, k);
  const why = () => `the smaller of d = ${exact(d)} and k = ${exact(k)}`;
  const rank = wholeNumber("rank", input.rank, 1, largest, why);
  const { min, max } = ALPHA_RANGE;
  const alpha = input.alpha === undefined ? rank : realNumber("alpha", input.alpha, min, max);
  const counts = count({ rank, d, k, alpha });
  const { full, trainable } = counts;
  return {
    ...counts,
    fraction: trainable / full,
    savings: (full - trainable) / full,
    ratio: full / trainable,
    breakEvenRank: full / (d + k),
  };
}

/**
 * Returns the largest rank that saves at least `savings` (0 ≤ savings < 1), or 0 if no rank does. The
 * result is exact: `savings` is read as its shortest decimal, so 0.9 means nine tenths. Throws
 * LoraError.
 */
export function rankForSavings(input: { savings: number; d: number; k: number }): number {
  assertNames(input, ["savings", "d", "k"]);
  const { d, k } = dimensions(input);
  const { savings } = input;
  if (!(typeof savings === "number" && savings >= 0 && savings < 1)) {
    throw new LoraError("savings", "a number of at least 0 and below 1", savings);
  }
  return largestRank(savings, d, k);
}
