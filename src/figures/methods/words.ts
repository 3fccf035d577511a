/** Every word of this figure, so that another language can stand beside it. */
import { exact, oneDecimal, percent, real } from "../../format.js";
import type { Live, Words } from "../figure.js";
import type { Input, Numbers, Vertical } from "./moving.js";
import { type Run, ranked } from "./run.js";
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
  time: "Time, s, logarithmic; less is better",
};
/** What is across. */
export const trainedAxis = "parameters trained, logarithmic";
/** Of each panel: its letter, and the parameters trained in it. */
export const panels = ["(a) all runs", "(b) 100\u00a0k to 7\u00a0M", "(c) 7\u00a0M to 10\u00a0M"];
/** What of the first panel another enlarges. */
export const enlarged = (panel: number) => panels[panel]!.slice(0, 3);

/** A round number of parameters. */
export const power = (value: number) =>
  value < 1e6 ? `${value / 1e3}\u00a0k` : `${value / 1e6}\u00a0M`;

const bytes = ({ memory }: Run) => 2 ** 20 * memory;

const VALUES: Readonly<Record<Vertical, (run: Run) => string>> = {
  accuracy: ({ accuracy }) => `${real(accuracy / 100)}\u00a0%`,
  memory: (run) => `${oneDecimal(bytes(run), 1e9)}\u00a0GB`,
  time: ({ time }) => `${oneDecimal(time, 10)}\u00a0s`,
};

const shareOf = ({ full }: Numbers, run: Run) => percent(run.trained, full.trained).share;

const value = ({ vertical }: Numbers, run: Run) => VALUES[vertical](run);

const LORA = "LoRA at rank 64";

/** The chosen run, and how many it is the best of. */
function chosenName({ chosen, lora, method, own }: Numbers): string {
  if (chosen === lora) return LORA;
  return own.length > 1 ? `${method} (best of ${own.length} runs)` : method;
}

/** How the chosen run compares with LoRA's and with full fine-tuning. */
function verdict(counts: Numbers): string {
  const beside = (name: string, run: Run) =>
    run === counts.chosen ? "" : `; ${name}: ${value(counts, run)}`;
  return (
    `${chosenName(counts)} trains ${shareOf(counts, counts.chosen)} of the parameters; ${NAMES[counts.vertical]} ` +
    `${value(counts, counts.chosen)}${beside(LORA, counts.lora)}${beside("full fine-tuning", counts.full)}.`
  );
}

/** What the marks mean, each with what its run comes to: LoRA's, the chosen method's, the others'. */
export function key(counts: Numbers): Record<"lora" | "own" | "other", readonly string[]> {
  const verb = counts.vertical === "accuracy" ? "scores" : "takes";
  const comesTo = (run: Run) => `trains ${shareOf(counts, run)}, ${verb} ${value(counts, run)}`;
  const variants = counts.own.filter((run) => run !== counts.lora).map(({ name }) => name);
  return {
    lora: [LORA, comesTo(counts.lora)],
    own:
      counts.chosen === counts.lora
        ? ["Its variants", variants.join(", ")]
        : [chosenName(counts), comesTo(counts.chosen)],
    other: ["Other methods", counts.chosen === counts.full ? "" : `Full: ${comesTo(counts.full)}`],
  };
}

/** In lines of a narrow picture. */
export const notes = [
  ["Numbered by parameters trained,", "as in the table."],
  ["A point is one setting,", "not a verdict."],
];

/** Places by what is upright, the best first; equal runs share theirs. */
function places({ vertical, runs }: Numbers): number[] {
  const values = ranked(runs, vertical).map((run) => run[vertical]);
  return runs.map((run) => 1 + values.indexOf(run[vertical]));
}

export const alt = (counts: Numbers) => `${title(counts)}. ${verdict(counts)}`;

const caption = (counts: Numbers) => `${counts.runs.length} measured runs. ${verdict(counts)}`;

function description(counts: Numbers): string {
  const best = counts.runs[places(counts).indexOf(1)]!;
  // In bytes, as the table has it.
  const spelled = (run: Run) =>
    counts.vertical === "memory" ? `${exact(bytes(run))} bytes` : value(counts, run);
  const runs = counts.own.map((run) => `${exact(run.trained)} parameters and ${spelled(run)}`);
  return (
    `A point is a run: parameters trained, on a logarithmic scale, and ${NAMES[counts.vertical]}. ` +
    `Best: ${best.method}, ${spelled(best)}. ${counts.method}: ${runs.join("; ")}.`
  );
}

/** What holds whatever is upright. */
const explanation =
  "Measured by PEFT’s authors (github.com/huggingface/peft, method_comparison/MetaMathQA, commit " +
  "5d602fd): Llama-3.2-3B in bfloat16, 5,000 steps of 4 examples on MetaMathQA, tested on GSM8K, one " +
  "L40S. Named, where there is room near them, are the most accurate run of each power of ten of " +
  "parameters, full fine-tuning among them, and the highlighted method’s. Each run is one setting with one seed: a bad one says that this " +
  "setting did badly, not that its method must. LoRA’s are rank 64 and, as PEFT counts them, its " +
  "variants LoRA-FA, BD-LoRA and DoRA. Peak memory is what was reserved; 1\u00a0GB is 10⁹ bytes.";

const cells = (counts: Numbers) => places(counts).map(exact);

export const live: Live<Input, Numbers> = {
  caption,
  description,
  cells,
  spoken: verdict,
};

export const words: Words<Numbers> = {
  summary:
    "Measured runs of LoRA and other methods: parameters trained, accuracy, memory and time.",
  listed: title,
  labels: { vertical: "Vertical axis", method: "Highlight" },
  alt,
  explanation,
  table: (counts) => {
    const place = cells(counts);
    return {
      caption: `All runs by parameters trained; LoRA at rank 64 trains ${shareOf(counts, counts.lora)} of full fine-tuning’s`,
      head: [
        "No.",
        "Method",
        "Setting",
        "Parameters trained",
        "Test accuracy",
        "Peak memory, bytes",
        "Training time",
        "Place on the vertical axis",
      ],
      rows: counts.runs.map((run, index) => [
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

const cardName = (counts: Numbers) =>
  counts.chosen === counts.lora
    ? LORA
    : counts.chosen === counts.full
      ? "full fine-tuning"
      : counts.method;

/** What a page's card says. */
export const card = {
  subject: (counts: Numbers) =>
    `${NAMES[counts.vertical].replace(/^./, (first) => first.toUpperCase())} of ${cardName(counts)}`,
  number: (counts: Numbers) => value(counts, counts.chosen),
  meaning: (counts: Numbers): [string, string] => [
    `with ${shareOf(counts, counts.chosen)} trained;`,
    counts.chosen === counts.full
      ? `LoRA: ${value(counts, counts.lora)}`
      : `full fine-tuning: ${value(counts, counts.full)}`,
  ],
};
