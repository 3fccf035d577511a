/** Computes the bars and their scale; `compose.ts` draws them. */
import type { Work } from "./numbers.js";
import type { Live } from "./words.js";

/** The kinds of part: passes of a training step, or time. */
export type Kind = "forward" | "input" | "weights" | "time";

/** A bar with its labels. */
export interface Row {
  readonly label: string;
  readonly parts: readonly (readonly [kind: Kind, amount: number])[];
  readonly value: string;
  /** The value as a share of full fine-tuning's, or empty. */
  readonly share: string;
}

/** Bars under a heading. Both groups of work share one scale. */
export interface Group {
  readonly heading: string;
  /** A line of text below the heading. */
  readonly note?: string;
  readonly rows: readonly Row[];
}

type Amounts = readonly [forward: number, input?: number, weights?: number];

const createRow = (
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

/** Returns the bars of work. For a frozen matrix, a step computes the gradient of its input, not of its weights. */
export function getWorkBars(
  counts: Work,
  words: Live,
): readonly [training: Group, inference: Group] {
  const { forward, added } = counts;
  const withLora = forward + added;
  return [
    {
      heading: words.training,
      note: words.saved,
      rows: [
        createRow(words, words.full, "", [forward, forward, forward]),
        createRow(words, words.lora, words.ofFull(counts), [withLora, withLora, added]),
      ],
    },
    {
      heading: words.inference,
      rows: [
        createRow(words, words.full, "", [forward]),
        createRow(words, words.unmerged, words.more(counts), [withLora]),
        createRow(words, words.merged, words.nothing, [forward]),
      ],
    },
  ];
}

/** Returns the bars of measured times. */
export const getTimeBars = (words: Live): Group => ({
  heading: words.time,
  note: words.measured,
  rows: words.measuredWays.map(({ label, seconds }) => ({
    label,
    parts: [["time", seconds]],
    value: words.seconds(seconds),
    share: words.ofFullTime(seconds),
  })),
});

/** Returns the length of a bar before scaling. */
export const sumParts = ({ parts }: Row) => parts.reduce((sum, [, amount]) => sum + amount, 0);

/** Returns the largest scale at which each bar leaves room, within `width` px, for its labels. */
export const findScale = (
  rows: readonly Row[],
  width: number,
  getLabelWidth: (row: Row) => number,
) => Math.min(...rows.map((row) => (width - getLabelWidth(row)) / sumParts(row)));
