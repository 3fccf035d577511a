/** The results of the exam, and their table. */

export interface Row {
  readonly name: string;
  readonly result: "ok" | "failed" | "not tried";
  /** What was measured, or why it was not tried. */
  readonly text: string;
}

/** Returns the row of a test that ran. */
export const tried = (name: string, isGood: boolean, text: string): Row => ({
  name,
  result: isGood ? "ok" : "failed",
  text,
});

/** Returns the row of a test that cannot run here. */
export const notTried = (name: string, why: string): Row => ({
  name,
  result: "not tried",
  text: `not tried: ${why}`,
});

/** Returns a table with the numbers of tried, failed and not tried tests of each part. */
export function tally(parts: ReadonlyMap<string, readonly Row[]>): string {
  const countRows = (rows: readonly Row[]) => {
    const [failed, skipped] = (["failed", "not tried"] as const).map(
      (result) => rows.filter((row) => row.result === result).length,
    ) as [number, number];
    return [rows.length - skipped, failed, skipped];
  };
  const lines = [
    ["part", "tried", "failed", "not tried"],
    ...[...parts].map(([part, rows]) => [part, ...countRows(rows)]),
    ["all", ...countRows([...parts.values()].flat())],
  ];
  return lines
    .map(([part, ...counts]) =>
      [String(part).padEnd(14), ...counts.map((count) => String(count).padStart(10))].join(""),
    )
    .join("\n");
}
