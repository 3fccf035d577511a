/** The merge figure shows correct entries and bytes. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Matrix } from "../../src/figures/matrix.js";
import { ADAPTERS, SCALING, TASKS, W, X } from "../../src/figures/merge/example.js";
import { merge as figure } from "../../src/figures/merge/index.js";
import { flatten, listParts } from "../../src/figures/parts.js";
import { MAX_DIMENSION } from "../../src/lora.js";
import { COMPOSITIONS, type Composition, type Node, type Scene } from "../../src/scene.js";
import { magnitude } from "../support/cases.js";
import { getSceneLines, getSceneText } from "../support/drawings.js";
import { runs } from "../support/draws.js";
import { findNodes } from "../support/faults.js";

/** The products of a column and a row, and of a matrix and a column, entry by entry. */
const outer = (b: Matrix, a: Matrix) => {
  const all: number[][] = [];
  for (let y = 0; y < 3; y++) {
    all[y] = [];
    for (let x = 0; x < 3; x++) all[y]![x] = 0 + b[y]![0]! * a[0]![x]!;
  }
  return all;
};
const times = (matrix: Matrix, x: Matrix) => {
  const all: number[] = [];
  for (let y = 0; y < 3; y++) {
    all[y] = 0;
    for (let at = 0; at < 3; at++) all[y]! += matrix[y]![at]! * x[at]![0]!;
  }
  return all;
};

/** Parses a matrix from the table's text. */
const read = (text: string) =>
  text.split("; ").map((row) => row.split("\u00a0").map((item) => Number(item.replace("−", "-"))));

const getTable = (values: Parameters<typeof figure.draw>[0]) =>
  Object.fromEntries(
    figure
      .draw(values)
      .table()
      .rows.map(([name, value]) => [name, value!]),
  );

/** Returns the texts of nodes, in painting order. */
const textsOf = (nodes: readonly Node[]) =>
  findNodes({ children: nodes } as Scene, "text").map((node) => ({
    ...node,
    content: node.runs.map(({ text }) => text).join(""),
  }));

const entriesIn = (nodes: readonly Node[]) =>
  textsOf(nodes)
    .map(({ content }) => content)
    .filter((content) => /^−?\d+$/.test(content))
    .map((content) => Number(content.replace("−", "-")));

/** Returns the parts of a picture that are matrices, with the numbers that they state and those that they draw. */
const getMatrices = (scene: Scene) =>
  flatten(listParts(scene)).flatMap(({ name, facts, nodes, words }) =>
    Array.isArray(facts.values)
      ? [{ name, stated: facts.values as number[], drawn: entriesIn(nodes), words, nodes }]
      : [],
  );

/** Returns the part of the merged path, which in a narrow picture draws the output again. */
const getMergedPath = (scene: Scene) => listParts(scene).find(({ name }) => name === "merged")!;

