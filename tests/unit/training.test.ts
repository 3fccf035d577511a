/** Memory of a step of training, against transformers' and PEFT's own code, and against a GPU. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Precision } from "../../src/models/activations.js";
import { shapesOfConfig } from "../../src/models/config.js";
import { countOn } from "../../src/models/count.js";
import { countModel } from "../../src/models/index.js";
import {
  bestConstant,
  FITTED,
  medianError,
  reservedPeak,
  runs,
} from "../../src/models/published.js";
import { OPTIMIZERS, trainingMemory, trainingState } from "../../src/models/training.js";
import { reference } from "../support/published.js";

interface Oracle {
  readonly rank: number;
  readonly configs: Readonly<Record<string, { readonly model_type: string }>>;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | boolean)[])[];
}

/** One row: what was run, and its bytes. */
interface Row {
  readonly model: string;
  readonly method: "full" | "lora" | "lora-all" | "lora-mlp" | "dora";
  readonly batch: number;
  readonly sequence: number;
  readonly precision: Precision;
  readonly checkpointing: boolean;
  readonly padded: boolean;
  readonly frozen: number;
  readonly trained: number;
  readonly gradients: number;
  readonly optimizer: number;
  readonly kept: number;
  readonly peak: number;
}

// tests/oracle/memory.py made it.
const oracle = reference<Oracle>("memory-oracle.json");
const rows = oracle.rows.map(
  (values) =>
    Object.fromEntries(oracle.columns.map((name, at) => [name, values[at]])) as unknown as Row,
);

const GATED = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"];
const LLAMA = { few: ["q_proj", "v_proj"], all: GATED, mlp: GATED.slice(4) };
const TARGETS: Readonly<Record<string, typeof LLAMA>> = {
  gpt2: { few: ["c_attn"], all: ["c_attn", "c_proj", "c_fc"], mlp: ["c_fc", "mlp.c_proj"] },
  opt: {
    few: ["q_proj", "v_proj"],
    all: ["q_proj", "k_proj", "v_proj", "out_proj", "fc1", "fc2"],
    mlp: ["fc1", "fc2"],
  },
};

function memoryOfRow({ model, method, padded, ...training }: Row) {
  const config = oracle.configs[model]!;
  const { few, all, mlp } = TARGETS[config.model_type] ?? LLAMA;
  const targets = method === "lora-all" ? all : method === "lora-mlp" ? mlp : few;
  const dora = method === "dora";
  const count = countOn(shapesOfConfig(config), { rank: oracle.rank, targets, dora });
  const { batch, sequence, precision, checkpointing } = training;
  const [isFull, isPadded] = [method === "full", padded];
  return trainingMemory(count, { isFull, batch, sequence, precision, checkpointing, isPadded });
}

const nameOf = (row: Row) => Object.values(row).slice(0, 7).join(" ");
const beyond = (limit: number, errorOf: (row: Row) => number) =>
  rows
    .filter((row) => !(Math.abs(errorOf(row)) <= limit))
    .map((row) => `${nameOf(row)}: ${errorOf(row)}`);

describe("of every case that transformers' and PEFT's code was run for without data", () => {
  it("there are four families and more by methods, batches, lengths, precisions, checkpointing", () => {
    for (const [name, least] of [
      ["model", 7],
      ["method", 5],
      ["precision", 3],
      ["checkpointing", 2],
    ] as const)
      expect(new Set(rows.map((row) => row[name])).size).toBe(least);
    // As the guide says.
    expect(rows.length).toBe(464);
  });

  it("the state is exact", () => {
    for (const row of rows) {
      const { weights, adapter, gradients, optimizer } = memoryOfRow(row);
      const isFull = row.method === "full";
      expect([weights, adapter, gradients, optimizer], nameOf(row)).toEqual([
        isFull ? row.trained : row.frozen,
        isFull ? 0 : row.trained,
        row.gradients,
        row.optimizer,
      ]);
    }
  });

  it("what is kept for the backward pass is within 2 %", () => {
    expect(beyond(0.02, (row) => memoryOfRow(row).activations / row.kept - 1)).toEqual([]);
  });

  it("the peak is within 2 %", () => {
    expect(beyond(0.02, (row) => memoryOfRow(row).peak.total / row.peak - 1)).toEqual([]);
  });

  it("a frozen module that kept its input would be seen", () => {
    const keeping = rows.filter(
      ({ method, padded, checkpointing }) => method === "lora" && !padded && !checkpointing,
    );
    for (const row of keeping) {
      const inputs = memoryOfRow({ ...row, method: "lora-all" }).activations;
      expect(inputs / row.kept - 1, nameOf(row)).toBeGreaterThan(0.02);
    }
  });
});

