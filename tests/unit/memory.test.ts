/** Compares memory and compute with published numbers. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countAdapters, type ModelCount } from "../../src/counts/count.js";
import { countModel } from "../../src/counts/index.js";
import { models } from "../../src/counts/lookup.js";
import { adapterBytes, computeOf, computeOfModel, NF4, nf4Bytes } from "../../src/counts/memory.js";
import { instances } from "../../src/counts/model.js";
import { trainingState } from "../../src/counts/training.js";
import { runs } from "../support/draws.js";
import { counts, createCount } from "../support/memory.js";

const linearWeights = (id: string) =>
  models()
    .find((model) => model.id === id)!
    .modules.reduce((sum, module) => sum + instances(module) * module.d * module.k, 0);

const getState = (count: ModelCount, isFull: boolean) => {
  const state = trainingState(count, { isFull });
  const { weights, adapter, gradients, optimizer } = state;
  return { ...state, total: weights + adapter + gradients + optimizer };
};
const MODES = [true, false];

describe("state memory", () => {
  it("is 112 GB in full and 15.12 GB with LoRA for 7 B and 1 %, as in arXiv 2405.09673, S14", () => {
    const [full, lora] = MODES.map((isFull) => getState(createCount(7e9, 7e7), isFull));
    expect([full!.total, lora!.total]).toEqual([112e9, 15.12e9]);
    expect(full).toEqual({
      weights: 28e9,
      adapter: 0,
      gradients: 28e9,
      optimizer: 56e9,
      total: 112e9,
    });
    expect([lora!.adapter, lora!.gradients, lora!.optimizer]).toEqual([0.28e9, 0.28e9, 0.56e9]);
  });

  it("has 0.5 bits of scales per weight, 0.126953125 with double quantization, as in arXiv 2305.14314", () => {
    expect([NF4.weight, NF4.scale, NF4.doubleScale]).toEqual([4, 0.5, 0.126953125]);
    expect([nf4Bytes(16384, false), nf4Bytes(16384)]).toEqual([9216, 8452]);
    expect([nf4Bytes(0), nf4Bytes(1), nf4Bytes(2), nf4Bytes(1, false)]).toEqual([0, 1, 2, 1]);
  });

  // litgpt@2685705 tutorials/resource-tables.md, inference on an A100: weights and a workspace, GB.
  it.each([
    ["meta-llama/Llama-2-7b-hf", 13.52, 13.48, 4.26, 3.87, 0.31, 0.3],
    ["meta-llama/Llama-2-13b-hf", 26.21, 26.03, 7.72, 7.2, 0.6, 0.59],
    ["meta-llama/Llama-2-70b-hf", undefined, 137.95, 37.21, 36.36, undefined, undefined],
  ])("is near litgpt's for %s", (id, bf16, weights, measured, quantized, saved, saving) => {
    // PEFT casts unquantized weights to fp32 for training; litgpt keeps them in 16 bits for inference.
    const count = countModel({ model: id, rank: 8 });
    const base = getState(count, false).weights;
    const nf4 = nf4Bytes(linearWeights(id)) + 2 * (count.base! - linearWeights(id));
    expect(base / 1e9).toBeCloseTo(weights, 2);
    expect(nf4 / 1e9).toBeCloseTo(quantized, 2);
    if (bf16) expect(Math.abs(base / 1e9 / bf16 - 1)).toBeLessThan(0.01);
    const workspace = measured - nf4 / 1e9;
    expect(workspace).toBeGreaterThan(0.35);
    expect(workspace).toBeLessThan(0.9);
    if (saving && saved) {
      const single = nf4Bytes(linearWeights(id), false) - nf4Bytes(linearWeights(id));
      expect(single / 1e9).toBeCloseTo(saving, 2);
      expect(Math.abs(single / 1e9 - saved)).toBeLessThan(0.0101);
    }
  });

  it("has 16 bytes for each trained parameter and 2 for each frozen parameter, but 4 for DeepSeek's routers", () => {
    const withRouters = counts.filter(({ model }) => /^deepseek_v/.test(model.type));
    expect(withRouters.length).toBeGreaterThan(0);
    for (const count of counts) {
      const [full, lora] = MODES.map((isFull) => getState(count, isFull));
      for (const state of [full!, lora!])
        for (const bytes of Object.values(state))
          expect(Number.isSafeInteger(bytes) && bytes >= 0).toBe(true);
      expect(full!.total).toBe(16 * count.base!);
      const routers = withRouters.includes(count)
        ? count.modules.filter(({ path }) => path.endsWith(".gate"))
        : [];
      const inRouters = routers.reduce(
        (sum, module) => sum + instances(module) * module.d * module.k,
        0,
      );
      expect(inRouters > 0).toBe(withRouters.includes(count));
      expect(lora!.total).toBe(2 * (count.base! + inRouters) + 16 * count.trainable);
    }
  });

  it("is a whole number of bytes for any number of parameters, rounded up", () => {
    const many = fc.integer({ min: 1, max: 10 ** 14 });
    const property = (base: number, trainable: number) => {
      for (const isFull of MODES) {
        const { total } = getState(createCount(base, trainable), isFull);
        expect(Number.isSafeInteger(total)).toBe(true);
        expect(total).toBe(isFull ? 16 * base : 2 * base + 16 * trainable);
      }
      const over = BigInt(nf4Bytes(base)) * 16384n - BigInt(base) * 8452n;
      expect(over >= 0n && over < 16384n).toBe(true);
    };
    fc.assert(fc.property(many, many, property), { numRuns: runs(300) });
  });

  it("rejects a model with unknown parameters, and a model too large to count", () => {
    const partial = models().find((model) => !model.other)!;
    const target = partial.modules[0]!.path.split(".").at(-1)!;
    const count = countAdapters(partial, { rank: 8, targets: [target] });
    expect(() => getState(count, false)).toThrow(
      /^model must be a model whose parameters are all known/,
    );
    expect(() => getState(createCount(6e14, 1), true)).toThrow(/^model must be /);
  });

  // huggingface/peft@5d602fd method_comparison: sizes of adapter_model.safetensors.
  it.each([
    [32, 9_175_040, 36_715_216, 15_056],
    [64, 18_350_080, 73_415_408, 15_088],
  ])("gives all bytes of a file of rank %d except its header", (rank, trainable, file, header) => {
    const targets = ["q_proj", "v_proj"];
    const count = countModel({ model: "meta-llama/Llama-3.2-3B", rank, targets });
    expect(adapterBytes(count)).toBe(4 * trainable);
    expect(adapterBytes(count)).toBe(file - header);
  });
});

describe("compute", () => {
  it.each([
    [8, 0.6706],
    [16, 0.6745],
    [64, 0.6979],
    [256, 0.7917],
  ])("is, at rank %d of 4096 × 4096, %d times that of full fine-tuning", (rank, ratio) => {
    const { training, unmerged, merged } = computeOf({ d: 4096, k: 4096, rank });
    expect(training).toBeCloseTo(ratio, 4);
    expect(training).toBeCloseTo(2 / 3 + (2 * rank) / 4096, 12);
    expect([unmerged, merged]).toEqual([(2 * rank) / 4096, 0]);
  });

  it("equals full fine-tuning's at r = N/6", () => {
    const training = (rank: number, N: number) => computeOf({ d: N, k: N, rank }).training;
    expect(training(682, 4092)).toBe(1);
    expect(training(682, 4096)).toBeLessThan(1);
    expect(training(683, 4096)).toBeGreaterThan(1);
  });

  it("of a model has a share between 2/3 and the share of its most expensive module", () => {
    for (const count of counts) {
      const { training, unmerged } = computeOfModel(count);
      const highest = Math.max(
        ...count.modules.map(({ d, k, rank }) => (rank * (d + k)) / (d * k)),
      );
      expect(training).toBeGreaterThan(2 / 3);
      expect(training).toBeLessThanOrEqual(2 / 3 + highest + 1e-12);
      expect(unmerged).toBeLessThanOrEqual(highest);
    }
    expect(() => computeOf({ d: 4, k: 4, rank: 5 })).toThrow(/^rank must be /);
  });
});
