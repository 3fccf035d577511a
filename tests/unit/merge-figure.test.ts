/** The merge figure shows correct entries and bytes. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reserve } from "../../src/figures/lines.js";
import { ADAPTERS, type Matrix, SCALING, TASKS, W, X } from "../../src/figures/merge/example.js";
import { merge as figure } from "../../src/figures/merge/index.js";
import { describePicture } from "../../src/figures/parts.js";
import { MAX_DIMENSION } from "../../src/lora.js";
import { COMPOSITIONS, type Scene } from "../../src/scene.js";
import { boxesIn } from "../support/boxes.js";
import { magnitude } from "../support/cases.js";
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

/** Returns the entries of each box in a picture, in painting order. */
function getBoxes(scene: Scene): number[][] {
  const boxes: number[][] = [];
  let isOpen = false;
  for (const node of scene.children) {
    if (node.type === "rect") {
      isOpen = node.stroke !== undefined;
      if (isOpen) boxes.push([]);
    } else if (node.type === "text" && isOpen) {
      const content = node.runs.map(({ text }) => text).join("");
      if (/^−?\d+$/.test(content) && node.anchor === "middle")
        boxes.at(-1)!.push(Number(content.replace("−", "-")));
      else isOpen = false;
    }
  }
  return boxes.filter((box) => box.length > 0);
}

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
        const boxes = getBoxes(figure.draw({ task }).compose(composition));
        expect(boxes).toEqual([W, X, b, a, X, [h], merged, X, [h]].map((item) => item.flat()));
      }
    },
  );

  it("draws the input and the output of the merged matrix below those of both paths", () => {
    for (const composition of COMPOSITIONS) {
      const rects = findNodes(figure.draw({}).compose(composition), "rect");
      const columns = rects.filter(({ width, height, stroke }) => stroke && height === 3 * width);
      const ends = columns.map(({ x, width }) => x + width);
      // The columns are x, B, x and h, and below them x and h.
      expect(ends.length).toBe(6);
      expect(ends.slice(4)).toEqual(ends.slice(2, 4));
      expect(new Set(ends).size).toBe(4);
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
        expect(cells["Full copies, bytes"]).toBe(copies.toLocaleString("en-US"));
        expect(cells["One *W* and adapters, bytes"]).toBe(adapters.toLocaleString("en-US"));
      }),
    );
  });

  it("draws both bars to one scale, or has a note about a wider part", () => {
    const shape = fc.record({
      tasks: fc.integer({ min: 1, max: 1000 }),
      rank: fc.integer({ min: 1, max: 64 }),
      d: fc.integer({ min: 64, max: 16_384 }),
    });
    fc.assert(
      fc.property(shape, ({ tasks, rank, d }) => {
        const scene = figure.draw({ tasks, rank, d }).compose("wide");
        const rects = findNodes(scene, "rect");
        const [copies, base] = rects.filter(({ height, stroke }) => height === 14 && stroke);
        // B's and A's parts, side by side or stacked.
        const [b, a] = (["b", "a"] as const).map((ink) => boxesIn(scene, ink).at(-1));
        const trained = { width: a!.x + a!.width - b!.x };
        const bytes = 2 * d * 4096;
        const scale = copies!.width / (tasks * bytes);
        const errors = [
          base!.width - bytes * scale,
          trained.width + 1 - tasks * 4 * rank * (d + 4096) * scale,
        ];
        if (scene.notes!.length) expect(Math.max(...errors)).toBeLessThan(3);
        // Parts thinner than 3 px are drawn 3 px wide; half a pixel needs no note.
        else
          for (const [index, item] of errors.entries()) {
            const isLeast = Math.abs([base!.width, trained.width + 1][index]! - 3) < 1e-9;
            expect(Math.abs(item)).toBeLessThan(isLeast ? 0.51 : 0.01);
          }
      }),
    );
  });

  it("has a rank up to the smaller of d and k", () => {
    for (const sides of [
      { d: 64, k: 8 },
      { d: 8, k: 64 },
    ]) {
      expect(figure.draw({ ...sides, rank: 8 }).caption).toContain("8");
      expect(() => figure.draw({ ...sides, rank: 9 })).toThrow(/^rank must be .*8.*; got 9$/);
    }
  });

  it("states that adapters cost more only if they do", () => {
    const last = (values: Parameters<typeof figure.draw>[0]) =>
      describePicture(figure.draw(values)).parts.at(-1);
    expect(last({ tasks: 1 })).toContain(": adapters cost more.");
    expect(last({ tasks: 2 })).toMatch(/\d % saved\.$/);
    // Two copies of a matrix take as many bytes as the matrix and two adapters of an eighth of its rank.
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4096 }), (rank) => {
        const values = { tasks: 2, rank, d: 8 * rank, k: 8 * rank };
        expect(last(values)).toBe("100 % of the bytes of full copies: nothing saved.");
      }),
      { numRuns: runs(20) },
    );
  });

  it("writes bytes beside their labels if they fit there, otherwise below, at any size", () => {
    const input = fc.record({
      tasks: magnitude(1000),
      d: magnitude(MAX_DIMENSION),
      k: magnitude(MAX_DIMENSION),
    });
    const kinds = new Set<string>();
    fc.assert(
      fc.property(input, (input) => {
        for (const composition of COMPOSITIONS) {
          const scene = figure.draw({ ...input, rank: 1 }).compose(composition);
          const texts = findNodes(scene, "text").map(({ runs: parts, x, y, size, bold }) => {
            const content = parts.map(({ text }) => text).join("");
            return { content, x, y, width: reserve(content, size, bold) };
          });
          const [first, second] = ["Full copies of W", "One W and adapters"].map((label) => {
            const at = texts.findIndex(({ content }) => content === label);
            return [texts[at]!, texts[at + 1]!] as const;
          });
          const labelEnd = Math.max(first![0].x + first![0].width, second![0].x + second![0].width);
          const widest = Math.max(first![1].width, second![1].width);
          const fits = labelEnd + 14 + widest <= scene.width - first![0].x;
          kinds.add(`${composition} ${fits}`);
          for (const [label, bytes] of [first!, second!]) {
            expect(bytes.y === label.y).toBe(fits);
            expect(bytes.x >= labelEnd).toBe(fits);
          }
        }
      }),
      { numRuns: runs(60), examples: [[{ tasks: 1000, d: MAX_DIMENSION, k: MAX_DIMENSION }]] },
    );
    expect([...kinds].sort()).toEqual(["narrow false", "narrow true", "wide true"]);
  });

  it("keeps its height while it changes", () => {
    for (const composition of COMPOSITIONS) {
      const heights = TASKS.flatMap((task) =>
        [1, 2, 10, 100].map((tasks) => figure.draw({ task, tasks }).compose(composition).height),
      );
      expect(new Set(heights).size).toBe(1);
    }
  });
});
