import { expect, it } from "vitest";
import type { Drawing } from "../../src/figures/figure.js";
import {
  type Matrix,
  plus,
  product,
  random,
  seeded,
  sumOfSquares,
  transposed,
} from "../../src/figures/matrix.js";
import { flatten, type Item, listParts } from "../../src/figures/parts.js";
import { ERRORS } from "../../src/figures/spectrum/errors.js";
import { spectrum as figure } from "../../src/figures/spectrum/index.js";
import { count } from "../../src/figures/spectrum/numbers.js";
import { DECAYS, SIDE } from "../../src/figures/spectrum/setting.js";
import { plain } from "../../src/language-format.js";
import { COMPOSITIONS, type Composition, type Path, type Text } from "../../src/scene.js";
import { getPictures, getSceneText } from "../support/drawings.js";
import { isExam } from "../support/draws.js";
import { textBox } from "../support/measure.js";
import { trainSeed } from "../support/spectrum-training.js";

const norm = (a: Matrix) => Math.sqrt(sumOfSquares(a));
const identity = (side: number) =>
  Array.from({ length: side }, (_, i) => Array.from({ length: side }, (_, j) => Number(i === j)));

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

/** Every drawn figure, with its numbers. */
const drawn = ERRORS.flatMap((fits, index) =>
  getRanks(index + 1).map((rank) => ({
    drawing: figure.draw({ rank, seed: index + 1 }),
    ...count({ rank, fits }),
  })),
);

/** Returns the parts of each decay's plots, by name. */
const getParts = (drawing: Drawing, composition: Composition) =>
  listParts(drawing.compose(composition)).map(({ items }) => {
    const parts = new Map(flatten(items).map((item) => [item.name, item]));
    return (name: string) => parts.get(name)!;
  });

const pathsOf = ({ nodes }: Item) => nodes.filter((node): node is Path => node.type === "path");
const numbersOf = (d: string) => (d.match(/-?[\d.]+/g) ?? []).map(Number);

/** Returns the points of the curve of lowest errors, from rank 0. */
function getCurve(parts: (name: string) => Item): [x: number, y: number][] {
  const [curve] = pathsOf(parts("lowest"));
  const numbers = numbersOf(curve!.d);
  return Array.from({ length: SIDE + 1 }, (_, rank) => [
    numbers[2 * rank]!,
    numbers[2 * rank + 1]!,
  ]);
}

it("curves and marks are at the errors of their ranks", () => {
  for (const { drawing, rank, spectra } of drawn)
    for (const composition of COMPOSITIONS)
      for (const [index, parts] of getParts(drawing, composition).entries()) {
        const { min, fits } = spectra[DECAYS[index]!];
        const curve = getCurve(parts);
        const [left, top] = curve[0]!;
        const [right, bottom] = curve[SIDE]!;
        const place = (at: number, error: number) => [
          left + ((right - left) * at) / SIDE,
          bottom + ((top - bottom) * error) / 100,
        ];
        const near = (point: readonly number[], at: number, error: number) => {
          const expected = place(at, error);
          // Positions are halves of pixels.
          for (const axis of [0, 1])
            expect(Math.abs(point[axis]! - expected[axis]!)).toBeLessThan(0.26);
        };
        for (const [at, point] of curve.entries()) near(point, at, at ? min[at - 1]! : 100);
        const [x, , y] = numbersOf(pathsOf(parts("LoRA"))[0]!.d);
        near([x!, y!], rank, fits[rank - 1]!);
      }
});

it("bars have the heights of singular values, in the inks of both factors where the rank keeps them", () => {
  for (const { drawing, rank, spectra } of drawn)
    for (const composition of COMPOSITIONS)
      for (const [index, parts] of getParts(drawing, composition).entries()) {
        const { values } = spectra[DECAYS[index]!];
        const heightsOf = (fill: string) =>
          pathsOf(parts("singular values"))
            .filter((item) => item.fill === fill)
            .flatMap(({ d }) => [...d.matchAll(/v-([\d.]+)/g)].map(([, height]) => Number(height)));
        const [b, a, dropped] = ["b", "a", "tint"].map(heightsOf) as [number[], number[], number[]];
        expect(b).toEqual(a);
        expect([b.length, dropped.length]).toEqual([rank, SIDE - rank]);
        const highest = composition === "wide" ? 84 : 60;
        // A bar is at least 1 px high, so that it can be seen.
        for (const [at, height] of [...b, ...dropped].entries())
          expect(Math.abs(height - Math.max(1, values[at]! * highest))).toBeLessThan(0.26);
      }
});

