/**
 * Compares every family of models with transformers and PEFT. tests/reference contains the models and adapters
 * that these libraries build from small configurations of different shapes (tests/oracle/families.json).
 */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { families, shapesOfConfig } from "../../src/counts/config.js";
import { asLoaded } from "../../src/counts/families/t5.js";
import { countModel } from "../../src/counts/index.js";
import { findModel } from "../../src/counts/lookup.js";
import { listStoredTensors } from "../../src/counts/method-tensors.js";
import {
  allBiases,
  baseParameters,
  type LinearModule,
  type Model,
} from "../../src/counts/model.js";
import { allParameters, NO_NUMBERS } from "../../src/counts/names.js";
import { safetensorsBytes } from "../../src/counts/safetensors.js";
import { MODELS } from "../../src/counts/table.js";
import { LoraError } from "../../src/errors.js";
import { smallLlama } from "../support/configs.js";
import { runs } from "../support/draws.js";
import { expandGroups } from "../support/listing.js";
import { hashTensors } from "../support/oracle.js";
import { reference } from "../support/published.js";

type Config = Readonly<Record<string, unknown>> & { readonly model_type: string };

interface Run {
  readonly on: string;
  readonly config: {
    readonly r: number;
    readonly target_modules?: string | readonly string[];
    readonly bias?: "all";
  };
  readonly trainable?: number;
  readonly all?: number;
  readonly fileBytes?: number;
  readonly tensors?: number;
  readonly digest?: string;
  readonly error?: string;
}

const grid: { readonly configs: Readonly<Record<string, Config>> } = JSON.parse(
  readFileSync(new URL("../oracle/families.json", import.meta.url), "utf8"),
);
const oracle = reference<{
  readonly models: Readonly<Record<string, { all: number; parameters: readonly string[] }>>;
  readonly runs: readonly Run[];
}>("oracle-families.json");

interface Parameter {
  readonly name: string;
  readonly shape: readonly number[];
  readonly count: number;
}

const getParameters = (on: string): Parameter[] =>
  oracle.models[on]!.parameters.map((line) => {
    const [name = "", shape = "", count] = line.split(" ");
    return { name, shape: shape.split("x").map(Number), count: Number(count) };
  });

const numel = ({ shape, count }: Parameter) =>
  shape.reduce((product, side) => product * side, count);
const sum = (all: readonly number[]) => all.reduce((total, value) => total + value, 0);
const isBias = ({ name }: Parameter) => /[._]bias$/.test(name);

