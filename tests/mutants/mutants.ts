/**
 * Runs mutation tests: changes the source in small ways, one at a time, runs the unit tests of the changed area,
 * and fails if they do not detect a change.
 *
 * - `npm run mutants` tests all mutants of the core.
 * - `npm run mutants -- --sample 1500 --seed 1` tests random mutants of all areas.
 * - `npm run mutants -- --changed main` tests the lines that differ from a commit; with `--sample`, random mutants of them.
 * - `npm run mutants -- src/lora.ts:10-20` tests files, or lines of files.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import fc from "fast-check";
import { areas, CORE } from "./areas.js";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: "string" },
    seed: { type: "string", default: "1" },
    changed: { type: "string" },
    workers: { type: "string", default: "2" },
  },
});

/** A position in a file: lines and columns from 0. */
interface Position {
  readonly line: number;
  readonly column: number;
}
interface Mutant {
  readonly fileName: string;
  readonly location: { readonly start: Position; readonly end: Position };
}
/** A mutant that was run. Lines and columns of its location start at 1. */
interface Result extends Mutant {
  readonly status: string;
  readonly mutatorName: string;
  readonly replacement?: string;
}

const RUN = path.resolve("tests/.run");
const require = createRequire(path.resolve("tests/mutants/package.json"));
/** The parts of Stryker that are used here. */
interface Tools {
  readonly Instrumenter: new (
    logger: object,
  ) => {
    instrument(files: readonly object[], options: object): Promise<{ mutants: Mutant[] }>;
  };
  readonly Stryker: new (options: object) => { runMutationTest(): Promise<Result[]> };
}
/** Loads a package of tests/mutants, which the project's own folder does not have. */
const load = async (name: string): Promise<Tools> =>
  import(pathToFileURL(require.resolve(name)).href);

