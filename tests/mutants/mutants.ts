/**
 * Runs mutation tests: changes the source in small ways, one at a time, runs the unit tests of the changed area,
 * and fails if they do not detect a change. A change that does not compile is detected too.
 *
 * - `npm run mutants` tests all mutants of the core.
 * - `npm run mutants -- --sample 1500 --seed 1` tests random mutants of all areas.
 * - `npm run mutants -- --changed main` tests the lines that differ from a commit; with `--sample`, random mutants of them.
 * - `npm run mutants -- src/lora.ts:10-20` tests files, or lines of files.
 */
import { type ChildProcess, execFileSync, fork } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import fc from "fast-check";
import { type Area, areas, CORE } from "./areas.js";
import { findTypeErrors } from "./type-errors.js";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: "string" },
    seed: { type: "string", default: "1" },
    changed: { type: "string" },
    workers: { type: "string", default: "2" },
  },
});

/** A mutant whose tests show no progress for this long does not end. It is long because a machine may be busy. */
const TIMEOUT = 120_000;

/** A position in a file: lines and columns from 0. */
interface Position {
  readonly line: number;
  readonly column: number;
}
export interface Mutant {
  readonly fileName: string;
  readonly location: { readonly start: Position; readonly end: Position };
  readonly mutatorName: string;
  readonly replacement: string;
}
/** The part of Stryker that is used here: it finds the mutants of a file. */
interface Stryker {
  readonly Instrumenter: new (
    logger: object,
  ) => {
    instrument(files: readonly object[], options: object): Promise<{ mutants: Mutant[] }>;
  };
}

