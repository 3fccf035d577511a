/** The figure's table, in every language. */
import type { Table } from "../figure.js";
import { type Costs, hasActivations, TRAINING_MODES } from "./numbers.js";
import { dataRows, type RowWords } from "./texts.js";

/** The words of the table. */
interface TableTexts {
  readonly caption: string;
  readonly head: readonly [quantity: string, full: string, lora: string, qlora: string];
  readonly quantities: readonly [
    weights: string,
    adapter: string,
    gradients: string,
    optimizer: string,
    activations: string,
    temporary: string,
    total: string,
    bound: string,
    moment: string,
    measured: string,
    excluded: string,
    training: string,
    inference: string,
    file: string,
  ];
}

/** Returns the table of bytes and compute. `values` are its last three columns. */
export function memoryTable(
  counts: Costs,
  values: readonly (readonly string[])[],
  rowWords: RowWords,
  { caption, head, quantities }: TableTexts,
): Table {
  const [weights, adapter, gradients, optimizer, activations, temporary, total, ...rest] =
    quantities;
  const [bound, moment, measured, ...others] = rest;
  const isKnown = hasActivations(counts);
  const labels = [
    ...[weights, adapter, gradients, optimizer],
    ...(isKnown ? [activations, temporary] : []),
    total,
    ...(isKnown ? [bound, moment] : []),
    ...(counts.training.published ? [measured] : []),
    ...others,
  ];
  const withLabels = <T>(rows: readonly (readonly T[])[]) =>
    labels.map((label, index) => [label, ...rows[index]!]);
  return {
    caption,
    head,
    rows: withLabels(values),
    data: {
      head: ["quantity", ...TRAINING_MODES],
      rows: withLabels(dataRows(counts, rowWords)),
    },
  };
}
