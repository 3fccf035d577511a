/** The figure's table, in every language. */
import type { Table } from "../figure.js";
import { labeledRows } from "../labeled-rows.js";

/** The words of the table. */
interface TableTexts {
  readonly caption: string;
  readonly head: readonly [quantity: string, value: string];
  readonly quantities: readonly [
    merged: string,
    update: string,
    output: string,
    numbers: string,
    shape: string,
    matrix: string,
    adapter: string,
    tasks: string,
    copies: string,
    adapters: string,
    share: string,
  ];
}

/** Returns the table of the worked example and the stored bytes. `values` are its second column. */
export function mergeTable(
  values: readonly string[],
  { caption, head, quantities: [merged, update, output, ...stored] }: TableTexts,
): Table {
  const factors = ["*W*", "*x*", "*B*", "*A*", "*BA*"];
  const labels = [...factors, merged, "*Wx*", "*Ax*", update, output, "*W′x*", ...stored];
  return {
    caption,
    head,
    rows: labeledRows(
      labels.map((quantity) => [quantity]),
      values,
    ),
  };
}
