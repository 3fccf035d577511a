/** The forward figure counts the work of a token's two paths. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forward as figure } from "../../src/figures/forward/index.js";
import { computeLayout } from "../../src/figures/forward/layout.js";
import { count as countForward, type Input } from "../../src/figures/forward/numbers.js";
import { reserve } from "../../src/figures/lines.js";
import { Picture } from "../../src/figures/picture.js";
import { exact } from "../../src/number-format.js";
import { COMPOSITIONS, leaves, type Text } from "../../src/scene.js";
import { shape } from "../support/cases.js";
import { getPictures, getSceneText } from "../support/drawings.js";
import { runs } from "../support/draws.js";
import { findNodes } from "../support/faults.js";
import { textBox } from "../support/measure.js";

type Matrix = readonly (readonly number[])[];

/** Returns matrix operations that count their multiply-adds. */
function counter() {
  let count = 0;
  const madd = (sum: number, item: number, other: number) => {
    count++;
    return sum + item * other;
  };
  const times = (matrix: Matrix, x: readonly number[]) =>
    matrix.map((row) => row.reduce((sum, item, index) => madd(sum, item, x[index]!), 0));
  const product = (b: Matrix, a: Matrix) =>
    b.map((row) =>
      a[0]!.map((_, column) =>
        row.reduce((sum, item, index) => madd(sum, item, a[index]![column]!), 0),
      ),
    );
  return { madd, times, product, taken: () => count };
}

const entry = fc.double({ min: -1, max: 1, noNaN: true });
const matrix = (rows: number, columns: number) =>
  fc.array(fc.array(entry, { minLength: columns, maxLength: columns }), {
    minLength: rows,
    maxLength: rows,
  });

/** A small layer with random weights, and a token. */
const layer = fc
  .record({ d: fc.integer({ min: 1, max: 9 }), k: fc.integer({ min: 1, max: 9 }) })
  .chain(({ d, k }) =>
    fc.integer({ min: 1, max: Math.min(d, k) }).chain((rank) =>
      fc.record({
        d: fc.constant(d),
        k: fc.constant(k),
        rank: fc.constant(rank),
        alpha: fc.integer({ min: 1, max: 64 }),
        w: matrix(d, k),
        b: matrix(d, rank),
        a: matrix(rank, k),
        x: fc.array(entry, { minLength: k, maxLength: k }),
      }),
    ),
  );

const count = (input: Omit<Input, "maxRank" | "merged">) =>
  countForward({ ...input, merged: false, maxRank: 16 });

