/** The numbers that the figure computes, and the data that a page stores. */
import { type Counts, count as countMatrix } from "../../lora.js";
import { createExample, type Example, type Task } from "./example.js";

export type Input = {
  readonly task: Task;
  /** The number of tasks whose weights are stored. */
  readonly tasks: number;
  /** The shape of the stored matrix and adapters. */
  readonly rank: number;
  readonly d: number;
  readonly k: number;
};

/** Bytes of a weight of W in bf16, and of an adapter's weight, which PEFT saves in fp32. */
const WEIGHT = 2;
const ADAPTER = 4;

export interface Numbers extends Counts {
  readonly tasks: number;
  readonly example: Example;
  /** Bytes of a matrix. */
  readonly matrix: number;
  /** Bytes of an adapter. */
  readonly adapter: number;
  /** Bytes of a merged copy of W for each task. */
  readonly copies: number;
  /** Bytes of W and an adapter for each task. */
  readonly adapters: number;
}

/** A no-op: every value in the controls' ranges is allowed. */
export const clip = (input: Input): Input => input;

export function count({ task, tasks, rank, d, k }: Input): Numbers {
  const counts = countMatrix({ rank, d, k, alpha: rank });
  const [matrix, adapter] = [WEIGHT * counts.full, ADAPTER * counts.trainable];
  return {
    ...counts,
    matrix,
    adapter,
    example: createExample(task),
    ...store(matrix, adapter, tasks),
  };
}

const store = (matrix: number, adapter: number, tasks: number) => ({
  tasks,
  copies: tasks * matrix,
  adapters: matrix + tasks * adapter,
});

export const withTasks = (counts: Numbers, tasks: number): Numbers => ({
  ...counts,
  ...store(counts.matrix, counts.adapter, tasks),
});

export const withTask = (counts: Numbers, task: Task): Numbers => ({
  ...counts,
  example: createExample(task),
});
