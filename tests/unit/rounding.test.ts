/** The merge figure in bf16 has the same bits as ml_dtypes, and shows the weights that it counts. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { merge as figure } from "../../src/figures/merge/index.js";
import {
  createMatrices,
  measureRounding,
  merge,
  SIDE,
  toBf16,
} from "../../src/figures/merge/rounding.js";
import { flatten, listParts } from "../../src/figures/parts.js";
import { COMPOSITIONS, type Path, type Rect } from "../../src/scene.js";
import reference from "../reference/oracle-rounding.json" with { type: "json" };
import { getSceneLines, getSceneText } from "../support/drawings.js";

/** Returns the SHA-256 of numbers in bf16, as little-endian 16-bit patterns. Throws for any other number. */
function digest(numbers: readonly number[]): string {
  const bytes = new DataView(new ArrayBuffer(2 * numbers.length));
  const single = new DataView(new ArrayBuffer(4));
  for (const [index, value] of numbers.entries()) {
    single.setFloat32(0, value);
    if (single.getUint16(2) !== 0) throw new Error(`${value} is not in bf16`);
    bytes.setUint16(2 * index, single.getUint16(0), true);
  }
  return createHash("sha256").update(bytes).digest("hex");
}

describe("rounding to bf16", () => {
  it("has the bits of ml_dtypes for every upper half of a number in fp32, at and beside ties", () => {
    const words = new Uint32Array(1);
    const single = new Float32Array(words.buffer);
    const all: number[] = [];
    for (let upper = 0; upper < 0x10000; upper++)
      for (const lower of reference.rounded.lower) {
        words[0] = upper * 0x10000 + lower;
        // ml_dtypes gives each NaN the same bits.
        if (!Number.isNaN(single[0])) all.push(single[0]!);
      }
    expect(all.length).toBe(reference.rounded.count);
    expect(digest(all.map(toBf16))).toBe(reference.rounded.sha256);
  });

  it("loses an update smaller than 1/512 of its weight, and never one larger than 1/256", () => {
    const weight = fc.double({ min: 2 ** -100, max: 2 ** 100, noNaN: true });
    const part = fc.double({ min: 0, max: 1, minExcluded: true, maxExcluded: true, noNaN: true });
    const sign = fc.constantFrom(1, -1);
    const limits = getSceneText(figure.draw({ precision: "bf16" }).compose("wide")).match(
      /1\/\d+/g,
    );
    expect(limits).toEqual(["1/512", "1/256"]);
    fc.assert(
      fc.property(weight, part, sign, sign, (size, share, sign, direction) => {
        const w = sign * toBf16(size);
        const ba = Math.fround((direction * share * w) / 128);
        const [changes, relative] = [merge([[w]], [[ba]])[0]![0] !== w, Math.abs(ba / w)];
        if (relative < 1 / 512) expect(changes).toBe(false);
        if (relative > 1 / 256) expect(changes).toBe(true);
      }),
    );
  });
});

describe("the merge figure in bf16", () => {
  const merges = measureRounding();
  const drawing = figure.draw({ precision: "bf16" });
  const percent = (unmoved: number) => `${Math.round((100 * unmoved) / SIDE ** 2)}\u00a0%`;

  it("has the merged weights and counts of ml_dtypes, bit for bit", () => {
    expect(merges.map(({ rank, ratio, unmoved }) => ({ rank, ratio, unmoved }))).toEqual(
      reference.merges.map(({ rank, ratio, unmoved }) => ({ rank, ratio, unmoved })),
    );
    for (const [index, { error }] of merges.entries())
      expect(error).toBeCloseTo(reference.merges[index]!.error, 12);
    for (const rank of new Set(merges.map((item) => item.rank))) {
      const { w, updates } = createMatrices(rank);
      const expected = reference.merges.filter((item) => item.rank === rank);
      expect(updates.map((ba) => digest(merge(w, ba).flat()))).toEqual(
        expected.map(({ merged }) => merged),
      );
      // This test detects rounding toward zero.
      const cut = w.map((row, y) =>
        row.map((item, x) => toBf16(item + updates[0]![y]![x]! * (1 - 2 ** -9))),
      );
      expect(digest(cut.flat())).not.toBe(expected[0]!.merged);
    }
  });

  it("draws a square at each weight of the corner that changes, and states each share", () => {
    for (const composition of COMPOSITIONS) {
      const scene = drawing.compose(composition);
      const parts = flatten(listParts(scene)).filter(({ role }) => role === "adapted");
      const corners = parts.flatMap(({ nodes }) => nodes.filter((node) => node.type === "group"));
      expect(corners).toHaveLength(merges.length);
      for (const [index, { children }] of corners.entries()) {
        const [outline, , changed] = children as [Rect, Rect, Path];
        const { moves } = merges[index]!;
        const cell = (outline.width - 1) / moves.length;
        const squares = [...changed.d.matchAll(/M(\d+) (\d+)h(\d+)v\3h-\3z/g)].map(
          ([, x, y, side]) => {
            expect(Number(side)).toBe(cell - 1);
            // Squares have a gap of 1 px around them, inside the outline.
            return [Number(y) - 1, Number(x) - 1].map((start) => start / cell).join();
          },
        );
        const expected = moves.flatMap((row, y) =>
          row.flatMap((isMoved, x) => (isMoved ? [`${y},${x}`] : [])),
        );
        expect(squares).toEqual(expected);
        expect(changed.d.match(/M/g) ?? []).toHaveLength(expected.length);
      }
      const shares = getSceneLines(scene).filter((line) => line.endsWith(" lost"));
      expect(shares).toEqual(merges.map(({ unmoved }) => `${percent(unmoved)} lost`));
      expect(parts.map(({ facts }) => facts.unchanged)).toEqual(
        merges.map(({ unmoved }) => unmoved),
      );
      for (const [index, { words }] of parts.entries())
        expect(words).toContain(`${percent(merges[index]!.unmoved)} of the weights`);
    }
  });

  it("claims in its headline what it measured", () => {
    const { headline } = drawing;
    expect(headline).toContain(`${percent(merges[1]!.unmoved)} of the weights keep their value`);
  });

  it("has the shares that the chapter states", () => {
    const chapter = readFileSync("site/chapters/11-generative-ai-and-llms/index.md", "utf8");
    const share = (rank: number, ratio: number) => {
      const item = reference.merges.find((item) => item.rank === rank && item.ratio === ratio)!;
      return Math.round((100 * item.unmoved) / reference.side ** 2);
    };
    expect(chapter).toContain(
      `If $BA$ has a hundredth of the size of $W$, ${share(8, 0.01)} % of the weights do not change at rank 8, ` +
        `and ${share(1, 0.01)} % at rank 1. At a thousandth, most weights do not change:`,
    );
    expect(Math.min(share(8, 0.001), share(1, 0.001))).toBeGreaterThan(50);
  });

  it("has no controls, whose scripts could not draw it", () => {
    expect(drawing.handles).toEqual([]);
    expect(figure.draw({ precision: "exact" }).handles.map(({ name }) => name)).toEqual([
      "task",
      "tasks",
    ]);
  });
});