describe("the forward figure", () => {
  it("counts the multiply-adds of a loop, and both paths give the same h", () => {
    fc.assert(
      fc.property(layer, ({ d, k, rank, alpha, w, b, a, x }) => {
        const counts = count({ rank, d, k, alpha });
        const beside = counter();
        const wx = beside.times(w, x);
        expect(beside.taken()).toBe(counts.full);
        const ax = beside.times(a, x);
        expect(ax.length).toBe(counts.rank);
        expect(beside.taken()).toBe(counts.full + counts.a);
        const bax = beside.times(b, ax);
        expect(beside.taken()).toBe(counts.full + counts.a + counts.b);
        const h = wx.map((item, index) => beside.madd(item, counts.scaling, bax[index]!));
        expect(beside.taken()).toBe(counts.beside);

        // Forming BA takes r times the work of Wx, as the picture states.
        const forming = counter();
        const ba = forming.product(b, a);
        expect(forming.taken()).toBe(counts.rank * counts.full);
        const sum = w.map((row, i) => row.map((item, j) => item + counts.scaling * ba[i]![j]!));
        const merged = counter();
        const mergedOutput = merged.times(sum, x);
        expect(merged.taken()).toBe(counts.full);
        for (const [index, entry] of mergedOutput.entries())
          expect(Math.abs(entry - h[index]!)).toBeLessThan(1e-10);
      }),
      { numRuns: runs(150) },
    );
  });

  it("detects a pass without the scaling", () => {
    const unit = [[1]];
    const counts = count({ rank: 1, d: 1, k: 1, alpha: 2 });
    const { times } = counter();
    expect(times(unit, [1])[0]! + times(unit, times(unit, [1]))[0]!).not.toBe(1 + counts.scaling);
  });

  it("multiplies BAx by the scaling factor in a circle if and only if alpha is given", () => {
    const TIMES = "m2.3-5.7 11.4 11.4m0-11.4-11.4 11.4";
    for (const alpha of [undefined, 4, 8])
      for (const scene of Object.values(
        getPictures(figure.draw({ rank: 8, d: 64, k: 64, alpha })),
      )) {
        const circles = findNodes(scene, "path").filter(({ d }) => d.endsWith(TIMES));
        expect(circles).toHaveLength(alpha ? 1 : 0);
      }
  });

  it("hatches all of W with lines that end on its outline, which is as wide as its input and output", () => {
    const property = (d: number, k: number) => {
      for (const composition of COMPOSITIONS) {
        const layout = computeLayout(
          count({ rank: 1, d, k, alpha: undefined }),
          new Picture(composition),
        );
        const paths = findNodes(figure.draw({ rank: 1, d, k }).compose(composition), "path");
        const [outline, hatch] = paths.find(({ fill }) => fill === "tint")!.d.split("z") as [
          string,
          string,
        ];
        const numbers = outline.match(/-?[\d.]+/g)!.map(Number);
        const [left = 0, top = 0, from = 0, , bottom = 0, to = 0] = numbers;
        expect([from, -to]).toEqual([layout.k, layout.d]);
        const center = left + from / 2;
        /** Returns how far inside the outline a point is, px. */
        const getDepth = (x: number, y: number) => {
          const half = (from + ((-to - from) * (y - top)) / (bottom - top)) / 2;
          return Math.min(y - top, bottom - y, half - Math.abs(x - center));
        };
        const lines = [...hatch.matchAll(/M(.+?) (.+?)l(.+?) ([^M]+)/g)].map((line) =>
          line.slice(1).map(Number),
        ) as [number, number, number, number][];
        const positions = lines.map(([x, y, right, down]) => {
          expect(down).toBeGreaterThanOrEqual(-1);
          expect(right).toBeCloseTo(-down, 9);
          // Ends are inside the outline, by less than a pixel along an axis.
          for (const depth of [getDepth(x, y), getDepth(x + right, y + down)]) {
            expect(depth).toBeGreaterThan(-1e-9);
            expect(depth).toBeLessThan(1.5);
          }
          return x + y - (left + top);
        });
        // Lines are 12 px apart along an axis, from one corner to the opposite one.
        for (const [index, position] of positions.entries())
          expect(Math.abs(position - 6 - 12 * index)).toBeLessThanOrEqual(0.5);
        const end = (from - to) / 2 + bottom - top;
        expect(end - positions.at(-1)!).toBeLessThanOrEqual(12.5);
      }
    };
    const side = fc.integer({ min: 1, max: 4096 });
    fc.assert(fc.property(side, side, property), { numRuns: runs(30) });
  });

  it("draws x, Ax and h to one scale, or notes how many times longer they are", () => {
    fc.assert(
      fc.property(shape, (input) => {
        const counts = count(input);
        for (const composition of COMPOSITIONS) {
          const { k, r, d } = computeLayout(counts, new Picture(composition));
          const scale = Math.max(k, d) / Math.max(counts.k, counts.d);
          const lengths = { x: [k, counts.k], Ax: [r, counts.rank], h: [d, counts.d] } as const;
          const notes = figure
            .draw({ ...input })
            .compose(composition)
            .notes!.join(" ");
          for (const [vector, [drawn, length]] of Object.entries(lengths)) {
            expect(drawn).toBeGreaterThanOrEqual(vector === "Ax" ? 3 : 8);
            const note = new RegExp(`\\*${vector}\\* is drawn ([\\d.,]+)\u00a0×\u00a0longer`);
            const message = note.exec(notes)?.[1];
            const isLonger = drawn - length * scale > 0.5 && !(counts.merged && vector === "Ax");
            expect(message !== undefined).toBe(isLonger);
            // The factor in the note is rounded to two digits.
            if (message) {
              const times = Number(message.replaceAll(",", ""));
              expect(Math.abs(times / (drawn / (length * scale)) - 1)).toBeLessThanOrEqual(0.051);
            } else if (!counts.merged) expect(drawn - length * scale).toBeLessThanOrEqual(0.5);
          }
        }
      }),
    );
  });

  it("keeps its height and the positions of x and h while it changes", () => {
    fc.assert(
      fc.property(shape, fc.boolean(), ({ rank, ...input }, hasAlpha) => {
        const alpha = hasAlpha ? { alpha: 16 } : {};
        for (const composition of COMPOSITIONS) {
          const at = (rank: number, merged: boolean) =>
            figure.draw({ ...input, ...alpha, rank, merged }).compose(composition);
          const scenes = [at(1, false), at(rank, false), at(rank, true)];
          expect(new Set(scenes.map(({ height }) => height)).size).toBe(1);
          for (const scene of scenes) {
            // Texts end above the next element.
            const texts = [...leaves(scene.children)].filter((node) => node.type === "text");
            expect(Math.max(...texts.map(({ y }) => y))).toBeLessThan(scene.height - 8);
          }
        }
      }),
      { numRuns: runs(50) },
    );
  });

  it("states the cost of each path, and for how many tokens not forming BA saves compute", () => {
    const drawing = figure.draw({ rank: 8, d: 11008, k: 4096 });
    for (const scene of Object.values(getPictures(drawing))) {
      const words = getSceneText(scene).replaceAll("\u00a0", " ");
      for (const number of [11008 * 4096, 8 * 4096, 11008 * 8, 11008, 4096])
        expect(words).toContain(exact(number));
      expect(words).toContain("BA need not be formed:");
      const tokens = Number(/below ([\d,]+) tokens\./.exec(words)![1]!.replace(",", ""));
      const [paths, formed] = [8 * (11008 + 4096), 11008 * 8 * 4096];
      expect([(tokens - 1) * paths < formed, tokens * paths < formed]).toEqual([true, false]);
    }
  });

  it("has a single path after merging, and states that W′ costs no more than W", () => {
    const values = { rank: 8, d: 4096, k: 4096 };
    for (const composition of COMPOSITIONS) {
      const inks = (merged: boolean) => {
        const { children } = figure.draw({ ...values, merged }).compose(composition);
        return new Set([...leaves(children)].map((node) => ("fill" in node ? node.fill : "")));
      };
      expect([inks(false).has("a"), inks(false).has("b")]).toEqual([true, true]);
      expect([inks(true).has("a"), inks(true).has("b")]).toEqual([false, false]);
    }
    for (const composition of COMPOSITIONS) {
      const paths = findNodes(
        figure.draw({ ...values, merged: true }).compose(composition),
        "path",
      );
      expect(paths.length).toBe(4);
      expect(paths.filter(({ fill, stroke }) => !fill && !stroke)).toEqual([]);
    }
    const words = getSceneText(figure.draw({ ...values, merged: true }).compose("wide"));
    expect(words).toContain("16,777,216");
    expect(words).not.toContain("65,536");
    expect(words).toContain("the same h");
  });

  it("counts one addition in the sum of vectors of one number", () => {
    const getSum = (d: number) =>
      getSceneText(figure.draw({ rank: 1, d, k: 8 }).compose("wide")).match(/sum: .*/)![0];
    expect(getSum(1)).toMatch(/= 1 addition$/);
    expect(getSum(2)).toMatch(/= 2 additions$/);
  });

  it("keeps the letters of a preview inside its room, however narrow or low the room is", () => {
    const room = fc.record({
      x: fc.integer({ min: 0, max: 600 }),
      y: fc.integer({ min: 0, max: 200 }),
      width: fc.integer({ min: 300, max: 600 }),
      height: fc.integer({ min: 200, max: 900 }),
    });
    fc.assert(
      fc.property(shape, fc.boolean(), room, (input, merged, room) => {
        const nodes = figure.draw({ ...input, merged }).card!.draw(room, reserve);
        const letters = nodes.filter((node) => node.type === "text" && node.formula);
        expect(letters).toHaveLength(merged ? 1 : 3);
        for (const letter of letters as Text[]) {
          const { left, right } = textBox(letter, "Arimo");
          expect(left).toBeGreaterThanOrEqual(room.x);
          expect(right).toBeLessThanOrEqual(room.x + room.width);
        }
      }),
      { numRuns: runs(50) },
    );
  });
});
