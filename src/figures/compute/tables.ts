/** The figure's table, in every language. */
import type { Table } from "../figure.js";
import { labeledRows } from "../labeled-rows.js";

/** The words of the table. */
interface TableTexts {
  readonly caption: string;
  readonly head: readonly [quantity: string, full: string, lora: string, merged: string];
  readonly quantities: readonly [
    forward: string,
    inputs: string,
    weights: string,
    step: string,
    share: string,
    token: string,
    added: string,
  ];
}

/** Returns the table of a model's compute. `values` are its last three columns, row by row. */
export const computeTable = (
  values: readonly string[],
  { caption, head, quantities }: TableTexts,
): Table => ({
  caption,
  head,
  rows: labeledRows(
    quantities.map((quantity) => [quantity]),
    values,
  ),
});
