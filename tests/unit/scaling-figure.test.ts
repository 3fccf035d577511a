/** Tests the scaling figure: its factors and single steps against PEFT and PyTorch, and its measured losses. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describePicture, flatten } from "../../src/figures/parts.js";
import { scaling as figure } from "../../src/figures/scaling/index.js";
import { factorOf, runsOf } from "../../src/figures/scaling/numbers.js";
import { ALPHA, RANKS, RATES, RUNS, SCALINGS, SEEDS } from "../../src/figures/scaling/runs.js";
import reference from "../reference/oracle-scaling.json" with { type: "json" };
import { runs } from "../support/draws.js";
import { findNodes } from "../support/faults.js";

const drawing = figure.draw({ rank: 8 });
const getMean = (items: readonly number[]) =>
  items.reduce((sum, item) => sum + item) / items.length;
const toThree = (value: number) => Number(value.toPrecision(3));
/** The factors by which a step changes when the rank doubles. */
const RATIOS = { adam: { r: 1 / 2, sqrt: Math.SQRT1_2 }, sgd: { r: 1 / 4, sqrt: 1 / 2 } };

describe("the scaling figure", () => {
  it("has PEFT's factors, with and without rsLoRA", () => {
    for (const { alpha, rank, rslora, factor } of reference.peft)
      expect(factorOf(rslora ? "sqrt" : "r", { alpha }, rank)).toBeCloseTo(factor, 12);
    expect(reference.peft.length).toBe(40);
  });

  it("states how far a direction moves at twice the rank, as Adam and SGD of PyTorch move it", () => {
    for (const { optimizer, scaling, ratio } of reference.steps)
      expect(ratio).toBeCloseTo(RATIOS[optimizer as "adam"][scaling as "r"], 4);
    expect(reference.steps.length).toBe(24);
    expect(drawing.headline).toMatch(
      /halves each direction’s step under .* divides it by √2 under/,
    );
    const { children } = drawing.compose("wide");
    expect(JSON.stringify(children)).toMatch(/SGD the factor enters twice: ÷\u00a04 .*÷\u00a02 /);
  });

  it("states how far all directions together move at twice the rank, with Adam", () => {
    for (const [scaling, low, high] of [
      ["r", 0.7, 0.8],
      ["sqrt", 1, 1.1],
    ] as const) {
      const totals = reference.steps
        .filter((step) => step.optimizer === "adam" && step.scaling === scaling)
        .map(({ total }) => Number(total.toFixed(1)));
      expect([Math.min(...totals), Math.max(...totals)]).toEqual([low, high]);
      expect(drawing.explanation).toContain(`${low} to ${high} times`);
    }
  });

  it("has the mean of every run of the oracle, and the range of the best ones", () => {
    expect([reference.alpha, reference.seeds.length]).toEqual([ALPHA, SEEDS]);
    expect(reference.rates).toEqual(RATES);
    for (const [index, { scaling, rank, losses }] of reference.runs.entries()) {
      expect([scaling, rank]).toEqual([
        SCALINGS[index < RANKS.length ? 0 : 1],
        RANKS[index % RANKS.length],
      ]);
      const means = losses.map(getMean);
      const best = means.indexOf(Math.min(...means));
      expect([best > 0, best < means.length - 1]).toEqual([true, true]);
      expect(RUNS[scaling as "r"][index % RANKS.length]).toEqual({
        losses: means.map(toThree),
        range: [Math.min(...losses[best]!), Math.max(...losses[best]!)].map(toThree),
      });
    }
    expect(reference.runs.length).toBe(2 * RANKS.length);
  });

  it("claims the same best learning rate for ranks 8 to 64 under α/r, and smaller ones under α/√r", () => {
    const ratesOf = (scaling: "r" | "sqrt") =>
      RANKS.filter((rank) => rank >= 8).map((rank) => runsOf(scaling, rank).rate);
    expect(new Set(ratesOf("r")).size).toBe(1);
    const falling = ratesOf("sqrt");
    expect(falling).toEqual([...falling].sort((a, b) => b - a));
    expect(falling.at(-1)).toBeLessThan(falling[0]!);
    // At rates below the best, only higher ranks of α/√r end much lower.
    const spread = (scaling: "r" | "sqrt", at: number) =>
      runsOf(scaling, 8).losses[at]! / runsOf(scaling, 64).losses[at]!;
    for (let at = 0; at < 5; at++) {
      expect(spread("r", at)).toBeLessThan(1.6);
      expect(spread("sqrt", at)).toBeGreaterThan(3);
    }
  });

  it("has the label of rsLoRA's step above that of LoRA's, as their lines are", () => {
    const tags = fc.record({
      rank: fc.constantFrom(1, 2, 3, 4, 8, 16, 32, 64, 128),
      alpha: fc.integer({ min: 1, max: 256 }),
    });
    const property = fc.property(
      tags,
      fc.constantFrom("wide" as const, "narrow" as const),
      (values, composition) => {
        const heightOf = (start: string) => {
          const texts = findNodes(figure.draw(values).compose(composition), "text");
          return texts.find(({ runs: [run] }) => run!.text.startsWith(start))!.y;
        };
        expect(heightOf("÷\u00a0√2")).toBeLessThan(heightOf("÷\u00a02"));
      },
    );
    fc.assert(property, { numRuns: runs(20) });
  });

  it("says how many times too large α alone is, and nothing of that at rank 1", () => {
    const excessAt = (rank: number, alpha: number) =>
      flatten(describePicture(figure.draw({ rank, alpha })).items).find(
        ({ name }) => name === "excess",
      );
    expect(excessAt(128, 8)).toMatchObject({ facts: { times: 128 } });
    expect(excessAt(128, 8)!.words).toContain("128 times too large");
    expect(excessAt(1, 8)).toBeUndefined();
  });
});
