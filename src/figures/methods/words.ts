/** The figure's English strings. `*…*` marks a variable; \u00a0 keeps a line from breaking there. */
import type { Formats } from "../../formats.js";
import type { Meaning } from "../card.js";
import type { LiveWords, PageWords, Table } from "../figure.js";
import {
  findBest,
  type Input,
  isCompared,
  type Numbers,
  type Run,
  type Vertical,
} from "./numbers.js";
import { methodsTable, type SettingWords, trendTexts } from "./tables.js";
import { SMALL } from "./trend.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

type ByVertical<T = string> = Readonly<Record<Vertical, T>>;

const MEASURES: ByVertical = {
  accuracy: "test accuracy",
  memory: "peak memory",
  time: "training time",
};

const LORA = "LoRA at rank 64";
const FULL = "Full fine-tuning";

/** English names of methods and runs. Other names are the same in every language. */
const NAMES: Readonly<Record<string, string>> = {
  [FULL]: FULL,
  Full: "Full",
};
const getMethodName = (name: string) => NAMES[name] ?? name;

const formatBytes = ({ memory }: Run) => 2 ** 20 * memory;

/** Returns the strings that change while a reader uses a control. */
export function live(f: Formats) {
  /** Returns a round number of parameters: "100 k". */
  const trainedTick = (value: number) =>
    value < 1e6 ? `${f.exact(value / 1e3)}\u00a0k` : `${f.exact(value / 1e6)}\u00a0M`;
  const all = ({ named, others }: Numbers) => [...named, ...others];

  const values: ByVertical<(run: Run) => string> = {
    accuracy: ({ accuracy }) => f.percentage(accuracy / 100),
    memory: (run) => `${f.oneDecimal(formatBytes(run), 1e9)}\u00a0GB`,
    time: ({ time }) => `${f.oneDecimal(time, 10)}\u00a0s`,
  };
  const value = ({ vertical }: Numbers, run: Run) => values[vertical](run);
  const share = ({ full }: Numbers, run: Run) => f.percent(run.trained, full.trained).share;

  const title = (counts: Numbers) =>
    `${f.exact(all(counts).length)} runs of fine-tuning Llama-3.2-3B: parameters trained and ${MEASURES[counts.vertical]}`;

  /** Returns the name of the chosen run and, if it is the best of several, their number. */
  function chosenName({ chosen, lora, method, highlighted }: Numbers): string {
    if (chosen === lora) return LORA;
    return highlighted.length > 1
      ? `${getMethodName(method)} (best of ${f.exact(highlighted.length)} runs)`
      : getMethodName(method);
  }

  /** Compares the chosen run with LoRA's and with full fine-tuning. */
  function verdict(counts: Numbers): string {
    const { chosen, lora, full, vertical } = counts;
    const parts = [
      `${chosenName(counts)} trains ${share(counts, chosen)} of the parameters`,
      `${MEASURES[vertical]} ${value(counts, chosen)}`,
      ...(chosen === lora ? [] : [`${LORA}: ${value(counts, lora)}`]),
      ...(chosen === full ? [] : [`full fine-tuning: ${value(counts, full)}`]),
    ];
    return `${parts.join("; ")}.`;
  }

  return {
    title,
    values,
    value,
    share,
    verdict,
    formatBytes: (run: Run) => f.exact(formatBytes(run)),
    all,
    heading: (counts: Numbers) => `${f.exact(all(counts).length)} runs, Llama-3.2-3B`,
    /** The plot's strings. Previews use them as well. */
    plot: {
      vertical: {
        accuracy: "Test accuracy, %; more is better",
        memory: "Peak memory, GB; less is better",
        time: "Time, s, logarithmic; less is better",
      } satisfies ByVertical,
      trained: "parameters trained, logarithmic",
      trainedTick,
      /** The names of the strips beside the axes. */
      fewer: (tick: string) => `<\u00a0${tick}`,
      more: (max: number) => `>\u00a0${trainedTick(max)}`,
      verticalTick: f.exact,
      /** The name of the line at the result of full fine-tuning. */
      full: FULL,
      runName: ({ name }: Run) => getMethodName(name),
    },
    /** The outcome in two parts: the chosen run and its result. */
    outcome: (counts: Numbers) => [
      chosenName(counts),
      `trains ${share(counts, counts.chosen)}, ` +
        `${counts.vertical === "accuracy" ? "scores " : ""}${value(counts, counts.chosen)}`,
    ],
    /** The results of full fine-tuning and of LoRA, unless it is chosen, for comparison. */
    others: (counts: Numbers) =>
      (counts.chosen === counts.lora ? "" : `LoRA r64: ${value(counts, counts.lora)}; `) +
      `full: ${value(counts, counts.full)}`,
    /** The keys of the marks: LoRA's family, full fine-tuning, and the chosen method or other runs. */
    key: (counts: Numbers): readonly string[] => [
      "LoRA family; line: r32, r64",
      FULL,
      isCompared(counts)
        ? getMethodName(counts.method)
        : `${f.exact(counts.others.length)} other runs`,
    ],
    note: "A point is one setting, not\u00a0a\u00a0verdict.",

    alt: (counts: Numbers) =>
      `${title(counts)}. ${verdict(counts)} Best: ${getMethodName(findBest(all(counts), counts.vertical)!.method)}.`,
    caption: (counts: Numbers) =>
      `${f.exact(all(counts).length)} measured runs. ${verdict(counts)}`,
    cells: () => [],
    spoken: verdict,
  } satisfies LiveWords<Input, Numbers> & Record<string, unknown>;
}

