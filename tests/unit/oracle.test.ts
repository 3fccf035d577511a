/** Compares every family with every method with the tensors that PEFT builds. */
import { describe, expect, it } from "vitest";
import { families } from "../../src/counts/config.js";
import { methods } from "../../src/counts/methods/index.js";
import { LoraError } from "../../src/errors.js";
import { isExam, sampled } from "../support/draws.js";
import { computeRow, type GridRun, type Row, readGrid } from "../support/grid.js";
import { toInput } from "../support/peft.js";

const { versions, configs, runs } = readGrid();
const [peft, transformers] = [versions.peft!, versions.transformers!];

const getType = ({ on }: GridRun) => configs[on]!.model_type;
const getName = ({ on, method, config, dtype }: GridRun) =>
  `${method} ${JSON.stringify(config ?? {})} ${dtype ?? ""} on ${on}`;

/** Returns our result for a run; undefined for an error. */
function getResult(run: GridRun): Row | undefined {
  try {
    return computeRow(configs[run.on]!, run);
  } catch (error) {
    if (error instanceof LoraError) return undefined;
    throw new Error(getName(run), { cause: error });
  }
}

/** Runs that are not compared, with reasons. */
const LEFT: readonly (readonly [reason: string, is: (run: GridRun) => boolean])[] = [
  [
    "a prefix for DeepSeek has a shape that no forward pass takes: an error here",
    (run) => run.method === "PREFIX_TUNING" && getType(run).startsWith("deepseek"),
  ],
  [
    "beside a classifier's prompts word_embeddings are copied twice",
    ({ method, on, config }) =>
      /^P.*TUNING$/.test(method) &&
      /: classifier$/.test(on) &&
      `${config?.modules_to_save}` === "word_embeddings",
  ],
];
const getReason = (run: GridRun) => LEFT.find(([, is]) => is(run))?.[0];

const built = runs.filter((run) => run.expected && !getReason(run));
const rejected = runs.filter(({ expected }) => !expected);

/** The methods in PEFT, except rsLoRA and LoRA-FA, which PEFT builds as LoRA. */
const filedMethods = Object.values(methods)
  .filter(({ noFile, name }) => !noFile && !["rslora", "lora-fa"].includes(name))
  .map(({ name }) => name);

/** Our method of each run, and its setting as text. */
const settings = new Map(
  runs.map((run) => {
    const { config, dtype } = run;
    return [run, { method: toInput(run).method, text: JSON.stringify([config, dtype]) }];
  }),
);

/**
 * Returns a random run for each method on a sixth of the types. The types differ between methods. In the exam,
 * returns all runs.
 */
function drawn(all: readonly GridRun[]): readonly GridRun[] {
  const getIndex = (run: GridRun) =>
    filedMethods.indexOf(settings.get(run)!.method) + families.indexOf(getType(run));
  return sampled(all, (run) => `${settings.get(run)!.method} on ${getType(run)}`).filter(
    (run) => isExam || getIndex(run) % 6 === 0,
  );
}

/** Returns how many runs have the right result, and the names of runs with a wrong result. */
const share = (subset: readonly GridRun[], isRight: (run: GridRun, actual?: Row) => boolean) => {
  const wrong = subset.filter((run) => !isRight(run, getResult(run))).map(getName);
  return { text: `${subset.length - wrong.length} of ${subset.length}`, wrong: wrong.join("\n") };
};

describe(`PEFT ${peft} with transformers ${transformers}`, () => {
  it("adds the same tensors as ours to each model, with the same file size", () => {
    const { text, wrong } = share(
      drawn(built),
      ({ expected }, actual) => `${actual}` === `${expected}`,
    );
    const types = new Set(runs.map(getType)).size;
    console.log(`oracle: ${text} counts and files, of ${types} types`);
    const omitted = runs.filter(({ expected }) => expected).flatMap((run) => getReason(run) ?? []);
    for (const [reason] of LEFT)
      console.log(`  and ${omitted.filter((other) => other === reason).length} left: ${reason}`);
    expect(wrong).toBe("");
  });

  it("rejects the same input", () => {
    const { text, wrong } = share(drawn(rejected), (_, actual) => !actual);
    console.log(`oracle: ${text} rejections`);
    expect(wrong).toBe("");
  });
});

const getSettings = (subset: readonly GridRun[], name: string) =>
  new Set(
    subset
      .map((run) => settings.get(run)!)
      .flatMap(({ method, text }) => (method === name ? [text] : [])),
  ).size;

describe("the grid", () => {
  // transformers lacks InternLM2.
  it.each(families.filter((type) => type !== "internlm2"))(
    "tests every method on two models of %s, in two settings each",
    (type) => {
      const actual = runs.filter((run) => getType(run) === type);
      const models = [...new Set(actual.map(({ on }) => on))];
      expect(models.length).toBeGreaterThanOrEqual(2);
      for (const on of models) {
        const modelRuns = actual.filter((run) => run.on === on);
        expect(filedMethods.filter((name) => getSettings(modelRuns, name) < 2)).toEqual([]);
      }
    },
  );

  it("covers every method with a file, in at least two settings and on two models", () => {
    const few = filedMethods.filter((name) => {
      const ours = built.filter((run) => settings.get(run)!.method === name);
      return getSettings(ours, name) < 2 || new Set(ours.map(({ on }) => on)).size < 2;
    });
    expect(few).toEqual([]);
  });
});

it("the comparison detects a wrong side, a wrong dtype and an extra norm", () => {
  const run = runs.find(
    ({ method, on, expected }) => expected && method === "LORA" && on === "t5",
  )!;
  const config = configs.t5!;
  expect(computeRow({ ...config, d_model: 2 * Number(config.d_model) }, run)[2]).not.toBe(
    run.expected![2],
  );
  const half = computeRow(config, { ...run, dtype: "bfloat16", autocast: false });
  expect(half[0]).toBe(run.expected![0]);
  expect(half[3]).not.toBe(run.expected![3]);
  const tuned = runs.find(({ method, on }) => method === "LN_TUNING" && on === "qwen2: tied")!;
  const other = computeRow({ ...configs["qwen2: tied"], model_type: "llama" }, tuned);
  expect(other[0]).not.toBe(tuned.expected![0]);
});
