/** A line of the benchmark's table. */
export interface Row {
  readonly task: string;
  readonly value: number;
  readonly unit: string;
  /** The target, if any: a maximum or a minimum. */
  readonly max?: number;
  readonly min?: number;
}

/** Returns the median. For an even number of values, it is the mean of the two middle values. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  return (sorted[Math.floor(half)]! + sorted[Math.ceil(half)]!) / 2;
}

const short = (value: number) => Number(value.toPrecision(3)).toString();

/** Returns the rows as lines of text and marks those that miss their target. */
export function table(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(({ task }) => task.length));
  return rows
    .map(({ task, value, unit, max: highest, min: lowest }) => {
      const target =
        highest !== undefined
          ? `≤ ${highest} ${unit}`
          : lowest !== undefined
            ? `≥ ${lowest} ${unit}`
            : "";
      const isMissed = value > (highest ?? Infinity) || value < (lowest ?? -Infinity);
      const result = `${short(value)} ${unit}`;
      return `${task.padEnd(width)}  ${result.padStart(12)}  ${target}${isMissed ? "  MISSED" : ""}`;
    })
    .join("\n");
}
