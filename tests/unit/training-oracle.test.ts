import { describe, expect, it } from "vitest";
import type { Precision } from "../../src/models/activations.js";
import { shapesOfConfig } from "../../src/models/config.js";
import { countOn } from "../../src/models/count.js";
import {
  bestConstant,
  FITTED,
  medianError,
  reservedPeak,
  runs,
} from "../../src/models/published.js";
import { trainingMemory } from "../../src/models/training.js";
import { reference } from "../support/published.js";

interface Oracle {
  readonly rank: number;
  readonly configs: Readonly<Record<string, { readonly model_type: string }>>;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | boolean)[])[];
}

/** A measured case and its bytes. */
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

// Written by tests/oracle/memory.py.
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

describe("in every case that ran the code of transformers and PEFT on meta tensors", () => {
  it("at least four families vary in method, batch, length, precision and checkpointing", () => {
    for (const [name, min] of [
      ["model", 7],
      ["method", 5],
      ["precision", 3],
      ["checkpointing", 2],
    ] as const)
      expect(new Set(rows.map((row) => row[name])).size).toBe(min);
    // The number in the guide.
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

  it("stored activations are within 2 %", () => {
    expect(beyond(0.02, (row) => memoryOfRow(row).activations / row.kept - 1)).toEqual([]);
  });

  it("the peak is within 2 %", () => {
    expect(beyond(0.02, (row) => memoryOfRow(row).peak.total / row.peak - 1)).toEqual([]);
  });

  it("a frozen module that stored its input would be detected", () => {
    const keeping = rows.filter(
      ({ method, padded, checkpointing }) => method === "lora" && !padded && !checkpointing,
    );
    for (const row of keeping) {
      const inputs = memoryOfRow({ ...row, method: "lora-all" }).activations;
      expect(inputs / row.kept - 1, nameOf(row)).toBeGreaterThan(0.02);
    }
  });
});

describe("of published runs", () => {
  const errorOf = (name: string) => {
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

  it("full fine-tuning, two ranks of LoRA, DoRA and LoRA on the MLP are within 5 %, in the measured order", () => {
    for (const name of NAMED) expect(errorOf(name), name).toBeLessThan(0.05);
    const named = runs.filter(({ name }) => NAMED.includes(name));
    const by = (of: (run: (typeof runs)[number]) => number) =>
      [...named].sort((a, b) => of(a) - of(b)).map(({ name }) => name);
    expect(by(reservedPeak)).toEqual(by(({ peak }) => peak));
  });

  it("unfitted runs have at most half the best constant's median error", () => {
    expect(medianError(reservedPeak)).toBeLessThanOrEqual(bestConstant().error / 2);
  });

  it("no number is closer to the unfitted runs than the best constant", () => {
    const { error } = bestConstant();
    for (let bytes = 19e9; bytes < 26e9; bytes += 1e7)
      expect(medianError(() => bytes)).toBeGreaterThanOrEqual(error - 1e-12);
  });

  it("fitted numbers are named and stay in the benchmark's limits", () => {
    for (const { on } of Object.values(FITTED)) expect(runs.map(({ name }) => name)).toContain(on);
    expect(FITTED.sequence.value).toBeLessThanOrEqual(768);
  });
});
