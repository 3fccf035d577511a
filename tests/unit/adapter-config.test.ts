/** PEFT's adapter_config.json as input. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CONFIG } from "../../src/counts/config-option.js";
import { hasOption } from "../../src/counts/method-tensors.js";
import { methods } from "../../src/counts/methods/index.js";
import { EXTRA_OPTIONS } from "../../src/counts/options.js";
import { keyOfOption, METHODS, peftKeys } from "../../src/counts/peft-config.js";
import { adapterFileBytes, countMethod, countModel, tableOf } from "../../src/index.js";
import { lookUpIn } from "../../src/tag/values.js";
import { smallLlama } from "../support/configs.js";
import { runs } from "../support/draws.js";

/** As `save_pretrained` of PEFT 0.21.2 writes it. */
const saved = {
  alora_invocation_tokens: null,
  alpha_pattern: {},
  arrow_config: null,
  auto_mapping: null,
  base_model_name_or_path: "meta-llama/Llama-3.1-8B",
  bias: "none",
  corda_config: null,
  ensure_weight_tying: false,
  eva_config: null,
  exclude_modules: null,
  fan_in_fan_out: false,
  inference_mode: true,
  init_lora_weights: true,
  layer_replication: null,
  layers_pattern: null,
  layers_to_transform: null,
  loftq_config: {},
  lora_alpha: 32,
  lora_bias: false,
  lora_dropout: 0.05,
  megatron_config: null,
  megatron_core: "megatron.core",
  modules_to_save: null,
  peft_type: "LORA",
  peft_version: "0.21.2",
  qalora_group_size: 16,
  r: 16,
  rank_pattern: {},
  revision: null,
  target_modules: ["v_proj", "q_proj"],
  target_parameters: null,
  task_type: "CAUSAL_LM",
  trainable_token_indices: null,
  use_dora: false,
  use_qalora: false,
  use_rslora: false,
};
const model = saved.base_model_name_or_path;
const targets = ["q_proj", "v_proj"];