/** Returns the labels that touch a curve or a mark, with all labels moved down by `shift` px. */
function covered(drawing: Drawing, composition: Composition, shift = 0): string[] {
  return getParts(drawing, composition).flatMap((parts) => {
    const curve = getCurve(parts);
    const points = curve.slice(1).flatMap(([toX, toY], index) => {
      const [x, y] = curve[index]!;
      const steps = Math.ceil(2 * Math.hypot(toX - x, toY - y));
      return Array.from({ length: steps }, (_, at) => [
        x + ((toX - x) * at) / steps,
        y + ((toY - y) * at) / steps,
      ]);
    });
    const [x, bottom, top] = numbersOf(pathsOf(parts("LoRA"))[0]!.d) as [number, number, number];
    for (let y = top - 5; y < bottom; y++) points.push([x - 5, y], [x + 5, y]);
    const texts = ["best", "LoRA"].flatMap((name) =>
      parts(name).nodes.filter((node): node is Text => node.type === "text"),
    );
    expect(texts.length).toBe(2);
    return texts.flatMap((text) => {
      const box = textBox({ ...text, y: text.y + shift }, "DejaVu Sans");
      const isNear = points.some(
        ([x, y]) => x! > box.left && x! < box.right && y! > box.top && y! < box.bottom - 2,
      );
      return isNear ? [box.label] : [];
    });
  });
}

it("no label is on a curve or a mark, at any rank and seed", () => {
  for (const { drawing } of drawn)
    for (const composition of COMPOSITIONS) expect(covered(drawing, composition)).toEqual([]);
  const drawing = figure.draw({ rank: 4 });
  expect(covered(drawing, "wide", 20)).not.toEqual([]);
  expect(covered(drawing, "wide", -60)).not.toEqual([]);
});

it("the description lists each decay’s singular values, lowest errors, and both errors of the rank", () => {
  const percent = (error: number) => `${error ? error.toPrecision(3) : 0}\u00a0%`;
  for (const { drawing, rank, spectra } of drawn) {
    const items = listParts(drawing.compose("wide"));
    expect(items.map(({ name }) => name)).toEqual(DECAYS);
    for (const [index, { items: parts }] of items.entries()) {
      const { values, min, fits } = spectra[DECAYS[index]!];
      const all = flatten(parts);
      expect(all.map(({ name, facts }) => [name, facts])).toEqual([
        ["singular values", { values, kept: rank }],
        ["lowest", { percent: min }],
        ["best", { rank, percent: min[rank - 1] }],
        ["LoRA", { rank, percent: fits[rank - 1] }],
      ]);
      const words = all.map((item) => plain(item.words).replaceAll(/ and /g, ", "));
      expect(words[1]!.split(": ")[1]!.split(", ")).toEqual(min.map(percent));
      const listed = words[0]!.split(": ")[1]!.split(", ").map(Number);
      expect(listed).toEqual(values.map((value) => Number(value.toPrecision(3))));
      expect(words[2]).toBe(`Lowest possible at rank ${rank}: ${percent(min[rank - 1]!)}`);
      expect(words[3]).toContain(`at rank ${rank}: ${percent(fits[rank - 1]!)} of T missed`);
    }
  }
});

it("the figure says which norm is missed, and that it is the root of the dropped squares", () => {
  for (let rank = 1; rank <= SIDE; rank++)
    for (const scene of Object.values(getPictures(figure.draw({ rank })))) {
      const text = getSceneText(scene).replaceAll(/\s+/g, " ");
      expect(text).toContain(
        "‖T − BA‖ / ‖T‖ (Frobenius norm), the root of the dropped share of squares",
      );
      // Without decay, all squares are equal.
      const root = count({ rank, fits: ERRORS[0]! }).spectra.flat.min[rank - 1]!;
      expect(Math.abs(100 * Math.sqrt((SIDE - rank) / SIDE) - root)).toBeLessThan(0.051);
      expect(text).toContain(`min. ${root}`);
    }
});

it("the figure shows an error of zero without decimals", () => {
  const complete = figure.draw({ rank: SIDE });
  // Rounding errors of training are no error that a reader should compare.
  expect(complete.alt).toMatch(/0\u00a0% and 0\u00a0% if they are flat\.$/);
  expect(getSceneText(complete.compose("wide"))).toContain("min. 0\u00a0%\n");
});
