/** Every word of this figure, so that another language can stand beside it. `*…*` is a variable. */
import { exact, percent } from "../../format.js";
import type { Live, Table, Words } from "../figure.js";
import { article, breakEven, saving, size } from "../words.js";
import type { Input, Numbers } from "./moving.js";
import { RANKS, SWEEPS, type Sweep } from "./sweep.js";

type Counts = Pick<Numbers, "rank" | "d" | "k" | "full" | "trainable">;

const shape = (n: Counts) => size(n.d, n.k);
const matrix = (n: Counts) => `${article(n.d)} ${shape(n)} matrix`;
const share = (n: Counts) => percent(n.trainable, n.full).share;

/** The saving that is wanted, as the decimal that it is: 0.99 is "99 %". */
const target = ({ target }: Numbers) => `${exact(Number((100 * target).toFixed(3)))}\u00a0%`;

export const title = (n: Counts) => `Share of ${matrix(n)} that LoRA trains, by rank`;

/** Whether even rank 1 costs more. */
const isNever = (n: Numbers) => n.full < n.d + n.k;

/** Where LoRA stops to save. */
const even = (n: Numbers) => (isNever(n) ? "at no rank" : `at rank ${breakEven(n)}`);

/** What the largest rank for the saving that is wanted does. */
function found(n: Numbers): string {
  if (!n.best) return n.target ? `no rank saves ${target(n)}` : "every rank costs more";
  return `rank ${exact(n.best.rank)} still ${n.target ? `saves ${target(n)}` : "costs no more"}`;
}

const [first, last] = [0, RANKS.length - 1];
const [firstRank, lastRank] = [RANKS[first]!, RANKS[last]!];

/** A measured accuracy. */
const accuracy = (tenths: number) => `${(tenths / 10).toFixed(1)}\u00a0%`;

export const alt = (n: Numbers) =>
  `${title(n)}: ${share(n)} at rank ${exact(n.rank)}; ${found(n)}; break-even ${even(n)}. ` +
  `Below, accuracy that barely rises from rank ${firstRank} to ${lastRank}.`;

const caption = (n: Numbers) =>
  `LoRA at rank ${exact(n.rank)} trains ${share(n)} of ${matrix(n)}; ${found(n)}; ` +
  `break-even, past which LoRA trains more than the matrix has, is ${even(n)}.`;

const description = (n: Numbers) =>
  `The share trained rises with the rank in a straight line, both on logarithmic scales. Rank ` +
  `${exact(n.rank)} trains ${exact(n.trainable)} of ${exact(n.full)} parameters, ${share(n)}; ` +
  `${found(n)}; break-even is ${even(n)}. Below, GPT-3’s measured accuracy at the same ` +
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
  own: (n: Numbers) => [
    `Rank ${exact(n.rank)} trains ${share(n)}`,
    `${exact(n.trainable)} parameters`,
  ],
  best: (n: Numbers) => [
    capital(found(n)),
    n.best ? `${exact(n.best.trainable)} parameters` : `rank 1 trains ${share(n.next)}`,
  ],
  even: (n: Numbers) =>
    isNever(n)
      ? ["Break-even: at no rank", "LoRA always costs more"]
      : [`Break-even: rank ${breakEven(n)}`, "above it LoRA costs more"],
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

function cells(n: Numbers): string[] {
  const { best, next } = n;
  return [
    exact(n.rank),
    shape(n),
    exact(n.full),
    exact(n.trainable),
    share(n),
    saving(n),
    isNever(n) ? "none" : breakEven(n),
    target(n),
    best ? exact(best.rank) : "none",
    best ? saving(best) : "–",
    saving(next),
    ...SWEEPS.map(({ tenths }) => tenths.map((one) => (one / 10).toFixed(1)).join(", ")),
  ];
}

function table(n: Numbers): Table {
  const values = cells(n);
  return {
    caption: "Savings by rank, and accuracy measured",
    head: ["Quantity", "Value"],
    rows: quantities().map((one, index) => [one, values[index]!]),
  };
}

const spoken = (n: Numbers, name: string) =>
  name === "target"
    ? found(n)
    : `${name} ${exact(n[name as "rank"])}, ${exact(n.trainable)} parameters, ${share(n)}`;

/** What is said again when the figure moves. */
export const live: Live<Input, Numbers> = {
  caption,
  description,
  cells,
  spoken,
  lowered: (n) => `Lowered to fit d and k: ${spoken(n, "rank")}`,
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
  subject: (n: Numbers) => `LoRA at rank ${exact(n.rank)} trains`,
  number: share,
  meaning: (n: Numbers): [string, string] => [`of ${matrix(n)};`, found(n)],
};
