import { describe, expect, it } from "vitest";
import { memory } from "../../src/figures/memory/index.js";
import { A100_OVERHEAD_RANGE } from "../../src/figures/memory/numbers.js";
import {
  bestConstant,
  FITTED,
  measuredOverheads,
  medianError,
  reservedPeak,
  runs,
} from "../../src/models/published.js";
import { allSimulations } from "../../src/models/steps/all.js";
import { isExam } from "../support/draws.js";
import {
  computeErrors,
  computeMemory,
  isStateExact,
  isWithinError,
  readTrainings,
  TRAININGS,
} from "../support/training-oracle.js";

const drawn = readTrainings(TRAININGS);
/** The model_types whose activations are known. */
const knownLayers = Object.keys(allSimulations);

describe("random trainings, measured with transformers and PEFT on tensors without data", () => {
  it("include each type with known activations at least 20 times", () => {
    for (const type of knownLayers)
      expect(drawn.filter(({ on }) => on.model_type === type).length, type).toBeGreaterThan(19);
    const { explanation } = memory.draw({ model: "gpt2", rank: 8 });
    expect(explanation.replaceAll("\u00a0", " ")).toContain(
      `within 2 % in ${drawn.length.toLocaleString("en-US")} training steps of ${knownLayers.length} model types`,
    );
  });

  it("have an exact state, and stored activations and peaks within the stated error", () => {
    const compared = isExam
      ? drawn
      : knownLayers.flatMap((type) => drawn.filter(({ on }) => on.model_type === type).slice(-20));
    const wrong = compared.filter(({ on, run, bytes }) => {
      const ours = computeMemory({ on, run });
      const isRight = isWithinError(computeErrors(ours, bytes));
      return !isRight || !isStateExact(ours, run, bytes);
    });
    expect(wrong.map((item) => JSON.stringify(item))).toEqual([]);
  });
});

/** Bytes that tests/oracle/memory.py measured. */
describe("a model with a small vocabulary", () => {
  const training = {
    method: "lora",
    targets: ["q_proj", "v_proj"],
    rank: 8,
    batch: 4,
    sequence: 1024,
    precision: "mixed",
    checkpointing: false,
    isPadded: false,
  } as const;
  const llama = {
    model_type: "llama",
    hidden_size: 256,
    intermediate_size: 688,
    num_hidden_layers: 4,
    num_attention_heads: 8,
    num_key_value_heads: 8,
  };
  const nanoGpt = {
    model_type: "gpt2",
    n_layer: 6,
    n_embd: 384,
    n_head: 6,
    n_positions: 1024,
    vocab_size: 65,
  };
  it.each([
    ["nanoGPT", nanoGpt, { targets: ["c_attn"], checkpointing: true }, 240_339_768],
    [
      "32 letters",
      { ...llama, vocab_size: 32 },
      { method: "full", checkpointing: true },
      126_816_420,
    ],
    ["DoRA", { ...llama, vocab_size: 4000 }, { method: "dora", sequence: 512 }, 202_418_792],
    [
      "padded multi-query attention",
      { ...llama, vocab_size: 1000, num_key_value_heads: 1 },
      { isPadded: true },
      227_641_928,
    ],
  ] as const)("has a computed peak within 1 % of the measured peak: %s", (_, on, run, bytes) => {
    const { peak } = computeMemory({ on, run: { ...training, ...run } });
    expect(Math.abs(peak.total / bytes - 1)).toBeLessThan(0.01);
  });
});

it("the figure states how much more memory than the computed peak an A100 needed", () => {
  const overheads = measuredOverheads();
  const rounded = [Math.min(...overheads), Math.max(...overheads)].map(
    (bytes) => Math.round(bytes / 1e8) * 1e8,
  );
  expect(rounded).toEqual(A100_OVERHEAD_RANGE);
});

describe("published runs", () => {
  const getError = (name: string) => {
    const run = runs.find((run) => run.name === name)!;
    return Math.abs(reservedPeak(run) / run.peak - 1);
  };
  const NAMED = [
    "LoRA, rank 32",
    "LoRA, rank 64",
    "DoRA, rank 32",
    "LoRA, rank 10",
    "Full fine-tuning",
  ];

  it("are computed within 5 % for full fine-tuning, two ranks of LoRA, DoRA and LoRA on the MLP, in the measured order", () => {
    for (const name of NAMED) expect(getError(name), name).toBeLessThan(0.05);
    const named = runs.filter(({ name }) => NAMED.includes(name));
    const namesBy = (getValue: (run: (typeof runs)[number]) => number) =>
      [...named].sort((a, b) => getValue(a) - getValue(b)).map(({ name }) => name);
    expect(namesBy(reservedPeak)).toEqual(namesBy(({ peak }) => peak));
  });

  it("have, if unfitted, at most half the median error of the best constant", () => {
    expect(medianError(reservedPeak)).toBeLessThanOrEqual(bestConstant().error / 2);
  });

  it("have no constant whose error on the unfitted runs is smaller than the best constant's", () => {
    const { error } = bestConstant();
    for (let bytes = 19e9; bytes < 26e9; bytes += 1e7)
      expect(medianError(() => bytes)).toBeGreaterThanOrEqual(error - 1e-12);
  });

  it("have fitted numbers with names and within the benchmark's limits", () => {
    for (const { run } of Object.values(FITTED))
      expect(runs.map(({ name }) => name)).toContain(run);
    expect(FITTED.sequence.value).toBeLessThanOrEqual(768);
  });
});
