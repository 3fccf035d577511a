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
  /** The lowest rank that does as well as full fine-tuning. */
  readonly enough: Setting;
}

/** Whether a setting's mean is within the range of full fine-tuning's runs. */
export const doesAsWell = ({ mean }: Setting, { runs }: Setting): boolean =>
  mean >= Math.min(...runs) && mean <= Math.max(...runs);

export const clip = (input: Input): Input => input;

export function count({ rank }: Input): Numbers {
  const settings = RANKS.map(createSetting);
  const full = settings.at(-1)!;
  return {
    settings,
    full,
    chosen: settings[RANKS.indexOf(rank)]!,
    enough: settings.find((setting) => doesAsWell(setting, full))!,
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
