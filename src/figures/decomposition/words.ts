/**
 * Every word of this figure, so that another language can stand beside it. `*…*` is a variable.
 * A space that does not break, \u00a0, keeps together what a line should not part.
 */
import type { Counts } from "../../counts.js";
import { exact, percent } from "../../format.js";
import type { Composition } from "../../scene.js";
import type { Live, Table, Words } from "../figure.js";
import { article, breakEven, larger, oneIn, outcome, saving, size } from "../words.js";
import type { Input, Numbers } from "./moving.js";
import { steps } from "./steps.js";

/** W's size. */
const shape = (n: Counts) => size(n.d, n.k);

export const title = (n: Counts) => `LoRA at rank ${exact(n.rank)}`;

export const alt = (n: Counts) =>
  `${title(n)}: W, ${shape(n)}, frozen, plus ${n.scaling === 1 ? "" : `${scaling(n)} times `}` +
  `B, ${size(n.d, n.rank)}, times A, ${size(n.rank, n.k)}. ` +
  `Trained: ${exact(n.trainable)} parameters, ${outcome(n, exact(n.full))}.`;

const caption = (n: Counts) =>
  `${title(n)} for ${article(n.d)} ${shape(n)} weight matrix trains ${exact(n.trainable)} parameters, ` +
  `${outcome(n, `the ${exact(n.full)} of full fine-tuning`)}.`;

/** What holds at any rank and size. */
const explanation =
  "W′\u00a0=\u00a0W\u00a0+\u00a0ΔW with ΔW\u00a0=\u00a0(α/r)BA, and α\u00a0=\u00a0r unless given. Each entry of BA is one row of B times one " +
  "column of A, so its rank is at most r. Below break-even, dk/(d\u00a0+\u00a0k), LoRA trains fewer parameters " +
  "than W has.";

/** The outcome below the bars, in two parts. */
export function verdict(n: Counts): readonly [string, string] {
  const { share, rest } = percent(n.trainable, n.full);
  if (n.trainable > n.full)
    return [`Trains ${share}: LoRA costs more;`, `break-even rank\u00a0${breakEven(n)}`];
  const one = oneIn(n.trainable, n.full);
  return [
    `Trains ${one ? `${one}, ` : ""}${share};`,
    n.trainable < n.full ? `${rest} fewer parameters` : "as many as in full",
  ];
}

/** What a control says of itself: "rank 8, 65,536 parameters, 0.391 %". */
const spoken = (n: Counts, name: string) =>
  `${name} ${exact(n[name as "rank"])}, ${exact(n.trainable)} parameters, ` +
  percent(n.trainable, n.full).share;

/** Said when a smaller matrix takes the rank down with it. */
const lowered = (n: Counts) => `Lowered to fit d and k: ${spoken(n, "rank")}`;

/** As a fraction, which is exact. */
const scaling = (n: Counts) => (n.scaling === 1 ? "1" : `${exact(n.alpha)}/${exact(n.rank)}`);

/** The factor before BA, written where it is not 1. */
const factor = (n: Counts) => (n.scaling === 1 ? "" : "(*α*/*r*)");

export const formula = (n: Counts) => `*W′* = *W* + ${factor(n)}*BA*`;

/** The factor's value, where the author gave an alpha: at any rank, so that nothing moves. */
export const values = (n: Numbers) => (n.hasAlpha ? `*α*/*r*\u00a0=\u00a0${scaling(n)}` : "");

/** Name of W, BA and W′, and what there is to say of each. */
export const matrices = (n: Counts, composition: Composition) =>
  composition === "wide"
    ? [
        { name: "*W*", lines: ["*d* × *k*", size(n.d, n.k, " "), "frozen"] },
        { name: "*BA*", lines: [`rank ≤\u00a0*r*\u00a0=\u00a0${exact(n.rank)},`, "never stored"] },
        { name: "*W′*", lines: ["adapted,", "same size"] },
      ]
    : [
        { name: "*W*", lines: ["frozen"] },
        { name: "*BA*", lines: ["rank ≤ *r*"] },
        { name: "*W′*", lines: ["adapted"] },
      ];

export const trained = "trained";
/** What the lenses show. */
export const columns = (rank: number) => (rank === 1 ? "1 column" : `${exact(rank)} columns`);
export const rows = (rank: number) => (rank === 1 ? "1 row" : `${exact(rank)} rows`);

/** What the narrow picture says above its lenses and below them. */
export const enlarged = "Enlarged: columns of *B*, rows of *A*";
export const sizes = (n: Counts) => [
  `*W*, *d* × *k*: ${size(n.d, n.k, " ")}, frozen`,
  `*BA*: rank ≤ *r* = ${exact(n.rank)}, never stored`,
];

/** What is drawn larger than to scale. */
export const thickStrips = (n: Counts, drawn: number, true_: number) =>
  larger(`At rank ${exact(n.rank)}, *B* and *A* are`, drawn, true_, "thicker");
export const thinSide = (side: "d" | "k", drawn: number, true_: number) =>
  larger(`The side *${side}* is`, drawn, true_, "longer");

export const fullBar = "Full, *dk*";
export const loraBar = "LoRA, *r*(*d* + *k*)";
const quantities = [
  ["Rank", "*r*"],
  ["Weight matrix", "*d* × *k*"],
  ["Full fine-tuning", "*dk*"],
  ["LoRA", "*r*(*d* + *k*)"],
  ["of which *B*", "*dr*"],
  ["of which *A*", "*rk*"],
  ["Share trained", "*r*(*d* + *k*)/*dk*"],
  ["Saving", "1 − share"],
  ["Break-even rank", "*dk*/(*d* + *k*)"],
  ["Scaling", "*α*/*r*"],
];

/** The table's last column; the others are the same for every figure. */
function cells(n: Counts): string[] {
  const { share } = percent(n.trainable, n.full);
  const counts = [n.full, n.trainable, n.b, n.a].map(exact);
  return [exact(n.rank), shape(n), ...counts, share, saving(n), breakEven(n), scaling(n)];
}

function table(n: Counts): Table {
  const values = cells(n);
  const { rank, full, trainable, b, a, d, k } = n;
  const savings = (full - trainable) / full;
  const counts = [full, trainable, b, a, trainable / full, savings, full / (d + k), n.scaling];
  const numbers = [rank, `${d} × ${k}`, ...counts];
  return {
    caption: "Shape and parameters",
    head: ["Quantity", "Formula", "Value"],
    rows: quantities.map((row, index) => [...row, values[index]!]),
    data: {
      head: ["quantity", "formula", "value"],
      rows: quantities.map((row, index) => [...row, numbers[index]]),
    },
  };
}

/** The words of exercises are fetched where there is one. */
const answer = async (n: Counts, { goal }: Input) =>
  goal && (await import("./goal.js")).answer(n, goal);

/** What is said again when the figure moves. */
export const live: Live<Input, Numbers> = {
  caption,
  description: alt,
  cells,
  spoken,
  lowered,
  answer,
};

export const words: Words<Numbers> = {
  summary: "One weight matrix, its two low-rank factors, and what training them costs.",
  listed: (n) => `${title(n)}, ${shape(n)}`,
  labels: { rank: "Rank *r*", d: "Rows *d*", k: "Columns *k*" },
  alt,
  explanation,
  table,
  steps,
};
