/** The figure's English strings. `*…*` marks a variable; \u00a0 keeps a line from breaking there. */
import type { Formats } from "../../formats.js";
import type { Meaning } from "../card.js";
import type { LiveWords, PageWords, Table } from "../figure.js";
import { sharedWords } from "../words.js";
import { droppedText, type Input, type Numbers } from "./numbers.js";
import { type Decay, INPUTS, MOMENTUM, RATE, SIDE, SPREAD, STEPS } from "./setting.js";
import { sheetsWords } from "./sheets-words.js";
import { valuesTable } from "./tables.js";
import { errorTexts } from "./texts.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

type ByDecay = Readonly<Record<Decay, string>>;

const DECAY_NAMES: ByDecay = { fast: "fast", slow: "slow", flat: "flat" };

const MANNERS: ByDecay = { fast: "fall fast", slow: "fall slowly", flat: "do not fall" };

/** The error of a rank that misses nothing. */
const NOTHING = "nothing";

/** Returns the strings that change while a reader uses a control. */
export function live(f: Formats) {
  const { size } = sharedWords(f);
  const { min, fitted, missed, cells } = errorTexts(f, NOTHING);
  const title = ({ rank, decay }: Numbers) =>
    `LoRA at rank ${f.exact(rank)} where singular values ${MANNERS[decay]}`;

  const alt = (counts: Numbers) =>
    `At best, rank ${f.exact(counts.rank)} misses ${missed(counts)} of a ${size(SIDE, SIDE)} update with ` +
    `${DECAY_NAMES[counts.decay]} decay; trained LoRA misses ${fitted(counts)}.`;

  return {
    title,
    alt,
    fitted,
    formula: "*T* ≈ *BA*",
    values: ({ rank }: Numbers) => `rank ≤ *r* = ${f.exact(rank)}`,
    target: `*T*: the target update, ${size(SIDE, SIDE)}`,
    valuesHeading: "Singular values of *T*",
    /** The lowest error of the rank with a decay. */
    left: (counts: Numbers, decay: Decay) => `error ${min(counts, decay)}`,
    kept: ({ rank }: Numbers) =>
      `${f.exact(rank)} ${f.plural(rank, { one: "column", other: "columns" })} of *B*, ` +
      `${f.exact(rank)} ${f.plural(rank, { one: "row", other: "rows" })} of *A*`,
    /** The dropped values of the chosen decay, and their share of all squares. */
    dropped: ({ rank, decay, chosen }: Numbers) =>
      `${DECAY_NAMES[decay]}: ${f.exact(SIDE - rank)} dropped, ` +
      `${droppedText(f, chosen, rank)} of squares`,
    errorHeading: "Remaining error, % of *T*, by rank *r*",
    min: "lowest possible",
    trained: "LoRA, trained",
    /** The names of the lines. */
    decays: DECAY_NAMES,
    rankTick: f.exact,
    /** The name of the vertical line at the rank. */
    rank: ({ rank }: Numbers) => `*r* = ${f.exact(rank)}`,
    valueTick: f.real,
    /** The errors of this rank, above both panels in two parts. */
    verdict: (counts: Numbers): readonly [string, string] => [
      `Rank ${f.exact(counts.rank)} at best misses ${missed(counts)}`,
      `and trained LoRA ${fitted(counts)} of *T*`,
    ],

    caption: (counts: Numbers) =>
      `Where singular values ${MANNERS[counts.decay]}, LoRA at rank ${f.exact(counts.rank)} misses ` +
      `${fitted(counts)} of the target update; the best matrix of that rank misses ` +
      `${missed(counts)}.`,
    /** The last two columns of the table. */
    cells,
    spoken: (counts: Numbers) =>
      `rank ${f.exact(counts.rank)}, ${DECAY_NAMES[counts.decay]}: misses ${missed(counts)} at best, ` +
      `LoRA ${fitted(counts)}`,
  } satisfies LiveWords<Input, Numbers> & Record<string, unknown>;
}

/** Returns the strings that only the page uses. */
export function page(f: Formats, { title, alt, fitted, cells }: Live) {
  const { missed } = errorTexts(f, NOTHING);
  return {
    lesson: "When a low rank is enough",
    summary:
      "Why a low rank can be enough, and when it is not: singular values, the lowest possible error, and training runs.",
    listed: title,
    labels: { rank: "Rank *r*", decay: "Decay" },
    values: { decay: DECAY_NAMES },
    alt,
    explanation:
      "A student *W*\u00a0+\u00a0*BA* learns the update *T* of a teacher *W*\u00a0+\u00a0*T*. Errors are " +
      "‖*T*\u00a0−\u00a0*BA*‖/‖*T*‖. The best *BA* keeps the *r* largest " +
      `singular values of *T*: no matrix of rank *r* has a smaller error than the square root of the sum of the squares of ` +
      `the dropped singular values (Eckart and Young). LoRA minimizes half the mean of ‖(*T*\u00a0−\u00a0*BA*)*x*‖² over ${f.exact(INPUTS)} random inputs *x* ` +
      "(mean 0, standard deviation 1). *T* has random singular vectors. *B* starts at 0, and *A* at random " +
      `(mean 0, standard deviation ${f.real(SPREAD)}). Training: ` +
      `${f.exact(STEPS)} steps of gradient descent, learning rate ${f.real(RATE)}, momentum ` +
      `${f.real(MOMENTUM)}. LoRA then comes near the lowest possible error, except with fast decay from rank 7 on: ` +
      "it learns small singular values slowly. In real updates, the LoRA paper (arXiv 2106.09685, section 7) finds a " +
      "fast decay, and Biderman et al. (arXiv 2405.09673) find a slower one: full fine-tuning on code and math changed " +
      "weights at ten to a hundred times LoRA’s usual ranks, and LoRA learned less there.",
    table: (counts: Numbers): Table =>
      valuesTable(f, counts, cells(counts), {
        caption: "What rank r misses of T, by decay",
        values: "Singular values",
        kept: (share) => `Rank that keeps ${share} of their squares`,
        min: "Lowest possible error",
        trained: "LoRA’s error",
        falls: {
          fast: "fast: each half the one before",
          slow: "slow: the *i*-th is 1/*i*",
          flat: "flat: all equal",
        },
      }),
    card: {
      subject: ({ rank }: Numbers) => `LoRA at rank ${f.exact(rank)} of ${f.exact(SIDE)} misses`,
      number: fitted,
      meaning: (counts: Numbers): Meaning => [
        "of the update, after training;",
        `at best ${missed(counts)}`,
      ],
      note: ({ rank }: Numbers) => `Its singular values, ${f.exact(rank)} kept`,
    },
    sheets: sheetsWords(f, missed, DECAY_NAMES),
  } satisfies PageWords<Input, Numbers> & Record<string, unknown>;
}
