/** Draws cases evenly over types and methods, and keeps PEFT's answers for tests without Python. */
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { type Case, compare, ourAnswer } from "./compare.js";
import { generateConfigs } from "./configs.js";
import type { Answer, Checked, Config, Description, Oracle } from "./oracle.js";
import { createRandom, type Random } from "./random.js";
import { drawRun, isSupported, type Run } from "./runs.js";

const DRAWN = "tests/reference/drawn-cases.jsonl";
/** Cases that differed before a fix, and cases of settings that random samples rarely reach. */
const FIXED = "tests/reference/fixed-cases.jsonl";
/** Runs on each configuration. */
const RUNS = 8;
/** The maximum number of draws of a run before a rejection is recorded. */
const ATTEMPTS = 3;

/** A case and PEFT's answer: numbers, or its rejection. */
interface Drawn extends Case {
  readonly answer: Answer;
}

interface Line {
  readonly on: Config;
  readonly runs: readonly (readonly [Run, Answer])[];
}

interface Head {
  readonly seed: number;
  readonly versions: Description["versions"];
}

const readLines = (file: string): string[] => readFileSync(file, "utf8").trim().split("\n");

const casesIn = (lines: readonly string[]): readonly Drawn[] =>
  lines.flatMap((line) => {
    const { on, runs } = JSON.parse(line) as Line;
    return runs.map(([run, answer]): Drawn => ({ on, run, answer }));
  });

export function readDrawn(): { readonly head: Head; readonly cases: readonly Drawn[] } {
  const [head = "", ...lines] = readLines(DRAWN);
  return { head: JSON.parse(head), cases: casesIn(lines) };
}

export const readFixed = (): readonly Drawn[] => casesIn(readLines(FIXED));

/** Adds the cases of a file, with PEFT's answers, to the fixed cases. Prints cases that still differ. */
export async function recordFixed(file: string, oracle: Oracle) {
  for (const line of readLines(file)) {
    const item = JSON.parse(line) as Case;
    const answer = await askOracle(oracle, item);
    const outcome = compare(ourAnswer(item), answer);
    if (outcome.kind === "equal" || outcome.kind === "both reject")
      appendFileSync(FIXED, `${JSON.stringify({ on: item.on, runs: [[item.run, answer]] })}\n`);
    else console.log(`${outcome.kind}: ${line}`);
  }
}

async function askOracle(oracle: Oracle, { on, run }: Case): Promise<Answer> {
  const { name: _, ...given } = run;
  const answer = await oracle.run(on, given);
  const known = ["trainable", "all", "fileBytes", "rejected", "crashed"];
  return Object.fromEntries(Object.entries(answer).filter(([name]) => known.includes(name)));
}

/** The maximum number of draws to find a valid configuration of a type. */
const DRAWS = 100;

/** Returns a configuration with which a forward pass runs, and the names of its modules; undefined if none was drawn. */
async function generateValid(
  oracle: Oracle,
  draw: () => Config,
): Promise<readonly [Config, Checked] | undefined> {
  for (let count = 0; count < DRAWS; count++) {
    const on = draw();
    const model = await oracle.check(on);
    if (model.invalid === undefined && model.rejected === undefined) return [on, model];
  }
  return undefined;
}

/** Writes at least `count` cases. Prints cases that differ, and does not write them. */
export async function record(
  count: number,
  seed: number,
  {
    oracle,
    description,
    names,
  }: { oracle: Oracle; description: Description; names: readonly string[] },
) {
  const random: Random = createRandom(seed);
  const types = Object.keys(description.types);
  const sources = new Map(types.map((type) => [type, generateConfigs(type, description, random)]));
  const lines: Line[] = [];
  let total = 0;
  for (let index = 0; total < count; index++) {
    const type = types[index % types.length]!;
    const source = sources.get(type)!;
    const valid = await generateValid(oracle, () => source.draw());
    if (!valid) {
      console.log(`${type}: no valid configuration in ${DRAWS} draws`);
      continue;
    }
    const [on, model] = valid;
    source.keep(on);
    const first = RUNS * Math.floor(index / types.length);
    const runs: (readonly [Run, Answer])[] = [];
    for (let number = 0; number < RUNS && total < count; number++) {
      const name = names[(first + number) % names.length]!;
      if (!isSupported(name, type)) continue;
      for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
        const run = drawRun(name, type, model, description, random);
        const answer = await askOracle(oracle, { on, run });
        const outcome = compare(ourAnswer({ on, run }), answer);
        if (outcome.kind === "difference")
          console.log(`${outcome.sort}: ${JSON.stringify({ on, run })}\n    ${outcome.text}`);
        const isLast = attempt === ATTEMPTS && outcome.kind === "both reject";
        if (outcome.kind !== "equal" && !isLast) continue;
        runs.push([run, answer]);
        total++;
        break;
      }
    }
    if (runs.length) lines.push({ on, runs });
  }
  const head: Head = { seed, versions: description.versions };
  writeFileSync(DRAWN, `${[head, ...lines].map((line) => JSON.stringify(line)).join("\n")}\n`);
  console.log(`${total} cases in ${DRAWN}`);
}
