import type { Vertical } from "./moving.js";

/** One measured run; its number is its place by trained parameters, from 1. */
export interface Run {
  readonly number: number;
  readonly method: string;
  /** In the picture. */
  readonly name: string;
  readonly trained: number;
  /** Hundredths of per cent. */
  readonly accuracy: number;
  /** MiB. */
  readonly memory: number;
  /** Tenths of a second. */
  readonly time: number;
}

/** Runs from lines of text, the smallest that a page can carry them in. */
export const read = (lines: string): Run[] =>
  lines.split("\n").map((line, index) => {
    const [names = "", ...values] = line.split("|");
    const [method = "", name = method] = names.split("/");
    const [trained = 0, accuracy = 0, memory = 0, time = 0] = values.map(Number);
    return { number: index + 1, method, name, trained, accuracy, memory, time };
  });

/** Runs by a measure, the best first. */
export const ranked = (runs: readonly Run[], vertical: Vertical) => {
  const sign = vertical === "accuracy" ? -1 : 1;
  return runs.toSorted((item, other) => sign * (item[vertical] - other[vertical]));
};
