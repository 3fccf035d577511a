/** The numbers that the figure computes, and the data that a page stores. */
import type { Matrix } from "../matrix.js";
import { course, type Moment, problemOf, STARTS, type Start } from "./training.js";

export type Input = {
  readonly start: Start;
  readonly seed: number;
};

/** Training from one start. */
export interface Course {
  readonly start: Start;
  readonly moments: readonly Moment[];
}

export interface Numbers {
  readonly start: Start;
  /** Training from every start. */
  readonly courses: readonly Course[];
  /** The moments of the chosen start. */
  readonly moments: readonly Moment[];
}

export const fit = (input: Input): Input => input;

export function count({ start, seed }: Input): Numbers {
  const problem = problemOf(seed);
  const courses = STARTS.map((item) => ({ start: item, moments: course(item, problem) }));
  return { start, courses, moments: courses.find((item) => item.start === start)!.moments };
}

export const isZero = (matrix: Matrix): boolean => matrix.flat().every((entry) => entry === 0);
