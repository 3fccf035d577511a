/** Every word of this figure, so that another language can stand beside it. `*…*` is a variable. */
import { exact, real, signed } from "../../format.js";
import type { Live, Table, Words } from "../figure.js";
import type { Matrix } from "../matrix.js";
import { size } from "../words.js";
import type { Input, Numbers } from "./moving.js";
import { INPUTS, type Moment, RANK, RATE, SIDE, type Start } from "./training.js";

/** An entry of a matrix, or a loss. */
export const entry = (value: number) => signed(value, 2);

/** What training comes to from a start, in the picture in two lines, and in a sentence. */
const OUTCOME: Readonly<Record<Start, readonly [begins: string, then: string]>> = {
  "B = 0": ["Starts as the pretrained model;", "*A* gives *B* a gradient"],
  "A = 0": ["Starts as the pretrained model;", "*B* gives *A* a gradient"],
  "both 0": ["Starts as the pretrained model;", "no gradient: it never learns"],
  "both random": ["Starts as another model;", "both have gradients"],
};

const TOLD: Readonly<Record<Start, string>> = {
  "B = 0":
    "With B\u00a0=\u00a00 and A random, BA\u00a0=\u00a00: training starts at the pretrained model, and A gives B a gradient.",
  "A = 0":
    "With A\u00a0=\u00a00 and B random, BA\u00a0=\u00a00: training starts at the pretrained model, and B gives A a gradient.",
  "both 0": "With both at zero, both gradients are 0: nothing ever moves.",
  "both random":
    "With both random, BA is not 0: training starts at another model than the pretrained one.",
};

const plain = (text: string) => text.replaceAll("*", "");

const losses = (moments: readonly Moment[]) => moments.map(({ loss }) => entry(loss));
/** "1.92, 1.30, 0.71" */
const listed = (moments: readonly Moment[]) => losses(moments).join(", ");

export const title = (counts: Numbers) => `LoRA’s first steps, ${NAME[counts.start]}`;

const NAME: Readonly<Record<Start, string>> = {
  "B = 0": "B\u00a0=\u00a00 and A random",
  "A = 0": "A\u00a0=\u00a00 and B random",
  "both 0": "B\u00a0=\u00a00 and A\u00a0=\u00a00",
  "both random": "B and A random",
};

export const alt = (counts: Numbers) =>
  `B, A, BA and both gradients at the start and after steps 1 and 2 of training, from ` +
  `${NAME[counts.start]}. ${plain(OUTCOME[counts.start].join(" "))}. Loss: ${listed(counts.moments)}.`;

const caption = (counts: Numbers) =>
  `${TOLD[counts.start]} Loss at the start and after two steps: ` +
  `${entry(counts.moments[0]!.loss)} and ${entry(counts.moments.at(-1)!.loss)}.`;

export const isZero = (matrix: Matrix) => matrix.flat().every((item) => item === 0);
const state = (matrix: Matrix) => (isZero(matrix) ? "0" : "not 0");

const description = (counts: Numbers) =>
  `At each step A stands above BA and B left of it, each cell of BA being a row of B times a column ` +
  `of A; below them both gradients. From ${NAME[counts.start]}: ` +
  counts.moments
    .map(
      ({ b, a, ba, gradientB, gradientA, loss }, step) =>
        `${step ? `after step ${step}` : "at the start"} B is ${state(b)}, A is ${state(a)}, BA is ` +
        `${state(ba)}, the gradient of B is ${state(gradientB)}, that of A is ${state(gradientA)}, ` +
        `the loss ${entry(loss)}`,
    )
    .join("; ") +
  ".";

const explanation =
  `Computed: a regression with ${exact(INPUTS)} random inputs, W and the update that is needed random, ` +
  `${size(SIDE, SIDE)}, rank ${exact(RANK)}, plain gradient descent at rate ${real(RATE)}; numbers are ` +
  "rounded, but 0 is exact. B’s gradient is G times Aᵀ, A’s is Bᵀ times G, where G is that of BA: a " +
  "factor at zero leaves the other without a gradient, two leave both without. LoRA begins with B\u00a0=\u00a00 " +
  "and A random (arXiv 2106.09685, section 4.1). The reverse starts at the pretrained model as well; " +
  "on average it was found to do worse, for B\u00a0=\u00a00 stands larger learning rates (Hayou et al., arXiv " +
  "2406.08447). Which start is ahead after two steps differs from seed to seed. A is random, not " +
  "constant, so that its rows, and with them B’s columns, differ; small, for A’s size sets B’s first step.";

export const formula = "*W′* = *W* + *BA*";
export const setting = `*W* frozen, ${size(SIDE, SIDE)}; *r* = ${exact(RANK)}`;
export const key = "Bars: right of the middle +, left −";

export const steps = ["start", "step 1", "step 2"];
export const loss = ({ loss }: Moment) => `loss ${entry(loss)}`;
export const gradientB = "gradient *B*";
export const gradientA = "gradient *A*";

export const outcome = (counts: Numbers) => OUTCOME[counts.start];
export const compared = "Loss at the start, after steps 1 and 2:";
export const course = ({ start, moments }: Numbers["courses"][number]) =>
  `${start.replace(/[BA](?= )/, "*$&*")}: ${listed(moments)}`;

/** On a card. */
export const notZero = "not 0";
export const cardSubject = "LoRA’s first steps";
/** Few letters, for it is the card's largest word. */
export const cardStart = ({ start }: Numbers) => (start === "both random" ? "random" : start);
export const cardMeaning = ({ moments }: Numbers): [of: string, outcome: string] => [
  "at the start; loss in two steps:",
  `${entry(moments[0]!.loss)} to ${entry(moments.at(-1)!.loss)}`,
];

const spoken = (counts: Numbers) => `${NAME[counts.start]}: loss ${listed(counts.moments)}`;

/** The table's last column. */
const cells = (counts: Numbers) => counts.courses.map(({ moments }) => listed(moments));

function table(counts: Numbers): Table {
  const last = cells(counts);
  return {
    caption: "Four starts of the same training",
    head: ["Start", "*BA*", "Gradient of *B*", "Gradient of *A*", "Loss at steps 0, 1, 2"],
    rows: counts.courses.map(({ start, moments: [first] }, index) => [
      NAME[start],
      state(first!.ba),
      state(first!.gradientB),
      state(first!.gradientA),
      last[index]!,
    ]),
  };
}

/** What is said again when the figure moves. */
export const live: Live<Input, Numbers> = { caption, description, cells, spoken };

export const words: Words<Numbers> = {
  summary:
    "Why B starts at zero and A at random: the first steps of a real training, from four starts.",
  listed: title,
  labels: { start: "Start" },
  alt,
  explanation,
  table,
};
