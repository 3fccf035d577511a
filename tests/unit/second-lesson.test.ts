/** Computes the answers of chapter 12 anew. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { plus, product, transposed } from "../../src/figures/matrix.js";
import { LEVELS } from "../../src/figures/quantization/numbers.js";
import { serving } from "../../src/figures/serving/index.js";
import { count, type Input } from "../../src/figures/serving/numbers.js";
import { lora } from "../../src/lora.js";
import { exact } from "../../src/number-format.js";

const chapter = readFileSync("site/chapters/12-choosing-and-running-lora/index.md", "utf8");
const answers = chapter.split("### Answers")[1]!;
const answer = (number: number) => new RegExp(`^${number}\\. (.*)$`, "m").exec(answers)![1]!;

it("has ten exercises, each with an answer", () => {
  const exercises = chapter.split("## Exercises")[1]!.split("### Answers")[0]!;
  for (const text of [exercises, answers])
    expect(text.match(/^\d+(?=\. )/gm)?.map(Number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

it("answers what α, rank and factor do", () => {
  const [lora4, lora64] = [32 / 4, 32 / 64];
  const [root4, root64] = [32 / Math.sqrt(4), 32 / Math.sqrt(64)];
  expect(answer(1)).toBe(`LoRA: ${lora4} and ${lora64}. rsLoRA: ${root4} and ${root64}.`);
  expect(answer(2)).toBe(`${16 / (16 / 32)} times.`);
  expect(answer(3)).toContain(`${(16 / 8) * 32}, because`);
  expect(answer(3)).toContain(`, ${(16 / Math.sqrt(8)) * Math.sqrt(32)}, because`);
  // A robot arm, in lerobot issue 3573.
  expect(chapter).toContain(`With $\\alpha = 8$ at rank 128, the factor is ${8 / 128}.`);
});

it("answers where gradients go", () => {
  const [g, x, b, a] = [[[1], [-2]], [[3], [1]], [[0], [2]], [[1, 1]]];
  const full = product(g, transposed(x));
  const [ofB, ofA] = [product(full, transposed(a)), product(transposed(b), full)];
  const write = (numbers: readonly number[]) =>
    `(${numbers.map((number) => String(number).replace("-", "−")).join(", ")})`;
  expect(answer(4)).toContain(`$G = gx^\\top$ has the rows ${full.map(write).join(" and ")}`);
  expect(answer(4)).toContain(`$GA^\\top$ is ${write(ofB.flat())}`);
  expect(answer(4)).toContain(`$B^\\top G$ is ${write(ofA.flat())}`);
  expect(product(g, transposed(product(a, x)))).toEqual(ofB);
  const w = [
    [1, 0],
    [2, 1],
  ];
  const paths = [product(transposed(w), g), product(transposed(a), product(transposed(b), g))];
  for (const path of paths) expect(answer(5)).toContain(`is ${write(path.flat())}`);
  expect(answer(5)).toContain(`Together: ${write(plus(paths[0]!, paths[1]!).flat())}`);
  const { trainable } = lora({ rank: 8, d: 1024, k: 4096 });
  expect(answer(6)).toContain(`${exact(8 * 4096)} of ${exact(trainable)}.`);
});

it("answers what 4 bits store", () => {
  for (const block of [64, 128])
    expect(answer(7)).toContain((4 + 8 / block + 32 / (block * 256)).toFixed(3));
  const [low, level, high] = [0.4407, 0.5626, 0.723].map(
    (given) => LEVELS.find((item) => Math.abs(item - given) < 0.0001)!,
  );
  expect(answer(8)).toContain(`= ${(level! / 2).toFixed(4)}.`);
  expect(answer(8)).toContain(`= ${((low! + level!) / 4).toFixed(4)} to`);
  expect(answer(8)).toContain(`= ${((level! + high!) / 4).toFixed(4)}.`);
});

it("answers what several adapters need", () => {
  const { trainable, full } = lora({ rank: 16, d: 1024, k: 1024 });
  expect(answer(9)).toContain(`${exact(trainable)}, and the matrix has ${exact(full)}.`);
  const values = {
    adapters: 100,
    rank: 16,
    model: "meta-llama/Llama-3.1-8B",
    targets: "all-linear",
  };
  const { fit, weights, slot } = count(serving.draw(values).input as Input);
  expect(answer(10)).toContain(`so ${fit.shared} adapters`);
  expect(answer(10)).toContain(`Of merged copies, ${fit.merged}.`);
  expect(chapter).toContain(`takes ${(weights / 1e9).toFixed(2)} GB in 16 bits`);
  expect(chapter).toContain(`on all linear layers ${(slot / 1e6).toFixed(1)} MB.`);
});
