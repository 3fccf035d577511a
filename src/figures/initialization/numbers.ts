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
  /** Training from every start. */
  readonly runs: readonly TrainingRun[];
  /** Training from the chosen start. */
  readonly run: TrainingRun;
  /** The run that it is compared with: of both factors at zero or, if that is chosen, of LoRA's own start. */
  readonly other: TrainingRun;
  /** The largest entry of B, A and BA from any start: all starts are drawn to one scale. */
  readonly largest: number;
}

export const clip = (input: Input): Input => input;

export function count({ start, seed }: Input): Numbers {
  const problem = createProblem(seed);
  const runs = INITIALIZATIONS.map((item) => ({ start: item, moments: train(item, problem) }));
  const find = (name: Initialization) => runs.find((item) => item.start === name)!;
  const entries = runs.flatMap(({ moments }) =>
    moments.flatMap(({ b, a, ba }) => [b, a, ba].flat(2)),
  );
  return {
    runs,
    run: find(start),
    other: find(start === "both 0" ? "B = 0" : "both 0"),
    largest: Math.max(...entries.map(Math.abs)),
  };
}

export const isZero = (matrix: Matrix): boolean => matrix.flat().every((entry) => entry === 0);
