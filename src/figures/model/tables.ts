/** The figure's table, in every language. */
import type { Formats } from "../../language-format.js";
import type { Page } from "../../locales/en/model.ftl";
import type { Table } from "../figure.js";
import { sizeText } from "../texts.js";
import { getPaths, type Layers } from "./numbers.js";

/** The words of the table. */
interface TableTexts {
  readonly caption: string;
  readonly head: Page["tableHead"];
  /** The size of a fused module, whose rank is `times` the rank. */
  fused(size: string, times: number): string;
  /** The rows below the modules, with their formulas. */
  readonly quantities: Page["tableQuantities"];
  readonly formulas: Page["tableFormulas"];
}

/** `values` are the last column. */
export function modelTable(
  f: Formats,
  counts: Layers,
  values: readonly string[],
  { caption, head: [module, trained], fused: writeFused, quantities, formulas }: TableTexts,
): Table {
  const paths = getPaths(counts);
  const labels = [
    ...counts.modules.map(({ d, k, fused, instances }, index) => [
      `${paths[index]} ×\u00a0${f.exact(instances)}`,
      fused > 1 ? writeFused(sizeText(f, d, k), fused) : sizeText(f, d, k),
    ]),
    ...quantities.map((quantity, index) => [quantity, formulas[index]!]),
  ];
  return {
    caption,
    head: [module, "*d*\u00a0×\u00a0*k*", trained],
    rows: labels.map((row, index) => [...row, values[index]!]),
  };
}
