/** The numbers that the figure computes, and the data that a page stores. */
import type { Matrix } from "../matrix.js";
import {
  createProblem,
  INITIALIZATIONS,
  type Initialization,
  type Moment,
  train,
} from "./training.js";

export type Input = {
  readonly start: Initialization;
  readonly seed: number;
};

/** Training from one start. */
export interface TrainingRun {
  readonly start: Initialization;
  readonly moments: readonly Moment[];
}

export interface Numbers {
  readonly start: Initialization;
  /** Training from every start. */
  readonly runs: readonly TrainingRun[];
  /** The moments of the chosen start. */
  readonly moments: readonly Moment[];
}

export const clip = (input: Input): Input => input;

export function count({ start, seed }: Input): Numbers {
  const problem = createProblem(seed);
  const runs = INITIALIZATIONS.map((item) => ({ start: item, moments: train(item, problem) }));
  return { start, runs, moments: runs.find((item) => item.start === start)!.moments };
}

export const isZero = (matrix: Matrix): boolean => matrix.flat().every((entry) => entry === 0);
