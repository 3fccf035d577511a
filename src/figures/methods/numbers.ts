/** The numbers that the figure computes, and the data that a page stores. */

/** The measures that the vertical axis can show. */
export const VERTICALS = ["accuracy", "memory", "time"] as const;
export type Vertical = (typeof VERTICALS)[number];

/** One measured run. */
export interface Run {
  /** The run's rank by trained parameters, from 1. */
  readonly number: number;
  readonly method: string;
  /** The run's name in the picture. */
  readonly name: string;
  readonly trained: number;
  /** Hundredths of a percent. */
  readonly accuracy: number;
  /** MiB. */
  readonly memory: number;
  /** Tenths of a second. */
  readonly time: number;
}

export type Input = {
  readonly vertical: Vertical;
  /** The method whose runs are highlighted. */
  readonly method: string;
  /** The measurements, one run per line. This form takes the fewest bytes in a page. */
  readonly measured: string;
};

export interface Numbers extends Pick<Input, "vertical" | "method"> {
  readonly runs: readonly Run[];
  /** LoRA at rank 64. */
  readonly lora: Run;
  readonly full: Run;
  /** The chosen method's runs. */
  readonly highlighted: readonly Run[];
  /** The best highlighted run by the vertical axis; for LoRA, always the run named "LoRA". */
  readonly chosen: Run;
  /** The runs that the picture names, at most twelve. The other runs show their numbers. */
  readonly named: ReadonlySet<Run>;
}

export const clip = (input: Input): Input => input;

export function count({ vertical, method, measured }: Input): Numbers {
  const runs = parseRuns(measured);
  const highlighted = runs.filter((run) => run.method === method);
  const lora = runs.find(({ name }) => name === "LoRA")!;
  return {
    vertical,
    method,
    runs,
    lora,
    full: runs.at(-1)!,
    highlighted,
    chosen: highlighted.includes(lora) ? lora : sortRuns(highlighted, vertical)[0]!,
    named: new Set([...findBestByDecade(runs), ...highlighted]),
  };
}

/** Parses the measurements, one run per line. */
export const parseRuns = (measured: string): Run[] =>
  measured.split("\n").map((line, index) => {
    const [names = "", ...values] = line.split("|");
    const [method = "", name = method] = names.split("/");
    const [trained = 0, accuracy = 0, memory = 0, time = 0] = values.map(Number);
    return { number: index + 1, method, name, trained, accuracy, memory, time };
  });

/** Returns the runs by a measure, best first. */
function sortRuns(runs: readonly Run[], vertical: Vertical): Run[] {
  const sign = vertical === "accuracy" ? -1 : 1;
  return runs.toSorted((item, other) => sign * (item[vertical] - other[vertical]));
}

/** Ranks the runs by the vertical axis. The best run has rank 1, and equal runs have equal ranks. */
export function rankRuns({ vertical, runs }: Numbers): number[] {
  const values = sortRuns(runs, vertical).map((run) => run[vertical]);
  return runs.map((run) => 1 + values.indexOf(run[vertical]));
}

/** Returns the most accurate run of each power of ten of trained parameters. */
function findBestByDecade(runs: readonly Run[]): Run[] {
  const best: Run[] = [];
  for (const run of runs) {
    const decade = String(run.trained).length;
    if (run.accuracy > (best[decade]?.accuracy ?? -1)) best[decade] = run;
  }
  return Object.values(best);
}
