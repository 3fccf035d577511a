/** The figure as it moves: all of it that a page's script needs. */
import type { Moving } from "../figure.js";
import { compose } from "./compose.js";
import { type Run, ranked, read } from "./run.js";
import { live } from "./words.js";

/** What a run is measured by. */
export const VERTICALS = ["accuracy", "memory", "time"] as const;
export type Vertical = (typeof VERTICALS)[number];

export type Input = {
  readonly vertical: Vertical;
  /** The method whose runs stand out. */
  readonly method: string;
  /** What was measured, a line for each run. */
  readonly measured: string;
};

export interface Numbers extends Pick<Input, "vertical" | "method"> {
  readonly runs: readonly Run[];
  /** LoRA at rank 64. */
  readonly lora: Run;
  readonly full: Run;
  /** The chosen method's runs, and the best of them by what is upright; of LoRA's the one of that name. */
  readonly own: readonly Run[];
  readonly chosen: Run;
  /** The runs that are named, fewer than a dozen; the others have their numbers. */
  readonly named: ReadonlySet<Run>;
}

/** For each power of ten of trained parameters the run of the best accuracy. */
function bestOfDecades(runs: readonly Run[]): Run[] {
  const best: Run[] = [];
  for (const run of runs) {
    const decade = String(run.trained).length;
    if (run.accuracy > (best[decade]?.accuracy ?? -1)) best[decade] = run;
  }
  return Object.values(best);
}

export const moving: Moving<Input, Numbers> = {
  fit: (input) => input,
  count({ vertical, method, measured }) {
    const runs = read(measured);
    const own = runs.filter((run) => run.method === method);
    const lora = runs.find(({ name }) => name === "LoRA")!;
    return {
      vertical,
      method,
      runs,
      lora,
      full: runs.at(-1)!,
      own,
      chosen: own.includes(lora) ? lora : ranked(own, vertical)[0]!,
      named: new Set([...bestOfDecades(runs), ...own]),
    };
  },
  compose,
  words: live,
};
