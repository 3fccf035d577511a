/** Tests the capacity figure: its runs, which a program repeats, and what its pictures show of them. */
import { describe, expect, it } from "vitest";
import { capacity as figure } from "../../src/figures/capacity/index.js";
import { count } from "../../src/figures/capacity/numbers.js";
import { RANKS, RATES, SEEDS, TESTED } from "../../src/figures/capacity/runs.js";
import { lora } from "../../src/index.js";
import { COMPOSITIONS, leaves } from "../../src/scene.js";
import run from "../reference/capacity-run.json" with { type: "json" };
import reference from "../reference/oracle-capacity.json" with { type: "json" };
import { repeatRun } from "../support/capacity.js";
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

  it("has a run that TypeScript repeats to within 0.01 of its accuracy", () => {
    const { correct } = reference.runs.find(({ rank }) => rank === run.rank)!;
    expect(correct[reference.seeds.indexOf(run.seed)]).toBe(run.correct);
    expect(Math.abs(repeatRun(run) - run.correct)).toBeLessThanOrEqual(0.01 * TESTED);
  });

  it("counts the parameters of LoRA in two matrices of 64 × 64, and of both matrices", () => {
    for (const { rank, trainable } of settings.slice(0, -1))
      expect(trainable).toBe(2 * lora({ rank: Number(rank), d: 64, k: 64 }).trainable);
    expect(settings.at(-1)!.trainable).toBe(2 * 64 * 64);
  });

  it("names the lowest rank within half a point of full fine-tuning, and the seeds with which full is best", () => {
    const means = reference.runs.map(({ correct }) => (100 * getMean(correct)) / TESTED);
    const enough = means.findIndex((mean) => mean >= means.at(-1)! - 0.5);
    const best = reference.seeds.filter((_, seed) =>
      reference.runs
        .slice(0, -1)
        .every(({ correct }) => correct[seed]! < reference.runs.at(-1)!.correct[seed]!),
    );
    expect(Math.max(...means)).toBe(means.at(-1));
    expect(best.length).toBe(2);
    for (const drawing of drawings) {
      expect(drawing.caption).toContain(`at rank ${RANKS[enough]} `);
      expect(drawing.explanation).toContain(
        "highest mean, but is best with only two of five seeds",
      );
    }
  });

  it("says “a small network” in the picture, caption, alternative and card", () => {
    for (const drawing of drawings) {
      for (const composition of COMPOSITIONS)
        expect(getSceneText(drawing.compose(composition))).toContain("a small network");
      expect(drawing.caption).toMatch(/a small network/i);
      expect(drawing.alt).toMatch(/a small network/i);
      expect(drawing.card.meaning.join(" ")).toContain("a small network");
    }
  });

  it("has a card that compares LoRA with full fine-tuning, and full with the lowest rank that comes close", () => {
    const percent = (mean: number) => `${(mean / 10).toFixed(1)}\u00a0%`;
    const full = settings.at(-1)!;
    const enough = settings.find(({ mean }) => mean >= full.mean - 5)!;
    for (const [index, { card }] of drawings.entries()) {
      const { rank, mean } = settings[index]!;
      const isFull = rank === "full";
      expect([card.subject, card.number, ...card.meaning]).toEqual([
        isFull ? "Full fine-tuning reaches" : `LoRA at rank ${rank} reaches`,
        percent(mean),
        "in a small network;",
        isFull
          ? `LoRA at rank ${enough.rank}: ${percent(enough.mean)}`
          : `full fine-tuning: ${percent(full.mean)}`,
      ]);
    }
  });

  it("draws every run as a dot, and the trained parameters as bars to scale", () => {
    for (const drawing of drawings)
      for (const composition of COMPOSITIONS) {
        const scene = drawing.compose(composition);
        const nodes = [...leaves(scene.children)];
        const dots = nodes
          .filter((node) => node.type === "path")
          .filter(({ fill, stroke }) => fill === "paper" && stroke === "muted")
          .map(({ d }) => d.match(/M/g)!.length);
        // The last dot is in the key.
        expect(dots).toEqual([...RANKS.map(() => SEEDS), 1]);
        const boxes = nodes
          .filter((node) => node.type === "rect")
          .filter(({ fill }) => fill !== "tint");
        const heights = [...new Set(boxes.map(({ height }) => height))];
        expect(heights.length).toBe(RANKS.length);
        for (const [index, height] of heights.entries())
          expect(height / heights.at(-1)!).toBeCloseTo(
            settings[index]!.trainable / settings.at(-1)!.trainable,
            9,
          );
      }
  });

  it("draws each mean above its rank, and its number above it, at least 2 px from every run", () => {
    for (const drawing of drawings)
      for (const composition of COMPOSITIONS) {
        const columns = drawing
          .compose(composition)
          .children.filter((node) => node.type === "group")
          .map(({ children }) => children);
        expect(columns.length).toBe(RANKS.length);
        for (const [index, nodes] of columns.entries()) {
          const [mean, rank] = nodes.filter((node) => node.type === "text");
          expect(getSceneText({ children: [mean!] } as never)).toBe(
            (settings[index]!.mean / 10).toFixed(1),
          );
          expect([mean!.x, rank!.x]).toEqual([0, 0]);
          const paths = nodes.filter((node) => node.type === "path");
          const [spread, runs, mark] = paths;
          expect(spread!.d).toMatch(/^M0 /);
          // A dot is ringed with paper from its left edge; a diamond starts at its left corner.
          const [, left, radius] = /^M([-\d.]+) [-\d.]+(?:a|l)([\d.]+)/.exec(mark!.d)!;
          expect(Number(left) + Number(radius)).toBe(0);
          const box = textBox(mean!, "DejaVu Sans");
          const gaps = [...runs!.d.matchAll(/M([-\d.]+) ([-\d.]+)a/g)].map(([, x, y]) => {
            const [middle, height] = [Number(x) + 2, Number(y)];
            const across = Math.max(box.left - middle, middle - box.right, 0);
            const down = Math.max(box.top - height, height - box.bottom, 0);
            return Math.hypot(across, down) - 2;
          });
          expect(gaps.length).toBe(SEEDS);
          expect(Math.min(...gaps), `${composition}, ${RANKS[index]}`).toBeGreaterThan(2);
        }
      }
  });

  it("takes a rank as a number, as tags and templates pass it, and refuses other ranks", () => {
    expect(figure.draw({ rank: 4 as never }).input).toEqual({ rank: "4" });
    expect(() => figure.draw({ rank: 3 as never })).toThrow(
      "rank must be one of 1, 2, 4, 8, 16, full; got 3",
    );
  });

  it("compares the chosen setting with twice its parameters, and full fine-tuning with half of them", () => {
    for (const [index, drawing] of drawings.entries()) {
      const isFull = index === RANKS.length - 1;
      const change = (settings[isFull ? index - 1 : index + 1]!.mean - settings[index]!.mean) / 10;
      expect(getSceneText(drawing.compose("wide"))).toContain(
        `${isFull ? "Half" : "Twice"} the parameters:\u00a0${change > 0 ? "+" : "−"}${Math.abs(change).toFixed(1)} points.`,
      );
    }
  });
});
