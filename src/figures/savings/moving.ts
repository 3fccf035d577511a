/** The figure as it moves: all of it that a page's script needs. */
import { type Counts, count } from "../../counts.js";
import { largestRank } from "../../saving.js";
import type { Moving } from "../figure.js";
import { compose } from "./compose.js";
import { live } from "./words.js";

export type Input = {
  readonly rank: number;
  readonly d: number;
  readonly k: number;
  /** The saving that is wanted, of five decimals at most. */
  readonly target: number;
  readonly maxRank: number;
};

export interface Numbers extends Counts {
  readonly target: number;
  /** The counts of the largest rank that saves so much; undefined where none does. */
  readonly best: Counts | undefined;
  /** Those of one rank more. */
  readonly next: Counts;
}

/** Past these decimals a saving is no other to a reader. */
export const MOST_TARGET = 0.99999;

export const moving: Moving<Input, Numbers> = {
  fit: (input) => ({
    ...input,
    rank: Math.min(input.rank, input.d, input.k),
    target: Math.min(MOST_TARGET, Math.round(1e5 * input.target) / 1e5),
  }),
  count({ rank, d, k, target }) {
    const of = (item: number) => count({ rank: item, d, k, alpha: item });
    const best = largestRank(target, d, k);
    return { ...of(rank), target, best: best ? of(best) : undefined, next: of(best + 1) };
  },
  compose,
  words: live,
};
