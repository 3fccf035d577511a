/** What is drawn as bars, and how long they are: decided here, painted in `compose.ts`. */
import type { Work } from "./moving.js";
import * as say from "./words.js";

/** What of a training step a part is. */
export type Kind = keyof typeof say.legend | "time";

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

const work = (label: string, share: string, forward: number, input = 0, weights = 0): Row => ({
  label,
  parts: [
    ["forward", forward],
    ["input", input],
    ["weights", weights],
  ],
  value: say.amount(forward + input + weights),
  share,
});

/** Of a frozen matrix there is no gradient, but its input's gradient there is. */
export function workOf(counts: Work): readonly [training: Group, inference: Group] {
  const { forward, added } = counts;
  const beside = forward + added;
  return [
    {
      heading: say.training,
      note: say.saved,
      rows: [
        work(say.full, "", forward, forward, forward),
        work(say.lora, say.ofFull(counts), beside, beside, added),
      ],
    },
    {
      heading: say.inference,
      rows: [
        work(say.full, "", forward),
        work(say.beside, say.more(counts), beside),
        work(say.merged, say.nothing, forward),
      ],
    },
  ];
}

export const timeOf = (): Group => ({
  heading: say.time,
  note: say.measured,
  rows: say.times.map(([label, seconds]) => ({
    label,
    parts: [["time", seconds]],
    value: say.seconds(seconds),
    share: say.ofFullTime(seconds),
  })),
});

export const totalOf = ({ parts }: Row) => parts.reduce((sum, [, amount]) => sum + amount, 0);

/** The largest scale, px for one, that leaves each row in `width` px the room that its words need. */
export const scaleOf = (rows: readonly Row[], width: number, words: (row: Row) => number) =>
  Math.min(...rows.map((row) => (width - words(row)) / totalOf(row)));