/** Returns the strings that only the page uses. */
export function page(f: Formats, words: Live) {
  const { title, value, share, plot } = words;
  const settingWords = getSettingWords(f);
  const trend = trendTexts(f);
  const subjects: ByVertical<(name: string) => string> = {
    accuracy: (name) => `Test accuracy of ${name}`,
    memory: (name) => `Peak memory of ${name}`,
    time: (name) => `Training time of ${name}`,
  };
  return {
    lesson: "How LoRA compares with other methods",
    summary:
      "Measured runs of LoRA and other methods: parameters trained, accuracy, memory and time.",
    listed: title,
    labels: { vertical: "Vertical axis", method: "Highlight" },
    values: {
      vertical: { accuracy: "accuracy", memory: "memory", time: "time" } satisfies ByVertical,
      method: NAMES,
    },
    alt: words.alt,
    explanation:
      "Measured by PEFT’s authors (github.com/huggingface/peft, method_comparison/MetaMathQA, commit 5d602fd): Llama-3.2-3B in bfloat16, 5,000 steps of 4 examples on MetaMathQA, tested on GSM8K, one " +
      "L40S. The picture names a dozen known methods; of several runs, the most accurate. " +
      "Each run is one setting with one seed: a poor " +
      "result belongs to the setting, not the method. At rank 64, rsLoRA and LoRA also differ in scaling, 8 " +
      "and 2. Peak memory is reserved memory. " +
      `Over the ${trend.count} runs below ${plot.trainedTick(SMALL)} parameters, the rank correlation of size and ` +
      `accuracy is ${trend.accuracy}; of size and memory, ${trend.memory}; of size and time, ${trend.time}.`,
    table: (counts: Numbers): Table =>
      methodsTable(f, counts, words, {
        caption: (named, others) =>
          `The ${f.exact(named)} runs that the picture names, then the other ${f.exact(others)}, which print omits`,
        head: [
          "Method",
          "Setting",
          "Parameters trained",
          "Test accuracy",
          "Peak memory, bytes",
          "Training time",
        ],
        settings: settingWords,
        separator: ", ",
      }),
    card: {
      plot,
      subject({ chosen, lora, full, method, vertical }: Numbers): string {
        const others = chosen === full ? "full fine-tuning" : method;
        return subjects[vertical](chosen === lora ? LORA : others);
      },
      number: (counts: Numbers) => value(counts, counts.chosen),
      meaning: (counts: Numbers): Meaning => [
        `with ${share(counts, counts.chosen)} trained;`,
        counts.chosen === counts.full
          ? `LoRA: ${value(counts, counts.lora)}`
          : `full fine-tuning: ${value(counts, counts.full)}`,
      ],
    },
  } satisfies PageWords<Input, Numbers> & Record<string, unknown>;
}

/** The parts of a run's setting. */
function getSettingWords(f: Formats): SettingWords {
  return {
    r: (rank, last) =>
      last === undefined ? `r ${f.exact(rank!)}` : `r ${f.exact(rank!)} to ${f.exact(last)}`,
    values: (count) => `${f.exact(count!)} values`,
    tokens: (count) => `${f.exact(count!)} tokens`,
    frequencies: (count) => `${f.exact(count!)} frequencies`,
    subspaces: (count) => `${f.exact(count!)} subspaces`,
    groups: (size) => `groups of ${f.exact(size!)}`,
    blocks: (size) => `blocks of ${f.exact(size!)}`,
    factor: (factor) => `factor ${f.exact(factor!)}`,
    sparse: (share) => `sparse ${f.real(share!)}`,
    learningRate: (rate) => `learning rate ${f.real(rate!)}`,
    vBiases: () => "biases of v",
    allNorms: () => "all norms",
    allLinear: () => "all linear",
    mini: () => "mini",
    bat: () => "Bat",
    para: () => "PaRa",
    fast: () => "fast",
    tied: () => "tied",
    vectors: () => "vectors",
    mlp: () => "MLP",
    randomStart: () => "random init",
    wordStart: () => "init from words",
    zeroStart: () => "zero init",
    default: () => "default",
  };
}
