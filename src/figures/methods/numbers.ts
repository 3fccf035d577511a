/** The numbers that the figure computes, and the data that a page stores. */

/** The measures that the vertical axis can show. */
export const VERTICALS = ["accuracy", "memory", "time"] as const;
export type Vertical = (typeof VERTICALS)[number];

/** One measured run. */
export interface Run {
  readonly method: string;
  /** The run's name in the picture and the table. */
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
  /**
   * The measurements, one run per line: the runs that the picture names, an empty line, and the other runs. This
   * form takes the fewest bytes in a page.
   */
  readonly measured: string;
};

export interface Numbers extends Pick<Input, "vertical" | "method"> {
  readonly named: readonly Run[];
  readonly others: readonly Run[];
  /** LoRA at rank 64. */
  readonly lora: Run;
  readonly full: Run;
  /** LoRA and its named variants, as PEFT counts them. */
  readonly family: readonly Run[];
  /** The runs that differ only in rank, by rank. */
  readonly ranks: readonly Run[];
  /** The chosen method's runs; for LoRA none, because its family is always visible. */
  readonly highlighted: readonly Run[];
  /** The best highlighted run by the vertical axis; for LoRA, the run at rank 64. */
  readonly chosen: Run;
}

export const clip = (input: Input): Input => input;

export function count({ vertical, method, measured }: Input): Numbers {
  const [named = [], others = []] = measured.split("\n\n").map(parseRuns);
  const runs = [...named, ...others];
  const getMethod = (name: string) => runs.filter((run) => run.method === name);
  const getRun = (name: string) => named.find((run) => run.name === name)!;
  const lora = getRun("LoRA r64");
  const highlighted = method === "LoRA" ? [] : getMethod(method);
  return {
    vertical,
    method,
    named,
    others,
    lora,
    full: getRun("Full"),
    family: named.filter((run) => run.method === "LoRA"),
    ranks: [getRun("LoRA r32"), lora],
    highlighted,
    chosen: findBest(highlighted, vertical) ?? lora,
  };
}

/** Returns whether a third method is compared with LoRA and full fine-tuning. */
export const isCompared = ({ chosen, lora, full }: Numbers) => chosen !== lora && chosen !== full;

/** Parses a block of measurements, one run per line. */
const parseRuns = (block: string): Run[] =>
  block.split("\n").map((line) => {
    const [names = "", ...values] = line.split("|");
    const [method = "", name = method] = names.split("/");
    const [trained = 0, accuracy = 0, memory = 0, time = 0] = values.map(Number);
    return { method, name, trained, accuracy, memory, time };
  });

/** Returns the best run by a measure, or undefined if there are no runs. */
export function findBest(runs: readonly Run[], vertical: Vertical): Run | undefined {
  const sign = vertical === "accuracy" ? -1 : 1;
  return runs.toSorted((item, other) => sign * (item[vertical] - other[vertical]))[0];
}
