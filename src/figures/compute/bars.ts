/** What is drawn as bars, and how long they are: decided here, painted in `compose.ts`. */
import type { Work } from "./numbers.js";
import type { Live } from "./words.js";

/** What of a training step a part is. */
export type Kind = "forward" | "input" | "weights" | "time";

/** A bar with its words. */
export interface Row {
  readonly label: string;
  readonly parts: readonly (readonly [kind: Kind, amount: number])[];
  readonly value: string;
  /** Beside full fine-tuning's. */
  readonly share: string;
}

/** Bars to one scale under a heading; work has one scale in both of its groups. */
export interface Group {
  readonly heading: string;
  /** Below the heading. */
  readonly note?: string;
  readonly rows: readonly Row[];
}

type Amounts = readonly [forward: number, input?: number, weights?: number];

const work = (
  { amount }: Live,
  label: string,
  share: string,
  [forward, input = 0, weights = 0]: Amounts,
): Row => ({
  label,
  parts: [
    ["forward", forward],
    ["input", input],
    ["weights", weights],
  ],
  value: amount(forward + input + weights),
  share,
});

/** Of a frozen matrix there is no gradient, but its input's gradient there is. */
export function workOf(counts: Work, words: Live): readonly [training: Group, inference: Group] {
  const { forward, added } = counts;
  const beside = forward + added;
  return [
    {
      heading: words.training,
      note: words.saved,
      rows: [
        work(words, words.full, "", [forward, forward, forward]),
        work(words, words.lora, words.ofFull(counts), [beside, beside, added]),
      ],
    },
    {
      heading: words.inference,
      rows: [
        work(words, words.full, "", [forward]),
        work(words, words.unmerged, words.more(counts), [beside]),
        work(words, words.merged, words.nothing, [forward]),
      ],
    },
  ];
}

export const timeOf = (words: Live): Group => ({
  heading: words.time,
  note: words.measured,
  rows: words.measuredWays.map(({ label, seconds }) => ({
    label,
    parts: [["time", seconds]],
    value: words.seconds(seconds),
    share: words.ofFullTime(seconds),
  })),
});

export const totalOf = ({ parts }: Row) => parts.reduce((sum, [, amount]) => sum + amount, 0);

/** The largest scale, px for one, that leaves each row in `width` px the room that its words need. */
export const scaleOf = (rows: readonly Row[], width: number, words: (row: Row) => number) =>
  Math.min(...rows.map((row) => (width - words(row)) / totalOf(row)));
