/**
 * Compares adapter files with PEFT's (tests/oracle/files.json), with `modules_to_save` and with fused
 * experts. A name in `modules_to_save` matches every module whose name ends in it, including submodules.
 */
import { expect, it } from "vitest";
import { adapterFileBytes, countModel } from "../../src/counts/index.js";
import { LoraError } from "../../src/errors.js";
import { measured, type OracleRun, readOracle } from "../support/oracle.js";

/** `files`: models of transformers 5. `separate`: mixture-of-experts models of transformers 4. */
const grids = ["files", "separate"] as const;
const getName = ({ on, method, config }: OracleRun) =>
  `${method} ${JSON.stringify(config)} on ${on}`;

/** Returns our results if they differ from PEFT's. `base` is the number of the model's parameters. */
function describeDifference(config: object, run: OracleRun, base: number): string | undefined {
  try {
    const { trainable, added, fileBytes, tensors, digest } = measured(config, run);
    const actual = [trainable, base + added, fileBytes, tensors, digest];
    if (`${actual}` === `${[run.trainable, run.all, run.fileBytes, run.tensors, run.digest]}`)
      return undefined;
    return `${getName(run)}: got ${actual}, expected ${run.error ?? `${run.trainable},${run.fileBytes}`}`;
  } catch (error) {
    if (!(error instanceof LoraError)) throw error;
    return run.error ? undefined : `${getName(run)}: ${error.message}`;
  }
}

it.each(grids)(
  "adapter files have the same tensors as PEFT's, and input that PEFT rejects throws: %s",
  (grid) => {
    const { configs, models, runs, versions } = readOracle(grid);
    const wrong = runs.flatMap(
      (run) => describeDifference(configs[run.on]!, run, models[run.on]!.all) ?? [],
    );
    const rejected = runs.filter(({ error }) => error).length;
    const actual = `${runs.length - wrong.length} of ${runs.length}, ${rejected} of them rejected`;
    console.log(`${grid}, transformers ${versions.transformers}: ${actual}`);
    expect(wrong).toEqual([]);
  },
);

it.each([
  ["mistral3", ["up_proj"], ["proj"], /targets must be modules that are not trained in full/],
  ["bert: classifier", ["query"], ["embeddings"], /modules none of which is inside another/],
  ["roberta: classifier", ["query"], ["out_proj"], /modules none of which is inside another/],
])(
  "%s: adapterFileBytes rejects targets %j with modulesToSave %j",
  (on, targets, modulesToSave, message) => {
    const model = readOracle("files").configs[on]!;
    const options = { model, method: "lora", rank: 2, targets };
    expect(() => adapterFileBytes({ ...options, modulesToSave })).toThrow(message);
    expect(adapterFileBytes(options)).toBeGreaterThan(0);
  },
);

it.each([
  // 51,200 rows of 2,560 weights and a bias, without the embedding, the first parameter.
  ["microsoft/phi-2", "fc1", "lm_head", 51_200 * 2561],
  // Two norms in each layer and the last norm: all names end in "norm".
  ["internlm/internlm2_5-7b-chat", "wo", "norm", (2 * 32 + 1) * 4096],
])(
  "%s: countModel counts target %s with modulesToSave %s, although tensor names are unknown",
  (model, target, name, addedCount) => {
    const count = (modulesToSave: readonly string[]) =>
      countModel({ model, rank: 1, targets: [target], modulesToSave }).trainable;
    expect(count([name]) - count([])).toBe(addedCount);
  },
);

it.each([[""], [5], [null]])("modulesToSave rejects %j, which is not a name", (name) => {
  const options = { model: "gpt2", rank: 1, modulesToSave: [name as string] };
  expect(() => countModel(options)).toThrow(
    /^modulesToSave must be a list of names, or names with their sizes; got /,
  );
});
