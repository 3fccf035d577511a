/** Counts and files of models with any number of layers, which are computed in groups of equal tensors. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shapesOfConfig } from "../../src/counts/config.js";
import {
  type AdapterOptions,
  hasOption,
  listStoredTensors,
} from "../../src/counts/method-tensors.js";
import { type Stored, safetensorsBytes } from "../../src/counts/safetensors.js";
import {
  adapterFileBytes,
  countMethod,
  countModel,
  figures,
  LoraError,
  methods,
  tableOf,
  trainingMemory,
} from "../../src/index.js";
import { exact } from "../../src/number-format.js";
import { parseTag } from "../../src/tag/arguments.js";
import { renderTag } from "../../src/tag/evaluate.js";
import { smallLlama } from "../support/configs.js";
import { runs } from "../support/draws.js";
import { expandGroups } from "../support/listing.js";

type Config = Readonly<Record<string, unknown>>;

/** Small configurations of every type. transformers lacks InternLM 2. */
const { configs } = JSON.parse(readFileSync("tests/oracle/families.json", "utf8")) as {
  configs: Readonly<Record<string, Config>>;
};
const internlm2 = { model_type: "internlm2", hidden_size: 16, intermediate_size: 32 };
const all: readonly Config[] = [
  ...Object.values(configs),
  { ...internlm2, num_hidden_layers: 2, num_attention_heads: 4, vocab_size: 100 },
];

const LAYERS =
  /^(?:num_hidden_layers|n_layers?|num_layers|num_decoder_layers|encoder_layers|decoder_layers)$/;

/** Returns the configuration with this number of layers in each of its stacks. */
const withLayers = (config: Config, layers: number): Config =>
  Object.fromEntries(
    Object.entries(config).map(([key, value]) => [
      key,
      LAYERS.test(key)
        ? layers
        : /_config$/.test(key) && value
          ? withLayers(value as Config, layers)
          : value,
    ]),
  );

/** Bytes of a number, in the order of a file. */
const BYTES = { I64: 8, F32: 4, I32: 4, BF16: 2, F16: 2 } as const;

/** Returns the bytes of a file with these tensors, without grouping them. */
function getBytes(tensors: readonly Stored[]): number {
  const order = Object.keys(BYTES);
  const sorted = [...tensors].sort(
    (a, b) => order.indexOf(a.dtype) - order.indexOf(b.dtype) || (a.name < b.name ? -1 : 1),
  );
  let end = 0;
  const entries = sorted.map(({ name, dtype, shape }) => {
    const begin = end;
    end += shape.reduce((product, side) => product * side, BYTES[dtype]);
    return `${JSON.stringify(name)}:${JSON.stringify({ dtype, shape, data_offsets: [begin, end] })}`;
  });
  const header = `{${['"__metadata__":{"format":"pt"}', ...entries].join()}}`;
  return 8 + 8 * Math.ceil(header.length / 8) + end;
}

const TARGETS = [
  ["all-linear"],
  ["q_proj", "v_proj"],
  ["query", "value"],
  ["layers.9.self_attn.q_proj"],
];
const method = fc.constantFrom(...Object.keys(methods));
const config = fc.constantFrom(...all);
const input = fc.record({
  method,
  rank: fc.constantFrom(1, 4, 8),
  targets: fc.constantFrom(...TARGETS, undefined),
  layersToTransform: fc.constantFrom(undefined, undefined, [0, 9, 10], [1]),
  excludeModules: fc.constantFrom(undefined, undefined, ["k_proj", "9.self_attn.v_proj"]),
  modulesToSave: fc.constantFrom(undefined, undefined, ["norm"], ["lm_head"], ["0.mlp"]),
  bias: fc.constantFrom(undefined, undefined, "all" as const, "lora_only" as const),
  experts: fc.constantFrom(undefined, "separate" as const),
});

/** Returns the result, or undefined if it is rejected. Any other error fails. */
function answer<T>(compute: () => T): T | undefined {
  try {
    return compute();
  } catch (error) {
    if (!(error instanceof LoraError)) throw error;
    expect(error.message).toMatch(/^[^\n]+$/);
    return undefined;
  }
}

