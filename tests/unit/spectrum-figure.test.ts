/** Tests the spectrum figure: its decomposition, least error and training. */
import fc from "fast-check";
import { expect, it } from "vitest";
import {
  type Matrix,
  plus,
  product,
  random,
  seeded,
  sumOfSquares,
  transposed,
} from "../../src/figures/matrix.js";
import { listParts } from "../../src/figures/parts.js";
import { ERRORS } from "../../src/figures/spectrum/errors.js";
import { spectrum as figure } from "../../src/figures/spectrum/index.js";
import { count } from "../../src/figures/spectrum/numbers.js";
import { DECAYS, type Decay, SIDE } from "../../src/figures/spectrum/setting.js";
import { plain } from "../../src/formats.js";
import { COMPOSITIONS, leaves, type Path, type Scene } from "../../src/scene.js";
import { getPictures, getSceneText } from "../support/drawings.js";
import { isExam, runs } from "../support/draws.js";
import { textBox } from "../support/measure.js";
import { trainLora, trainSeed } from "../support/spectrum-training.js";
import { svd } from "../support/svd.js";

const RUNS = runs(30, 1050);
const sizes = fc.integer({ min: 1, max: 7 });
/** A random matrix of any shape, and a seed. */
const matrices = fc
  .tuple(sizes, sizes, fc.integer({ min: 1, max: 2 ** 31 }))
  .map(([d, k, seed]) => ({ matrix: random(d, k, 1, seeded(seed)), draw: seeded(seed + 1) }));

const norm = (a: Matrix) => Math.sqrt(sumOfSquares(a));
const identity = (side: number) =>
  Array.from({ length: side }, (_, i) => Array.from({ length: side }, (_, j) => Number(i === j)));

/** Returns the sum of the given terms. */
function getSum(terms: ReturnType<typeof svd>, d: number, k: number): Matrix {
  const none = Array.from({ length: d }, () => Array<number>(k).fill(0));
  return terms.reduce<Matrix>(
    (sum, { left, right }) =>
      plus(
        sum,
        product(
          left.map((item) => [item]),
          [right],
        ),
      ),
    none,
  );
}

it("svd decomposes matrices into orthogonal terms that sum to them", () => {
  fc.assert(
    fc.property(matrices, ({ matrix }) => {
      const terms = svd(matrix);
      const [d, k] = [matrix.length, matrix[0]!.length];
      expect(norm(plus(getSum(terms, d, k), matrix, -1))).toBeLessThan(1e-12);
      const right = terms.map((term) => term.right);
      expect(norm(plus(product(right, transposed(right)), identity(k), -1))).toBeLessThan(1e-12);
      const left = product(
        terms.map((term) => term.left),
        transposed(terms.map((term) => term.left)),
      );
      const lengths = identity(k).map((row, i) => row.map((item) => item * terms[i]!.value ** 2));
      expect(norm(plus(left, lengths, -1))).toBeLessThan(1e-11);
      const values = terms.map(({ value }) => value);
      expect(values).toEqual(values.toSorted((a, b) => b - a));
    }),
    { numRuns: RUNS },
  );
});

it("the truncated sum has the least error of any matrix of its rank: the root of the sum of dropped squares", () => {
  fc.assert(
    fc.property(matrices, fc.nat(), ({ matrix, draw }, randomNumber) => {
      const terms = svd(matrix);
      const [d, k] = [matrix.length, matrix[0]!.length];
      const rank = 1 + (randomNumber % Math.min(d, k));
      const min = Math.sqrt(sumOfSquares(terms.slice(rank).map(({ value }) => value)));
      const kept = getSum(terms.slice(0, rank), d, k);
      expect(Math.abs(norm(plus(matrix, kept, -1)) - min)).toBeLessThan(1e-9);
      // Near the best approximation, so that a least error that is slightly too large is detected.
      const [b, a] = [random(d, rank, 1e-3, draw), random(rank, k, 1e-3, draw)];
      const [left, right] = [0, 1].map((side) =>
        terms.slice(0, rank).map((term) => (side ? term.right : term.left)),
      );
      const other = product(plus(transposed(left!), b), plus(right!, a));
      expect(norm(plus(matrix, other, -1))).toBeGreaterThanOrEqual(min - 1e-12);
    }),
    { numRuns: RUNS },
  );
});

