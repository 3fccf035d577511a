/** The figure's English strings. `*…*` marks a variable; \u00a0 keeps a line from breaking there. */
import type { Counts } from "../../counts.js";
import type { Formats } from "../../formats.js";
import type { Meaning } from "../card.js";
import type { LiveWords, PageWords, Table } from "../figure.js";
import { sharedWords } from "../words.js";
import { hasBreakEven, type Input, type Numbers } from "./numbers.js";
import { RANKS, SWEEPS, type Sweep } from "./sweep.js";
import { savingsTable } from "./tables.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

/** Returns the strings that change while a reader uses a control. */
export function live(f: Formats) {
  const { size, breakEven, saving } = sharedWords(f);
  const shape = (counts: Counts) => size(counts.d, counts.k);
  const share = (counts: Counts) => f.percent(counts.trainable, counts.full).share;
  /** The target as its shortest decimal: 0.99 is "99 %". */
  const target = (counts: Numbers) => f.percentage(Number((100 * counts.target).toFixed(3)));
  const title = (counts: Counts) =>
    `Share of a matrix of ${shape(counts)} that LoRA trains, by rank`;

  /** Returns "Rank 8 trains 0.391 %". */
  const trains = (counts: Counts) => `Rank ${f.exact(counts.rank)} trains ${share(counts)}`;

  /** Returns the rank at which LoRA stops saving, as "at rank 2,048". */
  const even = (counts: Numbers) =>
    hasBreakEven(counts) ? `at rank ${breakEven(counts)}` : "at no rank";

  /** Returns the saving of the largest rank for the target. */
  function describeTarget(counts: Numbers): string {
    const { best } = counts;
    if (!best) return counts.target ? `no rank saves ${target(counts)}` : "every rank costs more";
    return counts.target
      ? `rank ${f.exact(best.rank)} still saves ${target(counts)}`
      : `rank ${f.exact(best.rank)} still costs no more`;
  }

  const [firstRank, lastRank] = [f.exact(RANKS[0]), f.exact(RANKS.at(-1)!)];

  const spoken = (counts: Numbers, option: string) =>
    option === "target"
      ? describeTarget(counts)
      : `${option} ${f.exact(counts[option as "rank"])}, ${f.exact(counts.trainable)} parameters, ${share(counts)}`;

  return {
    title,
    share,
    reached: describeTarget,
    shape,
    axes: {
      share: "Share of *W* trained, logarithmic",
      quality: "Accuracy barely rises (GPT-3)",
      rank: "rank *r*, logarithmic",
      rankTick: f.exact,
      /** The label of a power of ten. */
      shareTick: (share: number) => f.percent(Math.round(share * 1e9), 1e9).share,
      accuracyTick: (percent: number) => f.percentage(percent),
    },
    /** The outcome in two parts. */
    verdict: (counts: Numbers) => [trains(counts), `of ${shape(counts)}`],
    /** The keys of the marks, each in two lines. */
    marks: {
      rank: (counts: Numbers) => [
        `rank ${f.exact(counts.rank)}`,
        `${f.exact(counts.trainable)} parameters`,
      ],
      best: (counts: Numbers) => [
        describeTarget(counts),
        counts.best ? `${f.exact(counts.best.trainable)} parameters` : trains(counts.next),
      ],
      even: (counts: Numbers) => [
        `break-even ${even(counts)}`,
        hasBreakEven(counts) ? "above it LoRA costs more" : "LoRA always costs more",
      ],
    },
    /** The name of a measured line. */
    line: ({ task, weights }: Sweep) =>
      weights === "q" ? `${task}: query weights alone` : `${task}: query, value weights`,

    alt: (counts: Numbers) =>
      `${title(counts)}. ${trains(counts)}; ${describeTarget(counts)}; ` +
      `break-even ${even(counts)}. Below, accuracy that barely rises from rank ${firstRank} to ${lastRank}.`,
    caption: (counts: Numbers) =>
      `LoRA at rank ${f.exact(counts.rank)} trains ${share(counts)} of a matrix of ${shape(counts)}; ` +
      `${describeTarget(counts)}; break-even ${even(counts)}.`,
    cells(counts: Numbers) {
      const { best, next } = counts;
      return [
        f.exact(counts.rank),
        shape(counts),
        f.exact(counts.full),
        f.exact(counts.trainable),
        share(counts),
        saving(counts),
        hasBreakEven(counts) ? breakEven(counts) : "none",
        target(counts),
        best ? f.exact(best.rank) : "none",
        best ? saving(best) : "–",
        saving(next),
        ...SWEEPS.map(({ tenths }) => tenths.map((item) => f.oneDecimal(item, 10)).join(", ")),
      ];
    },
    spoken,
    lowered: (counts: Numbers) => `Lowered to fit d and k: ${spoken(counts, "rank")}`,
  } satisfies LiveWords<Input, Numbers> & Record<string, unknown>;
}

/** Returns the strings that only the page uses. */
export function page(f: Formats, { title, share, reached, shape, axes, alt, cells }: Live) {
  return {
    lesson: "At which rank LoRA stops saving",
    summary:
      "The share that LoRA trains at each rank, the rank at which it stops saving, and measured accuracy.",
    listed: title,
    labels: { rank: "Rank *r*", d: "Rows *d*", k: "Columns *k*", target: "Target saving" },
    alt,
    explanation:
      "The share trained is *r*(*d*\u00a0+\u00a0*k*)/*dk*: twice the rank, twice the share. LoRA saves while *r* is below " +
      "*dk*/(*d*\u00a0+\u00a0*k*). The largest rank that saves a share *s* is (1\u00a0−\u00a0*s*)*dk*/(*d*\u00a0+\u00a0*k*), rounded down. Measured: " +
      "validation accuracy of GPT-3 175B, LoRA paper (arXiv 2106.09685), table 6, on query (q), value " +
      "(v), key (k) and output (o) weights; the seed changes WikiSQL by ±0.5, MultiNLI by ±0.1. Another " +
      "model or task may need a higher rank.",
    table: (counts: Numbers): Table =>
      savingsTable(f, cells(counts), {
        caption: "Savings by rank, and accuracy measured",
        head: ["Quantity", "Value"],
        quantities: [
          "Rank *r*",
          "Weight matrix, *d*\u00a0×\u00a0*k*",
          "Full fine-tuning, *dk*",
          "LoRA, *r*(*d* + *k*)",
          "Share trained",
          "Saving",
          "Break-even rank, *dk*/(*d* + *k*)",
          "Target saving",
          "Largest rank that reaches it",
          "Saving at this rank",
          "Saving at the next rank",
        ],
        measured: ({ task, weights }, ranks) =>
          `${task} on ${weights}, %, at rank ${ranks.join(", ")}`,
      }),
    card: {
      axes,
      subject: (counts: Numbers) => `LoRA at rank ${f.exact(counts.rank)} trains`,
      number: share,
      meaning: (counts: Numbers): Meaning => [`of a matrix of ${shape(counts)};`, reached(counts)],
    },
  } satisfies PageWords<Input, Numbers> & Record<string, unknown>;
}
