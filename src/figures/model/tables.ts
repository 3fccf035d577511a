/** The figure's table, in every language. */
import type { Formats } from "../../formats.js";
import type { Table } from "../figure.js";
import { sizeText } from "../texts.js";
import { getPaths, type Layers } from "./numbers.js";

/** A quantity and its formula. */
type Row = readonly [quantity: string, formula: string];

/** The words of the table. */
interface TableTexts {
  readonly caption: string;
  readonly head: readonly [module: string, size: string, trained: string];
  /** The size of a fused module, whose rank is `times` the rank. */
  fused(size: string, times: string): string;
  /** The rows below the modules. */
  readonly totals: readonly [lora: Row, base: Row, share: Row, saving: Row, all: Row, peft: Row];
}

/** Returns the table of a model's modules and totals. `values` are its last column. */
export function modelTable(
  f: Formats,
  counts: Layers,
  values: readonly string[],
  { caption, head, fused: writeFused, totals }: TableTexts,
): Table {
  const paths = getPaths(counts);
  const labels = [
    ...counts.modules.map(({ d, k, fused, instances }, index) => [
      `${paths[index]} ×\u00a0${f.exact(instances)}`,
      fused > 1 ? writeFused(sizeText(f, d, k), f.exact(fused)) : sizeText(f, d, k),
    ]),
    ...totals,
  ];
  return { caption, head, rows: labels.map((row, index) => [...row, values[index]!]) };
}