/** The paths of the source files of all areas, with slashes. */
const sources = ["src", "plugin", "scripts/command"]
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`),
  )
  .map((name) => name.replaceAll("\\", "/"))
  .filter((name) => /(?<!\.d)\.ts$/.test(name) && areas.some(({ files }) => files.test(name)))
  .sort();

const areaOf = (file: string): Area | undefined => areas.find(({ files }) => files.test(file));

async function findMutants(names: readonly string[]): Promise<readonly Mutant[]> {
  const require = createRequire(path.resolve("tests/mutants/package.json"));
  const url = pathToFileURL(require.resolve("@stryker-mutator/instrumenter")).href;
  const { Instrumenter }: Stryker = await import(url);
  const logger = { debug() {}, info() {}, isDebugEnabled: () => false };
  const files = names.map((name) => ({
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

function parsePlace(place: string): Lines {
  const [file = "", first = "1", last = first] = place.split(/[:-](?=\d)/);
  return { file, first: Number(first), last: place.includes(":") ? Number(last) : Infinity };
}

async function chooseMutants(): Promise<readonly Mutant[]> {
  const places = values.changed ? findChanges(values.changed) : positionals.map(parsePlace);
  const all =
    places.length || values.sample ? sources : sources.filter((name) => CORE.files.test(name));
  const names = places.length
    ? all.filter((name) => places.some(({ file }) => file === name))
    : all;
  const mutants = (await findMutants(names)).filter(
    ({ fileName, location: { start, end } }) =>
      places.length === 0 ||
      places.some(
        ({ file, first, last }) => file === fileName && first <= start.line + 1 && end.line < last,
      ),
  );
  if (!values.sample) return mutants;
  const count = Math.min(Number(values.sample), mutants.length);
  const size = { minLength: count, maxLength: count };
  const [sampled = []] = fc.sample(fc.shuffledSubarray([...mutants], size), {
    seed: Number(values.seed),
    numRuns: 1,
  });
  console.log(`${count} of ${mutants.length} mutants`);
  return sampled;
}

/** Returns a mutant's file with the change. */
function applyMutant({ fileName, location: { start, end }, replacement }: Mutant): string {
  const code = readFileSync(fileName, "utf8");
  const lines = code.split("\n");
  const offset = ({ line, column }: Position) =>
    lines.slice(0, line).reduce((sum, text) => sum + text.length + 1, column);
  return code.slice(0, offset(start)) + replacement + code.slice(offset(end));
}

/** Returns a mutant's place, its code and its replacement. */
function describeMutant({ fileName, location: { start, end }, replacement }: Mutant): string {
  const lines = readFileSync(fileName, "utf8")
    .split("\n")
    .slice(start.line, end.line + 1);
  lines[lines.length - 1] = lines.at(-1)!.slice(0, end.column);
  const [first = "", ...others] = lines.join("\n").slice(start.column).split("\n");
  return `${fileName}:${start.line + 1}:${start.column + 1} ${first}${others.length ? " …" : ""} -> ${replacement}`;
}

/** Mutants that no test can detect, because the code does the same: the code's line, the kinds of mutants, and why. */
const EQUIVALENT: readonly {
  readonly file: string;
  readonly line: string;
  readonly mutators: readonly string[];
}[] = JSON.parse(readFileSync("tests/mutants/equivalent.json", "utf8"));

function isEquivalent({ fileName, location, mutatorName }: Mutant): boolean {
  const line = readFileSync(fileName, "utf8").split("\n")[location.start.line]!.trim();
  return EQUIVALENT.some(
    (item) => item.file === fileName && item.line === line && item.mutators.includes(mutatorName),
  );
}

/** Tests to run, with a changed file or without a change. */
export interface Run {
  readonly tests: readonly string[];
  readonly changed?: { readonly file: string; readonly code: string };
}
/** The first failure, or none. */
export interface Outcome {
  readonly failure?: string | undefined;
}

/** Runs tests in a process of its own, which is killed and replaced if a mutant does not end. */
class Runner {
  #child: ChildProcess | undefined;

  run(run: Run): Promise<Outcome | "timeout"> {
    // Its own process group, so that the processes of Vitest end with it.
    this.#child ??= fork("tests/.run/run-tests.js", { detached: true });
    const child = this.#child;
    return new Promise((resolve) => {
      let timer: NodeJS.Timeout;
      const end = (outcome: Outcome | "timeout") => {
        clearTimeout(timer);
        child.removeAllListeners();
        resolve(outcome);
      };
      const wait = () => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          this.stop();
          end("timeout");
        }, TIMEOUT);
      };
      child.on("message", (message: "progress" | Outcome) => {
        if (message === "progress") wait();
        else end(message);
      });
      child.on("exit", () => {
        this.#child = undefined;
        end({ failure: "the process ended" });
      });
      wait();
      child.send(run);
    });
  }

  stop(): void {
    if (this.#child?.pid) process.kill(-this.#child.pid, "SIGKILL");
    this.#child = undefined;
  }
}

const mutants = await chooseMutants();
const used = areas.filter((area) => mutants.some(({ fileName }) => areaOf(fileName) === area));
const runners = Array.from({ length: Number(values.workers) }, () => new Runner());
const stop = () => {
  for (const runner of runners) runner.stop();
};
process
  .on("exit", stop)
  .on("SIGINT", () => process.exit(130))
  .on("SIGTERM", () => process.exit(143));

/** Calls a function for each item, with each runner in turn as it becomes free. */
async function share<T>(items: readonly T[], work: (item: T, runner: Runner) => Promise<void>) {
  const left = [...items];
  await Promise.all(
    runners.map(async (runner) => {
      for (let item = left.shift(); item !== undefined; item = left.shift())
        await work(item, runner);
    }),
  );
}

// Without a change, every test must pass: one that fails anyway would seem to detect all mutants.
const tests = [...new Set(used.flatMap((area) => area.tests))];
const shares = runners.map((_, index) => tests.filter((_, at) => at % runners.length === index));
await share(shares, async (items, runner) => {
  const outcome = await runner.run({ tests: items });
  if (outcome === "timeout" || outcome.failure)
    throw new Error(
      `Without a mutant, ${outcome === "timeout" ? "a test does not end" : `${outcome.failure} fails`}.`,
    );
});

const OUTCOMES = ["failing tests", "type errors", "timeouts", "survived", "explained"] as const;
type Kind = (typeof OUTCOMES)[number];

async function testMutant(mutant: Mutant, area: Area, runner: Runner): Promise<Kind> {
  const changed = { file: mutant.fileName, code: applyMutant(mutant) };
  if (findTypeErrors(changed.file, changed.code)) return "type errors";
  const outcome = await runner.run({ tests: area.tests, changed });
  if (outcome === "timeout") return "timeouts";
  if (outcome.failure) return "failing tests";
  return isEquivalent(mutant) ? "explained" : "survived";
}

let tested = 0;
const results = new Map<Area, Kind[]>(used.map((area) => [area, []]));
await share(mutants, async (mutant, runner) => {
  const area = areaOf(mutant.fileName);
  if (!area) throw new Error(`${mutant.fileName} belongs to no area of tests/mutants/areas.ts`);
  const kind = await testMutant(mutant, area, runner);
  results.get(area)!.push(kind);
  // Each result at once, so that an interrupted run has results too.
  console.log(`${++tested}/${mutants.length} ${kind}: ${describeMutant(mutant)}`);
});
const report = (name: string, kinds: readonly Kind[]) => {
  const counts = OUTCOMES.map((kind) => kinds.filter((item) => item === kind).length);
  const [survived = 0, explained = 0] = counts.slice(3);
  const left = kinds.length - explained;
  const list = OUTCOMES.map((kind, index) => `${counts[index]} ${kind}`).join(", ");
  console.log(`${name}: ${left - survived} of ${left} mutants detected (${list})`);
};
for (const [area, kinds] of results) report(area.name, kinds);
const kinds = [...results.values()].flat();
report("all", kinds);
process.exitCode = kinds.includes("survived") ? 1 : 0;
stop();
