import { describe, expect, it } from "vitest";
import { memory } from "../../src/figures/memory/index.js";
import { ON_TOP } from "../../src/figures/memory/numbers.js";
import { knownLayers } from "../../src/models/layers.js";
import {
  bestConstant,
  bytesOnTop,
  FITTED,
  medianError,
  reservedPeak,
  runs,
} from "../../src/models/published.js";
import { reference } from "../support/published.js";
import { type Drawn, errorsOf, isStateExact, isWithinError } from "../support/training-oracle.js";

// Drawn by tests/oracle/memory.py, except for the last ones, which are its NAMED ones.
const cases = reference<readonly Drawn[]>("memory-oracle.json");
const NAMED = 4;

describe("in every drawn case that ran the code of transformers and PEFT on fake tensors", () => {
  it("each type whose activations are known was drawn at least 20 times", () => {
    const drawn = cases.slice(0, -NAMED);
    for (const type of knownLayers)
      expect(drawn.filter(([{ model_type }]) => model_type === type).length, type).toBeGreaterThan(
        19,
      );
    const { explanation } = memory.draw({ model: "gpt2", rank: 8 });
    expect(explanation.replaceAll("\u00a0", " ")).toContain(
      `in ${drawn.length} trainings of nine model types`,
    );
    expect(knownLayers).toHaveLength(9);
  });

  it("the state is exact", () => {
    expect(cases.filter((drawn) => !isStateExact(drawn))).toEqual([]);
  });

  it("stored activations and peaks are within the stated error", () => {
    const wrong = cases.filter((drawn) => !isWithinError(drawn));
    expect(wrong.map((drawn) => [...errorsOf(drawn), JSON.stringify(drawn)])).toEqual([]);
  });

  it("peaks of models of few words are within 1 %: nanoGPT, 32 letters, DoRA, padded multi-query", () => {
    for (const drawn of cases.slice(-NAMED))
      expect(Math.abs(errorsOf(drawn)[1]), JSON.stringify(drawn)).toBeLessThan(0.01);
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
