/** Every word of this figure, so that another language can stand beside it. `*…*` is a variable. */
import { exact, percent } from "../../format.js";
import type { Live, Table, Words } from "../figure.js";
import { article, breakEven, saving, size } from "../words.js";
import type { Input, Numbers } from "./moving.js";
import { RANKS, SWEEPS, type Sweep } from "./sweep.js";

type Counts = Pick<Numbers, "rank" | "d" | "k" | "full" | "trainable">;

const shape = (counts: Counts) => size(counts.d, counts.k);
const matrix = (counts: Counts) => `${article(counts.d)} ${shape(counts)} matrix`;
const share = (counts: Counts) => percent(counts.trainable, counts.full).share;

/** The saving that is wanted, as the decimal that it is: 0.99 is "99 %". */
const target = ({ target }: Numbers) => `${exact(Number((100 * target).toFixed(3)))}\u00a0%`;

export const title = (counts: Counts) => `Share of ${matrix(counts)} that LoRA trains, by rank`;

/** Whether even rank 1 costs more. */
const isNever = (counts: Numbers) => counts.full < counts.d + counts.k;

/** Where LoRA stops to save. */
const even = (counts: Numbers) => (isNever(counts) ? "at no rank" : `at rank ${breakEven(counts)}`);

/** What the largest rank for the saving that is wanted does. */
function found(counts: Numbers): string {
  if (!counts.best)
    return counts.target ? `no rank saves ${target(counts)}` : "every rank costs more";
  return `rank ${exact(counts.best.rank)} still ${counts.target ? `saves ${target(counts)}` : "costs no more"}`;
}

const [first, last] = [0, RANKS.length - 1];
const [firstRank, lastRank] = [RANKS[first]!, RANKS[last]!];

/** A measured accuracy. */
const accuracy = (tenths: number) => `${(tenths / 10).toFixed(1)}\u00a0%`;

export const alt = (counts: Numbers) =>
  `${title(counts)}: ${share(counts)} at rank ${exact(counts.rank)}; ${found(counts)}; break-even ${even(counts)}. ` +
  `Below, accuracy that barely rises from rank ${firstRank} to ${lastRank}.`;

const caption = (counts: Numbers) =>
  `LoRA at rank ${exact(counts.rank)} trains ${share(counts)} of ${matrix(counts)}; ${found(counts)}; ` +
  `break-even, past which LoRA trains more than the matrix has, is ${even(counts)}.`;

const description = (counts: Numbers) =>
  `The share trained rises with the rank in a straight line, both on logarithmic scales. Rank ` +
  `${exact(counts.rank)} trains ${exact(counts.trainable)} of ${exact(counts.full)} parameters, ${share(counts)}; ` +
  `${found(counts)}; break-even is ${even(counts)}. Below, GPT-3’s measured accuracy at the same ` +
  `ranks, on WikiSQL: ${measured(SWEEPS[1]!)}.`;

/** What holds at any rank and size. */
const explanation =
  "The share trained is r(d\u00a0+\u00a0k)/dk: twice the rank, twice the share. LoRA saves while r is below " +
  "dk/(d\u00a0+\u00a0k). The largest rank for a saving s is (1\u00a0−\u00a0s)dk/(d\u00a0+\u00a0k), rounded down. Measured: " +
  "validation accuracy of GPT-3 175B, LoRA paper (arXiv 2106.09685), table 6, on query (q), value " +
  "(v), key (k) and output (o) weights; a seed moves WikiSQL by ±0.5, MultiNLI by ±0.1. Another " +
  "model or task may need a higher rank.";

export const shareAxis = "Share of *W* trained, logarithmic";
export const qualityAxis = "Accuracy measured, GPT-3";
export const rankAxis = "rank *r*, logarithmic";

/** A share's label on its axis: per cent, of a power of ten. */
export const tick = (share: number) => percent(Math.round(share * 1e9), 1e9).share;

/** What a mark on the line means, in two lines. */
export const marks = {
  own: (counts: Numbers) => [
    `Rank ${exact(counts.rank)} trains ${share(counts)}`,
    `${exact(counts.trainable)} parameters`,
  ],
  best: (counts: Numbers) => [
    capital(found(counts)),
    counts.best
      ? `${exact(counts.best.trainable)} parameters`
      : `rank 1 trains ${share(counts.next)}`,
  ],
  even: (counts: Numbers) =>
    isNever(counts)
      ? ["Break-even: at no rank", "LoRA always costs more"]
      : [`Break-even: rank ${breakEven(counts)}`, "above it LoRA costs more"],
} as const;

const capital = (words: string) => words.replace(/^./, (first) => first.toUpperCase());

const measured = ({ tenths }: Sweep) =>
  `${accuracy(tenths[first]!)} at rank ${firstRank}, ${accuracy(tenths[last]!)} at ${lastRank}`;

const adapted = ({ weights }: Sweep) =>
  weights === "q" ? "query weights alone" : "query, value weights";

/** What a measured line is, in two lines. */
export const line = (sweep: Sweep) => [`${sweep.task}: ${adapted(sweep)}`, measured(sweep)];

/** Quantities of the table's first column, those that are measured last. */
const quantities = () => [
  "Rank *r*",
  "Weight matrix, *d*\u00a0×\u00a0*k*",
  "Full fine-tuning, *dk*",
  "LoRA, *r*(*d* + *k*)",
  "Share trained",
  "Saving",
  "Break-even rank, *dk*/(*d* + *k*)",
  "Saving wanted",
  "Largest rank that saves it",
  "Its saving",
  "Saving of one rank more",
  ...SWEEPS.map(({ task, weights }) => `${task} on ${weights}, %, at rank ${RANKS.join(", ")}`),
];

function cells(counts: Numbers): string[] {
  const { best, next } = counts;
  return [
    exact(counts.rank),
    shape(counts),
    exact(counts.full),
    exact(counts.trainable),
    share(counts),
    saving(counts),
    isNever(counts) ? "none" : breakEven(counts),
    target(counts),
    best ? exact(best.rank) : "none",
    best ? saving(best) : "–",
    saving(next),
    ...SWEEPS.map(({ tenths }) => tenths.map((item) => (item / 10).toFixed(1)).join(", ")),
  ];
}

function table(counts: Numbers): Table {
  const values = cells(counts);
  return {
    caption: "Savings by rank, and accuracy measured",
    head: ["Quantity", "Value"],
    rows: quantities().map((item, index) => [item, values[index]!]),
  };
}

const spoken = (counts: Numbers, name: string) =>
  name === "target"
    ? found(counts)
    : `${name} ${exact(counts[name as "rank"])}, ${exact(counts.trainable)} parameters, ${share(counts)}`;

/** What is said again when the figure moves. */
export const live: Live<Input, Numbers> = {
  caption,
  description,
  cells,
  spoken,
  lowered: (counts) => `Lowered to fit d and k: ${spoken(counts, "rank")}`,
};

export const words: Words<Numbers> = {
  summary:
    "How much LoRA trains at each rank, where it stops to save, and what was measured there.",
  listed: title,
  labels: { rank: "Rank *r*", d: "Rows *d*", k: "Columns *k*", target: "Saving wanted" },
  alt,
  explanation,
  table,
};

/** What a page's card says. */
export const card = {
  subject: (counts: Numbers) => `LoRA at rank ${exact(counts.rank)} trains`,
  number: share,
  meaning: (counts: Numbers): [string, string] => [`of ${matrix(counts)};`, found(counts)],
};
