/** The numbers that the figure computes, and the data that a page stores. */
import { type Counts, count as countMatrix } from "../../lora.js";
import { largestRank } from "../../saving.js";
import { GPT3_SIDE } from "./sweep.js";

export type Input = {
  readonly rank: number;
  readonly d: number;
  readonly k: number;
  /** The target saving, with at most five decimals. */
  readonly target: number;
  readonly maxRank: number;
};

export interface Numbers extends Counts {
  readonly target: number;
  /** The counts of the largest rank that saves the target; undefined if there is none. */
  readonly best: Counts | undefined;
  /** The counts of the next rank. */
  readonly next: Counts;
  /** The lowest rank that saves nothing. */
  readonly limit: number;
  /** The largest rank of the slider for any matrix. */
  readonly maxRank: number;
  /** Whether GPT-3's measured accuracy is about matrices of similar size: both sides from half to twice GPT-3's. */
  readonly isLikeGpt3: boolean;
}

/** The largest target that five decimals can show. */
export const MAX_TARGET = 0.99999;

export const clip = (input: Input): Input => ({
  ...input,
  rank: Math.min(input.rank, input.d, input.k),
  target: Math.min(MAX_TARGET, Math.round(1e5 * input.target) / 1e5),
});

export function count({ rank, d, k, target, maxRank }: Input): Numbers {
  const countAt = (rank: number) => countMatrix({ rank, d, k, alpha: rank });
  const best = largestRank(target, d, k);
  return {
    ...countAt(rank),
    target,
    best: best ? countAt(best) : undefined,
    next: countAt(best + 1),
    limit: Math.ceil((d * k) / (d + k)),
    maxRank: Math.max(rank, maxRank),
    isLikeGpt3: [d, k].every((side) => 2 * side >= GPT3_SIDE && side <= 2 * GPT3_SIDE),
  };
}

/** LoRA at rank 1 must not train more parameters than W has. */
export const hasBreakEven = ({ full, d, k }: Pick<Counts, "full" | "d" | "k">) => full >= d + k;
