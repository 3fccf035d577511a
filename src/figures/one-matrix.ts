/** The input and the counts of one matrix, which several figures share. */
import { type Counts, count as countMatrix } from "../lora.js";

export type Input = {
  readonly rank: number;
  readonly d: number;
  readonly k: number;
  /** Keeps its value when the rank changes. Default: the rank, so that the scaling is 1. */
  readonly alpha?: number | undefined;
  readonly maxRank: number;
};

export interface MatrixCount extends Counts {
  /** The largest rank that is drawn at this scale, with all other shapes in the same place. */
  readonly largestRank: number;
  readonly hasAlpha: boolean;
}

export const clip = <I extends Pick<Input, "rank" | "d" | "k">>(input: I): I => ({
  ...input,
  rank: Math.min(input.rank, input.d, input.k),
});

export const count = ({ rank, d, k, alpha, maxRank }: Input): MatrixCount => ({
  ...countMatrix({ rank, d, k, alpha: alpha ?? rank }),
  largestRank: Math.min(Math.max(rank, maxRank), d, k),
  hasAlpha: alpha !== undefined,
});
