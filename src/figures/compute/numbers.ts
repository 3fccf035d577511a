/** The numbers that the figure computes, and the data that a page stores. */
import { type Compute, toCompute } from "../../counts/index.js";
import type { Targets } from "../whole-model.js";

export type Input = {
  readonly rank: number;
  readonly maxRank: number;
  /** The largest rank that any module can have, or the author's if larger. */
  readonly max: number;
  /** The model's name. */
  readonly model: string;
  readonly targets: Targets;
  /** A token's multiply-adds in the forward pass: the weights of all linear modules. */
  readonly forward: number;
  /** A token's multiply-adds for all B and A at rank 1, and those for all B. */
  readonly perRank: number;
  readonly perRankOfB: number;
};

export interface Work extends Compute, Pick<Input, "rank" | "maxRank" | "model" | "targets"> {
  /** The part of `added` that B takes. */
  readonly ofB: number;
}

export const clip = (input: Input): Input => ({ ...input, rank: Math.min(input.rank, input.max) });

export const count = ({
  rank,
  maxRank,
  model,
  targets,
  forward,
  perRank,
  perRankOfB,
}: Input): Work => ({
  rank,
  maxRank,
  model,
  targets,
  ofB: rank * perRankOfB,
  ...toCompute(forward, rank * perRank),
});

/** Seconds of 5,000 training steps, measured in PEFT's method comparison. */
export const MEASURED_SECONDS = { full: 2147, lora: 967, dora: 1191 } as const;
