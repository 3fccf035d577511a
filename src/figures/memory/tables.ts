/** The figure's table, in every language. */
import type { Formats } from "../../language-format.js";
import type * as messages from "../../locales/en/memory.ftl";
import type { Table } from "../figure.js";
import {
  type Costs,
  hasActivations,
  type MemoryUse,
  TRAINING_MODES,
  type TrainingMode,
} from "./numbers.js";

/** The values of a quantity for full fine-tuning, LoRA and QLoRA. Unknown values are undefined. */
type Row = readonly (number | string | undefined)[];

/** The words in the table's rows. */
export interface RowWords extends Pick<messages.Live, "phases" | "none" | "unknown" | "mixture"> {
  /** What the total leaves out. */
  readonly excluded: string;
}

/** The parts of the memory at the peak, then the total and its uncertainty. */
function memoryRows(counts: Costs, { phases, excluded }: RowWords): Row[] {
  const { memory, training } = counts;
  const row = (getValue: (mode: TrainingMode) => Row[number]): Row => TRAINING_MODES.map(getValue);
  const bytes = (...keys: readonly (keyof MemoryUse)[]) =>
    keys.map((key) => row((mode) => memory[mode][key]));
  const isKnown = hasActivations(counts);
  return [
    ...bytes("weights", "adapter", "gradients", "optimizer"),
    ...(isKnown ? bytes("activations", "temporary") : []),
    ...bytes("total"),
    ...(isKnown
      ? [
          row((mode) => (mode === "qlora" ? counts.min : memory[mode].total)),
          row((mode) => phases[memory[mode].moment!]),
        ]
      : []),
    ...(training.published ? [row((mode) => counts.measured[mode])] : []),
    row(() => excluded),
  ];
}

/** Relative multiply-adds, and the bytes of the adapter's file. */
function workRows(
  { compute, file, count }: Costs,
  ratio: (part: number, total: number) => number | string,
): Row[] {
  // A token uses only some of a mixture's experts. Their number is unknown here.
  const known = (part: number, total: number) => (count.isMixture ? undefined : ratio(part, total));
  const training = known(compute.lora, compute.full);
  const unmerged = known(compute.added, compute.forward);
  return [
    [ratio(1, 1), training, training],
    [0, unmerged, unmerged],
    [0, file, file],
  ];
}

/** The values for programs: bytes, and multiply-adds as fractions if known. */
const dataRows = (counts: Costs, words: RowWords): Row[] => [
  ...memoryRows(counts, words),
  ...workRows(counts, (part, total) => part / total),
];

export function textRows(f: Formats, counts: Costs, words: RowWords): string[][] {
  const format = (value: Row[number], missing: string) =>
    typeof value === "number" ? f.exact(value) : (value ?? missing);
  const work = workRows(counts, (part, total) => f.percent(part, total).share);
  return [
    ...memoryRows(counts, words).map((row) => row.map((value) => format(value, words.unknown))),
    ...work.map((row) =>
      row.map((value) => (value === 0 ? words.none : format(value, words.mixture))),
    ),
  ];
}

/** `values` are the last three columns. */
export function memoryTable(
  counts: Costs,
  values: readonly (readonly string[])[],
  rowWords: RowWords,
  caption: string,
  m: messages.Page,
): Table {
  const head = m.tableHead;
  const [weights, adapter, gradients, optimizer, activations, temporary, total, ...rest] =
    m.tableQuantities;
  const [bound, moment, measured, ...others] = rest;
  const isKnown = hasActivations(counts);
  const labels = [
    weights,
    adapter,
    gradients,
    optimizer,
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
    data: { head, rows: withLabels(dataRows(counts, rowWords)) },
  };
}
