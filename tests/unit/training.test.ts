/** Tests the memory of a training step: properties for any model, and errors. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { activations } from "../../src/counts/activations.js";
import { shapesOfConfig } from "../../src/counts/config.js";
import { countAdapters } from "../../src/counts/count.js";
import { countModel } from "../../src/counts/index.js";
import { countImageTokens, hasLayers } from "../../src/counts/layers.js";
import { models, toModel } from "../../src/counts/lookup.js";
import type { Model } from "../../src/counts/model.js";
import { Step, type StepInput } from "../../src/counts/modules.js";
import { TRAINING, trainingMemory, trainingState } from "../../src/counts/training.js";
import { runs } from "../support/draws.js";

const optimizers = TRAINING.optimizer.values;
const GATED = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"];

/** Models like LLaMA, of random sizes. */
const configs = fc
  .record({
    heads: fc.integer({ min: 1, max: 12 }),
    halfDim: fc.integer({ min: 1, max: 45 }),
    // Checkpointing needs two layers, and feed-forward blocks at least as wide as the model, to help.
    factor: fc.integer({ min: 1, max: 5 }),
    layers: fc.integer({ min: 2, max: 9 }),
    vocabulary: fc.integer({ min: 1, max: 70_000 }),
    type: fc.constantFrom("llama", "qwen2", "mistral", "qwen3"),
  })
  .map(({ heads, halfDim, factor, layers, vocabulary, type }) => ({
    model_type: type,
    num_attention_heads: heads,
    num_key_value_heads: heads,
    // Half of a head is rotated against the other half.
    head_dim: 2 * halfDim,
    hidden_size: 2 * heads * halfDim,
    intermediate_size: 2 * factor * heads * halfDim,
    num_hidden_layers: layers,
    vocab_size: vocabulary,
  }));
const trainings = fc.record({
  isFull: fc.boolean(),
  batch: fc.integer({ min: 1, max: 33 }),
  sequence: fc.integer({ min: 1, max: 5000 }),
  precision: fc.constantFrom("bf16", "mixed", "fp32"),
  optimizer: fc.constantFrom(...optimizers),
  checkpointing: fc.boolean(),
  isPadded: fc.boolean(),
});
const subsets = fc.subarray(GATED, { minLength: 1 });