describe("the merge figure", () => {
  it.each(TASKS)(
    "has correct entries for the task %s, and the same output by both paths",
    (task) => {
      const { a, b } = ADAPTERS[task];
      const cells = getTable({ task });
      const ba = outer(b, a);
      const merged = W.map((row, y) => row.map((item, x) => item + SCALING * ba[y]![x]!));
      const bax = times(ba, X).map((time) => SCALING * time);
      const wx = times(W, X);
      const h = wx.map((item, y) => item + bax[y]!);
      expect(read(cells["*W*"]!)).toEqual(W);
      expect(read(cells["*B*"]!)).toEqual(b);
      expect(read(cells["*A*"]!)).toEqual(a);
      expect(read(cells["*BA*"]!)).toEqual(ba);
      expect(read(cells["Merged, *W′* = *W* + (*α*/*r*)*BA*"]!)).toEqual(merged);
      expect(read(cells["*Wx*"]!).flat()).toEqual(wx);
      expect(read(cells["Update, (*α*/*r*)*B*(*Ax*)"]!).flat()).toEqual(bax);
      expect(read(cells["Output, *h* = *Wx* + (*α*/*r*)*B*(*Ax*)"]!).flat()).toEqual(h);
      expect(times(merged, X)).toEqual(h);
      expect(read(cells["*W′x*"]!).flat()).toEqual(h);
      // This test detects an entry that is off by one.
      expect(read(cells["*W*"]!.replace("3", "4"))).not.toEqual(W);

      for (const composition of COMPOSITIONS) {
        const scene = figure.draw({ task }).compose(composition);
        const matrices = getMatrices(scene);
        const expected = [W, X, b, a, X, [h], merged, X].map((item) => item.flat());
        const end = composition === "wide" ? [] : h;
        expect(entriesIn(getMergedPath(scene).nodes)).toEqual([...merged, ...X, ...end].flat());
        expect(matrices.map(({ drawn }) => drawn)).toEqual(expected);
        expect(matrices.map(({ stated }) => stated)).toEqual(expected);
        // In words, a matrix is read row by row.
        for (const { words, stated } of matrices)
          expect(
            words
              .match(/−?\d+(?=[^\d]|$)/g)!
              .slice(-stated.length)
              .join(),
          ).toBe(stated.join().replaceAll("-", "−"));
      }
    },
  );

  it("has one output between both paths if it is wide, and equal parts below each other if it is narrow", () => {
    const centers = (composition: Composition) =>
      getMatrices(figure.draw({}).compose(composition)).map(({ name, nodes }) => {
        const [letter] = textsOf(nodes);
        return { name, x: letter!.x, y: letter!.y };
      });
    const wide = centers("wide");
    expect(wide.map(({ name }) => name)).toEqual(["W", "x", "B", "A", "x", "h", "W′", "x"]);
    expect(wide.map(({ x }) => x)).toEqual(wide.map(({ x }) => x).toSorted((a, b) => a - b));
    const narrow = centers("narrow");
    const path = getMergedPath(figure.draw({}).compose("narrow"));
    const letters = textsOf(path.nodes).filter(({ content }) => /^\p{L}/u.test(content));
    const below = letters.map(({ content, x, y }) => ({ name: content, x, y }));
    expect(narrow.splice(6)).toEqual(below.slice(0, 2));
    expect(below.map(({ name }) => name)).toEqual(["W′", "x", "h"]);
    for (const [index, { x, y }] of below.entries()) {
      expect(x).toBe(narrow[index + 3]!.x);
      expect(y).toBeGreaterThan(narrow[index + 3]!.y);
    }
  });

  it("marks the entries that change, and no others", () => {
    for (const task of TASKS)
      for (const composition of COMPOSITIONS) {
        const matrices = getMatrices(figure.draw({ task }).compose(composition));
        for (const { name, nodes, drawn } of matrices) {
          const rects = findNodes({ children: nodes } as Scene, "rect");
          const marks = ["a", "b"].map((ink) => rects.filter(({ fill }) => fill === ink).length);
          const changed = drawn.filter((value, index) => value !== W.flat()[index]).length;
          expect(marks).toEqual(name === "W′" ? [changed, changed] : [0, 0]);
          if (name === "W′") expect(changed).toBeGreaterThan(2);
        }
      }
  });

  it("has a different adapter of rank 1 for each task, and the same W", () => {
    const outputs = TASKS.map((task) => getTable({ task })["*W′x*"]);
    expect(new Set(outputs).size).toBe(TASKS.length);
    expect(new Set(TASKS.map((task) => getTable({ task })["*W*"])).size).toBe(1);
    for (const task of TASKS) {
      const { a, b } = ADAPTERS[task];
      const ba = outer(b, a);
      for (let y = 0; y < 2; y++)
        for (let x = 0; x < 2; x++)
          expect(ba[y]![x]! * ba[y + 1]![x + 1]! - ba[y]![x + 1]! * ba[y + 1]![x]!).toBeCloseTo(0);
    }
  });

  it("states bytes that equal a count of all copies and adapters", () => {
    const input = fc.record({
      tasks: fc.integer({ min: 1, max: 1000 }),
      rank: fc.integer({ min: 1, max: 200 }),
      d: fc.integer({ min: 200, max: 9000 }),
      k: fc.integer({ min: 200, max: 9000 }),
    });
    fc.assert(
      fc.property(input, ({ tasks, rank, d, k }) => {
        let [copies, adapters] = [0, 2 * d * k];
        for (let task = 0; task < tasks; task++) {
          copies += 2 * d * k;
          adapters += 4 * rank * d + 4 * rank * k;
        }
        const cells = getTable({ tasks, rank, d, k });
        expect(cells["Merged copies, bytes"]).toBe(copies.toLocaleString("en-US"));
        expect(cells["One *W* and adapters, bytes"]).toBe(adapters.toLocaleString("en-US"));
      }),
    );
  });

  it("draws both bars to one scale, or says how much wider a part is", () => {
    const shape = fc.record({
      tasks: fc.integer({ min: 1, max: 1000 }),
      rank: fc.integer({ min: 1, max: 64 }),
      d: fc.integer({ min: 64, max: 16_384 }),
    });
    const noted = new Set<boolean>();
    fc.assert(
      fc.property(shape, ({ tasks, rank, d }) => {
        const scene = figure.draw({ tasks, rank, d }).compose("wide");
        const widthOf = (nodes: readonly Node[]) => {
          const rects = findNodes({ children: nodes } as Scene, "rect");
          const [left, right] = [
            Math.min(...rects.map(({ x }) => x)),
            Math.max(...rects.map(({ x, width }) => x + width)),
          ];
          return right - left;
        };
        const parts = flatten(listParts(scene)).filter(({ facts }) => facts.bytes);
        const [copies, stored, w, adapters] = parts.map(({ nodes, facts }) => ({
          width: widthOf(nodes),
          bytes: Number(facts.bytes),
        }));
        expect(copies!.bytes).toBe(tasks * 2 * d * 4096);
        expect(w!.bytes + adapters!.bytes).toBe(stored!.bytes);
        const scale = 680 / Math.max(copies!.bytes, stored!.bytes);
        const isNoted = /[\d.]+\u00a0×\u00a0wider/.test(getSceneText(scene));
        noted.add(isNoted);
        expect(Math.abs(copies!.width - copies!.bytes * scale)).toBeLessThan(1.5);
        for (const { width, bytes } of [w!, adapters!]) {
          const error = Math.abs(width + (bytes === w!.bytes ? 0 : 1) - bytes * scale);
          expect(error).toBeLessThan(isNoted ? 3 : 0.5);
        }
      }),
      { examples: [[{ tasks: 1000, rank: 1, d: 4096 }], [{ tasks: 10, rank: 8, d: 4096 }]] },
    );
    expect(noted.size).toBe(2);
  });

  it("has a rank up to the smaller of d and k", () => {
    for (const sides of [
      { d: 64, k: 8 },
      { d: 8, k: 64 },
    ]) {
      expect(
        getTable({ ...sides, rank: 8 })["Stored matrix, *d*\u00a0×\u00a0*k*, and rank *r*"],
      ).toMatch(/, 8$/);
      expect(() => figure.draw({ ...sides, rank: 9 })).toThrow(/^rank must be .*8.*; got 9$/);
    }
  });

  it("claims less storage only if separate adapters take less", () => {
    const claim = (values: Parameters<typeof figure.draw>[0]) => {
      const lines = getSceneLines(figure.draw(values).compose("wide"));
      return lines.find((line) => line.startsWith("Kept separate"));
    };
    expect(claim({ tasks: 1 })).toBe("Kept separate: more bytes than 1 merged copy");
    expect(claim({ tasks: 2 })).toMatch(
      /^Kept separate: 50\.8\u00a0% of the bytes of 2 merged copies$/,
    );
    // Two copies of a matrix take as many bytes as the matrix and two adapters of an eighth of its rank.
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4096 }), (rank) => {
        const values = { tasks: 2, rank, d: 8 * rank, k: 8 * rank };
        expect(claim(values)).toBe("Kept separate: as many bytes as 2 merged copies");
      }),
      { numRuns: runs(20) },
    );
  });

  it("writes a number of bytes after its bar if there is room, or else above the bar", () => {
    const places = new Set<string>();
    const input = fc.record({ d: magnitude(MAX_DIMENSION), k: magnitude(MAX_DIMENSION) });
    fc.assert(
      fc.property(input, fc.constantFrom(1, 10, 100), (input, tasks) => {
        for (const composition of COMPOSITIONS) {
          const given = { ...input, tasks, rank: 1 };
          const { children } = figure.draw(given).compose(composition);
          const label = textsOf(children).find(({ content }) => /^One W and/.test(content))!;
          const bytes = getTable(given)["One *W* and adapters, bytes"];
          const number = textsOf(children).findLast(({ content }) => content === bytes)!;
          const isAfter = number.y > label.y + 20 && number.x > label.x;
          expect(number.y).toBeGreaterThanOrEqual(label.y);
          places.add(isAfter ? "after" : "above");
        }
      }),
      {
        numRuns: runs(30),
        examples: [
          [{ d: 64, k: 64 }, 1],
          [{ d: 4096, k: 4096 }, 100],
        ],
      },
    );
    expect(places).toEqual(new Set(["after", "above"]));
  });
});
