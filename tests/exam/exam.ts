/**
 * `npm run exam` runs all long tests, and `npm run exam -- files memory` runs only the parts named
 * `files` and `memory`. Each test prints a line with its result. A table at the end has the numbers of run,
 * failed and skipped tests.
 */
import { parseArgs } from "node:util";
import { batchRows } from "./batch.js";
import { fileRows } from "./files.js";
import { fuzzInput } from "./fuzz-input.js";
import { growthRows } from "./growth.js";
import { memory } from "./memory.js";
import { properties } from "./properties.js";
import { completed, type Row, skipped, tally } from "./rows.js";
import { standards } from "./standards.js";

/** The longest part. It runs only if it is named. `--minutes` sets its time for each target. */
const FUZZ = "fuzz-input";

const { values, positionals: names } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: "string", default: "10" } },
});

const parts = {
  growth: () => growthRows({ sizes: [1, 2, 4, 8, 16, 32], runs: 5, max: 1.15 }),
  properties: () => properties(3),
  standards: () => standards(),
  files: () => fileRows({ addresses: 3000, mutations: 1000, points: 1, pages: 3 }),
  batch: () => batchRows(2000, 4),
  memory: () => memory([300, 2300]),
  [FUZZ]: () => fuzzInput(Number(values.minutes)),
};

const MARKS: Readonly<Record<Row["result"], string>> = {
  ok: "ok  ",
  failed: "FAIL",
  skipped: "-   ",
};

const isPart = (name: string): name is keyof typeof parts => Object.hasOwn(parts, name);
const unknown = names.find((name) => !isPart(name));
if (unknown !== undefined)
  throw new Error(
    `the exam has no part ${unknown}; the parts are ${Object.keys(parts).join(", ")}`,
  );

// Hides errors of invalid pages, because they would clutter the table.
console.error = () => {};

/** Yields the rows of a part. An error of the part itself is a failed row. */
async function* runPart(part: keyof typeof parts): AsyncGenerator<Row> {
  try {
    if (part === FUZZ && !names.length) yield skipped(part, `it takes half an hour: name ${part}`);
    else yield* parts[part]();
  } catch (error) {
    yield completed(part, false, String((error as Error).stack ?? error));
  }
}

const rows = new Map<string, Row[]>();
for (const part of names.length ? names.filter(isPart) : Object.keys(parts).filter(isPart)) {
  const partRows: Row[] = [];
  rows.set(part, partRows);
  for await (const row of runPart(part)) {
    partRows.push(row);
    console.log(`${MARKS[row.result]} ${row.name.padEnd(40)} ${row.text}`);
  }
}
console.log(`\n${tally(rows)}`);
process.exitCode = [...rows.values()].flat().some(({ result }) => result === "failed") ? 1 : 0;