describe("the memory of any model", () => {
  const counted = (config: object, targets: readonly string[], rank = 3, dora = false) =>
    countAdapters(shapesOfConfig(config), { rank, targets, dora });

  it("includes the limited logits of gemma2, unless its configuration does not limit them", () => {
    const gemma = {
      model_type: "gemma2",
      num_hidden_layers: 1,
      hidden_size: 64,
      intermediate_size: 128,
      num_attention_heads: 4,
      num_key_value_heads: 2,
      head_dim: 16,
      vocab_size: 100_000,
    };
    const getPeak = (config: object) =>
      trainingMemory(counted({ ...gemma, ...config }, ["q_proj"]), { batch: 1, sequence: 100 })
        .peak!;
    const limited = getPeak({ final_logit_softcapping: 30 });
    expect(getPeak({})).toEqual(limited);
    const { total } = getPeak({ final_logit_softcapping: null });
    // The backward pass of tanh needs its result, in bf16.
    expect(limited.total - total).toBeGreaterThanOrEqual(2 * 100 * 100_000);
  });

  it("has a peak that is the sum of its parts, in whole bytes, and at least the state without gradients", () => {
    const property = (
      config: object,
      training: Parameters<typeof trainingMemory>[1],
      targets: string[],
    ) => {
      const { weights, adapter, optimizer, gradients, activations, peak } = trainingMemory(
        counted(config, targets),
        training,
      );
      const always = weights + adapter + optimizer;
      expect(always + peak.gradients + peak.activations + peak.temporary).toBe(peak.total);
      expect(
        [peak.total, activations].every((bytes) => Number.isSafeInteger(bytes) && bytes > 0),
      ).toBe(true);
      expect(peak.total).toBeGreaterThanOrEqual(always + Math.max(gradients, activations));
    };
    fc.assert(fc.property(configs, trainings, subsets, property), { numRuns: runs(25, 700) });
  });

  it("never stores fewer than 0 bytes, for published models and configurations as tools save them", () => {
    const saved = readFileSync("tests/reference/saved-configs.jsonl", "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line))
      .filter(({ shown, parameters }) => shown !== "other" && parameters !== null)
      .map(({ text }) => toModel(JSON.parse(text)));
    const shapes = [...saved, ...models()].filter(hasLayers);
    expect(shapes.length).toBeGreaterThan(90);
    const property = (
      model: Model,
      training: Omit<StepInput, "isQuantized">,
      isQuantized: boolean,
    ) => {
      const images = countImageTokens(model);
      const { storedBytes, moments } = activations(
        countAdapters(model, { rank: 3, targets: "all-linear" }),
        // The sequences of image models have a fixed length, without padding.
        { ...training, isQuantized, ...(images && { sequence: images, isPadded: false }) },
      );
      const parts = moments.flatMap((moment) => [
        moment.gradients,
        moment.activations,
        moment.temporary,
      ]);
      expect(Math.min(storedBytes, ...parts)).toBeGreaterThanOrEqual(0);
    };
    fc.assert(fc.property(fc.constantFrom(...shapes), trainings, fc.boolean(), property), {
      numRuns: runs(60),
    });
  });

  it("never falls with more sequences, longer sequences or padding, or without checkpointing", () => {
    const property = (
      config: { readonly hidden_size: number; readonly head_dim: number },
      training: NonNullable<Parameters<typeof trainingMemory>[1]>,
      targets: string[],
    ) => {
      const count = counted(config, targets);
      const memoryWith = (change: Parameters<typeof trainingMemory>[1]) =>
        trainingMemory(count, { ...training, ...change });
      const [usual, moreSequences, longer] = [
        memoryWith({}),
        memoryWith({ batch: (training.batch ?? 1) + 1 }),
        memoryWith({ sequence: (training.sequence ?? 1) + 1 }),
      ];
      const [padded, complete] = [memoryWith({ isPadded: true }), memoryWith({ isPadded: false })];
      // A first layer with a target only at its end stores less than two layers' inputs: no gain.
      const early = counted(config, ["q_proj", ...targets]);
      const [checked, plain] = [true, false].map((checkpointing) =>
        trainingMemory(early, { ...training, checkpointing }),
      ) as [typeof usual, typeof usual];
      // If gradients are largest, the peak is in the first layer. Only with checkpointing, its input needs a
      // gradient, which passes the norm: up to ten fp32 tensors of the input's size, besides positions (8 bytes)
      // and rotations. Transformers 5.24 needs 40 bytes more too for one token of width 2 in bf16.
      const tokens = (training.batch ?? 1) * (training.sequence ?? 1);
      const kept = tokens * (10 * 4 * config.hidden_size + 8 * config.head_dim + 8);
      const notLess: [larger: typeof usual, smaller: typeof usual, kept: number][] = [
        [moreSequences, usual, 0],
        [longer, usual, 0],
        [padded, complete, 0],
        [plain, checked, kept],
      ];
      for (const [larger, smaller, kept] of notLess) {
        expect(larger.activations).toBeGreaterThanOrEqual(smaller.activations);
        expect(larger.peak.total + kept).toBeGreaterThanOrEqual(smaller.peak.total);
      }
    };
    fc.assert(fc.property(configs, trainings, subsets, property), { numRuns: runs(25, 700) });
  });

  it("SGD has no state, AdamW two moments per weight, and 8-bit AdamW at most as much as AdamW in fp32", () => {
    const property = (config: object, targets: string[], isFull: boolean) => {
      const memoryWith = (optimizer: (typeof optimizers)[number]) =>
        trainingState(counted(config, targets, 3, true), { isFull, optimizer, precision: "fp32" });
      expect(memoryWith("sgd").optimizer).toBe(0);
      expect(memoryWith("adamw").optimizer).toBe(2 * memoryWith("adamw").gradients);
      expect(memoryWith("adamw-8bit").optimizer).toBeLessThanOrEqual(memoryWith("adamw").optimizer);
      expect(memoryWith("adamw-8bit").optimizer).toBeGreaterThan(memoryWith("adamw").gradients / 2);
    };
    fc.assert(fc.property(configs, subsets, fc.boolean(), property), { numRuns: runs(30, 420) });
  });

  it("DoRA holds bf16 copies of A and B, and their product with an identity matrix, while it computes norms", () => {
    const half = fc.integer({ min: 16, max: 64 });
    fc.assert(
      fc.property(half, fc.integer({ min: 1, max: 4 }), (half, rank) => {
        const side = 2 * half;
        const config = {
          model_type: "llama",
          num_hidden_layers: 1,
          num_attention_heads: 1,
          hidden_size: side,
          intermediate_size: 2,
          vocab_size: 2,
        };
        const peakAt = (rank: number) =>
          trainingMemory(counted(config, ["q_proj"], rank, true), { sequence: 1, optimizer: "sgd" })
            .peak!;
        const [low, high] = [peakAt(rank), peakAt(rank + 1)];
        expect([low.moment, high.moment]).toEqual(["forward", "forward"]);
        // A and B in fp32 and in bf16, and the product of A with an identity matrix in bf16.
        expect(high.total - low.total).toBe((4 + 2) * 2 * side + 2 * side);
      }),
      { numRuns: runs(5) },
    );
  });

  it("DoRA never needs less than LoRA, and full fine-tuning has no adapter", () => {
    const property = (
      config: object,
      training: Parameters<typeof trainingMemory>[1],
      targets: string[],
    ) => {
      const [dora, lora] = [true, false].map((isDora) =>
        trainingMemory(counted(config, targets, 3, isDora), { ...training, isFull: false }),
      );
      expect(dora!.peak.total).toBeGreaterThan(lora!.peak.total);
      expect(trainingState(counted(config, targets), { ...training, isFull: true }).adapter).toBe(
        0,
      );
    };
    fc.assert(fc.property(configs, trainings, subsets, property), { numRuns: runs(30, 420) });
  });
});

describe("a model whose layers differ", () => {
  /** Models whose layers are a random sequence of two or four kinds. */
  const mixtures = fc
    .record({
      type: fc.constantFrom("gemma2", "gemma3_text", "qwen2", "qwen3", "qwen2_moe"),
      layers: fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 24 }),
      width: fc.constantFrom(16, 64, 256),
    })
    .map(({ type, layers, width }) => ({
      model_type: type,
      num_hidden_layers: layers.length,
      layer_types: layers.map(([isSliding]) =>
        isSliding ? "sliding_attention" : "full_attention",
      ),
      use_sliding_window: type !== "gemma2" && type !== "gemma3_text" ? true : undefined,
      mlp_only_layers: layers.flatMap(([, isDense], index) => (isDense ? [index] : [])),
      sliding_window: 8,
      num_attention_heads: 2,
      num_key_value_heads: 2,
      head_dim: width / 2,
      hidden_size: width,
      intermediate_size: 4 * width,
      num_experts: 4,
      moe_intermediate_size: width / 2,
      shared_expert_intermediate_size: width,
      vocab_size: 11,
    }))
    .map(({ model_type: type, mlp_only_layers: dense, ...config }) => ({
      model_type: type,
      ...Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined)),
      ...(type === "qwen2_moe" ? { mlp_only_layers: dense } : {}),
    }));
  const inputs = fc.record({
    isFull: fc.boolean(),
    isQuantized: fc.constant(false),
    batch: fc.constantFrom(1, 2, 30),
    sequence: fc.constantFrom(1, 8, 60),
    precision: fc.constantFrom("bf16", "mixed", "fp32"),
    checkpointing: fc.boolean(),
    isPadded: fc.boolean(),
  });
  const { stack } = Step.prototype;
  const getPeak = (config: object, input: StepInput, shortenStack = stack) => {
    const spy = vi.spyOn(Step.prototype, "stack").mockImplementation(shortenStack);
    const count = countAdapters(shapesOfConfig(config), { rank: 2, targets: ["q_proj", "v_proj"] });
    const { moments } = activations(count, input);
    spy.mockRestore();
    return Math.max(...moments.map((item) => item.gradients + item.activations + item.temporary));
  };
  const simulateAll: typeof stack = function (this: Step, x, kinds, getLayer) {
    return stack.call(this, x, kinds, getLayer, [Number.POSITIVE_INFINITY, 0]);
  };

  it("needs as much memory as if every layer was simulated", () => {
    fc.assert(
      fc.property(mixtures, inputs, (config, input) => {
        expect(getPeak(config, input)).toBe(getPeak(config, input, simulateAll));
      }),
      { numRuns: runs(50) },
    );
  });

  it("can need the most memory between its first and its last layers", () => {
    const simulateEnds: typeof stack = function (this: Step, x, kinds, getLayer) {
      const alike = kinds.map(() => kinds[0]!);
      return stack.call(this, x, alike, getLayer);
    };
    const wrong = fc.check(
      fc.property(mixtures, inputs, (config, input) => {
        expect(getPeak(config, input, simulateEnds)).toBe(getPeak(config, input));
      }),
    );
    expect(wrong.failed).toBe(true);
  });

  it("takes no more simulated layers than it has alternatives for the peak", () => {
    const layers = fc.sample(fc.boolean(), 1024);
    const config = {
      ...{ model_type: "gemma2", hidden_size: 16, intermediate_size: 16, vocab_size: 11 },
      ...{ num_attention_heads: 2, num_key_value_heads: 2, head_dim: 8 },
      num_hidden_layers: layers.length,
      layer_types: layers.map((isSliding) => (isSliding ? "sliding_attention" : "full_attention")),
    };
    let simulated = 0;
    const counting: typeof stack = function (this: Step, x, kinds, getLayer) {
      return stack.call(this, x, kinds, (index) => {
        simulated++;
        return getLayer(index);
      });
    };
    const input = { ...fc.sample(inputs, 1)[0]!, isFull: false, precision: "bf16" as const };
    getPeak(config, input, counting);
    expect(simulated).toBeLessThan(100);
  });
});

