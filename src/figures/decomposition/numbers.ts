/** The numbers that the figure computes, and the data that a page stores. */
import type { Input as MatrixInput } from "../one-matrix.js";

export { clip, count, type MatrixCount as Numbers } from "../one-matrix.js";

/** An exercise: find the largest rank that saves a share of a d × k matrix. */
export interface Exercise {
  /** The share, from 0 up to but not including 1. */
  readonly savings: number;
  readonly d: number;
  readonly k: number;
  /** The answer. */
  readonly rank: number;
}

export type Input = MatrixInput & {
  readonly steps?: readonly number[] | undefined;
  readonly goal?: Exercise | undefined;
};
