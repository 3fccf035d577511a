/** The figure's table, in every language. */
import type { Page } from "../../locales/en/decomposition.ftl";
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

/** `values` are those of `cellTexts`. */
export function matrixTable(counts: Counts, values: readonly string[], m: Page): Table {
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
  const head = m.tableHead;
  const labels = m.tableQuantities.map((name, index) => [name, FORMULAS[index] ?? m.savingFormula]);
  return {
    caption: m.tableCaption,
    head,
    rows: labels.map((row, index) => [...row, values[index]!]),
    data: { head, rows: labels.map((row, index) => [...row, numbers[index]]) },
  };
}
