/** The figure's table, in every language. */
import type { Formats } from "../../language-format.js";
import type { Page } from "../../locales/en/model.ftl";
import type { Table } from "../figure.js";
import { sizeText } from "../texts.js";
import { getPaths, type Layers } from "./numbers.js";

/** `values` are the last column. */
export function modelTable(f: Formats, counts: Layers, values: readonly string[], m: Page): Table {
  const [module, trained] = m.tableHead;
  const paths = getPaths(counts);
  const labels = [
    ...counts.modules.map(({ d, k, fused, instances }, index) => {
      const size = sizeText(f, d, k);
      return [
        `${paths[index]} ×\u00a0${f.exact(instances)}`,
        fused > 1 ? m.fused({ size, times: fused }) : size,
      ];
    }),
    ...m.tableQuantities.map((quantity, index) => [quantity, m.tableFormulas[index]!]),
  ];
  return {
    caption: m.tableCaption(counts),
    head: [module, "*d*\u00a0×\u00a0*k*", trained],
    rows: labels.map((row, index) => [...row, values[index]!]),
  };
}
