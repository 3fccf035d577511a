/** The numbers that the figure computes, and the data that a page stores. */
import { RANKS, RATES, RUNS, type Scaling } from "./runs.js";

export type Input = { readonly rank: number; readonly alpha: number };

/**
 * What multiplies BA, by α and rank: α itself, which forgets the division; α/√r and α/r with a fixed α; and α/r with an α
 * that grows with the rank, α = 2r and α = r.
 */
const FACTORS = {
  none: (alpha: number, _: number) => alpha,
  sqrt: (alpha: number, rank: number) => alpha / Math.sqrt(rank),
  r: (alpha: number, rank: number) => alpha / rank,
  double: () => 2,
  equal: () => 1,
} as const;
export type Curve = keyof typeof FACTORS;
export const CURVES = Object.keys(FACTORS) as readonly Curve[];

export const factorOf = (curve: Curve, { alpha }: Pick<Input, "alpha">, rank: number): number =>
  FACTORS[curve](alpha, rank);

export interface Numbers extends Input {
  /** Twice the rank. */
  readonly twice: number;
  /** The largest rank of the picture. */
  readonly last: number;
  /** The measured rank that is nearest to the rank. */
  readonly measured: number;
}

/** The largest rank and α of the sliders. */
export const MAX = 64;

export const clip = (input: Input): Input => input;

export function count({ rank, alpha }: Input): Numbers {
  const nearest = Math.round(Math.log2(rank));
  return {
    rank,
    alpha,
    twice: 2 * rank,
    last: Math.max(2 * MAX, 2 ** Math.ceil(Math.log2(2 * rank))),
    measured: RANKS[Math.min(nearest, RANKS.length - 1)]!,
  };
}

/** The runs at a measured rank, with the lowest mean loss and its learning rate. */
export function runsOf(scaling: Scaling, rank: number) {
  const run = RUNS[scaling][RANKS.indexOf(rank)]!;
  const lowest = Math.min(...run.losses);
  return { ...run, lowest, rate: RATES[run.losses.indexOf(lowest)]! };
}
