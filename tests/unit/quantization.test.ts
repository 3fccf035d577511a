/** Tests the bytes of quantized weights and of the optimizer's moments in training. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { shapesOfConfig } from "../../src/counts/config.js";
import { countAdapters } from "../../src/counts/count.js";
import { countModel } from "../../src/counts/index.js";
import { baseParameters } from "../../src/counts/model.js";
import { quantizedWeights } from "../../src/counts/quantization.js";
import { trainingMemory, trainingState } from "../../src/counts/training.js";
import { memory } from "../../src/figures/memory/index.js";
import { smallLlama } from "../support/configs.js";
import { getSceneText } from "../support/drawings.js";
import { reference } from "../support/published.js";

describe("a quantized base", () => {
  const count = countModel({
    model: "meta-llama/Llama-3.1-8B",
    rank: 8,
    targets: ["q_proj", "v_proj"],
  });

  it("has embeddings, head and norms in fp32: Llama-3.1-8B with its adapter's state needs 7.86 GB, not 5.8 GB", () => {
    const { weights, adapter, gradients, optimizer } = trainingState(count, {
      quantization: "nf4-double",
    });
    expect(Number(((weights + adapter + gradients + optimizer) / 1e9).toFixed(2))).toBe(7.86);
  });

  it("needs less with double quantization, and stores at least the activations of a 16-bit base", () => {
    const memoryFor = (quantization: "none" | "nf4" | "nf4-double") =>
      trainingMemory(count, { quantization });
    const [none, single, double] = [memoryFor("none"), memoryFor("nf4"), memoryFor("nf4-double")];
    expect(double.weights).toBeLessThan(single.weights);
    expect(single.weights).toBeLessThan(none.weights);
    expect(single.activations).toBeGreaterThanOrEqual(none.activations);
  });

  it("dequantizes one matrix at a time to 16 bits, even if no gradient passes through it", () => {
    const [hidden, inner] = [1024, 4096];
    const sizes = { hidden_size: hidden, intermediate_size: inner, vocab_size: 10 };
    const model = { ...smallLlama(2), ...sizes };
    const last = countModel({ model, rank: 1, targets: ["down_proj"], layersToTransform: [1] });
    const { peak } = trainingMemory(last, {
      ...{ batch: 1, sequence: 1, quantization: "nf4", optimizer: "sgd" },
    } as const);
    expect(peak.moment).toBe("forward");
    expect(peak.temporary).toBeGreaterThanOrEqual(2 * hidden * inner);
    expect(peak.temporary).toBeLessThan(2.1 * hidden * inner);
  });
});

it("autocast stores 16-bit copies of the weights that QLoRA does not quantize, and of no others", () => {
  const count = countModel({ model: "google-t5/t5-base", rank: 1 });
  const { activations } = trainingMemory(count, { quantization: "nf4", sequence: 1 });
  const unquantized = baseParameters(count.model) - quantizedWeights(count.model);
  expect(activations / (2 * unquantized)).toBeCloseTo(1, 1);
});

describe("bitsandbytes' moments", () => {
  it("have a byte per number and an fp32 per 256 numbers, and four bytes per number in small tensors", () => {
    // A layer with a 64 × 64 matrix: at rank 64, A and B have 4,096 numbers, enough for 8-bit
    // moments; at rank 63 they do not.
    const config = {
      model_type: "llama",
      num_hidden_layers: 1,
      hidden_size: 64,
      intermediate_size: 8,
      num_attention_heads: 1,
      num_key_value_heads: 1,
      vocab_size: 5,
    };
    const memoryFor = (rank: number) =>
      trainingState(countAdapters(shapesOfConfig(config), { rank, targets: ["o_proj"] }), {
        optimizer: "adamw-8bit",
      }).optimizer;
    expect(memoryFor(64)).toBe(2 * 2 * (4096 + 4 * 16));
    expect(memoryFor(63)).toBe(2 * 2 * 4 * 63 * 64);
  });

  it("are those of one tensor for all experts of a layer, as PEFT adapts fused experts", () => {
    const config = {
      model_type: "mixtral",
      num_hidden_layers: 3,
      hidden_size: 64,
      intermediate_size: 64,
      num_local_experts: 2,
      num_attention_heads: 1,
      num_key_value_heads: 1,
      vocab_size: 5,
    };
    // A and B have 32 · 64 numbers for each of two experts.
    const count = countAdapters(shapesOfConfig(config), { rank: 32, targets: ["w2"] });
    expect(trainingState(count, { optimizer: "adamw-8bit" }).optimizer).toBe(
      3 * 2 * 2 * (4096 + 4 * 16),
    );
  });
});

describe("the weights that QLoRA quantizes", () => {
  const { quantized } = reference<{ readonly quantized: Readonly<Record<string, number>> }>(
    "oracle-totals.json",
  );
  const families = readFileSync(new URL("../oracle/families.json", import.meta.url), "utf8");
  const configs: Readonly<Record<string, object>> = JSON.parse(families).configs;

  it.each(Object.entries(quantized))("are those of transformers 5 in %s", (name, weights) => {
    expect(quantizedWeights(shapesOfConfig(configs[name]!))).toBe(weights);
  });

  it("include the experts of a mixture in transformers 4 only, and the figure says so", () => {
    const given = { model: "mistralai/Mixtral-8x7B-v0.1", rank: 8, targets: ["q_proj"] };
    const fused = memory.draw(given);
    const separate = memory.draw({ ...given, experts: "separate" });
    const getText = (drawing: typeof fused) => getSceneText(drawing.compose("wide"));
    expect(getText(fused)).toContain("QLoRA, mostly 32-bit");
    expect(getText(separate)).toContain("QLoRA, 4-bit base");
    expect(getText(separate)).not.toContain("mostly 32-bit");
  });

  it("include no weights of Falcon, because its modules are not plain nn.Linear", () => {
    const falcon = countModel({ model: "tiiuae/falcon-7b", rank: 8 });
    expect(quantizedWeights(falcon.model)).toBe(0);
    const falconMemory = memory.draw({ model: "tiiuae/falcon-7b", rank: 8 });
    expect(getSceneText(falconMemory.compose("wide"))).toContain("QLoRA, mostly 32-bit base");
  });
});

it("DeepSeek's routers are fp32 in a 16-bit model, trained or not", () => {
  const count = countModel({ model: "deepseek-ai/DeepSeek-V3", rank: 8, targets: "all-linear" });
  const base = baseParameters(count.model);
  const routers = 58 * 256 * 7168;
  for (const precision of ["bf16", "mixed"] as const) {
    const { weights } = trainingState(count, { precision });
    expect(weights).toBe(2 * base + 2 * routers);
  }
  const full = trainingState(count, { isFull: true, precision: "bf16" });
  expect(full.weights).toBe(2 * base + 2 * routers);
  expect(full.gradients).toBe(full.weights);
});
