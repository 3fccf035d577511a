/** The numbers that the figure computes, and the data that a page stores. */
import { type Counts, count as countMatrix } from "../../lora.js";

/** An exercise: find the largest rank that saves a share of a d × k matrix. */
export interface Exercise {
  /** The share, from 0 up to but not including 1. */
  readonly savings: number;
  readonly d: number;
  readonly k: number;
  /** The answer. */
  readonly rank: number;
}

export type Input = {
  readonly rank: number;
  readonly d: number;
  readonly k: number;
  /** Keeps its value when the rank changes. Default: the rank, so that the scaling is 1. */
  readonly alpha?: number | undefined;
  readonly maxRank: number;
  readonly steps?: readonly number[] | undefined;
  readonly goal?: Exercise | undefined;
};

export interface Numbers extends Counts {
  /** The largest rank that is drawn at this scale, with all other shapes in the same place. */
  readonly largestRank: number;
  readonly hasAlpha: boolean;
}

export const clip = (input: Input): Input => ({
  ...input,
  rank: Math.min(input.rank, input.d, input.k),
});

export function count({ rank, d, k, alpha, maxRank }: Input): Numbers {
  return {
    ...countMatrix({ rank, d, k, alpha: alpha ?? rank }),
    largestRank: Math.min(Math.max(rank, maxRank), d, k),
    hasAlpha: alpha !== undefined,
  };
}