it("training gives a BA of rank at most r, with an error of at least the least error", () => {
  fc.assert(
    fc.property(matrices, fc.nat(), ({ matrix, draw }, randomNumber) => {
      const k = matrix[0]!.length;
      const rank = 1 + (randomNumber % Math.min(matrix.length, k));
      const scale = 1 / Math.max(1, norm(matrix));
      const target = matrix.map((row) => row.map((item) => item * scale));
      const { b, a } = trainLora(target, identity(k), random(rank, k, 0.25, draw));
      const values = svd(product(b, a)).map(({ value }) => value);
      expect(Math.max(0, ...values.slice(rank))).toBeLessThan(1e-12);
      const min = Math.sqrt(
        sumOfSquares(
          svd(target)
            .slice(rank)
            .map(({ value }) => value),
        ),
      );
      const error = norm(plus(product(b, a), target, -1));
      expect(error).toBeGreaterThanOrEqual(min - 1e-12);
      expect(error).toBeLessThan(norm(target));
    }),
    { numRuns: RUNS },
  );
});

it("the check detects a rank that is too large and an error below the least error", () => {
  const terms = svd(random(5, 5, 1, seeded(1)));
  expect(terms[2]!.value).toBeGreaterThan(0.1);
  const [min, two] = [sumOfSquares(terms.slice(2).map(({ value }) => value)), terms.slice(0, 3)];
  const error = sumOfSquares(plus(getSum(terms, 5, 5), getSum(two, 5, 5), -1));
  expect(error).toBeLessThan(min - 1e-3);
});

it("the recorded errors are those of the training", () => {
  // Other seeds only in the exam, because training takes seconds.
  const seeds = isExam ? [...ERRORS.keys()] : [2];
  for (const index of seeds) expect(trainSeed(index + 1)).toEqual(ERRORS[index]);
});

it("the target has the stated singular values and least errors, and training has no error below these", () => {
  const named = { fast: (i: number) => 2 ** -i, slow: (i: number) => 1 / (i + 1), flat: () => 1 };
  for (const item of ERRORS)
    for (const decay of DECAYS) {
      const { values, min: lowest, fits } = count({ rank: 1, fits: item }).spectra[decay];
      const exact = Array.from({ length: SIDE }, (_, index) => named[decay](index));
      expect(values).toEqual(exact);
      const floor = (rank: number) =>
        Math.sqrt(sumOfSquares(exact.slice(rank)) / sumOfSquares(exact));
      for (const [index, error] of lowest.entries()) {
        expect(error).toBe(Number((100 * floor(index + 1)).toPrecision(3)));
        expect(fits[index], `${decay} at rank ${index + 1}`).toBeGreaterThanOrEqual(error);
        // As the explanation states: near the least error, except with fast decay from rank 7 on.
        if (decay === "fast" && index >= 6 && index < SIDE - 1) {
          expect(fits[index]! / error).toBeGreaterThan(1.5);
          expect(fits[index]! - error).toBeLessThan(2.5);
        } else if (decay === "fast" && index === 5) expect(fits[index]! - error).toBeLessThan(1.1);
        else expect(fits[index]! - error).toBeLessThan(0.4);
      }
    }
});

it("the figure states everything that is needed to repeat its training", () => {
  const { explanation } = figure.draw({ rank: 4 });
  const text = plain(explanation).replaceAll("\u00a0", " ");
  const readNumber = (pattern: RegExp) => Number(pattern.exec(text)![1]!.replace(",", ""));
  const inputs = readNumber(/over ([\d,]+) random inputs/);
  const spread = readNumber(/A at random .* deviation ([\d.]+)\)/);
  const steps = readNumber(/Training: ([\d,]+) steps/);
  const [rate, momentum] = [
    readNumber(/learning rate ([\d.]+)/),
    readNumber(/momentum ([\d.]+)\./),
  ];

  /** Returns the error in percent after the training that the text describes, with other random numbers. */
  function again(rank: number, values: readonly number[], draw: () => number): number {
    // No direction of A and x is preferred, so the singular vectors may be those of a diagonal matrix.
    const target = identity(SIDE).map((row, i) => row.map((item) => values[i]! * item));
    const x = transposed(random(inputs, SIDE, 1, draw));
    let [b, a]: Matrix[] = [random(SIDE, rank, 0, draw), random(rank, SIDE, spread, draw)];
    let [moveB, moveA]: Matrix[] = [random(SIDE, rank, 0, draw), random(rank, SIDE, 0, draw)];
    const moments = product(x, transposed(x)).map((row) => row.map((item) => item / inputs));
    for (let step = 0; step < steps; step++) {
      const slope = product(plus(product(b!, a!), target, -1), moments);
      moveB = plus(product(slope, transposed(a!)), moveB!, momentum);
      moveA = plus(product(transposed(b!), slope), moveA!, momentum);
      [b, a] = [plus(b!, moveB, -rate), plus(a!, moveA, -rate)];
    }
    return (100 * norm(plus(product(b!, a!), target, -1))) / norm(target);
  }
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [decay, rank] = ["slow", 4] as const;
  const { values } = count({ rank, fits: ERRORS[0]! }).spectra[decay];
  const ours = mean(ERRORS.map((item) => item[decay][rank - 1]!));
  const theirs = mean([0, 1, 2].map((seed) => again(rank, values, seeded(1000 + seed))));
  expect(Math.abs(ours - theirs)).toBeLessThan(0.2);
});

