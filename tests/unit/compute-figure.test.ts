/** The compute figure counts the work of training and using a matrix. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { models } from "../../src/counts/lookup.js";
import { isMixture } from "../../src/counts/model.js";
import { ALL_LINEAR } from "../../src/counts/targets.js";
import { LoraError } from "../../src/errors.js";
import { getBars, type Row, sumParts } from "../../src/figures/compute/bars.js";
import { compute as figure } from "../../src/figures/compute/index.js";
import { count } from "../../src/figures/compute/numbers.js";
import { wordsIn } from "../../src/figures/define.js";
import { english } from "../../src/language-format.js";
import { exact, percent } from "../../src/number-format.js";
import { COMPOSITIONS } from "../../src/scene.js";
import { getPictures, getSceneText } from "../support/drawings.js";
import { runs } from "../support/draws.js";
import { findNodes } from "../support/faults.js";

type Matrix = readonly (readonly number[])[];

/** Returns matrix operations as loops that count their multiply-adds. */
function counter() {
  let count = 0;
  const sum = (terms: readonly (readonly [number, number])[]) =>
    terms.reduce((total, [item, other]) => {
      count++;
      return total + item * other;
    }, 0);
  return {
    times: (m: Matrix, x: readonly number[]) =>
      m.map((row) => sum(row.map((item, index) => [item, x[index]!]))),
    timesTransposed: (m: Matrix, g: readonly number[]) =>
      m[0]!.map((_, column) => sum(m.map((row, index) => [row[column]!, g[index]!]))),
    outer: (g: readonly number[], x: readonly number[]) =>
      g.map((item) => x.map((other) => sum([[item, other]]))),
    taken: () => count,
  };
}

/** Returns reproducible numbers between -1 and 1. */
const randomNumbers = (length: number, seed: number) =>
  Array.from({ length }, (_, index) => Math.sin(1 + 7 * index + 31 * seed));
const matrix = (rows: number, columns: number, seed: number) =>
  Array.from({ length: rows }, (_, row) => randomNumbers(columns, seed + row));

const layer = fc
  .record({ d: fc.integer({ min: 1, max: 9 }), k: fc.integer({ min: 1, max: 9 }) })
  .chain(({ d, k }) =>
    fc.record({
      d: fc.constant(d),
      k: fc.constant(k),
      rank: fc.integer({ min: 1, max: Math.min(d, k) }),
    }),
  );

const words = wordsIn(figure.words, english);

/** Returns the figure's counts for one matrix. */
const workOfOne = ({ d, k, rank }: { d: number; k: number; rank: number }) =>
  getBars(
    count({
      rank,
      maxRank: 16,
      max: Math.min(d, k),
      model: "one",
      targets: "all",
      forward: d * k,
      perRank: d + k,
    }),
    words.live,
  );

const amounts = ({ parts }: Row) => parts.map(([, amount]) => amount);

/**
 * Returns the multiply-adds of each part of a training step with LoRA, counted by loops, and the
 * gradient of its input.
 */
function getStep({ d, k, rank }: { d: number; k: number; rank: number }) {
  const [w, b, a] = [matrix(d, k, 1), matrix(d, rank, 2), matrix(rank, k, 3)];
  const [x, g] = [randomNumbers(k, 4), randomNumbers(d, 5)];
  const [forward, input, weights] = [counter(), counter(), counter()];
  const ax = forward.times(a, x);
  const h = forward.times(b, ax).map((time, index) => time + forward.times([w[index]!], x)[0]!);
  const bg = input.timesTransposed(b, g);
  const ag = input.timesTransposed(a, bg);
  const gx = input.timesTransposed(w, g).map((item, index) => item + ag[index]!);
  const grads = { b: weights.outer(g, ax), a: weights.outer(bg, x) };
  return {
    w,
    b,
    a,
    x,
    g,
    h,
    gx,
    grads,
    taken: [forward, input, weights].map((item) => item.taken()),
  };
}

/** Returns the loss g·h, whose gradients a step computes. */
function getLoss({ w, b, a, x, g }: Pick<ReturnType<typeof getStep>, "w" | "b" | "a" | "x" | "g">) {
  const { times } = counter();
  const bax = times(b, times(a, x));
  return times(w, x).reduce((sum, time, index) => sum + g[index]! * (time + bax[index]!), 0);
}

