/** The figure as it moves: all of it that a page's script needs. */
import { type Counts, count } from "../../counts.js";
import type { Moving } from "../figure.js";
import { compose } from "./compose.js";
import { live } from "./words.js";

/** An exercise: the largest rank that saves a share of one matrix. */
export interface Exercise {
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
  /** The author's own stays when the rank moves; without one the scaling stays 1. */
  readonly alpha?: number | undefined;
  readonly maxRank: number;
  readonly steps?: readonly number[] | undefined;
  readonly goal?: Exercise | undefined;
};

export interface Numbers extends Counts {
  /** The largest rank that is drawn at this scale and with all else in these places. */
  readonly max: number;
  readonly hasAlpha: boolean;
}

export const moving: Moving<Input, Numbers> = {
  fit: (input) => ({ ...input, rank: Math.min(input.rank, input.d, input.k) }),
  count({ rank, d, k, alpha, steps = [] }) {
    const max = Math.min(Math.max(rank, ...steps), d, k);
    return { ...count({ rank, d, k, alpha: alpha ?? rank }), max, hasAlpha: alpha !== undefined };
  },
  compose,
  words: live,
};
