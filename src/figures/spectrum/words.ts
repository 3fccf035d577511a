/** Every word of this figure, so that another language can stand beside it. `*…*` is a variable. */
import { exact, real } from "../../format.js";
import type { Live, Table, Words } from "../figure.js";
import { size } from "../words.js";
import type { Input, Numbers, Spectrum } from "./moving.js";
import { DECAYS, type Decay, INPUTS, SIDE, STEPS } from "./setting.js";

/** How much of the squares a rank must keep to be named in the table, per cent. */
const MOST = 90;

const SPACE = "\u00a0";

/** An error in per cent, to three digits. */
const share = (error: number) => `${error ? error.toPrecision(3) : 0}${SPACE}%`;

/** The same of what is left: an error of 0 is nothing. */
const left = (error: string) => (error === share(0) ? "nothing" : error);

const leastOf = ({ spectra, rank }: Numbers, decay: Decay) => share(spectra[decay].min[rank - 1]!);
export const fitOf = ({ spectra, rank }: Numbers, decay: Decay) =>
  share(spectra[decay].fits[rank - 1]!);

/** The other two decays. */
const others = (counts: Numbers) => DECAYS.filter((item) => item !== counts.decay);

export const title = (counts: Numbers) =>
  `LoRA at rank ${exact(counts.rank)} where singular values ${MANNER[counts.decay]}`;

export const alt = (counts: Numbers) =>
  `At rank ${exact(counts.rank)} at best ${left(leastOf(counts, counts.decay))} of a ${size(SIDE, SIDE)} update of ` +
  `${counts.decay} decay is left; trained LoRA leaves ${fitOf(counts, counts.decay)}. At best with other decays: ` +
  `${others(counts)
    .map((item) => `${item} ${leastOf(counts, item)}`)
    .join(", ")}.`;

const caption = (counts: Numbers) =>
  `Where singular values ${MANNER[counts.decay]}, LoRA at rank ${exact(counts.rank)} leaves ` +
  `${fitOf(counts, counts.decay)} of the update that is needed; the best matrix of that rank leaves ` +
  `${left(leastOf(counts, counts.decay))}.`;

const MANNER: Readonly<Record<Decay, string>> = {
  fast: "fall fast",
  slow: "fall slowly",
  flat: "do not fall",
};

const description = (counts: Numbers) =>
  `${alt(counts)} Bars: the ${exact(SIDE)} singular values of T, of which BA keeps ${exact(counts.rank)}. ` +
  "Lines: the least error at each rank. Squares: LoRA’s.";

const explanation =
  "A teacher, W\u00a0+\u00a0T, has an update T that the student, W\u00a0+\u00a0BA, is to learn; errors are |T\u00a0−\u00a0BA| as " +
  "a share of |T|. No matrix of rank r comes nearer than the root of the dropped squares " +
  `(Eckart and Young). LoRA takes ${exact(STEPS)} steps of gradient descent with momentum from B\u00a0=\u00a00 ` +
  `on ${exact(INPUTS)} random inputs. The LoRA paper’s section 7 (arXiv 2106.09685) finds a fast ` +
  "case: on GPT-3, rank 1 scores 91.3 on MNLI, rank 64 91.4. Full fine-tuning on code and maths " +
  "changed weights at 10 to 100 times LoRA’s usual ranks; LoRA learned less there (Biderman et al., " +
  "arXiv 2405.09673): a slower case.";

export const formula = "*T* ≈ *BA*";
export const values = (counts: Numbers) => `rank ≤ *r* = ${exact(counts.rank)}`;
export const target = `*T*: the update that is needed, ${size(SIDE, SIDE)}`;

export const valuesHeading = "Singular values of *T*";
export const falls: Readonly<Record<Decay, string>> = {
  fast: "fast: each half the one before",
  slow: "slow: the *i*-th is 1/*i*",
  flat: "flat: all alike",
};

const many = (count: number, item: string) => `${exact(count)} ${item}${count === 1 ? "" : "s"}`;
export const kept = ({ rank }: Numbers) =>
  `${many(rank, "column")} of *B*, ${many(rank, "row")} of *A*`;
export const dropped = ({ rank }: Numbers) =>
  rank === SIDE ? "none dropped" : `${exact(SIDE - rank)} dropped: the least possible error`;

export const errorHeading = "Error left, % of *T*, by rank *r*";
export const min = "least possible";
export const trained = "LoRA, trained";
/** Numbers of the axes. */
export const place = exact;
export const height = real;

export const thinBars = (min: number) =>
  `Singular values below ${min} are drawn as high as ${min}, to be seen.`;

/** Below both panels: what this rank comes to, then what it would with other decays. */
export const verdict = (counts: Numbers) => [
  `Rank ${exact(counts.rank)}: at best ${left(leastOf(counts, counts.decay))} is left;`,
  `LoRA after ${exact(STEPS)} steps: ${fitOf(counts, counts.decay)}`,
];
export const elsewhere = (counts: Numbers) => [
  "At best with other decays:",
  others(counts)
    .map((item) => `${item} ${leastOf(counts, item)}`)
    .join(", "),
];

/** On a card. */
export const cardSubject = (counts: Numbers) =>
  `LoRA at rank ${exact(counts.rank)} of ${exact(SIDE)} leaves`;
export const cardMeaning = (counts: Numbers): [of: string, outcome: string] => [
  "of the update, after training;",
  `at best ${left(leastOf(counts, counts.decay))}`,
];
export const cardNote = ({ rank }: Numbers) => `Its singular values, ${exact(rank)} kept`;

const spoken = (counts: Numbers) =>
  `rank ${exact(counts.rank)}, ${counts.decay}: at best ${left(leastOf(counts, counts.decay))} left, LoRA ${fitOf(counts, counts.decay)}`;

/** The least rank that keeps most of the squares: what it drops are the rest. */
const rankOfMost = ({ min }: Spectrum) =>
  1 + min.findIndex((error) => error * error <= 100 * (100 - MOST));

/** The table's last two columns, which follow the rank. */
const cells = (counts: Numbers) =>
  DECAYS.flatMap((item) => [leastOf(counts, item), fitOf(counts, item)]);

function table(counts: Numbers): Table {
  const moved = cells(counts);
  return {
    caption: "What rank r leaves of T, by decay",
    head: [
      "Singular values",
      `Rank that keeps ${MOST / 100} of their squares`,
      "Least error",
      "LoRA’s error",
    ],
    rows: DECAYS.map((item, index) => [
      falls[item],
      exact(rankOfMost(counts.spectra[item])),
      ...moved.slice(2 * index, 2 * index + 2),
    ]),
  };
}

/** What is said again when the figure moves. */
export const live: Live<Input, Numbers> = { caption, description, cells, spoken };

export const words: Words<Numbers> = {
  summary:
    "Why a low rank can be enough, and when it is not: singular values, least error, a real fit.",
  listed: title,
  labels: { rank: "Rank *r*", decay: "Decay" },
  alt,
  explanation,
  table,
};
