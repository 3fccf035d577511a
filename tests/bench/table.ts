/** One line of the benchmark's table. */
export interface Row {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** The target, where there is one: at most, or at least. */
  readonly max?: number;
  readonly min?: number;
}

/** Of an even number of values, half-way between the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  return (sorted[Math.floor(half)]! + sorted[Math.ceil(half)]!) / 2;
}

const short = (value: number) => Number(value.toPrecision(3)).toString();

/** The rows as lines of text, those that miss their target marked. */
export function table(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(({ what }) => what.length));
  return rows
    .map(({ what, value, unit, max: highest, min: lowest }) => {
      const target =
        highest !== undefined
          ? `≤ ${highest} ${unit}`
          : lowest !== undefined
            ? `≥ ${lowest} ${unit}`
            : "";
      const isMissed = value > (highest ?? Infinity) || value < (lowest ?? -Infinity);
      const result = `${short(value)} ${unit}`;
      return `${what.padEnd(width)}  ${result.padStart(12)}  ${target}${isMissed ? "  MISSED" : ""}`;
    })
    .join("\n");
}
