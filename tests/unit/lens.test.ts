/** The lenses and strips that show the rank. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { figures } from "../../src/figures/index.js";
import { leaves, type Node, type Rect } from "../../src/scene.js";
import { magnitude } from "../support/cases.js";
import { runs } from "../support/draws.js";

/** Returns the thickness of the strips and the length of all stripes of their lenses, px. */
function getRankLengths(nodes: readonly Node[]): readonly [strip: number, stripes: number] {
  const leafNodes = [...leaves(nodes)];
  const strip = leafNodes.find((node) => node.type === "rect" && node.fill === "a") as Rect;
  const lines = leafNodes.flatMap((node) =>
    node.type === "path" && node.dash ? node.d.split("M").slice(1) : [],
  );
  const lengths = lines.map((line) => Number(/[hv]([\d.]+)$/.exec(line)![1]));
  return [strip.height, lengths.reduce((sum, length) => sum + length, 0)];
}

it("every step of the rank moves a shape by at least a pixel, up to rank 256", () => {
  const property = (d: number, k: number, part: number) => {
    const max = Math.min(d, k, 256);
    if (max < 2) return;
    const rank = 1 + Math.floor(part * (max - 1));
    for (const composition of ["wide", "narrow"] as const) {
      const [before, after] = [rank, rank + 1].map((rank) =>
        getRankLengths(figures.decomposition.draw({ rank, d, k }).compose(composition).children),
      ) as [readonly [number, number], readonly [number, number]];
      const moved = Math.max(...before.map((length, index) => Math.abs(after[index]! - length)));
      expect(moved, `${composition}, ${d} × ${k}, from rank ${rank}`).toBeGreaterThanOrEqual(1);
    }
  };
  for (const rank of [1, 15, 16, 17, 32, 63, 255]) property(4096, 4096, (rank - 0.5) / 255);
  const side = magnitude(2 ** 14);
  fc.assert(fc.property(side, side, fc.double({ min: 0, max: 0.999, noNaN: true }), property), {
    numRuns: runs(100, 2000),
  });
});

it("the strips of a figure with steps are as thick as their ranks, down to a pixel", () => {
  const { draw } = figures.decomposition;
  const check = (d: number, k: number, steps: readonly number[]) => {
    for (const composition of ["wide", "narrow"] as const) {
      const thickness = steps.map((rank) => {
        const { children } = draw({ rank, d, k, steps }).compose(composition);
        return getRankLengths(children)[0];
      });
      const last = thickness.at(-1)!;
      if (5 * steps.at(-1)! < Math.min(d, k))
        expect(last).toBeGreaterThan((composition === "wide" ? 24 : 16) - 1e-9);
      for (const [index, rank] of steps.entries())
        expect(thickness[index]).toBeCloseTo(Math.max(1, (last * rank) / steps.at(-1)!), 6);
    }
  };
  check(512, 512, [1, 4, 8, 16]);
  check(16, 16, [1, 16]);
  check(64, 4096, [1, 64]);
  const side = magnitude(2 ** 14).filter((length) => length > 1);
  const property = (d: number, k: number, parts: readonly number[]) => {
    const ranks = parts.map((part) => 1 + Math.floor(part * Math.min(d, k)));
    const steps = [...new Set(ranks)].sort((a, b) => a - b);
    if (steps.length > 1) check(d, k, steps);
  };
  const part = fc.double({ min: 0, max: 0.999, noNaN: true });
  fc.assert(fc.property(side, side, fc.array(part, { minLength: 2, maxLength: 6 }), property), {
    numRuns: runs(100, 2000),
  });
  // The control: without steps, the strips of low ranks are equally thick.
  const [low, high] = [1, 16].map((rank) =>
    getRankLengths(draw({ rank, d: 512, k: 512 }).compose("narrow").children),
  );
  expect(low![0]).toBe(high![0]);
});
