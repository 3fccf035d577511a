/**
 * `npm run fuzz -- --minutes 30 --seed 1` compares our counts and files with PEFT's, on random
 * configurations and settings. With --memory, it compares the memory of training instead. CONTRIBUTING.md
 * explains the other options.
 */
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { families, shapesOfConfig } from "../../src/counts/config.js";
import { simulations } from "../../src/counts/steps/index.js";
import { LoraError } from "../../src/index.js";
import { METHODS } from "../support/peft.js";
import { readTrainings, TRAININGS } from "../support/training-oracle.js";
import { type Case, compare, isLimit, type Outcome, ourAnswer } from "./compare.js";
import { generateConfigs } from "./configs.js";
import { type Config, type Description, type Oracle, startOracle } from "./oracle.js";
import { createRandom, type Random } from "./random.js";
import { record, recordFixed } from "./record.js";
import { comparable, drawRun, isSupported, type Run } from "./runs.js";
import { shrink } from "./shrink.js";
import { Tally } from "./tally.js";
import { Comparison, compareTrainings } from "./training.js";

const { values: options } = parseArgs({
  options: {
    minutes: { type: "string", default: "30" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    types: { type: "string" },
    methods: { type: "string" },
    workers: { type: "string", default: "1" },
    replay: { type: "string" },
    fixed: { type: "string" },
    record: { type: "string" },
    memory: { type: "boolean", default: false },
  },
});

const PEFT = [...new Set(Object.values(METHODS).map(({ method }) => method))];
const FOLDER = "tests/.run/fuzz";
/** Runs on each configuration, because a valid configuration takes longer to find than a run. */
const RUNS = 16;
/** The run that shows whether we also reject a configuration with which transformers cannot build a model. */
const BUILD: Run = { name: "lora", method: "LORA", config: { r: 1, target_modules: "all-linear" } };
/** The maximum number of differences of the same type and category to shrink. */
const SHRUNK = 2;

const parseNames = (text: string | undefined, all: readonly string[]): string[] => {
  const names = text?.split(",") ?? [...all];
  const unknown = names.find((name) => !all.includes(name));
  if (unknown !== undefined) throw new Error(`${unknown} is unknown; known are ${all.join(", ")}`);
  return names;
};

async function compareCase(oracle: Oracle, item: Case): Promise<Outcome> {
  const { name: _, ...run } = item.run;
  return compare(ourAnswer(item), await oracle.run(item.on, run));
}

/** Shrinks a difference, prints it and adds it to the file. */
async function recordDifference(
  oracle: Oracle,
  item: Case,
  difference: Outcome & { kind: "difference" },
) {
  const fails = async (next: Case) => {
    const outcome = await compareCase(oracle, next);
    if (outcome.kind !== "difference" || outcome.sort !== difference.sort) return false;
    return !(await oracle.check(next.on)).invalid;
  };
  const smallest = await shrink(item, fails, 25);
  const outcome = await compareCase(oracle, smallest);
  const text = outcome.kind === "difference" ? outcome.text : difference.text;
  console.log(`${difference.sort}: ${JSON.stringify(smallest)}\n    ${text}`);
  appendFileSync(`${FOLDER}/differences.jsonl`, `${JSON.stringify(smallest)}\n`);
}

/** Returns whether no key of the configuration changes shapes in a way that is a named limit. */
function isModeled(config: Config): boolean {
  try {
    shapesOfConfig(config);
    return true;
  } catch (error) {
    return !(error instanceof LoraError && isLimit(error.message));
  }
}

/** Draws, compares and counts cases until the time is over. */
async function work(
  seed: number,
  until: number,
  tally: Tally,
  oracle: Oracle,
  description: Description,
) {
  const random: Random = createRandom(seed);
  const types = parseNames(options.types, Object.keys(description.types));
  const names = parseNames(options.methods, comparable);
  const sources = new Map(
    types.map((type) => [type, generateConfigs(type, description, random, { isBroken: true })]),
  );
  const supported = new Map(
    types.map((type) => [type, names.filter((name) => isSupported(name, type))]),
  );
  const shrunk = new Map<string, number>();
  const recordOnce = async (
    type: string,
    item: Case,
    outcome: Outcome & { kind: "difference" },
  ) => {
    const sort = `${type} ${outcome.sort}`;
    const seen = shrunk.get(sort) ?? 0;
    shrunk.set(sort, seen + 1);
    if (seen < SHRUNK) await recordDifference(oracle, item, outcome);
  };
  while (Date.now() < until) {
    const type = tally.neediest(supported, random);
    const source = sources.get(type)!;
    let config = source.draw();
    while (!isModeled(config) && random.chance(0.9)) config = source.draw();
    const model = await oracle.check(config);
    tally.checked(type, model.rejected ?? model.invalid);
    if (model.rejected !== undefined) {
      const item = { on: config, run: BUILD };
      const outcome = await compareCase(oracle, item);
      tally.add(type, "(build)", "config", outcome);
      if (outcome.kind === "difference") await recordOnce(type, item, outcome);
      continue;
    }
    if (model.invalid) continue;
    source.keep(config);
    for (let count = 0; count < RUNS && Date.now() < until; count++) {
      const name = tally.rarestMethod(type, supported.get(type)!, random);
      const run = drawRun(name, type, model, description, random);
      const targets = run.config?.target_modules;
      const mode =
        targets === undefined ? "default" : typeof targets === "string" ? "all" : "names";
      if (tally.isRejected(type, name, mode) && !random.chance(0.01)) continue;
      const item = { on: config, run };
      const outcome = await compareCase(oracle, item);
      tally.add(type, name, mode, outcome);
      if (outcome.kind === "named limit" && outcome.sort.includes("config")) break;
      if (outcome.kind === "difference") await recordOnce(type, item, outcome);
    }
  }
}

/** Starts as many processes of PEFT as `--workers` states, and runs the task on each. */
async function onWorkers(task: (oracle: Oracle, index: number) => Promise<void>) {
  const oracles = Array.from({ length: Number(options.workers) }, startOracle);
  await Promise.all(
    oracles.map(async (oracle, index) => {
      await task(oracle, index);
      oracle.close();
    }),
  );
}

async function fuzz() {
  const minutes = Number(options.minutes);
  const seed = Number(options.seed);
  const until = Date.now() + 60_000 * minutes;
  const tally = new Tally();
  let cpu = 0;
  await onWorkers(async (oracle, index) => {
    await work(seed + index, until, tally, oracle, await oracle.describe(families, PEFT));
    cpu += oracle.seconds();
  });
  writeFileSync(`${FOLDER}/table.txt`, tally.table());
  console.log(
    `${tally.table()}\n${tally.reasons()}\nseed ${seed}, ${minutes} minutes: ${tally.summary(cpu)}`,
  );
  return tally.differences;
}

/** Repeats the cases of a file, and returns how many still differ. */
async function replay(file: string) {
  const oracle = startOracle();
  let differences = 0;
  for (const line of readFileSync(file, "utf8").trim().split("\n")) {
    const outcome = await compareCase(oracle, JSON.parse(line));
    if (outcome.kind !== "difference") continue;
    differences++;
    console.log(`${outcome.sort}: ${line}\n    ${outcome.text}`);
  }
  oracle.close();
  console.log(`${differences} differences`);
  return differences;
}

/** Writes `count` cases to tests/reference/drawn-cases.jsonl. */
async function reference(count: number) {
  const oracle = startOracle();
  const description = await oracle.describe(families, PEFT);
  await record(count, Number(options.seed), { oracle, description, names: comparable });
  oracle.close();
  return 0;
}

/** Compares the memory of trainings, and returns how many are outside the stated error. */
async function memory() {
  const comparison = new Comparison();
  const types = parseNames(options.types, Object.keys(simulations));
  const seed = Number(options.seed);
  if (options.replay) {
    for (const drawn of readTrainings(options.replay)) comparison.add(drawn);
  } else if (options.record) {
    const each = Math.ceil(Number(options.record) / types.length);
    const kept = readTrainings(TRAININGS).filter(
      ({ on: config }) => !types.includes(config.model_type),
    );
    writeFileSync(TRAININGS, kept.map((drawn) => `${JSON.stringify(drawn)}\n`).join(""));
    const remaining = [...types];
    await onWorkers(async (oracle) => {
      const description = await oracle.describe(types, []);
      for (let type = remaining.shift(); type; type = remaining.shift()) {
        const isDone = () => comparison.countCases(type!) >= each;
        const draws = { oracle, description, random: createRandom(seed), isDone };
        await compareTrainings([type], draws, comparison, TRAININGS);
      }
    });
  } else {
    const until = Date.now() + 60_000 * Number(options.minutes);
    const isDone = () => Date.now() >= until;
    const file = `${FOLDER}/memory.jsonl`;
    writeFileSync(file, "");
    await onWorkers(async (oracle, index) => {
      const description = await oracle.describe(types, []);
      const draws = { oracle, description, random: createRandom(seed + index), isDone };
      await compareTrainings(types, draws, comparison, file);
    });
  }
  console.log(comparison.summary());
  return comparison.outside;
}

async function keepFixed(file: string) {
  const oracle = startOracle();
  await recordFixed(file, oracle);
  oracle.close();
  return 0;
}

function run(): Promise<number> {
  if (options.memory) return memory();
  if (options.replay) return replay(options.replay);
  if (options.fixed) return keepFixed(options.fixed);
  return options.record ? reference(Number(options.record)) : fuzz();
}

mkdirSync(FOLDER, { recursive: true });
process.exitCode = (await run()) ? 1 : 0;
