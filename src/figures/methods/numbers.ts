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
  /** All runs: those that the picture names, then the others. */
  readonly runs: readonly Run[];
  /** The runs that the picture names. */
  readonly named: readonly Run[];
  /** LoRA at rank 64. */
  readonly lora: Run;
  readonly full: Run;
  /** The other runs of LoRA, as PEFT counts them: other ranks, and LoRA with options. */
  readonly family: readonly Run[];
  /** Named runs of other methods. */
  readonly known: readonly Run[];
  /** All other runs. */
  readonly others: readonly Run[];
  /** The chosen method's runs; for LoRA none, because its family is always visible. */
  readonly highlighted: readonly Run[];
  /** The best highlighted run by the vertical axis; for LoRA, the run at rank 64. */
  readonly chosen: Run;
}

export const clip = (input: Input): Input => input;

export function count({ vertical, method, measured }: Input): Numbers {
  const [named = [], others = []] = measured.split("\n\n").map(parseRuns);
  return choose([...named, ...others], named, vertical, method);
}

/** The numbers of runs that were parsed before. */
function choose(
  runs: readonly Run[],
  named: readonly Run[],
  vertical: Vertical,
  method: string,
): Numbers {
  const getRun = (name: string) => named.find((run) => run.name === name)!;
  const [lora, full] = [getRun("LoRA r64"), getRun("Full")];
  const highlighted = method === "LoRA" ? [] : runs.filter((run) => run.method === method);
  const isFamily = (run: Run) => run.method === "LoRA";
  return {
    vertical,
    method,
    runs,
    named,
    lora,
    full,
    highlighted,
    family: runs.filter((run) => isFamily(run) && run !== lora),
    known: named.filter((run) => !isFamily(run) && run !== full),
    others: runs.filter((run) => !isFamily(run) && !named.includes(run)),
    chosen: findBest(highlighted, vertical) ?? lora,
  };
}

export const atAllSettings = ({ runs, named }: Numbers): Numbers[] =>
  VERTICALS.flatMap((vertical) =>
    [...new Set(runs.map(({ method }) => method))].map((method) =>
      choose(runs, named, vertical, method),
    ),
  );

/** Whether a third method is compared with LoRA and full fine-tuning. */
export const isCompared = ({ chosen, lora, full }: Numbers) => chosen !== lora && chosen !== full;

/** Parses a block of measurements, one run per line. */
const parseRuns = (block: string): Run[] =>
  block.split("\n").map((line) => {
    const [names = "", ...values] = line.split("|");
    const [method = "", name = method] = names.split("/");
    const [trained = 0, accuracy = 0, memory = 0, time = 0] = values.map(Number);
    return { method, name, trained, accuracy, memory, time };
  });

/** Undefined if there are no runs. */
export function findBest(runs: readonly Run[], vertical: Vertical): Run | undefined {
  const sign = vertical === "accuracy" ? -1 : 1;
  let best = runs[0];
  for (const run of runs) if (sign * (run[vertical] - best![vertical]) < 0) best = run;
  return best;
}
