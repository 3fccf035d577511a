export interface Measured {
  readonly value: number;
  /** The quartiles of all rounds. */
  readonly low?: number;
  readonly high?: number;
  /** The same ratio for CPU time on all threads. */
  readonly cpu?: number;
  /** How long a fixed calculation took between the runs on average, as a multiple of its fastest time. */
  readonly load?: number;
}

/** A line of the benchmark's table. */
export interface Row extends Measured {
  readonly task: string;
  readonly unit: string;
  /** The goal, if any: a maximum or a minimum. */
  readonly max?: number;
  readonly min?: number;
}

/** Returns the value below which a share of the values lies, with linear interpolation. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
  return below + (above - below) * (at % 1);
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** From this load on, a ratio says more about the machine than about the contenders. */
const BUSY = 1.25;

const isBusy = ({ load = 1 }: Row) => load >= BUSY;

const short = (value: number) => Number(value.toPrecision(3)).toString();

function describeGoal({ max, min, unit }: Row): string {
  if (max !== undefined) return `≤ ${max} ${unit}`;
  return min === undefined ? "" : `≥ ${min} ${unit}`;
}

/** Says whether a row meets its goal. */
function judge(row: Row): string {
  const { value, low = value, high = value, max = Infinity, min = -Infinity } = row;
  if (max === Infinity && min === -Infinity) return "";
  if (isBusy(row)) return `not judged: busy, ${short(row.load!)}x`;
  if (high <= max && low >= min) return "met";
  return low > max || high < min ? "MISSED" : "unclear";
}

const HEAD = ["task", "median", "quartiles", "CPU", "goal", ""];

/** Returns the rows as lines of text. The last line says how many could not be judged. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.task,
    `${short(row.value)} ${row.unit}`,
    row.low === undefined ? "" : `${short(row.low)} to ${short(row.high!)}`,
    row.cpu === undefined || Number.isNaN(row.cpu) ? "" : short(row.cpu),
    describeGoal(row),
    judge(row),
  ]);
  const lines = [HEAD, ...cells];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const text = lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join("  ")
      .trimEnd(),
  );
  const busy = rows.filter(isBusy).length;
  const machine = busy
    ? `The machine was too busy for ${busy} of ${rows.length} lines: run them again when it is idle.`
    : "The machine was quiet enough for all lines.";
  return [...text, "", machine].join("\n");
}
