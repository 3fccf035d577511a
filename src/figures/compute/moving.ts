/** The figure as it moves: all of it that a page's script needs. */
import { type Compute, computed } from "../../models/memory.js";
import type { Moving } from "../figure.js";
import { compose } from "./compose.js";
import { live } from "./words.js";

export type Input = {
  readonly rank: number;
  readonly maxRank: number;
  /** The rank past which no module's factors can add to it, unless the author went there. */
  readonly max: number;
  /** The model's name, and the names of its targets. */
  readonly model: string;
  readonly targets: string;
  /** Weights of all linear modules: multiply-adds of a token's way through them. */
  readonly forward: number;
  /** The same of all B and A at rank 1. */
  readonly perRank: number;
};

export interface Work extends Compute, Pick<Input, "rank" | "model" | "targets"> {}

export const moving: Moving<Input, Work> = {
  fit: (input) => ({ ...input, rank: Math.min(input.rank, input.max) }),
  count: ({ rank, model, targets, forward, perRank }) => ({
    rank,
    model,
    targets,
    ...computed(forward, rank * perRank),
  }),
  compose,
  words: live,
};
