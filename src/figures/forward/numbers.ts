/** The numbers that the figure computes, and the data that a page stores. */
import { type Counts, count as countMatrix } from "../../lora.js";

export type Input = {
  readonly rank: number;
  readonly d: number;
  readonly k: number;
  /** Keeps its value when the rank changes. Default: the rank, so that the scaling is 1. */
  readonly alpha?: number | undefined;
  readonly merged: boolean;
  readonly maxRank: number;
};

/** Counts of parameters, which equal the multiply-adds per token. */
export interface Numbers extends Counts {
  /** The largest rank that is drawn at this scale, with all other shapes in the same place. */
  readonly largestRank: number;
  readonly hasAlpha: boolean;
  readonly merged: boolean;
  /** Multiply-adds that scale BAx and add it to Wx: one for each entry of h. */
  readonly sum: number;
  /** Total multiply-adds of a token while BA is beside W. */
  readonly beside: number;
}

export const clip = (input: Input): Input => ({
  ...input,
  rank: Math.min(input.rank, input.d, input.k),
});

export function count({ rank, d, k, alpha, merged, maxRank }: Input): Numbers {
  const counts = countMatrix({ rank, d, k, alpha: alpha ?? rank });
  const beside = counts.full + counts.trainable + d;
  const largestRank = Math.min(Math.max(rank, maxRank), d, k);
  return { ...counts, largestRank, hasAlpha: alpha !== undefined, merged, sum: d, beside };
}
