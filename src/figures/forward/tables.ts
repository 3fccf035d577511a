/** The figure's table, in every language. */
import type { Table } from "../figure.js";
import { labeledRows } from "../labeled-rows.js";

/** The formulas of the steps, in order. */
const FORMULAS = [
  ...["*dk*", "*rk*", "*dr*", "*d*", "*dk* + *r*(*d* + *k*) + *d*"],
  ...["*r*(*d* + *k*)/*dk*", "*r*", "*α*/*r*"],
];

/** The words of the table. */
interface TableTexts {
  readonly caption: string;
  readonly head: readonly [step: string, formula: string, unmerged: string, merged: string];
  readonly steps: readonly [
    w: string,
    a: string,
    b: string,
    sum: string,
    total: string,
    ratio: string,
    length: string,
    scaling: string,
  ];
}

/** Returns the table of a token's forward pass. `values` are its last two columns, row by row. */
export function forwardTable(
  values: readonly string[],
  { caption, head, steps }: TableTexts,
): Table {
  const labels = steps.map((step, index) => [step, FORMULAS[index]!]);
  return { caption, head, rows: labeledRows(labels, values) };
}
