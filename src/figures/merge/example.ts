/** A worked example in whole numbers: one W, an input, and the adapters of three tasks. */
import { type Matrix, plus, product } from "../matrix.js";

export const W: Matrix = [
  [2, -1, 0],
  [1, 3, -2],
  [0, 1, 1],
];
export const X: Matrix = [[1], [2], [1]];

/** alpha / rank, with alpha 2 and rank 1. */
export const SCALING = 2;

/** The matrices B and A of each task. */
export const ADAPTERS = {
  law: { b: [[1], [0], [-1]], a: [[1, 1, 0]] },
  code: { b: [[0], [1], [1]], a: [[0, 1, -1]] },
  poems: { b: [[1], [-1], [0]], a: [[1, 0, 2]] },
} as const satisfies Record<string, { b: Matrix; a: Matrix }>;

export type Task = keyof typeof ADAPTERS;
export const TASKS = Object.keys(ADAPTERS) as Task[];

/** The example for one task. */
export interface Example {
  readonly task: Task;
  readonly b: Matrix;
  readonly a: Matrix;
  readonly ba: Matrix;
  /** W + scaling · BA. */
  readonly merged: Matrix;
  readonly wx: Matrix;
  readonly ax: Matrix;
  /** scaling · B(Ax). */
  readonly bax: Matrix;
  /** The output of both paths: Wx + scaling · BAx. */
  readonly h: Matrix;
  /** The output of the merged matrix. */
  readonly mergedH: Matrix;
}

export function createExample(task: Task): Example {
  const { b, a } = ADAPTERS[task];
  const ba = product(b, a);
  const merged = plus(W, ba, SCALING);
  const [wx, ax] = [product(W, X), product(a, X)];
  const bax = product(b, ax).map((row) => row.map((item) => SCALING * item));
  return { task, b, a, ba, merged, wx, ax, bax, h: plus(wx, bax), mergedH: product(merged, X) };
}
