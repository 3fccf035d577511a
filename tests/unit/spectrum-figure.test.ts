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
import { ERRORS } from "../../src/figures/spectrum/errors.js";
import { spectrum as figure } from "../../src/figures/spectrum/index.js";
import { count } from "../../src/figures/spectrum/numbers.js";
import { DECAYS, SIDE } from "../../src/figures/spectrum/setting.js";
import { plain } from "../../src/language-format.js";
import { leaves } from "../../src/scene.js";
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
      const { values, min: lowest, fits } = count({ rank: 1, decay, fits: item }).chosen;
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
  const { values } = count({ rank, decay, fits: ERRORS[0]! }).chosen;
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
  const drawn = figure.draw({ rank: 4, decay: "slow", seed: 2 });
  expect(drawn.input.fits).toEqual(ERRORS[1]);
  expect(drawn.caption).not.toBe(figure.draw({ rank: 4, decay: "slow" }).caption);
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

it("the figure keeps its height at every rank and decay", () => {
  const heights = new Set<string>();
  for (let seed = 1; seed <= ERRORS.length; seed++)
    for (const decay of DECAYS)
      for (const rank of getRanks(seed)) {
        const { wide, narrow } = getPictures(figure.draw({ rank, decay, seed }));
        heights.add(`${wide.height}, ${narrow.height}`);
        for (const scene of [wide, narrow])
          expect(getSceneText(scene)).toContain(`Rank ${rank} at best`);
      }
  expect([...heights]).toHaveLength(1);
});

/**
 * Returns the names that a line or a square of the error plot touches, with all names moved by
 * `shift` px.
 */
function covered(rank: number, decay: (typeof DECAYS)[number], seed: number, shift = 0): string[] {
  const { narrow } = getPictures(figure.draw({ rank, decay, seed }));
  const errors = narrow.children.filter((node) => node.type === "group").at(-1)!;
  const plot = errors.children.find(
    (node) => node.type === "group" && JSON.stringify(node).includes('"text":"flat"'),
  );
  const { children } = plot as typeof errors;
  const points: { x: number; y: number }[] = [];
  const stroke = (x: number, y: number, toX: number, toY: number, reach = 0) => {
    const steps = Math.ceil(2 * Math.hypot(toX - x, toY - y));
    for (let at = 0; at <= steps; at++)
      for (const offset of [-reach, 0, reach])
        points.push({ x: x + ((toX - x) * at) / steps + offset, y: y + ((toY - y) * at) / steps });
  };
  for (const node of children) {
    const inner = node.type === "group" ? node.children : [node];
    for (const item of inner) {
      if (item.type !== "path" || item.stroke === "tint" || item.stroke === "paper") continue;
      const offset = node.type === "group" ? node.x : 0;
      const half = (item.strokeWidth ?? 1) / 2;
      // Upright strokes: halves of squares, and the line at the rank.
      for (const [, x, y, long] of item.d.matchAll(/M([\d.]+) ([\d.-]+)v([\d.]+)/g))
        stroke(Number(x) + offset, Number(y), Number(x) + offset, Number(y) + Number(long), half);
      if (!item.d.startsWith("M0 0l")) continue;
      let [x, y] = [0, 0];
      for (const step of item.d
        .slice(5)
        .split(/l| (?=[\d.]+ )/)
        .join(" ")
        .matchAll(/([\d.]+) (-?[\d.]+)/g)) {
        const [toX, toY] = [x + Number(step[1]), y + Number(step[2])];
        stroke(x, y, toX, toY);
        [x, y] = [toX, toY];
      }
    }
  }
  expect(points.length).toBeGreaterThan(500);
  return children.flatMap((node) => {
    if (node.type !== "text") return [];
    const { label, left, right, top, bottom } = textBox(
      { ...node, y: node.y + shift },
      "DejaVu Sans",
    );
    const near = points.some(({ x, y }) => x > left && x < right && y > top && y < bottom - 2);
    return near ? [`${label} at rank ${rank}, ${decay}, seed ${seed}`] : [];
  });
}

it("the figure places no name on a line or a square, at any rank, decay and seed", () => {
  for (let seed = 1; seed <= ERRORS.length; seed++)
    for (const decay of DECAYS)
      for (const rank of getRanks(seed)) expect(covered(rank, decay, seed)).toEqual([]);
  expect(covered(4, "slow", 1, -12)).not.toEqual([]);
  expect(covered(4, "fast", 1, 8)).not.toEqual([]);
});

