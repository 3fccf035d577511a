/** Tests the capacity figure: its runs, which an oracle has measured, and what its pictures show of them. */
import { describe, expect, it } from "vitest";
import { capacity as figure } from "../../src/figures/capacity/index.js";
import { count } from "../../src/figures/capacity/numbers.js";
import { RANKS, RATES, SEEDS, TESTED } from "../../src/figures/capacity/runs.js";
import { describePicture } from "../../src/figures/parts.js";
import { lora } from "../../src/index.js";
import { COMPOSITIONS, leaves } from "../../src/scene.js";
import reference from "../reference/oracle-capacity.json" with { type: "json" };
import { getSceneText } from "../support/drawings.js";
import { textBox } from "../support/measure.js";

const { settings } = count({ rank: "8" });
const drawings = RANKS.map((rank) => figure.draw({ rank }));
const getMean = (items: readonly number[]) =>
  items.reduce((sum, item) => sum + item) / items.length;

describe("the capacity figure", () => {
  it("has the accuracy of every run of the oracle in its table, in a column for each seed", () => {
    const { head, rows } = drawings[0]!.table();
    const first = head.indexOf("Seed 1");
    const seeds = head.slice(first, head.indexOf("Parameters trained"));
    expect(seeds).toEqual(Array.from({ length: SEEDS }, (_, index) => `Seed ${index + 1}`));
    expect(reference.tested).toBe(TESTED);
    expect(reference.seeds.length).toBe(SEEDS);
    for (const [index, { rank, rate, correct }] of reference.runs.entries()) {
      const row = rows[index]!;
      expect(row.length).toBe(head.length);
      const [name, learningRate] = row;
      expect(name).toBe(String(rank));
      expect(learningRate).toBe(String(rate));
      const percentages = correct.map((item) => (100 * item) / reference.tested);
      expect(row.slice(first, first + SEEDS)).toEqual(percentages.map((item) => item.toFixed(1)));
      const mean = row[head.indexOf("Mean")]!;
      expect(Number(mean.split("\u00a0")[0])).toBeCloseTo(getMean(percentages), 1);
    }
    expect(rows.length).toBe(reference.runs.length);
  });

  it("has, for each rank, the learning rate with the lowest training loss, which is not at the end of the range", () => {
    for (const { rank, rate, losses } of reference.runs) {
      const best = losses.indexOf(Math.min(...losses));
      expect([best > 0, best < losses.length - 1]).toEqual([true, true]);
      expect(rate).toBe(reference.rates[best]);
      expect(RATES[String(rank) as "1"]).toBe(rate);
    }
  });

  it("counts the parameters of LoRA in two matrices of 64 × 64, and of both matrices", () => {
    for (const { rank, trainable } of settings.slice(0, -1))
      expect(trainable).toBe(2 * lora({ rank: Number(rank), d: 64, k: 64 }).trainable);
    expect(settings.at(-1)!.trainable).toBe(2 * 64 * 64);
  });

  it("claims that a rank does as well only if its mean is within the range of full fine-tuning's runs", () => {
    const toPercent = (correct: number) => (100 * correct) / TESTED;
    const full = reference.runs.at(-1)!.correct.map(toPercent);
    const means = reference.runs.map(({ correct }) =>
      Number(getMean(correct.map(toPercent)).toFixed(1)),
    );
    const isWithin = means.map((mean) => mean >= Math.min(...full) && mean <= Math.max(...full));
    const enough = RANKS[isWithin.indexOf(true)];
    for (const [index, rank] of RANKS.slice(0, -1).entries()) {
      const { headline } = drawings[index]!;
      const { title } = drawings[index]!.compose("wide");
      const gap = means.at(-1)! - means[index]!;
      expect(headline).toBe(
        `In a small network, rank ${rank} ${
          isWithin[index] ? "does as well as" : `is ${Number(gap.toFixed(1))} points behind`
        } full fine-tuning`,
      );
      expect(title.includes("within the range of full fine-tuning’s 5 runs")).toBe(isWithin[index]);
      expect(title.includes("below all 5 runs of full fine-tuning")).toBe(
        means[index]! < Math.min(...full),
      );
      expect(title).toMatch(/^.*[\d.]+\u00a0% of the parameters of two 64\u00a0×\u00a064 matrices/);
    }
    expect(new Set(isWithin.slice(0, -1)).size).toBe(2);
    expect(drawings.at(-1)!.headline).toContain(
      `full fine-tuning does no better than rank ${enough}`,
    );
  });

  it("names the seeds with which full fine-tuning is best", () => {
    const best = reference.seeds.filter((_, seed) =>
      reference.runs
        .slice(0, -1)
        .every(({ correct }) => correct[seed]! < reference.runs.at(-1)!.correct[seed]!),
    );
    expect(best.length).toBe(2);
    expect(drawings[0]!.explanation).toContain(
      "highest mean, but is best with only two of five seeds",
    );
  });

  it("says “a small network” in the headline, caption and alternative", () => {
    for (const { headline, caption, alt } of drawings)
      for (const words of [headline, caption, alt]) expect(words).toMatch(/a small network/i);
  });

  it("states every run, mean and number of parameters in its description", () => {
    const { items } = describePicture(drawings[0]!);
    const [accuracies, trained] = items;
    for (const [index, { runs, mean, trainable }] of settings.entries()) {
      const { words, facts } = accuracies!.items[index]!;
      const stated = [...runs, mean].map((item) => `${(item / 10).toFixed(1)}\u00a0%`);
      expect(words.match(/[\d.]+\u00a0%/g)).toEqual(stated);
      expect(facts).toEqual({ runs: runs.map((run) => run / 10), mean: mean / 10 });
      expect(trained!.items[index]!.facts).toEqual({ parameters: trainable });
      expect(trained!.items[index]!.words).toContain(trainable.toLocaleString("en-US"));
    }
  });

  it("draws the trained parameters as bars to scale", () => {
    for (const drawing of drawings)
      for (const composition of COMPOSITIONS) {
        const boxes = [...leaves(drawing.compose(composition).children)]
          .filter((node) => node.type === "rect")
          .filter(({ fill }) => fill !== "tint");
        // An outline is inside the edges of its bar.
        const heights = boxes.map(({ height, strokeWidth = 0 }) => height + strokeWidth);
        for (const [index, { trainable }] of settings.entries())
          expect(heights[Math.min(2 * index, heights.length - 1)]! / heights.at(-1)!).toBeCloseTo(
            trainable / settings.at(-1)!.trainable,
            9,
          );
      }
  });

  it("draws every run as a ring of its own at its accuracy, on both sides of its column's middle", () => {
    for (const drawing of drawings)
      for (const composition of COMPOSITIONS) {
        const { items } = describePicture({
          ...drawing,
          compose: () => drawing.compose(composition),
        });
        const heightOf: [number, number][] = [];
        for (const [index, { nodes }] of items[0]!.items.entries()) {
          const paths = [...leaves(nodes)].filter((node) => node.type === "path");
          const rings = paths.find(({ fill, stroke }) => fill === "paper" && stroke === "muted")!;
          const centers = [...rings.d.matchAll(/M([-\d.]+) ([-\d.]+)a([\d.]+)/g)].map(
            ([, x, y, r]) => ({
              x: Number(x) + Number(r),
              y: Number(y),
              r: Number(r),
            }),
          );
          expect(centers.length).toBe(SEEDS);
          for (const [at, { x, y, r }] of centers.entries()) {
            heightOf.push([settings[index]!.runs[at]!, y]);
            for (const other of centers.slice(at + 1))
              expect(Math.hypot(x - other.x, y - other.y)).toBeGreaterThan(2 * r);
          }
          const texts = [...leaves(nodes)].filter((node) => node.type === "text");
          const middle = texts.at(-1)!.x;
          const sides = centers.map(({ x }) => Math.sign(x - middle));
          expect(Math.abs(sides.reduce((sum, side) => sum + side, 0))).toBeLessThanOrEqual(1);
          const number = texts[0]!;
          expect(getSceneText({ children: [number] } as never)).toBe(
            (settings[index]!.mean / 10).toFixed(1),
          );
          const box = textBox(number, "DejaVu Sans");
          for (const { x, y, r } of centers) {
            const across = Math.max(box.left - x, x - box.right, 0);
            const down = Math.max(box.top - y, y - box.bottom, 0);
            expect(Math.hypot(across, down), `${composition}, ${RANKS[index]}`).toBeGreaterThan(
              r + 0.5,
            );
          }
        }
        const [[run0, y0], [run1, y1]] = [heightOf[0]!, heightOf[1]!];
        const slope = (y1 - y0) / (run1 - run0);
        for (const [run, y] of heightOf)
          expect(Math.abs(y0 + slope * (run - run0) - y)).toBeLessThan(2);
      }
  });

  it("takes a rank as a number, as tags and templates pass it, and refuses other ranks", () => {
    expect(figure.draw({ rank: 4 as never }).input).toEqual({ rank: "4" });
    expect(() => figure.draw({ rank: 3 as never })).toThrow(
      "rank must be one of 1, 2, 4, 8, 16, full; got 3",
    );
  });
});