/** Returns the options without those that the method lacks, so that fewer draws are rejected. */
const getOptions = ({
  method,
  ...drawn
}: { method: string } & Omit<AdapterOptions, "method">): AdapterOptions => ({
  method,
  ...drawn,
  ...(methods[method]!.adapts ? {} : { targets: undefined }),
});

describe("a model's file", () => {
  const compare = (model: Config, drawn: AdapterOptions) => {
    const stored = answer(() => listStoredTensors(shapesOfConfig(model), drawn));
    if (!stored) return;
    const tensors = expandGroups(stored);
    expect(new Set(tensors.map(({ name }) => name)).size).toBe(tensors.length);
    expect(safetensorsBytes(stored)).toBe(getBytes(tensors));
  };

  it("has as many bytes as a list of all its tensors, for any number of layers", () => {
    fc.assert(
      fc.property(config, fc.integer({ min: 1, max: 40 }), input, (model, layers, drawn) =>
        compare(withLayers(model, layers), getOptions(drawn)),
      ),
      { numRuns: runs(35, 4200) },
    );
  });

  it.each([9, 10, 11, 99, 100, 101, 999, 1000, 1001])(
    "has as many bytes as that list for %d layers",
    (layers) => {
      fc.assert(
        fc.property(config, input, (model, drawn) =>
          compare(withLayers(model, layers), getOptions(drawn)),
        ),
        { numRuns: runs(2, 70) },
      );
    },
  );

  it("has the same tensors if an option compares every layer and expert", () => {
    const names = (model: Config, drawn: AdapterOptions) =>
      answer(() => expandGroups(listStoredTensors(shapesOfConfig(model), drawn)))
        ?.map(({ name, dtype, shape }) => `${name} ${dtype} ${shape}`)
        .sort();
    fc.assert(
      fc.property(config, fc.integer({ min: 1, max: 12 }), input, (model, layers, drawn) => {
        const options = getOptions(drawn);
        fc.pre(hasOption("excludeModules", methods[options.method]!));
        // It begins with a digit, so that it may be the end of a number, but it matches nothing.
        const excludeModules = [...(drawn.excludeModules ?? []), "0nothing"];
        const deep = withLayers(model, layers);
        expect(names(deep, { ...options, excludeModules })).toEqual(names(deep, options));
      }),
      { numRuns: runs(25, 2100) },
    );
  });
});

describe("a model of up to 2³¹ layers", () => {
  const count = fc.constantFrom(2 ** 20, 2 ** 24, 2 ** 31 - 1, 2 ** 31);

  it("is counted, or rejected by one clear error, with every method", () => {
    fc.assert(
      fc.property(config, count, input, (small, layers, drawn) => {
        const model = withLayers(small, layers);
        const options = getOptions(drawn);
        answer(() => countMethod({ model, ...options }));
        answer(() => adapterFileBytes({ model, ...options }));
        const { method: _, ...adapter } = options;
        answer(() => countModel({ model, ...adapter, rank: options.rank! }));
      }),
      { numRuns: runs(65, 7000) },
    );
  });
});

