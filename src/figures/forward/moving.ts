/** The figure as it moves: all of it that a page's script needs. */
import { type Counts, count } from "../../counts.js";
import type { Moving } from "../figure.js";
import { compose } from "./compose.js";
import { live } from "./words.js";

export type Input = {
  readonly rank: number;
  readonly d: number;
  readonly k: number;
  /** The author's own stays when the rank moves; without one the scaling stays 1. */
  readonly alpha?: number | undefined;
  readonly merged: boolean;
  readonly maxRank: number;
};

/** Besides the parameters, which are as many as a path's multiply-adds per token, what joins the paths. */
export interface Numbers extends Counts {
  readonly hasAlpha: boolean;
  readonly merged: boolean;
  /** Of scaling BAx and adding it to Wx: one multiply-add for each number of h. */
  readonly sum: number;
  /** All multiply-adds of a token while BA is beside W. */
  readonly beside: number;
}

export const moving: Moving<Input, Numbers> = {
  fit: (input) => ({ ...input, rank: Math.min(input.rank, input.d, input.k) }),
  count({ rank, d, k, alpha, merged }) {
    const counts = count({ rank, d, k, alpha: alpha ?? rank });
    const beside = counts.full + counts.trainable + d;
    return { ...counts, hasAlpha: alpha !== undefined, merged, sum: d, beside };
  },
  compose,
  words: live,
};