it("the figure is the same for the same seed, and differs between seeds", () => {
  const first = JSON.stringify(ERRORS[0]);
  const draw = seeded(1);
  expect([draw(), draw(), draw()]).toEqual([
    0.6270739405881613, 0.002735721180215478, 0.5274470399599522,
  ]);
  expect(ERRORS.slice(1).map((item) => JSON.stringify(item))).not.toContain(first);
  const drawn = figure.draw({ rank: 4, seed: 2 });
  expect(drawn.input.fits).toEqual(ERRORS[1]);
  expect(drawn.alt).not.toBe(figure.draw({ rank: 4 }).alt);
});

it("the figure states for each decay the rank that keeps 90 % of the squares", () => {
  const rows = figure.draw({ rank: 1 }).table().rows;
  expect(rows.map((row) => row[1])).toEqual(["2", "5", "15"]);
});

/** Returns the ranks that are drawn with a seed: each rank with a seed, or all of them in the exam. */
const getRanks = (seed: number) =>
  Array.from({ length: SIDE }, (_, index) => index + 1).filter(
    (rank) => isExam || rank % 3 === seed % 3,
  );

it("the figure keeps its height at every rank", () => {
  const heights = new Set<string>();
  for (let rank = 1; rank <= SIDE; rank++) {
    const { wide, narrow } = getPictures(figure.draw({ rank }));
    heights.add(`${wide.height}, ${narrow.height}`);
  }
  expect([...heights]).toHaveLength(1);
});

/** Returns what the figure draws and states of a decay. */
function readDecay(scene: Scene, decay: Decay) {
  const [values, errors] = listParts(scene).find(({ name }) => name === decay)!.items;
  return { values: values!, errors: errors! };
}

it("the figure shows all decays, and places no label on a curve, a bar or a point", () => {
  const texts: string[] = [];
  for (let seed = 1; seed <= ERRORS.length; seed++)
    for (const rank of getRanks(seed))
      for (const scene of Object.values(getPictures(figure.draw({ rank, seed }))))
        for (const decay of DECAYS) {
          const nodes = [...leaves(readDecay(scene, decay).errors.nodes)];
          const curve = nodes.find((node) => node.type === "path" && node.strokeWidth === 1.5);
          const points = [...(curve as Path).d.matchAll(/([\d.]+) ([\d.]+)/g)].map(
            ([, x, y]) => [Number(x), Number(y)] as const,
          );
          expect(points.length).toBe(SIDE + 1);
          const names = nodes.filter((node) => node.type === "text").filter(({ halo }) => halo);
          expect(names.length, `${decay}, ${rank}`).toBeGreaterThan(0);
          for (const name of names) {
            const { left, right, top, bottom, label } = textBox(name, "DejaVu Sans");
            texts.push(label);
            for (const [index, [x, y]] of points.slice(1).entries())
              for (let at = 0; at <= 1; at += 0.05) {
                const [fromX, fromY] = points[index]!;
                const [pointX, pointY] = [fromX + at * (x - fromX), fromY + at * (y - fromY)];
                const isOn = pointX > left && pointX < right && pointY > top && pointY < bottom;
                expect(isOn, `${label} at rank ${rank}, ${decay}, seed ${seed}`).toBe(false);
              }
          }
        }
  expect(texts.filter((text) => text.startsWith("misses")).length).toBeGreaterThan(100);
});

