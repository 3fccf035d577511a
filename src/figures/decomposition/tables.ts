/** The figure's table, in every language. */
import type { Counts } from "../../lora.js";
import type { Table } from "../figure.js";

/** The rows' formulas, in order. The saving's formula contains a word. */
const FORMULAS = [
  "*r*",
  "*d* × *k*",
  "*dk*",
  "*r*(*d* + *k*)",
  "*dr*",
  "*rk*",
  "*r*(*d* + *k*)/*dk*",
  undefined,
  "*dk*/(*d* + *k*)",
  "*α*/*r*",
];

/** The words of the table. */
export interface TableTexts {
  readonly caption: string;
  readonly head: readonly [quantity: string, formula: string, value: string];
  readonly quantities: readonly [
    rank: string,
    matrix: string,
    full: string,
    lora: string,
    b: string,
    a: string,
    share: string,
    saving: string,
    breakEven: string,
    scaling: string,
  ];
  /** The formula of the saving: "1 − share". */
  readonly savingFormula: string;
}

/** `values` are those of `cellTexts`. */
export function matrixTable(
  counts: Counts,
  values: readonly string[],
  { caption, head, quantities, savingFormula }: TableTexts,
): Table {
  const { rank, full, trainable, b, a, d, k, scaling } = counts;
  const numbers = [
    rank,
    `${d} × ${k}`,
    full,
    trainable,
    b,
    a,
    trainable / full,
    (full - trainable) / full,
    full / (d + k),
    scaling,
  ];
  const labels = quantities.map((name, index) => [name, FORMULAS[index] ?? savingFormula]);
  return {
    caption,
    head,
    rows: labels.map((row, index) => [...row, values[index]!]),
    data: { head, rows: labels.map((row, index) => [...row, numbers[index]]) },
  };
}