const dense = models().filter((model) => model.other && !isMixture(model));
const inputs = dense.flatMap(({ id }) =>
  [1, 8, 512].map((rank) => ({ model: id, rank, targets: [ALL_LINEAR] })),
);

describe("the compute figure", () => {
  it("counts as many multiply-adds in each part as loops do", () => {
    fc.assert(
      fc.property(layer, ({ d, k, rank }) => {
        const [full, lora, token] = workOfOne({ d, k, rank });
        const step = getStep({ d, k, rank });
        expect(amounts(lora)).toEqual(step.taken);
        const loops = [counter(), counter(), counter()] as const;
        loops[0].times(step.w, step.x);
        loops[1].timesTransposed(step.w, step.g);
        loops[2].outer(step.g, step.x);
        expect(amounts(full)).toEqual(loops.map((loop) => loop.taken()));
        expect(sumParts(token)).toBe(loops[0].taken());
      }),
      { numRuns: runs(150) },
    );
  });

  it("is compared with loops whose gradients are correct", () => {
    const step = getStep({ d: 5, k: 4, rank: 2 });
    const epsilon = 1e-6;
    const moved = (m: Matrix) =>
      m.map((row, i) => row.map((item, j) => item + (i + j ? 0 : epsilon)));
    const change = (other: Partial<typeof step>) =>
      (getLoss({ ...step, ...other }) - getLoss(step)) / epsilon;
    const x = step.x.map((item, index) => item + (index ? 0 : epsilon));
    expect(change({ x })).toBeCloseTo(step.gx[0]!, 6);
    expect(change({ b: moved(step.b) })).toBeCloseTo(step.grads.b[0]![0]!, 6);
    expect(change({ a: moved(step.a) })).toBeCloseTo(step.grads.a[0]![0]!, 6);
    expect(change({ w: moved(step.w) })).not.toBeCloseTo(step.grads.a[0]![0]!, 6);
  });

  it("sums every linear module of every model without experts", () => {
    expect(dense.length).toBeGreaterThan(40);
    for (const input of inputs) {
      const { modules } = models().find(({ id }) => id === input.model)!;
      const sum = (item: (d: number, k: number) => number) =>
        modules.reduce((all, { d, k, layers }) => all + layers * item(d, k), 0);
      const weights = sum((d, k) => d * k);
      const factors = sum((d, k) => input.rank * (d + k));
      const { rows } = figure.draw(input).table();
      expect(rows[3]!.slice(1, 3)).toEqual([exact(3 * weights), exact(2 * weights + 3 * factors)]);
      expect(rows[5]!.slice(1)).toEqual([weights, weights + factors, weights].map(exact));
    }
  });

  it("rejects a mixture of experts, because a token passes only some of them", () => {
    const mixtral = { rank: 8, model: "mistralai/Mixtral-8x7B-v0.1" };
    expect(() => figure.draw(mixtral)).toThrow(LoraError);
    expect(() => figure.draw(mixtral)).toThrow(/without experts/);
  });

  it("draws work to one scale within 1.5 px, or has a note about wider parts", () => {
    for (const input of [...inputs.slice(0, 60), ...figure.examples])
      for (const composition of COMPOSITIONS) {
        const drawing = figure.draw(input);
        const scene = drawing.compose(composition);
        const counts = count(drawing.input as Parameters<typeof count>[0]);
        const rows = getBars(counts, words.live);
        const getAmounts = (kind: string) =>
          rows.flatMap(({ parts }) =>
            parts.filter(([item, amount]) => item === kind && amount).map(([, amount]) => amount),
          );
        // Excludes the legend's swatches, which are 12 px high. Outlines extend outside by half
        // their width, and a gap follows.
        const boxes = findNodes(scene, "rect").filter(({ height, fill }) => height > 13 && fill);
        const widths = (fill: string) =>
          boxes
            .filter((box) => box.fill === fill)
            .map(({ width, stroke }) => width + (stroke ? 2 : 1));
        const gradients = rows.flatMap(({ parts }) =>
          parts
            .filter(([kind, amount]) => kind !== "forward" && amount)
            .map(([, amount]) => amount),
        );
        const scale = widths("tint")[0]! / counts.forward;
        const pairs = [
          ...getAmounts("forward").map((amount, index) => [amount, widths("tint")[index]!]),
          ...gradients.map((amount, index) => [amount, widths("gradient")[index]!]),
        ];
        expect(pairs.length).toBe(7);
        const isThin = scene.notes!.some((note) => note.includes("wider than\u00a0to\u00a0scale"));
        for (const [amount, width] of pairs) {
          const error = Math.abs(width! - amount! * scale);
          const max = 1.5 + amount! / counts.forward;
          if (error > max) expect(isThin && width === 4).toBe(true);
        }
        expect(isThin).toBe(counts.added * scale < 3.5);
      }
  });

  it("ends the outline of what LoRA skips where full fine-tuning's bar ends, unless LoRA costs more", () => {
    for (const input of inputs.slice(0, 60))
      for (const composition of COMPOSITIONS) {
        const drawing = figure.draw(input);
        const { full, lora } = count(drawing.input as Parameters<typeof count>[0]);
        const bars = findNodes(drawing.compose(composition), "rect").filter(
          ({ height }) => height > 13,
        );
        const [outline] = bars.filter(({ dash }) => dash);
        const getEnd = (fill: string, index: number) => {
          const { x, width } = bars.filter((bar) => bar.fill === fill)[index]!;
          return x + width;
        };
        const [fullEnd, loraEnd] = [getEnd("gradient", 1), getEnd("gradient", 3)];
        expect(outline !== undefined).toBe(fullEnd - loraEnd > 2);
        if (!outline) expect(lora / full).toBeGreaterThan(0.97);
        else {
          expect(outline.x - loraEnd).toBeCloseTo(1.5);
          expect(outline.x + outline.width).toBeCloseTo(fullEnd - 0.5);
        }
      }
  });

  it("keeps its height while the rank moves", () => {
    for (const example of figure.examples)
      for (const composition of COMPOSITIONS) {
        const heights = [1, 2, 16, 99, 512].map(
          (rank) => figure.draw({ ...example, rank }).compose(composition).height,
        );
        expect(new Set(heights).size).toBe(1);
      }
  });

  it("states that compute is not time, and which times were measured", () => {
    const papers = JSON.parse(readFileSync("tests/reference/paper-tables.json", "utf8"));
    const match = JSON.stringify(papers).match(/"lora":\s?43\.1,\s?"full":\s?32\.5/);
    expect(match).not.toBeNull();
    for (const scene of Object.values(getPictures(figure.draw(figure.examples[0]!)))) {
      const shownText = getSceneText(scene).replaceAll("\u00a0", " ");
      for (const words of [
        "Compute is not time",
        "2,147 s",
        "967 s",
        "1,191 s",
        "24.6 % less time",
      ])
        expect(shownText).toContain(words);
      expect(shownText).toContain(percent(967, 2147).share.replace("\u00a0", " "));
    }
    expect((100 * (1 - 32.5 / 43.1)).toFixed(1)).toBe("24.6");
  });

  it("takes its times from the measured runs", () => {
    const { runs } = JSON.parse(readFileSync("tests/reference/peft-runs.json", "utf8"));
    const getTime = (wanted: string) => {
      const [run] = runs.filter(({ id }: { id: string }) => id === wanted);
      return Math.round(run.trainSeconds);
    };
    for (const [way, id] of [
      ["Full fine-tuning", "full-finetuning/llama-3.2-3B-lr_0.00001"],
      ["LoRA, r = 64", "lora/llama-3.2-3B-rank64"],
      ["DoRA, r = 32", "lora/llama-3.2-3B-rank32-dora"],
    ] as const)
      expect(words.live.times[0].replaceAll("*", "").replaceAll("\u00a0", " ")).toContain(
        `${way}: ${exact(getTime(id))} s`,
      );
    expect(words.page.explanation).toContain("2106.09685");
  });

  it("states that LoRA costs more if it does", () => {
    const costly = figure.draw({ rank: 1024, model: "gpt2", targets: [ALL_LINEAR] });
    for (const scene of Object.values(getPictures(costly)))
      expect(getSceneText(scene)).toContain("costs more");
    expect(costly.caption).toContain("costs more");
    expect(costly.card.meaning).toEqual(["of full fine-tuning’s compute:", "LoRA costs more"]);
    const spoken = words.live.spoken(figure.interactive.count(costly.input as never) as never);
    expect(spoken).toMatch(/^rank 1,024, training \d+\s% of full, inference \d+\s% more$/);
    expect(figure.draw(figure.examples[0]!).caption).not.toContain("costs more");
  });
});
