/** The constants of the training, for computations and labels. */

export const DECAYS = ["fast", "slow", "flat"] as const;
export type Decay = (typeof DECAYS)[number];

export const byDecay = <T>(of: (decay: Decay) => T): Readonly<Record<Decay, T>> => ({
  fast: of("fast"),
  slow: of("slow"),
  flat: of("flat"),
});

/** Rows and columns of the target. */
export const SIDE = 16;

const VALUES: Readonly<Record<Decay, (index: number) => number>> = {
  fast: (index) => 1 / 2 ** (index - 1),
  slow: (index) => 1 / index,
  flat: () => 1,
};

/** From the largest, which is 1. */
export const getSingularValues = (decay: Decay): number[] =>
  Array.from({ length: SIDE }, (_, index) => VALUES[decay](index + 1));

/** In percent, to three significant digits. */
export const rounded = (share: number) => Number((100 * share).toPrecision(3));

/** The number of random inputs. Every step uses all inputs. */
export const INPUTS = 1024;

/** Gradient descent with momentum: v ← MOMENTUM·v + gradient, then weights ← weights − RATE·v. */
export const STEPS = 1280;
export const RATE = 0.2;
export const MOMENTUM = 0.9;

/** Standard deviation of A's entries before training; B starts at zero. */
export const SPREAD = 0.25;
