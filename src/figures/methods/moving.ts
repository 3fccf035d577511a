/** The figure as it moves: all of it that a page's script needs. */
import type { Moving } from "../figure.js";
import { compose } from "./compose.js";
import { RUNS, type Run } from "./runs.js";
import { live } from "./words.js";

/** What a run is measured by. */
export const VERTICALS = ["accuracy", "memory", "time"] as const;
export type Vertical = (typeof VERTICALS)[number];

export type Input = {
  readonly vertical: Vertical;
  /** The method whose runs stand out. */
  readonly method: string;
};

export interface Numbers extends Input {
  /** The runs that are named, fewer than a dozen; the others have their numbers. */
  readonly named: ReadonlySet<Run>;
}

/** For each power of ten of trained parameters the run of the best accuracy. */
function bestOfDecades(): Run[] {
  const best: Run[] = [];
  for (const run of RUNS) {
    const decade = String(run.trained).length;
    if (run.accuracy > (best[decade]?.accuracy ?? -1)) best[decade] = run;
  }
  return Object.values(best);
}

export const moving: Moving<Input, Numbers> = {
  fit: (input) => input,
  count: (input) => ({
    ...input,
    named: new Set([...bestOfDecades(), ...RUNS.filter(({ method }) => method === input.method)]),
  }),
  compose,
  words: live,
};
