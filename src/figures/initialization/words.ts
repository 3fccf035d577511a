/** The figure's English strings. `*…*` marks a variable; \u00a0 keeps a line from breaking there. */
import { type Formats, plain } from "../../formats.js";
import type { Meaning } from "../card.js";
import type { LiveWords, PageWords, Table } from "../figure.js";
import type { Matrix } from "../matrix.js";
import { sharedWords } from "../words.js";
import { type Input, isZero, type Numbers, type TrainingRun } from "./numbers.js";
import { initializationTable } from "./tables.js";
import { INPUTS, type Initialization, type Moment, RANK, RATE, SIDE } from "./training.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

type ByStart<T = string> = Readonly<Record<Initialization, T>>;

/** The starts in a sentence. */
const NAMES: ByStart = {
  "B = 0": "B\u00a0=\u00a00 and A random",
  "A = 0": "A\u00a0=\u00a00 and B random",
  "both 0": "B\u00a0=\u00a00 and A\u00a0=\u00a00",
  "both random": "B and A random",
};

/** The names of the lines of losses. */
const LABELS: ByStart = {
  "B = 0": "*B* = 0",
  "A = 0": "*A* = 0",
  "both 0": "both 0",
  "both random": "random",
};

/** The outcome of training from each start in the picture and the text alternative. */
const OUTCOMES: ByStart<readonly [start: string, then: string]> = {
  "B = 0": ["Starts as the pretrained model;", "*A* gives *B* a gradient"],
  "A = 0": ["Starts as the pretrained model;", "*B* gives *A* a gradient"],
  "both 0": ["Starts as the pretrained model;", "no gradient: it never learns"],
  "both random": ["Starts as another model;", "both have gradients"],
};
/** The outcome in the caption, after the start. */
const EXPLAINED: ByStart = {
  "B = 0": "BA\u00a0=\u00a00: training starts at the pretrained model, and A gives B a gradient.",
  "A = 0": "BA\u00a0=\u00a00: training starts at the pretrained model, and B gives A a gradient.",
  "both 0": "both gradients are 0: the model never learns.",
  "both random": "BA is not 0: training starts at a model other than the pretrained one.",
};

/** Returns a text without the marks of variables. */

/** Returns the strings that change while a reader uses a control. */
export function live(f: Formats) {
  const { size } = sharedWords(f);
  const entry = (value: number) => f.signed(value, 2);
  /** "1.92, 1.30, 0.71" */
  const losses = (moments: readonly Moment[]) => moments.map(({ loss }) => entry(loss)).join(", ");
  const state = (matrix: Matrix): string => (isZero(matrix) ? "0" : "not 0");

  const title = ({ run: { start } }: Numbers) => `LoRA’s first steps, ${NAMES[start]}`;

  return {
    title,
    entry,
    state,
    formula: "*W′* = *W* + *BA*",
    setting: `*W* frozen, ${size(SIDE, SIDE)}; *r* = ${f.exact(RANK)}`,
    zero: entry(0),
    key: "Larger square: larger entry; hollow:\u00a0negative",
    /** The name of a step, and what it changed. */
    step({ run: { moments } }: Numbers, index: number): readonly [name: string, change: string] {
      if (!index) return ["start", isZero(moments[0]!.ba) ? "*BA* = 0" : "*BA* not 0"];
      const { gradientB, gradientA } = moments[index - 1]!;
      const changed = [
        ...(isZero(gradientB) ? [] : ["*B*"]),
        ...(isZero(gradientA) ? [] : ["*A*"]),
      ];
      return [`step ${f.exact(index)}`, changed.length ? `new ${changed.join(", ")}` : "all 0"];
    },
    /** The outcome above the steps, in two parts. */
    outcome: ({ run: { start } }: Numbers) => OUTCOMES[start],
    /** The heading of the losses. */
    losses: "Loss",
    /** Above the line of both factors at zero. */
    constant: "never learns",
    /** The name of a line: complete in a wide picture. */
    run: ({ start }: TrainingRun, isWide: boolean) =>
      isWide ? NAMES[start].replace(/[AB]\b/g, "*$&*") : LABELS[start],

    alt: ({ run: { start, moments } }: Numbers) =>
      "B, A and BA at the start and after steps 1 and 2 of training, from " +
      `${NAMES[start]}. ${plain(OUTCOMES[start].join(" "))}. Loss: ${losses(moments)}.`,
    caption: ({ run: { start, moments } }: Numbers) =>
      `With ${NAMES[start]}, ${EXPLAINED[start]} Loss at the start and after two steps: ` +
      `${entry(moments[0]!.loss)} and ${entry(moments.at(-1)!.loss)}.`,
    /** The table's last column. */
    cells: ({ runs: courses }: Numbers) => courses.map(({ moments }) => losses(moments)),
    spoken: ({ run: { start, moments } }: Numbers) => `${NAMES[start]}: loss ${losses(moments)}`,
  } satisfies LiveWords<Input, Numbers> & Record<string, unknown>;
}

/** Returns the strings that only the page uses. */
export function page(f: Formats, { title, alt, entry, state, cells }: Live) {
  const { size } = sharedWords(f);
  return {
    lesson: "Why B starts at zero and A does not",
    summary:
      "Why B is initialized to zero and A randomly: the first training steps with four initializations.",
    listed: title,
    labels: { start: "Initialization" },
    values: {
      start: {
        "B = 0": "B = 0",
        "A = 0": "A = 0",
        "both 0": "both 0",
        "both random": "both random",
      } satisfies ByStart,
    },
    alt,
    explanation:
      `LoRA learns a regression with ${f.exact(INPUTS)} random inputs. *W* and the target update are random, ` +
      `${size(SIDE, SIDE)}. Training is plain gradient descent at rank ${f.exact(RANK)} with learning rate ${f.real(RATE)}. ` +
      `If *G* is the gradient of *BA*, the gradient of *B* is *GA*ᵀ, ` +
      "and the gradient of *A* is *B*ᵀ*G*: if a factor is zero, the other factor has no gradient; if both are zero, " +
      "neither has a gradient. LoRA starts with *B*\u00a0=\u00a00 " +
      "and *A* random (arXiv 2106.09685, section 4.1). The reverse, *A*\u00a0=\u00a00, also starts at the pretrained model, " +
      "but was found to do worse on average, because *B*\u00a0=\u00a00 allows larger learning rates (Hayou et al., arXiv " +
      "2406.08447). The initialization with the lowest loss after two steps differs from seed to seed. *A* is random rather than " +
      "constant, so that its rows, and therefore *B*’s columns, differ. *A* is small, because its size sets *B*’s first step.",
    table: (counts: Numbers): Table =>
      initializationTable(counts, cells(counts), {
        caption: "The same training with four initializations",
        head: ["Initialization", "Gradient of *B*", "Gradient of *A*", "Loss at steps 0, 1, 2"],
        start: (start) => NAMES[start],
        state,
      }),
    card: {
      subject: () => "LoRA’s first steps",
      /** Short, because the card shows it as its largest text. */
      number: ({ run: { start } }: Numbers) => plain(LABELS[start]),
      meaning: ({ run: { moments } }: Numbers): Meaning => [
        "at the start; loss in two steps:",
        `${entry(moments[0]!.loss)} to ${entry(moments.at(-1)!.loss)}`,
      ],
      zero: entry(0),
      notZero: "not 0",
      random: "random",
    },
  } satisfies PageWords<Input, Numbers> & Record<string, unknown>;
}
