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
const shape = (counts: Counts) => size(counts.d, counts.k);

export const title = (counts: Counts) => `LoRA at rank ${exact(counts.rank)}`;

export const alt = (counts: Counts) =>
  `${title(counts)}: W, ${shape(counts)}, frozen, plus ${counts.scaling === 1 ? "" : `${scaling(counts)} times `}` +
  `B, ${size(counts.d, counts.rank)}, times A, ${size(counts.rank, counts.k)}. ` +
  `Trained: ${exact(counts.trainable)} parameters, ${outcome(counts, exact(counts.full))}.`;

const caption = (counts: Counts) =>
  `${title(counts)} for ${article(counts.d)} ${shape(counts)} weight matrix trains ${exact(counts.trainable)} parameters, ` +
  `${outcome(counts, `the ${exact(counts.full)} of full fine-tuning`)}.`;

/** What holds at any rank and size. */
const explanation =
  "W′\u00a0=\u00a0W\u00a0+\u00a0ΔW with ΔW\u00a0=\u00a0(α/r)BA, and α\u00a0=\u00a0r unless given. Each entry of BA is one row of B times one " +
  "column of A, so its rank is at most r. Below break-even, dk/(d\u00a0+\u00a0k), LoRA trains fewer parameters " +
  "than W has.";

/** The outcome below the bars, in two parts. */
export function verdict(counts: Counts): readonly [string, string] {
  const { share, rest } = percent(counts.trainable, counts.full);
  if (counts.trainable > counts.full)
    return [`Trains ${share}: LoRA costs more;`, `break-even rank\u00a0${breakEven(counts)}`];
  const item = oneIn(counts.trainable, counts.full);
  return [
    `Trains ${item ? `${item}, ` : ""}${share};`,
    counts.trainable < counts.full ? `${rest} fewer parameters` : "as many as in full",
  ];
}

/** What a control says of itself: "rank 8, 65,536 parameters, 0.391 %". */
const spoken = (counts: Counts, name: string) =>
  `${name} ${exact(counts[name as "rank"])}, ${exact(counts.trainable)} parameters, ` +
  percent(counts.trainable, counts.full).share;

/** Said when a smaller matrix takes the rank down with it. */
const lowered = (counts: Counts) => `Lowered to fit d and k: ${spoken(counts, "rank")}`;

/** As a fraction, which is exact. */
const scaling = (counts: Counts) =>
  counts.scaling === 1 ? "1" : `${exact(counts.alpha)}/${exact(counts.rank)}`;

/** The factor before BA, written where it is not 1. */
const factor = (counts: Counts) => (counts.scaling === 1 ? "" : "(*α*/*r*)");

export const formula = (counts: Counts) => `*W′* = *W* + ${factor(counts)}*BA*`;

/** The factor's value, where the author gave an alpha: at any rank, so that nothing moves. */
export const values = (counts: Numbers) =>
  counts.hasAlpha ? `*α*/*r*\u00a0=\u00a0${scaling(counts)}` : "";

/** Name of W, BA and W′, and what there is to say of each. */
export const matrices = (counts: Counts, composition: Composition) =>
  composition === "wide"
    ? [
        { name: "*W*", lines: ["*d* × *k*", size(counts.d, counts.k, " "), "frozen"] },
        {
          name: "*BA*",
          lines: [`rank ≤\u00a0*r*\u00a0=\u00a0${exact(counts.rank)},`, "never stored"],
        },
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
export const sizes = (counts: Counts) => [
  `*W*, *d* × *k*: ${size(counts.d, counts.k, " ")}, frozen`,
  `*BA*: rank ≤ *r* = ${exact(counts.rank)}, never stored`,
];

/** What is drawn larger than to scale. */
export const thickStrips = (counts: Counts, drawn: number, toScale: number) =>
  larger(`At rank ${exact(counts.rank)}, *B* and *A* are`, drawn, toScale, "thicker");
export const thinSide = (side: "d" | "k", drawn: number, toScale: number) =>
  larger(`The side *${side}* is`, drawn, toScale, "longer");

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
const answer = async (counts: Counts, { goal }: Input) =>
  goal && (await import("./goal.js")).answer(counts, goal);

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
  listed: (counts) => `${title(counts)}, ${shape(counts)}`,
  labels: { rank: "Rank *r*", d: "Rows *d*", k: "Columns *k*" },
  alt,
  explanation,
  table,
  steps,
};
