/** The figure's numbers as text, in every language. */
import type { Formats } from "../../formats.js";
import type { Phase } from "../../models/peak.js";
import {
  type Costs,
  hasActivations,
  type MemoryUse,
  sumTrainedBytes,
  TRAINING_MODES,
  type TrainingMode,
} from "./numbers.js";

/** Returns the functions that write bytes in a language's abbreviations of gigabytes, megabytes and kilobytes. */
export function byteTexts(f: Formats, units: readonly [string, string, string]) {
  /** Returns bytes to one decimal, in the largest unit of at most `limit` bytes. */
  function inUnit(bytes: number, limit = bytes): string {
    const index = limit >= 1e9 ? 0 : limit >= 1e6 ? 1 : 2;
    return `${f.oneDecimal(bytes, 1000 ** (3 - index))}\u00a0${units[index]}`;
  }
  /** Returns bytes in the same unit as all three totals, so that readers can compare them. */
  const inTotalsUnit = ({ memory }: Costs, bytes: number) =>
    inUnit(bytes, Math.min(...TRAINING_MODES.map((mode) => memory[mode].total)));
  return {
    inTotalsUnit,
    total: (counts: Costs, mode: TrainingMode) => inTotalsUnit(counts, counts.memory[mode].total),
    trained: ({ memory: { lora } }: Costs) => inUnit(sumTrainedBytes(lora)),
  };
}

/** The values of a quantity for full fine-tuning, LoRA and QLoRA. Unknown values are undefined. */
type Row = readonly (number | string | undefined)[];

/** The words in the table's rows. */
export interface RowWords {
  readonly phases: Readonly<Record<Phase, string>>;
  /** What the total leaves out. */
  readonly excluded: string;
  readonly none: string;
  readonly unknown: string;
  /** Instead of the work of a model in which a token uses only some of the experts. */
  readonly mixture: string;
}

/** Returns the parts of the memory at the peak, then the total and its uncertainty. */
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

/** Returns relative multiply-adds, and the bytes of the adapter's file. */
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

/** Returns the values for programs: bytes, and multiply-adds as fractions if known. */
export const dataRows = (counts: Costs, words: RowWords): Row[] => [
  ...memoryRows(counts, words),
  ...workRows(counts, (part, total) => part / total),
];

/** Returns the values of the table's rows as text. */
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