it("an omitted option has its stated default", () => {
  const defaults = Object.entries(TRAINING).map(([name, option]) => [name, option.default]);
  const count = countModel({ model: "gpt2", rank: 8 });
  expect(trainingMemory(count)).toEqual(trainingMemory(count, Object.fromEntries(defaults)));
});

describe("an error", () => {
  const count = countModel({ model: "gpt2", rank: 8 });

  it("names the option, the given value and the allowed values", () => {
    const wrong = [
      [{ batch: 0 }, /^batch must be a whole number from 1 to 65,536; got 0$/],
      [{ sequence: 1.5 }, /^sequence must be a whole number from 1 to 1,048,576; got 1.5$/],
      [{ precision: "fp16" }, /^precision must be one of bf16, mixed, fp32; got "fp16"$/],
      [{ optimizer: "lion" }, /^optimizer must be one of adamw, adamw-8bit, sgd; got "lion"$/],
      [{ quantization: "int8" }, /^quantization must be one of none, nf4, nf4-double; got "int8"$/],
      [
        { isFull: true, quantization: "nf4" },
        /^quantization must be none, because full fine-tuning trains all weights/,
      ],
    ] as const;
    for (const [training, message] of wrong)
      expect(() => trainingMemory(count, training as never)).toThrow(message);
  });

  it("lists the known layers if the model's layers are unknown", () => {
    const odd = { num_attention_heads: 2, hidden_size: 6, num_hidden_layers: 1 };
    const unknown = [
      { model: "google-bert/bert-base-cased" },
      // No classifier.
      { model: { model_type: "vit" }, targets: ["q_proj"] },
      // Heads of 3 numbers have no halves that could be rotated.
      { model: { model_type: "llama", num_key_value_heads: 2, ...odd } },
    ];
    for (const input of unknown)
      expect(() => trainingMemory(countModel({ rank: 4, ...input }))).toThrow(
        /^model must be a model whose layers are like those of llama, mistral, mixtral, qwen2, qwen2_moe, qwen3, gemma2, gemma3_text, phi3, gpt2, opt, t5, mt5, vit; got /,
      );
    const opt = { model_type: "opt", word_embed_proj_dim: 6, ...odd };
    expect(trainingMemory(countModel({ rank: 4, model: opt })).activations).toBeGreaterThan(0);
  });

  it("names a length that differs from an image's, which may only be stated", () => {
    const model = { model_type: "vit", architectures: ["ViTForImageClassification"] };
    const count = countModel({ model, rank: 4, targets: ["q_proj"] });
    const usual = trainingMemory(count);
    const tokens = countImageTokens(count.model)!;
    expect(trainingMemory(count, { sequence: tokens })).toEqual(usual);
    expect(() => trainingMemory(count, { sequence: tokens + 1 })).toThrow(
      `sequence must be omitted or ${tokens}, the number of tokens of an image; got ${tokens + 1}`,
    );
  });

  it("names an adapted embedding, whose activations are unknown", () => {
    const targets = ["q_proj", "embed_tokens"];
    const count = countModel({ model: "meta-llama/Llama-3.2-1B", rank: 4, targets });
    expect(() => trainingMemory(count)).toThrow(
      /^targets must be modules whose activations are known; got "model.embed_tokens"$/,
    );
  });
});