/** The paths of the source files of all areas, with slashes. */
const sources = ["src", "plugin"]
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`),
  )
  .map((name) => name.replaceAll("\\", "/"))
  .filter((name) => name.endsWith(".ts") && areas.some(({ files }) => files.test(name)))
  .sort();

/** Returns all possible mutants of the source. */
async function findMutants(): Promise<readonly Mutant[]> {
  const { Instrumenter } = await load("@stryker-mutator/instrumenter");
  const logger = { debug() {}, info() {}, isDebugEnabled: () => false };
  const files = sources.map((name) => ({
    name,
    mutate: true,
    content: readFileSync(name, "utf8"),
  }));
  const options = { excludedMutations: [], ignorers: [], plugins: null };
  return (await new Instrumenter(logger).instrument(files, options)).mutants;
}

/** Whole lines of a file, from 1. */
interface Lines {
  readonly file: string;
  readonly first: number;
  readonly last: number;
}

const isBefore = (first: Position, second: Position) =>
  first.line < second.line || (first.line === second.line && first.column <= second.column);

/** Returns a place in Stryker's form. */
const toRange = ({ fileName, location: { start, end } }: Mutant) =>
  `${fileName}:${start.line + 1}:${start.column}-${end.line + 1}:${end.column}`;

/** Returns whether a mutant changes only lines among these. */
const isAmong = ({ fileName, location: { start, end } }: Mutant, changes: readonly Lines[]) =>
  changes.some(
    ({ file, first, last }) => file === fileName && first <= start.line + 1 && end.line < last,
  );

/**
 * Returns random places with at least `count` mutants. Stryker also runs the mutants inside a place,
 * so places with over 10 are left out: the mutants of a few long blocks would outnumber all others.
 */
async function sample(
  count: number,
  seed: number,
  changes: readonly Lines[] | undefined,
): Promise<string[]> {
  const all = await findMutants();
  const mutants = changes ? all.filter((mutant) => isAmong(mutant, changes)) : all;
  const inside = ({ fileName, location }: Mutant) =>
    mutants.filter(
      (other) =>
        other.fileName === fileName &&
        isBefore(location.start, other.location.start) &&
        isBefore(other.location.end, location.end),
    );
  const places = new Set<string>();
  const sampled = new Set<Mutant>();
  for (const place of fc.sample(fc.constantFrom(...mutants), { seed, numRuns: count })) {
    const contained = inside(place);
    if (sampled.size >= count || contained.length > 10) continue;
    for (const mutant of contained) sampled.add(mutant);
    places.add(toRange(place));
  }
  console.log(`${sampled.size} of ${mutants.length} mutants, at ${places.size} places`);
  return [...places];
}

/** Returns the lines of the source that differ from a commit. */
function findChanges(commit: string): Lines[] {
  const diff = execFileSync("git", ["diff", "-U0", "--no-ext-diff", commit, "--", ...sources], {
    maxBuffer: 2 ** 28,
  });
  const changes: Lines[] = [];
  let file = "";
  for (const line of String(diff).split("\n")) {
    file = /^\+\+\+ b\/(.+)/.exec(line)?.[1] ?? file;
    const [, start, count = "1"] = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(line) ?? [];
    const [first, length] = [Number(start), Number(count)];
    if (start && length > 0) changes.push({ file, first, last: first + length - 1 });
  }
  return changes;
}

async function findPlaces(): Promise<string[]> {
  const changes = values.changed ? findChanges(values.changed) : undefined;
  if (values.sample) return sample(Number(values.sample), Number(values.seed), changes);
  if (changes) return changes.map(({ file, first, last }) => `${file}:${first}-${last}`);
  return positionals.length ? positionals : sources.filter((name) => CORE.files.test(name));
}

const { Stryker } = await load("@stryker-mutator/core");

/** Runs the mutants in places of an area with the area's tests. */
async function run(area: string, mutate: readonly string[]): Promise<readonly Result[]> {
  process.env.MUTANTS_AREA = area;
  return new Stryker({
    plugins: ["@stryker-mutator/vitest-runner"],
    testRunner: "vitest",
    vitest: { configFile: "tests/mutants/vitest.config.ts", related: false },
    mutate,
    ignorePatterns: ["_site", ".cache", "tests/.run", "tests/bench", "tests/matrix"],
    coverageAnalysis: "perTest",
    concurrency: Number(values.workers),
    dryRunTimeoutMinutes: 30,
    // Only an endless loop takes this long, even on a busy machine.
    timeoutMS: 120_000,
    tempDirName: "tests/.run/mutants",
    allowEmpty: true,
    reporters: ["progress-append-only"],
    thresholds: { break: null },
  }).runMutationTest();
}

/** Mutants that no test can detect, because the code does the same: the code's line, the kinds of mutants, and why. */
const EQUIVALENT: readonly {
  readonly file: string;
  readonly line: string;
  readonly mutators: readonly string[];
}[] = JSON.parse(readFileSync("tests/mutants/equivalent.json", "utf8"));

function isEquivalent({ fileName, location, mutatorName }: Result): boolean {
  const name = path.relative(".", fileName);
  const line = readFileSync(name, "utf8").split("\n")[location.start.line - 1]!.trim();
  return EQUIVALENT.some(
    (item) => item.file === name && item.line === line && item.mutators.includes(mutatorName),
  );
}

/** Returns a mutant's place, its code and its replacement. */
function describeMutant({ fileName, location: { start, end }, replacement }: Result): string {
  const name = path.relative(".", fileName);
  const lines = readFileSync(name, "utf8")
    .split("\n")
    .slice(start.line - 1, end.line);
  lines[lines.length - 1] = lines.at(-1)!.slice(0, end.column - 1);
  const [first = "", ...others] = lines
    .join("\n")
    .slice(start.column - 1)
    .split("\n");
  return `${name}:${start.line}:${start.column} ${first}${others.length ? " …" : ""} -> ${replacement}`;
}

mkdirSync(RUN, { recursive: true });
const remaining = new Set(await findPlaces());
for (const { name, files } of areas) {
  const places = [...remaining].filter((place) => files.test(place.split(":")[0]!));
  for (const place of places) remaining.delete(place);
  if (places.length === 0) continue;
  const results = await run(name, places);
  const survivors = results.filter(
    (mutant) => ["Survived", "NoCoverage"].includes(mutant.status) && !isEquivalent(mutant),
  );
  const killed = results.filter(({ status }) => ["Killed", "Timeout"].includes(status));
  for (const survivor of survivors) console.log(describeMutant(survivor));
  // A mutant that does not end is detected, but one that only takes long is not.
  for (const mutant of results.filter(({ status }) => status === "Timeout"))
    console.log(`timeout: ${describeMutant(mutant)}`);
  if (survivors.length) process.exitCode = 1;
  console.log(`${name}: ${killed.length} of ${killed.length + survivors.length} mutants detected`);
}
for (const place of remaining) console.log(`${place} belongs to no area of tests/mutants/areas.ts`);
if (remaining.size) process.exitCode = 1;
