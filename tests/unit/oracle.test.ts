/** Methods as PEFT itself builds them from configurations, tensor by tensor. */
import { describe, expect, it } from "vitest";
import { LoraError } from "../../src/lora.js";
import { methods } from "../../src/models/methods/index.js";
import { type Measured, measured, type OracleRun, oracleOf } from "../support/oracle.js";
import { inputOf } from "../support/peft.js";

const { versions, configs, models, runs } = oracleOf("methods");
const [peft, transformers] = [versions.peft!, versions.transformers!];

const nameOf = ({ on, method, config, dtype }: OracleRun) =>
  `${method} ${JSON.stringify(config ?? {})} ${dtype ?? ""} on ${on}`;
const built = runs.filter(({ error }) => error === undefined);
const refused = runs.filter(({ error }) => error !== undefined);

/** What PEFT made of the run. */
const expected = ({ trainable, all, fileBytes, tensors, digest, on }: OracleRun): Measured => ({
  ...{ trainable, added: all - models[on]!.all, fileBytes, tensors, digest },
});

describe(`PEFT ${peft} with transformers ${transformers}`, () => {
  it("adds to each model of the grid the tensors that are counted here, to the byte of their file", () => {
    const wrong = built.filter((run) => {
      const own = measured(configs[run.on]!, run);
      return JSON.stringify(own) !== JSON.stringify(expected(run));
    });
    console.log(`oracle: ${built.length - wrong.length} of ${built.length} counts and files`);
    expect(wrong.map(nameOf)).toEqual([]);
  });

  it("refuses what is an error here", () => {
    const wrong = refused.filter((run) => {
      try {
        measured(configs[run.on]!, run);
        return true;
      } catch (error) {
        return !(error instanceof LoraError);
      }
    });
    console.log(`oracle: ${refused.length - wrong.length} of ${refused.length} refusals`);
    expect(wrong.map(nameOf)).toEqual([]);
  });

  it("has built every method that is said to have a file, in two settings and on two models at least", () => {
    const filed = Object.values(methods).filter(({ noFile }) => !noFile);
    const seen = (name: string, what: (run: OracleRun) => string) =>
      new Set(built.filter((run) => inputOf(run).method === name).map(what)).size;
    // rsLoRA is LoRA with another scale, LoRA-FA with a frozen A: PEFT builds both as LoRA.
    const own = filed
      .map(({ name }) => name)
      .filter((name) => !["rslora", "lora-fa"].includes(name));
    for (const name of own) {
      expect
        .soft(
          seen(name, ({ on }) => on),
          name,
        )
        .toBeGreaterThanOrEqual(2);
      const settings = seen(name, ({ config, dtype }) => JSON.stringify([config, dtype]));
      expect.soft(settings, name).toBeGreaterThanOrEqual(2);
    }
  });
});

it("a broken count is seen: of a side, of a dtype, of a norm too many", () => {
  const run = built.find(({ method, on }) => method === "LORA" && on === "t5")!;
  const config = configs.t5 as { readonly d_model: number };
  const wider = measured({ ...config, d_model: 2 * config.d_model }, run);
  expect(wider.fileBytes).not.toBe(run.fileBytes);
  const half = measured(config, { ...run, dtype: "bfloat16", autocast: false });
  expect(half.trainable).toBe(run.trainable);
  expect(half.digest).not.toBe(run.digest);
  const tuned = built.find(({ method, on }) => method === "LN_TUNING" && on === "qwen2")!;
  expect(measured({ ...configs.qwen2, model_type: "llama" }, tuned).tensors).not.toBe(
    tuned.tensors,
  );
});
