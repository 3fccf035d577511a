/** Every word of this figure, so that another language can stand beside it. */
import { exact, oneDecimal, percent, real } from "../../format.js";
import type { Live, Words } from "../figure.js";
import type { Input, Numbers, Vertical } from "./moving.js";
import type { Run } from "./run.js";
import { SETTINGS } from "./runs.js";

export const heading = ({ runs }: Numbers) => `${runs.length} runs, Llama-3.2-3B`;
export const title = ({ vertical, runs }: Numbers) =>
  `${runs.length} runs of fine-tuning Llama-3.2-3B: parameters trained and ${NAMES[vertical]}`;

const NAMES: Readonly<Record<Vertical, string>> = {
  accuracy: "test accuracy",
  memory: "peak memory",
  time: "training time",
};

/** What is upright, and which end is better. */
export const axes: Readonly<Record<Vertical, string>> = {
  accuracy: "Test accuracy, %; more is better",
  memory: "Peak memory, GB; less is better",
  time: "Training time, s; less is better",
};
/** Of each panel: the parameters trained that are across. */
export const panels = ["all, by parameters trained", "100 k to 7 M, enlarged", "7 M to 10 M"];

/** A round number of parameters. */
export const power = (value: number) =>
  value < 1e6 ? `${value / 1e3}\u00a0k` : `${value / 1e6}\u00a0M`;

const bytes = ({ memory }: Run) => 2 ** 20 * memory;

const VALUES: Readonly<Record<Vertical, (run: Run) => string>> = {
  accuracy: ({ accuracy }) => `${real(accuracy / 100)}\u00a0%`,
  memory: (run) => `${oneDecimal(bytes(run), 1e9)}\u00a0GB`,
  time: ({ time }) => `${oneDecimal(time, 10)}\u00a0s`,
};

const share = ({ lora, full }: Numbers) => percent(lora.trained, full.trained).share;

/** How LoRA compares with full fine-tuning, in two lines. */
export const verdict = (n: Numbers) => [
  `LoRA at rank 64 trains ${share(n)} of the parameters.`,
  `${capital(NAMES[n.vertical])}: ${value(n, n.lora)}, full fine-tuning: ${value(n, n.full)}.`,
];

const value = ({ vertical }: Numbers, run: Run) => VALUES[vertical](run);

const capital = (words: string) => words.replace(/^./, (first) => first.toUpperCase());

/** What the marks mean, in pieces that stand beside or below each other. */
export const key = ({ method }: Numbers) => [
  `Filled: ${method}.`,
  "Numbers: rows of the table.",
  "A low point is one setting, not a verdict.",
];

/** Places by what is upright, the best first; equal runs share theirs. */
function places({ vertical, runs }: Numbers): number[] {
  const sign = vertical === "accuracy" ? 1 : -1;
  const of = (run: Run) => sign * run[vertical];
  return runs.map((run) => 1 + runs.filter((other) => of(other) > of(run)).length);
}

export const alt = (n: Numbers) => `${title(n)}. ${verdict(n).join(" ")}`;

const caption = (n: Numbers) =>
  `Of ${n.runs.length} measured runs, LoRA at rank 64 trains ${share(n)} of the parameters and has a ` +
  `${NAMES[n.vertical]} of ${value(n, n.lora)}, full fine-tuning ${value(n, n.full)}.`;

function description(n: Numbers): string {
  const best = n.runs[places(n).indexOf(1)]!;
  // In bytes, as the table has it.
  const spelled = (run: Run) =>
    n.vertical === "memory" ? `${exact(bytes(run))} bytes` : value(n, run);
  const own = n.runs.filter(({ method }) => method === n.method);
  const runs = own.map((run) => `${exact(run.trained)} parameters and ${spelled(run)}`);
  return (
    `A point is a run: parameters trained, on a logarithmic scale, and ${NAMES[n.vertical]}. ` +
    `Best: ${best.method}, ${spelled(best)}. ${n.method}: ${runs.join("; ")}.`
  );
}

/** What holds whatever is upright. */
const explanation =
  "Measured by PEFT’s authors (github.com/huggingface/peft, method_comparison/MetaMathQA, commit " +
  "5d602fd): Llama-3.2-3B in bfloat16, 5,000 steps of 4 examples on MetaMathQA, tested on GSM8K, one " +
  "L40S. Named are the most accurate run of each power of ten of parameters, full fine-tuning among " +
  "them, and the filled method’s. Each run is one setting with one seed: a low one says that this " +
  "setting did badly, not that its method must. LoRA’s are rank 64 and, as PEFT counts them, its " +
  "variants LoRA-FA, BD-LoRA and DoRA. Peak memory is what was reserved; 1 GB is 10⁹ bytes.";

const cells = (n: Numbers) => places(n).map(exact);

export const live: Live<Input, Numbers> = {
  caption,
  description,
  cells,
  spoken: (n, option) => (option === "method" ? n.method : verdict(n).join(" ")),
};

export const words: Words<Numbers> = {
  summary:
    "Measured runs of LoRA and other methods: parameters trained, accuracy, memory and time.",
  listed: title,
  labels: { vertical: "Upright", method: "Filled" },
  alt,
  explanation,
  table: (n) => {
    const place = cells(n);
    return {
      caption: `All runs by parameters trained; LoRA at rank 64 trains ${share(n)} of full fine-tuning’s`,
      head: [
        "No.",
        "Method",
        "Setting",
        "Parameters trained",
        "Test accuracy",
        "Peak memory, bytes",
        "Training time",
        "Place by what is upright",
      ],
      rows: n.runs.map((run, index) => [
        exact(run.number),
        run.name,
        SETTINGS[index]!,
        exact(run.trained),
        VALUES.accuracy(run),
        exact(bytes(run)),
        VALUES.time(run),
        place[index]!,
      ]),
      prose: [1, 2],
    };
  },
};

/** What a page's card says. */
export const card = {
  subject: "LoRA at rank 64, Llama-3.2-3B",
  number: (n: Numbers) => value(n, n.lora),
  meaning: (n: Numbers): [string, string] => [
    `${NAMES[n.vertical]}; full fine-tuning:`,
    value(n, n.full),
  ],
  value,
};
