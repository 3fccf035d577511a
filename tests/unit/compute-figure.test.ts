/** The compute figure counts the work of training and using a matrix. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ALL_LINEAR, isMixture, models } from "../../src/counts/index.js";
import { LoraError } from "../../src/errors.js";
import { computeBars, listFull, listLora, type Pass } from "../../src/figures/compute/bars.js";
import { compute as figure } from "../../src/figures/compute/index.js";
import { count, MEASURED_SECONDS } from "../../src/figures/compute/numbers.js";
import { wordsIn } from "../../src/figures/define.js";
import { flatten, listParts } from "../../src/figures/parts.js";
import { english } from "../../src/language-format.js";
import { exact, percent } from "../../src/number-format.js";
import { COMPOSITIONS } from "../../src/scene.js";
import { getPictures, getSceneText } from "../support/drawings.js";
import { runs } from "../support/draws.js";

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
  count({
    rank,
    maxRank: 16,
    max: Math.min(d, k),
    model: "one",
    targets: "all",
    forward: d * k,
    perRank: d + k,
    perRankOfB: d,
  });

const amounts = (passes: readonly Pass[]) => passes.map(([, amount]) => amount);
const getWork = (values: Parameters<typeof figure.draw>[0]) =>
  count(figure.draw(values).input as Parameters<typeof count>[0]);

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
        const work = workOfOne({ d, k, rank });
        const step = getStep({ d, k, rank });
        expect(amounts(listLora(work))).toEqual(step.taken);
        const loops = [counter(), counter(), counter()] as const;
        loops[0].times(step.w, step.x);
        loops[1].timesTransposed(step.w, step.g);
        loops[2].outer(step.g, step.x);
        expect(amounts(listFull(work))).toEqual(loops.map((loop) => loop.taken()));
        expect(work.forward).toBe(loops[0].taken());
        expect(work.ofB).toBe(rank * d);
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

  it("draws work to one scale within a pixel, or states how much wider it draws the gradient of B and A", () => {
    const widened = new Set<boolean>();
    for (const input of [...inputs.slice(0, 60), ...figure.examples])
      for (const [composition, room] of [
        ["wide", 680],
        ["narrow", 288],
      ] as const) {
        const counts = getWork(input);
        const { full, lora, trained, toScale, scale } = computeBars(counts, room);
        const ends = [...full, ...lora].map(({ to, from }) => to - from);
        const passes = amounts([...listFull(counts), ...listLora(counts).slice(0, 2)]);
        for (const [index, amount] of passes.entries())
          expect(Math.abs(ends[index]! - amount * scale)).toBeLessThanOrEqual(1);
        expect(toScale).toBeCloseTo(counts.added * scale, 9);
        const width = trained[1]!.to - trained[0]!.from;
        if (toScale >= 4) expect(Math.abs(width - toScale)).toBeLessThanOrEqual(0.5);
        else expect(width).toBe(4);
        const isStated = /[\d.]+\u00a0×\u00a0wider/.test(
          getSceneText(figure.draw(input).compose(composition)),
        );
        expect(isStated).toBe(toScale < 3.5);
        widened.add(isStated);
      }
    expect(widened.size).toBe(2);
  });

  it("ends the outline of what LoRA skips where full fine-tuning's bar ends, unless LoRA costs more", () => {
    for (const input of inputs.slice(0, 60))
      for (const composition of COMPOSITIONS) {
        const { full, lora } = getWork(input);
        const parts = flatten(listParts(figure.draw(input).compose(composition)));
        const boxes = (name: string) =>
          parts
            .filter((item) => item.name === name)
            .map(({ nodes }) => nodes.flatMap((node) => (node.type === "rect" ? [node] : [])));
        const end = (boxes: readonly { x: number; width: number }[]) =>
          Math.max(...boxes.map(({ x, width }) => x + width));
        const [skipped] = boxes("skipped");
        const [trained] = boxes("BA");
        const [gradient] = boxes("gradient");
        const difference = end(gradient!) - end(trained!);
        expect(skipped!.length > 0).toBe(difference >= 6);
        if (!skipped!.length) expect(lora / full).toBeGreaterThan(0.95);
        else {
          expect(end(skipped!) + 0.625).toBeCloseTo(end(gradient!));
          expect(skipped![0]!.x - 0.625 - end(trained!)).toBeCloseTo(2);
        }
      }
  });

  it("states the work of every pass, and every measured time, as the figure's data has it", () => {
    for (const input of [...inputs.slice(0, 30), ...figure.examples]) {
      const counts = getWork(input);
      const [full, lora, inference, time] = listParts(figure.draw(input).compose("wide"));
      const stated = (item: typeof full) => item!.items.map(({ facts }) => facts.multiplyAdds);
      expect(stated(full)).toEqual(amounts(listFull(counts)));
      expect(stated(lora)).toEqual([...amounts(listLora(counts)), counts.forward]);
      expect([full!.facts.multiplyAdds, lora!.facts.multiplyAdds]).toEqual([
        counts.full,
        counts.lora,
      ]);
      for (const { words, facts } of [...full!.items, ...lora!.items])
        expect(words).toMatch(new RegExp(`: ${exact(Number(facts.multiplyAdds))}$`));
      expect(inference!.words).toContain(exact(counts.forward));
      expect(time!.items.map(({ facts }) => facts.seconds)).toEqual(
        Object.values(MEASURED_SECONDS),
      );
    }
  });

  it("states that time is not compute, and which times were measured", () => {
    const papers = JSON.parse(readFileSync("tests/reference/paper-tables.json", "utf8"));
    const match = JSON.stringify(papers).match(/"lora":\s?43\.1,\s?"full":\s?32\.5/);
    expect(match).not.toBeNull();
    expect(words.page.explanation).toContain(
      "43.1 tokens per second per V100 with LoRA and 32.5 without",
    );
    for (const scene of Object.values(getPictures(figure.draw(figure.examples[0]!)))) {
      const shownText = getSceneText(scene).replaceAll("\u00a0", " ");
      for (const words of ["Time is not compute", "2,147 s", "967 s", "1,191 s"])
        expect(shownText).toContain(words);
      expect(shownText).toContain(percent(967, 2147).share.replace("\u00a0", " "));
    }
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
      expect(
        words.live.measured.map(({ name, time }) =>
          `${name}: ${time}`.replaceAll("*", "").replaceAll("\u00a0", " "),
        ),
      ).toContainEqual(expect.stringContaining(`${way}: ${exact(getTime(id))} s`));
    expect(words.page.explanation).toContain("2106.09685");
  });

  it("claims a third, less or more than full fine-tuning, as its numbers do", () => {
    const claim = (rank: number) => figure.draw({ rank, model: "gpt2", targets: [ALL_LINEAR] });
    expect(claim(1).headline).toBe(
      "LoRA skips a third of the arithmetic: the gradients of frozen weights",
    );
    expect(claim(64).headline).toContain("LoRA saves 22.2\u00a0% of the arithmetic");
    const costly = claim(1024);
    expect(costly.headline).toBe("LoRA takes more arithmetic than full fine-tuning");
    for (const drawing of [claim(1), claim(64), costly])
      expect(drawing.card.headline).toBe(drawing.headline);
    for (const rank of [1, 2, 8, 64, 128, 192, 256, 512]) {
      const { lora, full } = getWork({ rank, model: "gpt2", targets: [ALL_LINEAR] });
      expect(claim(rank).headline.includes("more")).toBe(lora > full);
      const isThird = Math.abs(1 - lora / full - 1 / 3) < 0.005;
      expect(claim(rank).headline.includes("a third")).toBe(isThird);
    }
    const spoken = words.live.spoken(figure.interactive.count(costly.input as never) as never);
    expect(spoken).toMatch(/^rank 1,024, training \d+\s% of full, inference \d+\s% more$/);
  });
});
