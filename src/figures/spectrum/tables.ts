/** The figure's tables, in every language. */
import type { Formats } from "../../formats.js";
import type { Table } from "../figure.js";
import { labeledRows } from "../labeled-rows.js";
import { type Numbers, rankKeeping } from "./numbers.js";
import { DECAYS, type Decay } from "./setting.js";

/** The share of the squares that the table's ranks keep, in percent. */
const KEPT = 90;

/** The words of the table of values. */
interface TableTexts {
  readonly caption: string;
  readonly values: string;
  /** The heading of the ranks that keep a share of the squares. */
  kept(share: string): string;
  readonly min: string;
  readonly trained: string;
  /** How singular values fall. */
  readonly falls: Readonly<Record<Decay, string>>;
}

/** Returns the table of values. `errors` are its last two columns, row by row. */
export const valuesTable = (
  f: Formats,
  { spectra }: Numbers,
  errors: readonly string[],
  { caption, values, kept, min, trained, falls }: TableTexts,
): Table => ({
  caption,
  head: [values, kept(f.real(KEPT / 100)), min, trained],
  rows: labeledRows(
    DECAYS.map((decay) => [falls[decay], f.exact(rankKeeping(KEPT, spectra[decay]))]),
    errors,
  ),
});

/** Returns the table of sheets, of which there are as many as the rank. */
export const sheetsTable = (
  f: Formats,
  counts: Numbers,
  missed: (counts: Numbers) => string,
  caption: string,
  head: readonly [sheet: string, value: string, missing: string],
): Table => ({
  caption,
  head,
  rows: counts.chosen.values
    .slice(0, counts.rank)
    .map((value, index) => [
      f.exact(index + 1),
      f.real(value),
      missed({ ...counts, rank: index + 1 }),
    ]),
});