describe("of the published runs", () => {
  const errorOf = (name: string) => {
    const run = runs.find((one) => one.name === name)!;
    return Math.abs(reservedPeak(run) / run.peak - 1);
  };
  const NAMED = [
    "LoRA, rank 32",
    "LoRA, rank 64",
    "DoRA, rank 32",
    "LoRA, rank 10",
    "Full fine-tuning",
  ];

  it("full, LoRA's two ranks, DoRA and LoRA on the MLP are within 5 %, in the order as measured", () => {
    for (const name of NAMED) expect(errorOf(name), name).toBeLessThan(0.05);
    const named = runs.filter(({ name }) => NAMED.includes(name));
    const by = (of: (run: (typeof runs)[number]) => number) =>
      [...named].sort((one, other) => of(one) - of(other)).map(({ name }) => name);
    expect(by(reservedPeak)).toEqual(by(({ peak }) => peak));
  });

  it("those that nothing was fitted on have at most half the best constant's median error", () => {
    expect(medianError(reservedPeak)).toBeLessThanOrEqual(bestConstant().error / 2);
  });

  it("no number is nearer to the unfitted ones than the best constant", () => {
    const { error } = bestConstant();
    for (let bytes = 19e9; bytes < 26e9; bytes += 1e7)
      expect(medianError(() => bytes)).toBeGreaterThanOrEqual(error - 1e-12);
  });

  it("what was fitted is named, and stays in the limits that the benchmark states", () => {
    for (const { on } of Object.values(FITTED)) expect(runs.map(({ name }) => name)).toContain(on);
    expect(FITTED.sequence.value).toBeLessThanOrEqual(768);
  });
});

/** LLaMA-like models of sizes that nobody has published. */
const configs = fc
  .record({
    heads: fc.integer({ min: 1, max: 12 }),
    headDim: fc.integer({ min: 1, max: 90 }),
    // Feed-forward blocks no narrower than the model, and two layers: what checkpointing is for.
    factor: fc.integer({ min: 1, max: 5 }),
    layers: fc.integer({ min: 2, max: 9 }),
    vocabulary: fc.integer({ min: 1, max: 70_000 }),
    type: fc.constantFrom("llama", "qwen2", "mistral", "qwen3"),
  })
  .map(({ heads, headDim, factor, layers, vocabulary, type }) => ({
    model_type: type,
    num_attention_heads: heads,
    num_key_value_heads: heads,
    head_dim: headDim,
    hidden_size: heads * headDim,
    intermediate_size: factor * heads * headDim,
    num_hidden_layers: layers,
    vocab_size: vocabulary,
  }));
const trainings = fc.record({
  isFull: fc.boolean(),
  batch: fc.integer({ min: 1, max: 33 }),
  sequence: fc.integer({ min: 1, max: 5000 }),
  precision: fc.constantFrom("bf16", "mixed", "fp32"),
  optimizer: fc.constantFrom(...OPTIMIZERS),
  checkpointing: fc.boolean(),
  isPadded: fc.boolean(),
});
const subsets = fc.subarray(GATED, { minLength: 1 });

