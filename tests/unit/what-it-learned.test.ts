/** Tests that the sentences of the page "What did it learn?" are true of the adapters and losses beside it. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { sumSquares } from "../../src/adapter/modules.js";
import { readAdapter } from "../../src/adapter/reader.js";
import { computeNorm, countDirections } from "../../src/adapter/summary.js";
import { toSource } from "../support/adapter-file.js";

const folder = "site/chapters/11-generative-ai-and-llms";
const text = readFileSync(`${folder}/what-it-learned.md`, "utf8");

const readUpdates = (name: string) =>
  readAdapter(toSource(readFileSync(`${folder}/adapter-${name}/adapter_model.safetensors`)))
    .updates;

/** Returns the modules of an adapter with the norms of their updates. The factor s is the same for all adapters. */
function readNorms(name: string) {
  const updates = readUpdates(name);
  const norms = updates.map(({ path, sigmas }) => ({ path, norm: computeNorm(sigmas) }));
  const queries = updates.filter(({ path }) => path.endsWith("q_proj"));
  norms.sort((a, b) => b.norm - a.norm);
  return { norms, share: sumSquares(queries) / sumSquares(updates) };
}

it("the losses are those of the training", () => {
  const { losses } = JSON.parse(readFileSync("tests/reference/oracle-training.json", "utf8"));
  const [base, ...others] = losses.map(({ loss }: { loss: number }) => loss.toFixed(2));
  expect(text).toContain(
    `fell from ${base} nats per byte before training to ${others.slice(0, -1).join(", ")} and ${others.at(-1)}.`,
  );
  const steps = losses.map(({ step }: { step: number }) => step);
  expect(text).toContain(`after ${steps[1]}, ${steps[2]} and ${steps[3]} steps`);
});

it("the updates differ as the text says", () => {
  const [start, middle, end] = ["start", "middle", "end"].map(readNorms);
  const [largest, smallest] = [start!.norms[0]!, start!.norms.at(-1)!];
  expect(largest.norm / smallest.norm).toBeLessThan(1.5);
  expect(middle!.norms.slice(0, 6).every(({ path }) => path.endsWith("q_proj"))).toBe(true);
  expect(middle!.norms[0]!.path).toContain("layers.1.");
  expect(end!.norms[0]!.path).toContain("layers.5.");
  const growth = Math.round(end!.norms[0]!.norm / largest.norm / 5) * 5;
  expect(text).toContain(`about ${growth} times the largest at the start`);
  expect(text).toContain(`${(100 * end!.share).toFixed(0)} % of all squared sizes`);
});

it("the chapter and the page say how many directions hold 90 % of an update", () => {
  const directions = readUpdates("end").map(({ sigmas }) => countDirections(sigmas, 0.9));
  expect([Math.min(...directions), Math.max(...directions)]).toEqual([3, 6]);
  expect(text).toContain("Three to six of eight directions hold 90 %");
  expect(directions.filter((count) => count === 4 || count === 5)).toHaveLength(10);
  expect(directions).toHaveLength(12);
  const decays = [(rank: number) => 2 ** -rank, (rank: number) => 1 / (rank + 1), () => 1];
  const needed = decays.map((decay) =>
    countDirections(
      Array.from({ length: 8 }, (_, rank) => decay(rank)),
      0.9,
    ),
  );
  expect(needed).toEqual([2, 4, 8]);
  expect(readFileSync(`${folder}/index.md`, "utf8")).toContain(
    "four or five of the eight directions hold 90 % of the squared size of most updates. If each singular value were half the one before, two would be enough; with 1, 1/2, 1/3 and so on, four; with equal ones, eight.",
  );
});
