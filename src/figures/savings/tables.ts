/** The figure's table, in every language. */
import type { Formats } from "../../formats.js";
import type { Table } from "../figure.js";
import { labeledRows } from "../labeled-rows.js";
import { RANKS, SWEEPS, type Sweep } from "./sweep.js";

/** The words of the table. */
interface TableTexts {
  readonly caption: string;
  readonly head: readonly [quantity: string, value: string];
  /** The quantities above measured accuracy, with their formulas. */
  readonly quantities: readonly [
    rank: string,
    matrix: string,
    full: string,
    lora: string,
    share: string,
    saving: string,
    breakEven: string,
    target: string,
    largest: string,
    savingAtLargest: string,
    savingAtNext: string,
  ];
  /** Measured accuracy in percent at a list of ranks. */
  measured(sweep: Sweep, ranks: readonly string[]): string;
}

/** Returns the table of savings and measured accuracy. `values` are its second column. */
export const savingsTable = (
  f: Formats,
  values: readonly string[],
  { caption, head, quantities, measured }: TableTexts,
): Table => ({
  caption,
  head,
  rows: labeledRows(
    [
      ...quantities.map((quantity) => [quantity]),
      ...SWEEPS.map((sweep) => [measured(sweep, RANKS.map(f.exact))]),
    ],
    values,
  ),
});