describe("whatever the model", () => {
  const counted = (config: object, targets: readonly string[], rank = 3, dora = false) =>
    countOn(shapesOfConfig(config), { rank, targets, dora });

  it("the peak is the sum of what is there, in whole bytes, and no less than the state without gradients", () => {
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
      expect([peak.total, activations].every((one) => Number.isSafeInteger(one) && one > 0)).toBe(
        true,
      );
      expect(peak.total).toBeGreaterThanOrEqual(always + Math.max(gradients, activations));
    };
    fc.assert(fc.property(configs, trainings, subsets, property), { numRuns: 500 });
  });

  it("more sequences, longer ones and padding never take less, and checkpointing never more", () => {
    const property = (
      config: object,
      training: NonNullable<Parameters<typeof trainingMemory>[1]>,
      targets: string[],
    ) => {
      const count = counted(config, targets);
      const of = (change: Parameters<typeof trainingMemory>[1]) =>
        trainingMemory(count, { ...training, ...change });
      const [one, more, longer] = [
        of({}),
        of({ batch: (training.batch ?? 1) + 1 }),
        of({ sequence: (training.sequence ?? 1) + 1 }),
      ];
      const [padded, whole] = [of({ isPadded: true }), of({ isPadded: false })];
      const [checked, plain] = [of({ checkpointing: true }), of({ checkpointing: false })];
      const notLess: [typeof one, typeof one][] = [
        [more, one],
        [longer, one],
        [padded, whole],
        [plain, checked],
      ];
      for (const [larger, smaller] of notLess) {
        expect(larger.activations).toBeGreaterThanOrEqual(smaller.activations);
        expect(larger.peak.total).toBeGreaterThanOrEqual(smaller.peak.total);
      }
    };
    fc.assert(fc.property(configs, trainings, subsets, property), { numRuns: 500 });
  });

  it("an adapted module keeps its input in fp32 and r numbers a token, and a frozen one nothing", () => {
    const property = (config: object, targets: string[], rank: number, tokens: number) => {
      const few = counted(config, ["q_proj"], rank);
      const many = counted(config, ["q_proj", ...targets], rank);
      const kept = (count: typeof few) =>
        trainingMemory(count, { precision: "bf16", sequence: tokens }).activations;
      const added = many.modules.filter(({ rank, path }) => rank && !path.endsWith("q_proj"));
      const bytes = added.reduce(
        (sum, { k, instances }) => sum + instances * 4 * tokens * (k + rank),
        0,
      );
      expect(kept(many) - kept(few)).toBe(bytes);
    };
    const rank = fc.integer({ min: 1, max: 9 });
    fc.assert(fc.property(configs, subsets, rank, fc.integer({ min: 1, max: 999 }), property), {
      numRuns: 300,
    });
  });

  it("SGD keeps nothing, 8-bit AdamW at most what AdamW does in fp32, which is two moments a weight", () => {
    const property = (config: object, targets: string[], isFull: boolean) => {
      const of = (optimizer: (typeof OPTIMIZERS)[number]) =>
        trainingState(counted(config, targets, 3, true), { isFull, optimizer, precision: "fp32" });
      expect(of("sgd").optimizer).toBe(0);
      expect(of("adamw").optimizer).toBe(2 * of("adamw").gradients);
      expect(of("adamw-8bit").optimizer).toBeLessThanOrEqual(of("adamw").optimizer);
      expect(of("adamw-8bit").optimizer).toBeGreaterThan(of("adamw").gradients / 2);
    };
    fc.assert(fc.property(configs, subsets, fc.boolean(), property), { numRuns: 300 });
  });

  it("DoRA never takes less than LoRA, and full fine-tuning's weights have no adapter", () => {
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
    fc.assert(fc.property(configs, trainings, subsets, property), { numRuns: 300 });
  });
});

describe("a quantised base", () => {
  const count = countModel({
    model: "meta-llama/Llama-3.1-8B",
    rank: 8,
    targets: ["q_proj", "v_proj"],
  });

  it("has its embeddings, head and norms in fp32: 7.86 GB of Llama-3.1-8B and its adapter's state, not 5.8", () => {
    const { weights, adapter, gradients, optimizer } = trainingState(count, {
      quantization: "nf4-double",
    });
    expect(Number(((weights + adapter + gradients + optimizer) / 1e9).toFixed(2))).toBe(7.86);
  });

  it("takes less where it is quantised doubly, and its activations no less than those of a 16-bit base", () => {
    const of = (quantization: "none" | "nf4" | "nf4-double") =>
      trainingMemory(count, { quantization });
    const [none, single, double] = [of("none"), of("nf4"), of("nf4-double")];
    expect(double.weights).toBeLessThan(single.weights);
    expect(single.weights).toBeLessThan(none.weights);
    expect(single.activations).toBeGreaterThanOrEqual(none.activations);
  });
});

describe("bitsandbytes' moments", () => {
  it("take a byte a number and an fp32 for 256 of them, and in small tensors four bytes a number", () => {
    // One layer of 64 × 64 = 4,096 numbers adapted at rank 64: A and B are large enough, at rank 63 not.
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

describe("an error", () => {
  const count = countModel({ model: "gpt2", rank: 8 });

  it("names the option, what came and what is allowed", () => {
    const wrong = [
      [{ batch: 0 }, /^batch must be a whole number from 1 to 65,536, but is 0$/],
      [{ sequence: 1.5 }, /^sequence must be a whole number from 1 to 1,048,576, but is 1.5$/],
      [{ precision: "fp16" }, /^precision must be one of bf16, mixed, fp32, but is "fp16"$/],
      [{ optimizer: "lion" }, /^optimizer must be one of adamw, adamw-8bit, sgd, but is "lion"$/],
      [
        { quantization: "int8" },
        /^quantization must be one of none, nf4, nf4-double, but is "int8"$/,
      ],
      [
        { isFull: true, quantization: "nf4" },
        /^quantization must be none where all weights are trained/,
      ],
    ] as const;
    for (const [training, message] of wrong)
      expect(() => trainingMemory(count, training as never)).toThrow(message);
  });

  it("says which layers are known where a model's are not", () => {
    const bert = countModel({ model: "google-bert/bert-base-cased", rank: 4 });
    expect(() => trainingMemory(bert)).toThrow(
      /^model must be one with the layers of llama, mistral, qwen2, qwen3, gpt2, opt, but is /,
    );
  });
});
