/** The forward figure counts the work of a token's two paths. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forward as figure } from "../../src/figures/forward/index.js";
import { count as countForward, type Input } from "../../src/figures/forward/numbers.js";
import { describePicture, flatten, listParts } from "../../src/figures/parts.js";
import { exact } from "../../src/number-format.js";
import { COMPOSITIONS, leaves, type Rect, type Scene } from "../../src/scene.js";
import { shape } from "../support/cases.js";
import { getPictures, getSceneText } from "../support/drawings.js";
import { runs } from "../support/draws.js";

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

  it("multiplies BAx by α/r in a circle if and only if α/r is not 1", () => {
    for (const alpha of [undefined, 4, 8])
      for (const scene of Object.values(getPictures(figure.draw({ rank: 8, d: 64, k: 64, alpha }))))
        expect(getSceneText(scene).split("\n").includes("α/r")).toBe(alpha === 4);
  });

  /** Returns the boxes of the parts' rectangles, by the parts' names. */
  const getBoxes = (scene: Scene): ReadonlyMap<string, Rect> =>
    new Map(
      flatten(listParts(scene)).flatMap(({ name, nodes }) => {
        const box = [...leaves(nodes)].find((node) => node.type === "rect");
        return box ? [[name, box] as const] : [];
      }),
    );

  it("draws vectors and matrices to one scale, or says how many times larger they are", () => {
    fc.assert(
      fc.property(shape, fc.boolean(), ({ rank, d, k }, merged) => {
        const drawing = figure.draw({ rank, d, k, merged });
        for (const scene of Object.values(getPictures(drawing))) {
          const boxes = getBoxes(scene);
          const words = getSceneText(scene).replaceAll("\u00a0", " ").replaceAll("\n", " ");
          const stated = (pattern: RegExp) =>
            Number(pattern.exec(words)?.[1]?.replaceAll(",", "") ?? 1);
          const times = {
            d: stated(/side d is drawn ([\d.,]+) × longer/),
            k: stated(/side k is drawn ([\d.,]+) × longer/),
            rank: stated(/B and A are drawn ([\d.,]+) × thicker/),
          };
          const lengths: [number, number][] = [
            [boxes.get("x")!.height, k * times.k],
            [boxes.get("h")!.height, d * times.d],
            [boxes.get(merged ? "W′" : "W")!.width, k * times.k],
            [boxes.get(merged ? "W′" : "W")!.height, d * times.d],
          ];
          if (!merged)
            lengths.push(
              [boxes.get("A")!.width, k * times.k],
              [boxes.get("B")!.height, d * times.d],
              [boxes.get("Ax")!.height, rank * times.rank],
            );
          const scale = Math.max(boxes.get("x")!.height, boxes.get("h")!.height) / Math.max(d, k);
          // Factors have two digits, factors of at most 1.05 are not stated, and sides are whole pixels.
          for (const [drawn, length] of lengths) {
            expect(Math.abs(drawn - length * scale)).toBeLessThan(0.12 * drawn + 1);
            expect(drawn).toBeLessThanOrEqual(136);
          }
        }
      }),
      { numRuns: runs(100) },
    );
  });

  it("draws B and A with the same area for each multiply-add", () => {
    for (const [d, k] of [
      [4096, 4096],
      [11008, 4096],
      [1024, 4096],
    ] as const)
      for (const scene of Object.values(getPictures(figure.draw({ rank: 8, d, k })))) {
        const boxes = getBoxes(scene);
        const [a, b] = [boxes.get("A")!, boxes.get("B")!];
        expect(Math.abs((a.width * a.height * d) / (b.width * b.height * k) - 1)).toBeLessThan(0.1);
      }
  });

  it("describes each part by its size and its multiply-adds", () => {
    fc.assert(
      fc.property(shape, fc.boolean(), ({ rank, d, k }, merged) => {
        const { items } = describePicture(figure.draw({ rank, d, k, merged }));
        const facts = Object.fromEntries(items.map((item) => [item.name, item.facts]));
        const expected = {
          x: { length: k },
          [merged ? "W′" : "W"]: { rows: d, columns: k, multiplyAdds: d * k },
          ...(merged
            ? {}
            : {
                A: { rows: rank, columns: k, multiplyAdds: rank * k },
                Ax: { length: rank },
                B: { rows: d, columns: rank, multiplyAdds: d * rank },
                "Wx + BAx": { additions: d, scaling: 1 },
              }),
          h: { length: d },
        };
        expect(facts).toEqual(expected);
        // The order is that of the paths.
        expect(Object.keys(facts)).toEqual(Object.keys(expected));
        for (const { words, facts } of items)
          for (const [name, value] of Object.entries(facts))
            if (name !== "scaling") expect(words).toContain(exact(Number(value)));
      }),
      { numRuns: runs(50) },
    );
  });

  it("keeps its height and the positions of x, W and h while it changes", () => {
    fc.assert(
      fc.property(shape, fc.boolean(), ({ rank, ...input }, hasAlpha) => {
        const alpha = hasAlpha ? { alpha: 16 } : {};
        for (const composition of COMPOSITIONS) {
          const maxRank = Math.max(rank, 64);
          const at = (rank: number, merged: boolean) =>
            figure.draw({ ...input, ...alpha, rank, merged, maxRank }).compose(composition);
          const scenes = [at(1, false), at(rank, false), at(rank, true)];
          const places = scenes.map((scene) => {
            const boxes = getBoxes(scene);
            const { x, y } = boxes.get("W") ?? boxes.get("W′")!;
            return [scene.height, boxes.get("x")!.y, boxes.get("h")!.y, x, y].join();
          });
          expect(new Set(places).size).toBe(1);
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

  it("states the cost of each path in the picture", () => {
    const drawing = figure.draw({ rank: 8, d: 11008, k: 4096 });
    for (const scene of Object.values(getPictures(drawing)))
      for (const number of [11008 * 4096, 8 * 4096, 11008 * 8, 8 * (11008 + 4096), 11008, 4096])
        expect(getSceneText(scene)).toContain(exact(number));
  });

  it("states in its table for how many tokens not forming BA saves compute", () => {
    fc.assert(
      fc.property(shape, ({ rank, d, k }) => {
        const { rows } = figure.draw({ rank, d, k }).table();
        const row = rows.find(([step]) => step!.startsWith("Tokens"))!;
        const tokens = Number(row[2]!.replaceAll(",", ""));
        const [paths, formed] = [rank * (d + k), d * rank * k];
        expect([(tokens - 1) * paths < formed, tokens * paths < formed]).toEqual([true, false]);
      }),
      { numRuns: runs(50) },
    );
  });

  it("changes its claim at a tenth of W's arithmetic, and past break-even", () => {
    const headline = (rank: number, merged = false) =>
      figure.draw({ rank, d: 1000, k: 1000, merged }).headline.replaceAll("\u00a0", " ");
    expect(headline(50)).toBe("LoRA adds a thin bypass: 10 % more arithmetic");
    expect(headline(51)).toBe("LoRA adds a bypass: 10.2 % more arithmetic");
    expect(headline(500)).toBe("LoRA adds a bypass: 100 % more arithmetic");
    expect(headline(501)).toBe("LoRA more than doubles the arithmetic: 100.2 % more");
    expect(headline(501, true)).toBe("Merged, the bypass is gone: the same output");
  });

  it("has a single path after merging, and states that W′ costs no more than W", () => {
    const values = { rank: 8, d: 4096, k: 4096 };
    for (const composition of COMPOSITIONS) {
      const inks = (merged: boolean) => {
        const { children } = figure.draw({ ...values, merged }).compose(composition);
        const shapes = [...leaves(children)].filter(({ type }) => type !== "text");
        return new Set(shapes.map((node) => ("fill" in node ? node.fill : "")));
      };
      expect([inks(false).has("a"), inks(false).has("b")]).toEqual([true, true]);
      expect([inks(true).has("a"), inks(true).has("b")]).toEqual([false, false]);
    }
    const words = getSceneText(figure.draw({ ...values, merged: true }).compose("wide"));
    expect(words).toContain("16,777,216");
    expect(words).not.toContain("65,536");
    expect(words).toContain("as without LoRA");
  });

  it("counts one number in a vector of one", () => {
    const getWords = (d: number) =>
      getSceneText(figure.draw({ rank: 1, d, k: 8 }).compose("wide")).match(/h: .*/)![0];
    expect([getWords(1), getWords(2)]).toEqual(["h: 1 number", "h: 2 numbers"]);
  });
});