it("the caption states the rank, LoRA’s error and the least error, and the check detects exchanged errors", () => {
  const stated = (caption: string) => {
    const [, ...numbers] =
      /at rank (\d+) misses ([\d.]+)\u00a0% of .* that rank misses (?:([\d.]+)\u00a0%|nothing)\.$/.exec(
        caption,
      )!;
    return numbers.map((number = "0") => Number(number));
  };
  for (const [index, fits] of ERRORS.entries())
    for (const decay of DECAYS)
      for (const rank of getRanks(index + 1)) {
        const { chosen } = count({ rank, decay, fits });
        const { caption } = figure.draw({ rank, decay, seed: index + 1 });
        expect(stated(caption)).toEqual([rank, fits[decay][rank - 1], chosen.min[rank - 1]]);
      }
  const { caption } = figure.draw({ rank: 4, decay: "fast" });
  const exchanged = caption.replace("6.25", "6.26");
  expect(exchanged).not.toBe(caption);
  expect(stated(exchanged)).not.toEqual(stated(caption));
});

it("the figure describes an error of zero correctly", () => {
  const complete = figure.draw({ rank: 16 });
  expect(complete.caption).toContain("the best matrix of that rank misses nothing.");
  expect(getSceneText(complete.compose("wide"))).toContain("0 dropped, 0\u00a0% of squares");
  // Rounding errors of training are no error that a reader should compare.
  expect(figure.draw({ rank: 16, decay: "flat" }).caption).toContain("misses 0\u00a0% of");
  const flat = figure.draw({ rank: 1, decay: "flat" }).caption;
  expect(flat).toMatch(/^Where singular values do not fall, LoRA at rank 1 misses 96.8\u00a0%/);
});

it("the figure states the dropped values' share of all squares in digits, which is the square of the least error", () => {
  for (const decay of DECAYS)
    for (let rank = 1; rank < SIDE; rank++) {
      const { values } = count({ rank, decay, fits: ERRORS[0]! }).chosen;
      const squares = (100 * sumOfSquares(values.slice(rank))) / sumOfSquares(values);
      for (const scene of Object.values(getPictures(figure.draw({ rank, decay })))) {
        const line = `${decay}: ${SIDE - rank} dropped, `;
        const [, share] = getSceneText(scene)
          .split(line)[1]!
          .match(/^([\d.]+)\u00a0% of squares/)!;
        // Twice rounded to a limited number of digits.
        expect(Math.abs(Number(share) / squares - 1), `${decay} ${rank}`).toBeLessThan(0.06);
      }
    }
});

it("the figure names the line at its rank, and marks the lowest error of every decay on it", () => {
  for (let rank = 1; rank <= SIDE; rank++)
    for (const scene of Object.values(getPictures(figure.draw({ rank })))) {
      expect(getSceneText(scene).split("\n")).toContain(`r = ${rank}`);
      const paths = [...leaves(scene.children)].filter((item) => item.type === "path");
      const marks = paths.find(({ strokeWidth, stroke }) => strokeWidth === 4 && stroke === "ink")!;
      const places = [...marks.d.matchAll(/M([\d.]+) ([\d.]+)h4/g)].map(([, x, y]) => [
        Number(x) + 2,
        Number(y),
      ]);
      const { spectra } = count({ rank, decay: "fast", fits: ERRORS[0]! });
      for (const [index, decay] of DECAYS.entries()) {
        expect(places[index]![0]).toBe(rank * 14);
        const error = 100 * (1 - places[index]![1]! / 130);
        expect(Math.abs(error - spectra[decay].min[rank - 1]!)).toBeLessThan(0.2);
      }
    }
});

it("the figure shows for each decay its singular values as bars to scale, and the error that the rank leaves", () => {
  for (const decay of DECAYS)
    for (const rank of [1, 5, 16])
      for (const scene of Object.values(getPictures(figure.draw({ rank, decay })))) {
        const { spectra } = count({ rank, decay, fits: ERRORS[0]! });
        const [panel] = scene.children.filter((node) => node.type === "group");
        const rows = panel!.children.filter(
          (node) =>
            node.type === "group" &&
            node.children.some((item) => item.type === "path" && item.stroke === "frozen"),
        );
        expect(rows.length).toBe(DECAYS.length);
        for (const [index, item] of DECAYS.entries()) {
          const strokes = JSON.stringify(rows[index]);
          // Bars of A's half, then empty bars.
          const kept = [.../"d":"([^"]*)","stroke":"a"/.exec(strokes)![1]!.matchAll(/V([\d.]+)/g)];
          const dropped = [...strokes.matchAll(/V([\d.]+)h/g)];
          expect([kept.length, dropped.length]).toEqual([rank, SIDE - rank]);
          const foot = Number(/M0 ([\d.]+)h/.exec(strokes)![1]);
          const heights = [...kept, ...dropped].map(([, top]) => foot - Number(top));
          for (const [at, value] of spectra[item].values.entries())
            expect(Math.abs(heights[at]! - value * heights[0]!)).toBeLessThan(0.51);
        }
        const error = (item: (typeof DECAYS)[number]) => {
          const min = spectra[item].min[rank - 1]!;
          return `error ${min ? min.toPrecision(3) : 0}\u00a0%`;
        };
        const lines = getSceneText(scene).split("\n");
        expect(lines.filter((line) => line.startsWith("error "))).toEqual(DECAYS.map(error));
      }
});
