/** What is trained in this figure, for its arithmetic and for its words. */

export const DECAYS = ["fast", "slow", "flat"] as const;
export type Decay = (typeof DECAYS)[number];

/** Rows and columns of the target. */
export const SIDE = 16;

const VALUES: Readonly<Record<Decay, (place: number) => number>> = {
  fast: (place) => 1 / 2 ** (place - 1),
  slow: (place) => 1 / place,
  flat: () => 1,
};

/** The target's singular values, the largest first and 1. */
export const valuesOf = (decay: Decay): number[] =>
  Array.from({ length: SIDE }, (_, index) => VALUES[decay](index + 1));

/** A share in per cent with the digits that are printed. */
export const rounded = (share: number) => Number((100 * share).toPrecision(3));

/** How many random inputs teacher and student see; all of them at each step. */
export const INPUTS = 1024;

/** Of gradient descent with momentum. */
export const STEPS = 80;
export const RATE = 0.2;
export const MOMENTUM = 0.9;

/** Seeds that an author may give: few, for the build computes and keeps what belongs to each. */
export const MOST_SEEDS = 8;
