/** Bytes of quantized weights and moments in training. */
import { describe, expect, it } from "vitest";
import { shapesOfConfig } from "../../src/models/config.js";
import { countOn } from "../../src/models/count.js";
import { countModel } from "../../src/models/index.js";
import { trainingMemory, trainingState } from "../../src/models/training.js";

describe("a quantized base", () => {
  const count = countModel({
    model: "meta-llama/Llama-3.1-8B",
    rank: 8,
    targets: ["q_proj", "v_proj"],
  });

  it("has embeddings, head and norms in fp32: 7.86 GB for Llama-3.1-8B with its adapter's state, not 5.8", () => {
    const { weights, adapter, gradients, optimizer } = trainingState(count, {
      quantization: "nf4-double",
    });
    expect(Number(((weights + adapter + gradients + optimizer) / 1e9).toFixed(2))).toBe(7.86);
  });

  it("needs less with double quantization, and stores at least the activations of a 16-bit base", () => {
    const of = (quantization: "none" | "nf4" | "nf4-double") =>
      trainingMemory(count, { quantization });
    const [none, single, double] = [of("none"), of("nf4"), of("nf4-double")];
    expect(double.weights).toBeLessThan(single.weights);
    expect(single.weights).toBeLessThan(none.weights);
    expect(single.activations).toBeGreaterThanOrEqual(none.activations);
  });
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
    const of = (rank: number) =>
      trainingState(countOn(shapesOfConfig(config), { rank, targets: ["o_proj"] }), {
        optimizer: "adamw-8bit",
      }).optimizer;
    expect(of(64)).toBe(2 * 2 * (4096 + 4 * 16));
    expect(of(63)).toBe(2 * 2 * 4 * 63 * 64);
  });
});
