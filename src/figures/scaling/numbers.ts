/** The numbers that the figure computes, and the data that a page stores. */
import { LOSSES, RANKS, RATES, type Scaling } from "./runs.js";

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

/** The mean losses of a measured rank, by learning rate, and the position of the lowest one. */
export function lossesOf(scaling: Scaling, rank: number) {
  const losses = LOSSES[scaling][RANKS.indexOf(rank)]!;
  const best = losses.indexOf(Math.min(...losses));
  return { losses, best, rate: RATES[best]!, lowest: losses[best]! };
}
