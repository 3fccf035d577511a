/**
 * Measured by tests/oracle/capacity.py, which states the network, the training and the environment: a small network
 * learns the digits of scikit-learn, and is then fine-tuned on the same images with shuffled pixels.
 */

/** Each setting: the rank of LoRA, or full fine-tuning of the same matrices. */
export const RANKS = ["1", "2", "4", "8", "16", "full"] as const;
export type Rank = (typeof RANKS)[number];

/** The number of correct test images of each seed, by setting. */
export const CORRECT: Readonly<Record<Rank, readonly number[]>> = {
  1: [383, 314, 370, 348, 344],
  2: [437, 443, 455, 457, 431],
  4: [462, 482, 480, 473, 470],
  8: [485, 489, 489, 490, 480],
  16: [488, 484, 490, 488, 481],
  full: [486, 487, 492, 489, 482],
};

/** The number of test images, and the number of seeds. */
export const [TESTED, SEEDS] = [500, 5];

/** The sides of the adapted matrices, and their number. */
export const [SIDE, MATRICES] = [64, 2];

/** The learning rate with the lowest training loss, by setting. */
export const RATES: Readonly<Record<Rank, number>> = {
  1: 0.064,
  2: 0.064,
  4: 0.032,
  8: 0.032,
  16: 0.032,
  full: 0.032,
};