it("countMethod accepts an option if and only if the method's class in PEFT has it", () => {
  const all = peftKeys();
  const ofPeft = Object.fromEntries(Object.entries(METHODS).map(([key, name]) => [name, key]));
  let compared = 0;
  for (const method of Object.values(methods)) {
    const keys = all[method.isLora ? "LORA" : (ofPeft[method.name] ?? method.name.toUpperCase())];
    if (!keys) continue;
    for (const option of ["excludeModules", "layersToTransform", ...Object.keys(EXTRA_OPTIONS)]) {
      const isPeft = keyOfOption(option)! in keys;
      expect(hasOption(option, method), `${option} of ${method.name}`).toBe(isPeft);
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(200);
});

describe("an adapter_config.json", () => {
  it("counts as the same options, and names its model", () => {
    const expected = countModel({ model, rank: 16, alpha: 32, targets });
    const read = countModel({ config: saved });
    expect([read.trainable, read.all, read.scaling]).toEqual([expected.trainable, expected.all, 2]);
    const file = { model, method: "lora", rank: 16, targets };
    expect(adapterFileBytes({ config: saved })).toBe(adapterFileBytes(file));
    expect(countMethod({ config: { ...saved, use_dora: true } })).toBe(
      countMethod({ ...file, method: "dora" }),
    );
  });

  it("is overridden by arguments", () => {
    expect(
      countModel({ config: saved, model: "gpt2", rank: 4, targets: ["c_attn"] }).trainable,
    ).toBe(countModel({ model: "gpt2", rank: 4, targets: ["c_attn"] }).trainable);
  });

  it("may name modules that the model lacks, and may contain regular expressions, as in PEFT", () => {
    const countWith = (changes: object) =>
      countModel({ config: { ...saved, ...changes } }).trainable;
    const expected = countWith({});
    expect(
      countWith({
        target_modules: [...targets, "query_key_value"],
        modules_to_save: ["score"],
        rank_pattern: { wte: 4 },
      }),
    ).toBe(expected);
    expect(countWith({ target_modules: ".*\\.(q|v)_proj" })).toBe(expected);
    expect(countWith({ layers_to_transform: 0 })).toBe(expected / 32);
    // A plain name is a regular expression for a complete name.
    expect(() => countWith({ target_modules: "q_proj" })).toThrow(/targets must be/);
  });

  it.each([
    [{ use_qalora: true }, /^use_qalora of the adapter config must be false/],
    [{ layer_replication: [[0, 4]] }, /^layer_replication of the adapter config/],
    [{ new_key: 1 }, /^new_key of the adapter config must be omitted/],
    [{ peft_type: "XLORA" }, /^peft_type of the adapter config must be one of LORA, /],
    [{ base_model_name_or_path: "own/model" }, /^model must be set, .*"own\/model"/],
    [{ task_type: "SEQ_CLS" }, /^task_type of the adapter config/],
    [{ r: 0 }, /^rank must be/],
    [{ bias: 1 }, /^bias must be one of none, all, lora_only; got 1$/],
  ])("is rejected with the name of the key: %j", (changes, message) => {
    expect(() => countModel({ config: { ...saved, ...changes } })).toThrow(message);
  });

  it("is for SEQ_CLS only if the model is a classifier", () => {
    const config = { ...saved, task_type: "SEQ_CLS" };
    const llama = smallLlama(2);
    const classifier = { ...llama, architectures: ["LlamaForSequenceClassification"] };
    // The adapters of q and v, and the classifier, which PEFT trains: 2 labels.
    expect(countModel({ model: classifier, config, rank: 1 }).trainable).toBe(4 * 128 + 2 * 64);
    expect(() => countModel({ model: llama, config })).toThrow(
      /^task_type of the adapter config must be that of the model's head; SEQ_CLS needs .*; got "SEQ_CLS"$/,
    );
  });

  it("may name only the input embeddings as targets of trained tokens, and no targets of an adaption prompt", () => {
    const rows = { peft_type: "TRAINABLE_TOKENS", token_indices: [1, 2] };
    const prompt = { peft_type: "ADAPTION_PROMPT", adapter_len: 4, adapter_layers: 1 };
    const count = (config: object) => countMethod({ model: smallLlama(2), config });
    expect(count({ ...rows, target_modules: ["embed_tokens"] })).toBe(count(rows));
    for (const config of [
      { ...rows, target_modules: ["q_proj"] },
      { ...prompt, target_modules: ["embed_tokens"] },
    ])
      expect(() => count(config)).toThrow(
        /^target_modules of the adapter config must be null, because other modules are not counted; /,
      );
  });

  it("is rejected by tables if it sets an option that they lack", () => {
    const countRows = (changes: object) =>
      tableOf({ ranks: [8], config: { ...saved, ...changes, r: 8 } }).rows.length;
    expect(countRows({})).toBeGreaterThan(0);
    expect(() => countRows({ bias: "all" })).toThrow(
      'bias of the adapter config must be omitted in figures and tables; show= and the JavaScript functions support it; got "all"',
    );
  });

  it.each([[[]], ["LORA"], [null]])("is an object in its file, not %j", (content) => {
    const lookUp = lookUpIn({ data: {}, readJson: (_, check) => check(content) });
    expect(() => lookUp("config", CONFIG, "a.json")).toThrow(
      `config must be the content of an adapter_config.json, an object; got ${JSON.stringify(content)}`,
    );
  });

  it("is rejected if it has another value than the model where PEFT reads the model", () => {
    const config = { peft_type: "PROMPT_TUNING", num_virtual_tokens: 4, token_dim: 8 };
    expect(() => countMethod({ model: "gpt2", config })).toThrow(
      /^token_dim of the adapter config must be 768, as in the model; got 8$/,
    );
  });

  it("has every key of every method either honored or rejected", () => {
    const { PEFT: shared, ...types } = peftKeys();
    const cases = Object.entries(types).flatMap(([type, keys]) =>
      Object.keys({ ...shared, ...keys }).map((key) => [type, key] as const),
    );
    fc.assert(
      fc.property(fc.constantFrom(...cases), fc.jsonValue(), ([type, key], value) => {
        const config = { peft_type: type, target_modules: targets, [key]: value };
        try {
          expect(countMethod({ model, config })).toBeGreaterThan(0);
        } catch (error) {
          expect((error as Error).name).toBe("LoraError");
        }
      }),
      { numRuns: runs(300) },
    );
  });
});
