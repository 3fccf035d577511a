/** The figure's table, in every language. */
import type { Formats } from "../../formats.js";
import type { Table } from "../figure.js";
import type { Numbers } from "./numbers.js";
import { RATES, type Rank } from "./runs.js";

/** The words of the table. */
interface TableTexts {
  readonly caption: string;
  readonly head: readonly [
    rank: string,
    rate: string,
    accuracies: string,
    trained: string,
    share: string,
    mean: string,
    difference: string,
  ];
  /** Separates the accuracies of a rank. */
  readonly separator: string;
}

/** Returns the table of accuracies by rank. `differences` are its last column. */
export const capacityTable = (
  f: Formats,
  { settings, full }: Numbers,
  differences: readonly string[],
  rankTick: (rank: Rank) => string,
  { caption, head, separator }: TableTexts,
): Table => ({
  caption,
  head,
  rows: settings.map(({ rank, runs, trainable, mean }, index) => [
    rankTick(rank),
    f.real(RATES[rank]),
    runs.map((run) => f.oneDecimal(run, 10)).join(separator),
    f.exact(trainable),
    f.percent(trainable, full.trainable).share,
    f.percentage(mean / 10, 1),
    differences[index]!,
  ]),
});
