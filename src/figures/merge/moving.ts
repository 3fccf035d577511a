/** The figure as it moves: all of it that a page's script needs. */
import { type Counts, count } from "../../counts.js";
import type { Moving } from "../figure.js";
import { compose } from "./compose.js";
import { type Example, exampleOf, TASKS, type Task } from "./example.js";
import { live } from "./words.js";

export type Input = {
  readonly task: Task;
  /** How many tasks' weights are kept. */
  readonly tasks: number;
  /** The shape that the bytes are of. */
  readonly rank: number;
  readonly d: number;
  readonly k: number;
};

/** Bytes of a weight in bf16, and of an adapter's, which PEFT saves in fp32. */
const WEIGHT = 2;
const ADAPTER = 4;

export interface Numbers extends Counts {
  readonly tasks: number;
  readonly example: Example;
  /** Every task's adapter. */
  readonly all: readonly Example[];
  /** Bytes of one matrix, and of one adapter. */
  readonly matrix: number;
  readonly adapter: number;
  /** Bytes kept for all tasks: a copy for each, or W once and an adapter for each. */
  readonly copies: number;
  readonly adapters: number;
}

export const moving: Moving<Input, Numbers> = {
  fit: (input) => input,
  count({ task, tasks, rank, d, k }) {
    const counts = count({ rank, d, k, alpha: rank });
    const [matrix, adapter] = [WEIGHT * counts.full, ADAPTER * counts.trainable];
    return {
      ...counts,
      tasks,
      example: exampleOf(task),
      all: TASKS.map(exampleOf),
      matrix,
      adapter,
      copies: tasks * matrix,
      adapters: matrix + tasks * adapter,
    };
  },
  compose,
  words: live,
};
