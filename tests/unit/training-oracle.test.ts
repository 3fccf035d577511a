import { describe, expect, it } from "vitest";
import { memory } from "../../src/figures/memory/index.js";
import { ON_TOP } from "../../src/figures/memory/numbers.js";
import type { Precision } from "../../src/models/activations.js";
import { shapesOfConfig } from "../../src/models/config.js";
import { countOn } from "../../src/models/count.js";
import { knownLayers } from "../../src/models/layers.js";
import {
  bestConstant,
  bytesOnTop,
  FITTED,
  medianError,
  reservedPeak,
  runs,
} from "../../src/models/published.js";
import { ALL_LINEAR } from "../../src/models/targets.js";
import { trainingMemory } from "../../src/models/training.js";
import { reference } from "../support/published.js";

type Settings = readonly [
  config: { readonly model_type: string },
  method: "full" | "lora" | "dora",
  targets: readonly string[],
  rank: number,
  batch: number,
  sequence: number,
  precision: Precision,
  checkpointing: boolean,
  padded: boolean,
];
type Bytes = readonly [
  frozen: number,
  trained: number,
  gradients: number,
  optimizer: number,
  kept: number,
  peak: number,
];

// Drawn by tests/oracle/memory.py.
const cases = reference<readonly (readonly [...Settings, ...Bytes])[]>("memory-oracle.json");

/** The largest errors that the figure and the guide state. */
const maxError = (type: string) => (type === "gemma2" ? 0.04 : 0.02);

const results = cases.map((drawn) => {
  const [config, method, targets, rank, batch, sequence, precision, checkpointing, isPadded] =
    drawn;
  const isFull = method === "full";
  const count = countOn(shapesOfConfig(config), {
    rank: rank || 1,
    targets: isFull ? ALL_LINEAR : targets,
    dora: method === "dora",
  });
  const training = { isFull, batch, sequence, precision, checkpointing, isPadded };
  return {
    drawn,
    isFull,
    type: config.model_type,
    memory: trainingMemory(count, training),
    bytes: drawn.slice(9) as unknown as Bytes,
  };
});

describe("in every drawn case that ran the code of transformers and PEFT on fake tensors", () => {
  it("each type whose activations are known was drawn at least 20 times", () => {
    for (const type of knownLayers)
      expect(results.filter((result) => result.type === type).length, type).toBeGreaterThan(19);
    const { explanation } = memory.draw({ model: "gpt2", rank: 8 });
    expect(explanation.replaceAll("\u00a0", " ")).toContain(
      `in ${results.length} trainings drawn at random from nine model types`,
    );
    expect(knownLayers).toHaveLength(9);
  });

  it("the state is exact", () => {
    for (const { drawn, isFull, memory, bytes } of results) {
      const [frozen, trained, ...rest] = bytes;
      const { weights, adapter, gradients, optimizer } = memory;
      expect([weights, adapter, gradients, optimizer], JSON.stringify(drawn)).toEqual([
        isFull ? trained : frozen,
        isFull ? 0 : trained,
        ...rest.slice(0, 2),
      ]);
    }
  });

  it("stored activations and peaks are within the stated error", () => {
    const wrong = results.flatMap(({ drawn, type, memory, bytes: [, , , , kept, peak] }) => {
      const errors = [memory.activations / kept - 1, memory.peak.total / peak - 1];
      const isWithin = errors.every((error) => Math.abs(error) <= maxError(type));
      return isWithin ? [] : [`${errors.join(" ")} ${JSON.stringify(drawn)}`];
    });
    expect(wrong).toEqual([]);
  });
});

it("an A100 needed as much more than the computed peak as the figure states", () => {
  const more = bytesOnTop();
  const rounded = [Math.min(...more), Math.max(...more)].map(
    (bytes) => Math.round(bytes / 1e8) * 1e8,
  );
  expect(rounded).toEqual(ON_TOP);
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

  it("the unfitted runs' median error is at most half of the best constant's", () => {
    expect(medianError(reservedPeak)).toBeLessThanOrEqual(bestConstant().error / 2);
  });

  it("no constant has a smaller error on the unfitted runs than the best constant", () => {
    const { error } = bestConstant();
    for (let bytes = 19e9; bytes < 26e9; bytes += 1e7)
      expect(medianError(() => bytes)).toBeGreaterThanOrEqual(error - 1e-12);
  });

  it("fitted numbers are named and stay in the benchmark's limits", () => {
    for (const { on } of Object.values(FITTED)) expect(runs.map(({ name }) => name)).toContain(on);
    expect(FITTED.sequence.value).toBeLessThanOrEqual(768);
  });
});
