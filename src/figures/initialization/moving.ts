/** The figure as it moves: all of it that a page's script needs. */
import type { Moving } from "../figure.js";
import { compose } from "./compose.js";
import { course, type Moment, problemOf, STARTS, type Start } from "./training.js";
import { live } from "./words.js";

export type Input = {
  readonly start: Start;
  readonly seed: number;
};

export interface Numbers {
  readonly start: Start;
  /** What training does from each start. */
  readonly courses: readonly { readonly start: Start; readonly moments: readonly Moment[] }[];
  /** That of the start which is shown. */
  readonly moments: readonly Moment[];
}

export const moving: Moving<Input, Numbers> = {
  fit: (input) => input,
  count({ start, seed }) {
    const problem = problemOf(seed);
    const courses = STARTS.map((item) => ({ start: item, moments: course(item, problem) }));
    return { start, courses, moments: courses.find((item) => item.start === start)!.moments };
  },
  compose,
  words: live,
};