/** Returns our parameters as `npm run oracle` writes them: by name, with * for layers and experts. */
function collapsed(model: Model): string[] {
  const counts = new Map<string, number>();
  for (const { name, shape } of expandGroups(allParameters(model, NO_NUMBERS) ?? [])) {
    const key = `${name.replace(/\.\d+(?=\.)/g, ".*")} ${shape.join("x")}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, count]) => `${key} ${count}`);
}

const names = Object.keys(grid.configs);

describe("a configuration of each family", () => {
  it.each(names)("has the parameters of transformers: %s", (on) => {
    const model = shapesOfConfig(grid.configs[on]);
    const parameters = getParameters(on);
    expect(sum(parameters.map(numel))).toBe(oracle.models[on]!.all);
    expect(baseParameters(model)).toBe(oracle.models[on]!.all);
    expect(allBiases(model)).toBe(sum(parameters.filter(isBias).map(numel)));
    expect(collapsed(model).sort()).toEqual([...oracle.models[on]!.parameters].sort());
  });

  it("occurs at least twice, with different shapes, for every family", () => {
    // transformers lacks InternLM2, whose totals are compared with published ones.
    const known = families.filter((type) => type !== "internlm2");
    const missing = known.filter((type) => {
      const actual = names.filter((on) => grid.configs[on]!.model_type === type);
      return new Set(actual.map((on) => oracle.models[on]!.all)).size < 2;
    });
    expect(missing).toEqual([]);
  });
});

it("InternLM2 has biases of attention if its configuration has them", () => {
  const sizes = {
    model_type: "internlm2",
    num_hidden_layers: 3,
    hidden_size: 64,
    intermediate_size: 128,
    num_attention_heads: 4,
    num_key_value_heads: 2,
    vocab_size: 100,
  };
  const [biased, plain] = [true, false].map((bias) =>
    baseParameters(shapesOfConfig({ ...sizes, bias })),
  );
  // Queries, keys and values; and the output.
  expect(biased! - plain!).toBe(3 * (64 + 2 * 32 + 64));
});

it("a configuration of a model with 2^53 parameters or more is an error", () => {
  const side = 2 ** 20;
  const config = { model_type: "llama", hidden_size: side, intermediate_size: side };
  expect(() => shapesOfConfig({ ...config, num_hidden_layers: 4096 })).toThrow(
    /^config must be a config\.json of a model with fewer than 2\^53 parameters; got "a llama model"$/,
  );
});

const junk = fc.oneof(
  fc.constantFrom(0, -1, 0.5, 7, 2 ** 40, Number.NaN, "", "8", true, null, [], {}, [[]], undefined),
  fc.anything(),
);

it("a configuration with arbitrary values is a model or one clear error", () => {
  const wholes = ({ modules, other = [], layers }: Model) => [
    layers,
    ...modules.flatMap(({ d, k, layers, perLayer }) => [d, k, layers, perLayer]),
    ...other.map(({ numel }) => numel),
  ];
  const attempt = (config: object) => {
    try {
      const invalid = wholes(shapesOfConfig(config)).filter(
        (value) => !Number.isSafeInteger(value) || value < 0,
      );
      expect(invalid).toEqual([]);
    } catch (error) {
      if (!(error instanceof LoraError)) throw error;
      expect(error.message).not.toMatch(/\n|undefined is|NaN is/);
    }
  };
  for (const on of names) {
    const config = grid.configs[on]!;
    const nested = Object.keys(config).filter((name) => /_config$/.test(name));
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(config)), junk, (name, value) => {
        attempt({ ...config, [name]: value });
        for (const part of nested) {
          const inner = config[part] as object;
          for (const actual of Object.keys(inner))
            attempt({ ...config, [part]: { ...inner, [actual]: value } });
        }
      }),
      { numRuns: runs(12, 280) },
    );
  }
});

const getInput = ({ r, target_modules: targets, bias }: Run["config"]) => ({
  rank: r,
  targets,
  bias,
});

describe("the class of a configuration", () => {
  const llama = smallLlama(1);

  it.each([
    "",
    "LlamaForCausalLM",
    "GPT2LMHeadModel",
    "T5ForConditionalGeneration",
    "BertForMaskedLM",
    "BertForPreTraining",
  ])('may be that of a language model: "%s"', (name) => {
    expect(shapesOfConfig({ ...llama, architectures: [name] }).head).toBeUndefined();
  });

  it.each([
    "LlamaForQuestionAnswering",
    "LlamaForCausalLMEagle3",
    "T5ForConditionalGenerationWithValueHead",
    "BertForMaskedLMs",
    "BertForPreTrainingHeads",
    "LlamaForTokenClassification",
  ])("is rejected if its head is unknown: %s", (name) => {
    expect(() => shapesOfConfig({ ...llama, architectures: [name] })).toThrow(
      `architectures of the config must be the class of a base model, of a language model or of a …ForSequenceClassification; got "${name}"`,
    );
  });

  it("decides which weights of T5 are tied to the input embeddings", () => {
    const t5 = {
      model_type: "t5",
      num_layers: 1,
      d_model: 64,
      d_ff: 64,
      num_heads: 4,
      vocab_size: 9,
    };
    const embeddings = ["encoder.embed_tokens", "decoder.embed_tokens"];
    const getTied = (changes: object) => shapesOfConfig({ ...t5, ...changes }).tied;
    expect(getTied({})).toEqual([...embeddings, "lm_head"]);
    // transformers unties the head only when it loads the published files.
    const untied = { tie_word_embeddings: false };
    expect(getTied(untied)).toEqual([...embeddings, "lm_head"]);
    const loaded = asLoaded(shapesOfConfig({ ...t5, ...untied }));
    expect(loaded.tied).toEqual(embeddings);
    expect(baseParameters(loaded)).toBe(baseParameters(shapesOfConfig(t5)) + 9 * 64);
    expect(getTied({ architectures: ["T5ForSequenceClassification"] })).toEqual(
      embeddings.map((name) => `transformer.${name}`),
    );
    const [llama] = Object.values(grid.configs);
    expect(asLoaded(shapesOfConfig(llama))).toEqual(shapesOfConfig(llama));
  });
});

describe("the width of heads in a configuration", () => {
  const small = { num_hidden_layers: 1, intermediate_size: 8, vocab_size: 8 };
  const getParameters = (config: object) =>
    baseParameters(shapesOfConfig({ ...small, num_attention_heads: 8, ...config }));

  // transformers 5.24.0 builds models of these sizes.
  it.each([
    ["may be given if heads do not divide the width", "mistral", 100, 16, 42_700],
    ["may be given, and each head has a norm", "qwen3", 100, 16, 42_732],
    ["may be given if there are more heads than the width", "mistral", 4, 16, 1_708],
    ["is rounded down", "mistral", 100, null, 33_100],
  ])("%s: %s with %d and %s", (_, model_type, hidden_size, head_dim, parameters) => {
    const config = { model_type, hidden_size, head_dim, num_key_value_heads: 4 };
    expect(getParameters(config)).toBe(parameters);
  });

  it.each([
    ["llama", 100, 16, /^num_attention_heads of the config must be a divisor of 100; got 8$/],
    ["gemma3_text", 100, 16, /^num_attention_heads of the config must be a divisor of 100; got 8$/],
    ["mistral", 4, null, /^num_attention_heads of the config must be at most 4; got 8$/],
  ] as const)("is rejected for %s with %d and %s", (model_type, hidden_size, head_dim, error) => {
    expect(() => getParameters({ model_type, hidden_size, head_dim })).toThrow(error);
  });
});

describe("LoRA on a configuration of each family", () => {
  it.each(
    oracle.runs.map((run) => [run.on, `${run.config.target_modules ?? "default"}`, run] as const),
  )("is counted as PEFT counts it: %s, %s", (on, _targets, { config, trainable, all, error }) => {
    const count = () => countModel({ model: grid.configs[on]!, ...getInput(config) });
    if (error) expect(count).toThrow(LoraError);
    else expect([count().trainable, count().all]).toEqual([trainable, all]);
  });
});

describe("the file of LoRA on a configuration of each family", () => {
  const plain = oracle.runs.filter(({ error, config }) => !error && !config.bias);

  /** Returns the file's bytes, its number of tensors, and a digest of their names, dtypes and shapes. */
  function getFile({ on, config }: Run, edit = (model: Model) => model) {
    const { rank, targets } = getInput(config);
    const input = { method: "lora", rank, targets, baseDtype: "float32" } as const;
    const stored = listStoredTensors(edit(shapesOfConfig(grid.configs[on])), input);
    const all = expandGroups(stored);
    return [safetensorsBytes(stored), all.length, hashTensors(all)];
  }

  it("has PEFT's tensors by their names, dtypes and shapes, to the byte", () => {
    const wrong = plain.filter(
      (run) => `${getFile(run)}` !== `${[run.fileBytes, run.tensors, run.digest]}`,
    );
    const types = new Set(plain.map(({ on }) => grid.configs[on]!.model_type));
    console.log(
      `LoRA adapter files: ${plain.length - wrong.length} of ${plain.length}, of ${types.size} types`,
    );
    expect(wrong.map(({ on }) => on)).toEqual([]);
  });

  it("changes if a module has another name", () => {
    const run = plain.find(({ on }) => on === "vit: bare")!;
    const moved = (module: LinearModule) => ({ ...module, place: `vit.${module.place}` });
    const file = getFile(run, (model) => ({ ...model, modules: model.modules.map(moved) }));
    expect(file[1]).toBe(run.tensors);
    expect(file[2]).not.toBe(run.digest);
  });
});

describe("every model of the table with a configuration", () => {
  const { totals } = reference<{ readonly totals: Readonly<Record<string, number>> }>(
    "oracle-totals.json",
  );

  it.each(Object.entries(totals))(
    "has as many parameters as transformers gives %s",
    (id, total) => {
      expect(baseParameters(findModel(id))).toBe(total);
    },
  );

  it("is covered, except for models that transformers lacks", () => {
    const rows = MODELS.trim()
      .split("\n")
      .map((row) => row.split(" | "));
    const ids = rows.flatMap(([id, config]) => (config!.startsWith("{") ? id!.split(",")[0]! : []));
    const without = ids.filter((id) => !(id in totals));
    console.log(`totals as transformers has them: ${ids.length - without.length} of ${ids.length}`);
    expect(without.filter((id) => !id.startsWith("internlm/internlm2"))).toEqual([]);
  });
});