it("the picture states the least error and LoRA’s error of every decay, and the check detects exchanged errors", () => {
  for (const [index, fits] of ERRORS.entries())
    for (const rank of getRanks(index + 1)) {
      const { spectra } = count({ rank, fits });
      const drawing = figure.draw({ rank, seed: index + 1 });
      for (const decay of DECAYS) {
        const { facts, words } = readDecay(drawing.compose("wide"), decay).errors;
        const [low, fit] = [spectra[decay].min[rank - 1]!, fits[decay][rank - 1]!];
        expect(facts).toEqual({ lowest: spectra[decay].min, rank, lora: fit });
        const [, stated, trained] =
          /at rank \d+ ([\d.]+)\u00a0%, LoRA after training ([\d.]+)\u00a0%$/.exec(words)!;
        expect([Number(stated), Number(trained)]).toEqual([low, fit]);
        const errors = words
          .split("; ")[0]!
          .match(/[\d.]+(?=\u00a0%)/g)!
          .map(Number);
        expect(errors).toEqual(spectra[decay].min);
        expect(drawing.alt).toContain(`${trained}\u00a0%`);
      }
    }
  const { spectra } = count({ rank: 4, fits: ERRORS[0]! });
  expect(spectra.fast.min[3]).not.toBe(spectra.fast.fits[3]);
});

it("the figure says which norm it measures, and that the full rank misses nothing", () => {
  for (let rank = 1; rank <= SIDE; rank++) {
    const { headline, compose } = figure.draw({ rank });
    for (const composition of COMPOSITIONS)
      expect(compose(composition).title).toContain("(Frobenius norm)");
    expect(headline.startsWith("The full rank"), headline).toBe(rank === SIDE);
  }
  const complete = figure.draw({ rank: SIDE });
  for (const decay of DECAYS)
    expect(readDecay(complete.compose("wide"), decay).errors.words).toContain(
      "at rank 16 0\u00a0%",
    );
});

it("the figure marks LoRA’s error of every decay at its rank, and names the rank", () => {
  for (let rank = 1; rank <= SIDE; rank++)
    for (const scene of Object.values(getPictures(figure.draw({ rank })))) {
      expect(getSceneText(scene).split("\n")).toContain(`r = ${rank}`);
      for (const decay of DECAYS) {
        const paths = [...leaves(readDecay(scene, decay).errors.nodes)].filter(
          (node) => node.type === "path",
        );
        const points = [
          ...paths.find(({ strokeWidth }) => strokeWidth === 1.5)!.d.matchAll(/([\d.]+) ([\d.]+)/g),
        ];
        const [[, left, top], [, right, bottom]] = [points[0]!, points.at(-1)!].map((item) =>
          item.map(Number),
        ) as [number[], number[]];
        const mark = paths.find(({ fill }) => fill === "paper")!;
        const [, x, y, radius] = /^M([-\d.]+) ([\d.]+)a([\d.]+)/.exec(mark.d)!.map(Number) as [
          number,
          number,
          number,
          number,
        ];
        expect(Math.abs((x + radius - left!) / (right! - left!) - rank / SIDE)).toBeLessThan(0.005);
        const error = ERRORS[0]![decay][rank - 1]! / 100;
        expect(Math.abs((bottom! - y) / (bottom! - top!) - error)).toBeLessThan(0.01);
      }
    }
});

it("the figure shows for each decay its singular values as bars to scale, kept or dropped", () => {
  for (const rank of [1, 5, 16])
    for (const scene of Object.values(getPictures(figure.draw({ rank })))) {
      const { spectra } = count({ rank, fits: ERRORS[0]! });
      for (const decay of DECAYS) {
        const { nodes, facts } = readDecay(scene, decay).values;
        expect(facts).toEqual({ values: spectra[decay].values, kept: rank });
        const boxes = [...leaves(nodes)].filter((node) => node.type === "rect");
        const filled = (...inks: string[]) => boxes.filter(({ fill }) => inks.includes(fill!));
        const bars = [...filled("b"), ...filled("tint", "frozen")];
        expect([filled("a").length, filled("b").length, bars.length]).toEqual([rank, rank, SIDE]);
        const [first] = bars;
        for (const [at, value] of spectra[decay].values.entries())
          expect(Math.abs(bars[at]!.height - value * first!.height)).toBeLessThan(1.1);
      }
    }
});
