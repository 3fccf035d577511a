/** What is trained in this figure, for its arithmetic and for its words. */

export const DECAYS = ["fast", "slow", "flat"] as const;
export type Decay = (typeof DECAYS)[number];

/** Rows and columns of the target. */
export const SIDE = 16;

/** How many random inputs teacher and student see; all of them at each step. */
export const INPUTS = 1024;

/** Of gradient descent with momentum. */
export const STEPS = 80;
export const RATE = 0.2;
export const MOMENTUM = 0.9;

/** Seeds that an author may give: few, for the build computes and keeps what belongs to each. */
export const MOST_SEEDS = 8;
