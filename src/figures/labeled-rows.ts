/** Joins the words and the values of a table. */

/** Rows that each begin with labels and end with the same number of values. */
export function labeledRows(
  labels: readonly (readonly string[])[],
  values: readonly string[],
): string[][] {
  const width = values.length / labels.length;
  return labels.map((row, index) => [...row, ...values.slice(width * index, width * (index + 1))]);
}
