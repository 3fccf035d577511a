/** The numbers that the figure computes, and the data that a page stores. */
import { CORRECT, MATRICES, RANKS, type Rank, SEEDS, SIDE, TESTED } from "./runs.js";

export type Input = {
  /** The highlighted setting. */
  readonly rank: Rank;
};

/** LoRA at one rank, or full fine-tuning, with its runs. */
export interface Setting {
  readonly rank: Rank;
  /** The number of parameters that it trains. */
  readonly trainable: number;
  /** The test accuracy of each seed, in tenths of a percent. */
  readonly runs: readonly number[];
  /** Their mean, rounded to a tenth of a percent. */
  readonly mean: number;
}

export interface Numbers {
  /** Each setting trains twice as many parameters as the one before. */
  readonly settings: readonly Setting[];
  readonly full: Setting;
  readonly chosen: Setting;
  /** The setting after the chosen one, or before full fine-tuning. */
  readonly neighbor: Setting;
  /** The lowest rank whose mean is at most half a percentage point below that of full fine-tuning. */
  readonly enough: Setting;
}

export const clip = (input: Input): Input => input;

export function count({ rank }: Input): Numbers {
  const settings = RANKS.map(createSetting);
  const full = settings.at(-1)!;
  const index = RANKS.indexOf(rank);
  return {
    settings,
    full,
    chosen: settings[index]!,
    neighbor: settings[index + 1] ?? settings[index - 1]!,
    enough: settings.find(({ mean }) => full.mean - mean <= 5)!,
  };
}

function createSetting(rank: Rank): Setting {
  const correct = CORRECT[rank];
  const sum = correct.reduce((all, item) => all + item);
  return {
    rank,
    trainable: MATRICES * SIDE * (rank === "full" ? SIDE : 2 * Number(rank)),
    runs: correct.map((item) => (1000 * item) / TESTED),
    mean: Math.round((1000 * sum) / TESTED / SEEDS),
  };
}
