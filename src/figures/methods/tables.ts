/** The figure's table, in every language. */
import type { Formats } from "../../formats.js";
import type { Table } from "../figure.js";
import type { Numbers, Run, Vertical } from "./numbers.js";
import { SETTINGS, type SettingName } from "./runs.js";
import { correlateRanks, getSmallRuns } from "./trend.js";

/** Writes the parts of a run's setting. */
export type SettingWords = Readonly<Record<SettingName, (...numbers: readonly number[]) => string>>;

/** The words of the table. */
interface TableTexts {
  /** The caption, with the numbers of named runs and of others. */
  caption(named: number, others: number): string;
  readonly head: readonly [
    method: string,
    setting: string,
    trained: string,
    accuracy: string,
    memory: string,
    time: string,
  ];
  readonly settings: SettingWords;
  /** Separates the parts of a setting. */
  readonly separator: string;
}

/** The words of the picture that the table uses. */
interface PictureTexts {
  all(counts: Numbers): readonly Run[];
  readonly plot: { runName(run: Run): string };
  readonly values: Readonly<Record<Vertical, (run: Run) => string>>;
  formatBytes(run: Run): string;
}

/** Returns the table of runs, of which print shows the named ones. */
export const methodsTable = (
  f: Formats,
  counts: Numbers,
  { all, plot, values, formatBytes }: PictureTexts,
  { caption, head, settings, separator }: TableTexts,
): Table => ({
  caption: caption(counts.named.length, counts.others.length),
  head,
  rows: all(counts).map((run, index) => [
    plot.runName(run),
    SETTINGS[index]!.map(({ name, numbers }) => settings[name](...numbers)).join(separator),
    f.exact(run.trained),
    values.accuracy(run),
    formatBytes(run),
    values.time(run),
  ]),
  prose: [1],
  printed: counts.named.length,
});

/** Returns the number of small runs, and the rank correlation of their size with each quantity. */
export function trendTexts(f: Formats): Readonly<Record<Vertical | "count", string>> {
  const runs = getSmallRuns();
  const correlation = (vertical: Vertical) => f.signed(correlateRanks(runs, vertical), 2);
  return {
    count: f.exact(runs.length),
    accuracy: correlation("accuracy"),
    memory: correlation("memory"),
    time: correlation("time"),
  };
}