describe("a llama with 2²⁴ layers", () => {
  const model = smallLlama(2 ** 24);

  it("is drawn, listed in tables and shown as a number", () => {
    const parsed = parseTag("<% lora 8, model=deep, show=fileBytes, targets=[q_proj] %>");
    if ("error" in parsed) throw parsed.error;
    const bytes = adapterFileBytes({ model, method: "lora", rank: 8, targets: ["q_proj"] });
    expect(renderTag(parsed.args, { deep: model, q_proj: "q_proj" })).toMatchObject({
      text: exact(bytes),
    });
    expect(figures.model.draw({ model, rank: 8 }).table().rows.length).toBeGreaterThan(5);
    const listed = Object.keys(methods).filter((name) => name !== "trainable-tokens");
    const rows = listed.flatMap(
      (name) =>
        answer(() => tableOf({ model, rank: 8, methods: [name], targets: ["q_proj"] }))?.rows ?? [],
    );
    expect(rows.length).toBeGreaterThan(25);
  });

  const count = (changes: object) => () =>
    countModel({ model, rank: 1, targets: ["q_proj"], ...changes }).trainable / 128;

  it.each([
    [{ targets: ".*\\.(q_proj|v_proj)" }, 2 ** 25],
    [{ targets: "model\\.layers\\.7\\..*\\.q_proj" }, 1],
    [{ targets: ["layers.16777215.self_attn.q_proj", "v_proj"] }, 2 ** 24 + 1],
    [{ layersToTransform: [3, 16_777_215, 16_777_216] }, 2],
    [{ excludeModules: ["0.self_attn.q_proj"] }, undefined],
    [{ excludeModules: ["layers.12.self_attn.q_proj"] }, 2 ** 24 - 1],
    [{ rankPattern: { "layers.5.self_attn.q_proj": 3 } }, 2 ** 24 + 2],
    [{ targets: "model\\.layers\\.\\d\\..*q_proj" }, undefined],
    [{ rankPattern: { "layers.[0-9].self_attn.q_proj": 3 } }, undefined],
  ])("has layers that options distinguish, or one error: %j", (changes, expected) => {
    if (expected) expect(count(changes)()).toBe(expected);
    else
      expect(count(changes)).toThrow(
        /^\w+ must be a choice among at most 32768 layers or experts, not .*; got /,
      );
  });

  it("compares at most 32,768 names of a module with a regular expression", () => {
    const targets = "model\\.layers\\.\\d\\..*q_proj";
    const trained = (layers: number) =>
      countModel({ model: { ...model, num_hidden_layers: layers }, rank: 1, targets }).trainable;
    expect(trained(2048)).toBe(10 * 128);
    expect(() => trained(2 ** 15 + 1)).toThrow(/targets must be .*32768.*32769/);
  });
});

describe("the memory of a training step", () => {
  const activations = (layersToTransform: readonly number[]) =>
    trainingMemory(
      countModel({
        model: smallLlama(32),
        rank: 4,
        targets: ["q_proj", "down_proj"],
        layersToTransform,
      }),
    ).activations;

  it("depends on the first adapted layer and on their number, not on the order of the others", () => {
    const reference = activations([3, 31]);
    for (const last of [4, 5, 7, 17, 30]) expect(activations([3, last])).toBe(reference);
    expect(activations([3, 4, 9, 20])).toBe(activations([3, 11, 12, 13]));
    expect(activations([3, 4, 9, 20])).toBeGreaterThan(reference);
  });

  it("is rejected for more layers than a simulation takes", () => {
    const memory = (layers: number) =>
      trainingMemory(countModel({ model: smallLlama(layers), rank: 4, targets: ["q_proj"] }));
    expect(memory(1024).activations).toBeGreaterThan(memory(1023).activations);
    expect(() => memory(2 ** 31)).toThrow(
      "model must be a model with at most 1024 layers, to compute memory; got 2147483648",
    );
  });
});

describe("a count of 2⁵³ parameters and more", () => {
  const model = {
    model_type: "qwen3",
    head_dim: 2 ** 24,
    num_attention_heads: 64,
    num_key_value_heads: 1,
    num_hidden_layers: 36,
    hidden_size: 64,
    intermediate_size: 64,
    vocab_size: 10,
    tie_word_embeddings: true,
  };
  const targets = ["q_proj"];

  it("is rejected by one error that names it, because it would not be exact", () => {
    const request = { model, rank: 2 ** 18, targets };
    const message =
      "the number of parameters must be a whole number from 0 to 9,007,199,254,740,991; got 10133099765563392";
    expect(() => countModel(request)).toThrow(message);
    expect(() => countMethod({ ...request, method: "lora" })).toThrow(message);
    expect(() => adapterFileBytes({ ...request, method: "lora" })).toThrow(message);
  });

  it.each(["model", "memory", "compute"] as const)("is rejected by figure=%s", (name) => {
    const draw = (rank: number, targets: readonly string[]) => () =>
      figures[name].draw({ model, rank, targets, maxRank: 2 ** 18 });
    expect(draw(2 ** 18, targets)).toThrow(LoraError);
    expect(draw(8, targets)).not.toThrow();
  });
});
