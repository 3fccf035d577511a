/** The results of the exam, and their table. */

export interface Row {
  readonly name: string;
  readonly result: "ok" | "failed" | "skipped";
  /** The measured values, or the reason why the test was skipped. */
  readonly text: string;
}

export const completed = (name: string, isGood: boolean, text: string): Row => ({
  name,
  result: isGood ? "ok" : "failed",
  text,
});

/** Returns the row of a test that cannot run here. */
export const skipped = (name: string, reason: string): Row => ({
  name,
  result: "skipped",
  text: `skipped: ${reason}`,
});

/** Returns a table with the numbers of run, failed and skipped tests of each part. */
export function tally(parts: ReadonlyMap<string, readonly Row[]>): string {
  const countRows = (rows: readonly Row[]) => {
    const [failures, skips] = (["failed", "skipped"] as const).map(
      (result) => rows.filter((row) => row.result === result).length,
    ) as [number, number];
    return [rows.length - skips, failures, skips];
  };
  const lines = [
    ["part", "run", "failed", "skipped"],
    ...[...parts].map(([part, rows]) => [part, ...countRows(rows)]),
    ["all", ...countRows([...parts.values()].flat())],
  ];
  return lines
    .map(([part, ...counts]) =>
      [String(part).padEnd(14), ...counts.map((count) => String(count).padStart(10))].join(""),
    )
    .join("\n");
}
