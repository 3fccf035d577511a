/** The spectrum figure's view of sheets: matrices of rank 1 whose sum is the best BA. */
import { describe, expect, it } from "vitest";
import { type Matrix, plus, sumOfSquares } from "../../src/figures/matrix.js";
import { spectrum as figure } from "../../src/figures/spectrum/index.js";
import { DECAYS, getSingularValues, SIDE } from "../../src/figures/spectrum/setting.js";
import { sumOf } from "../../src/figures/spectrum/sheets.js";
import { COMPOSITIONS, type Group, type Node } from "../../src/scene.js";
import { getSceneLines } from "../support/drawings.js";
import { svd } from "../support/svd.js";

const CELLS = { wide: 7, narrow: 6 };

const isGroup = (node: Node): node is Group => node.type === "group";

/** Returns the signed side of each square of a drawn matrix, by row and column of the entry. */
function getSquares({ children }: Group, cell: number): Map<string, number> {
  const sides = new Map<string, number>();
  for (const node of children) {
    // Factors are filled.
    if (node.type !== "path" || node.fill) continue;
    const { d, dash, strokeWidth: side = 0, stroke } = node;
    expect(dash).toEqual([side, cell - side]);
    let [x, y] = [0, 0];
    for (const [, right, down, length] of d.matchAll(/m(-?[\d.]+) (-?[\d.]+)h(\d+)/g)) {
      [x, y] = [x + Number(right), y + Number(down)];
      for (const end = x + Number(length); x < end; x += cell) {
        const entry = `${Math.floor((y - side / 2) / cell)} ${Math.floor(x / cell)}`;
        if (sides.has(entry)) throw new Error(`two squares for entry ${entry}`);
        sides.set(entry, stroke === "ink" ? side : -side);
      }
      x += side - cell;
    }
  }
  return sides;
}

/** Returns the expected squares of a matrix: areas are proportional to entries. */
function toSquares(matrix: Matrix, max: number, cell: number): Map<string, number> {
  const squares = matrix.flatMap((row, y) =>
    row.map((entry, x): [string, number] => {
      const side = Math.round((cell - 1) * Math.sqrt(Math.abs(entry) / max));
      return [`${y} ${x}`, Math.sign(entry) * side];
    }),
  );
  return new Map(squares.filter(([, side]) => side !== 0));
}

describe.each(DECAYS)("the sheets with %s decay", (decay) => {
  const values = getSingularValues(decay);
  const target = sumOf(values, 0, SIDE - 1);

  it("have rank 1, and sum to a target with these singular values", () => {
    for (const [index, value] of values.entries()) {
      const [largest, second] = svd(sumOf(values, index, index)).map(({ left, right }) =>
        Math.sqrt(sumOfSquares(left) * sumOfSquares(right)),
      );
      expect(largest).toBeCloseTo(value, 10);
      expect(second ?? 0).toBeCloseTo(0, 10);
    }
    const computed = svd(target).map(({ left, right }) =>
      Math.sqrt(sumOfSquares(left) * sumOfSquares(right)),
    );
    expect(computed.length).toBe(SIDE);
    for (const [index, value] of computed.sort((a, b) => b - a).entries())
      expect(value).toBeCloseTo(values[index]!, 10);
  });

  it.each([1, 3, 4, 7, 16])(
    "are drawn at rank %i with every sum and what it leaves, and the target at one scale",
    (rank) => {
      const drawing = figure.draw({ rank, decay, view: "sheets" });
      const sums = values.slice(0, rank).map((_, index) => sumOf(values, 0, index));
      const max = Math.max(...target.flat());
      for (const composition of COMPOSITIONS) {
        const scene = drawing.compose(composition);
        const drawn = scene.children
          .filter(isGroup)
          .map((item) => getSquares(item, CELLS[composition]));
        const expected = values
          .slice(0, rank)
          .flatMap((_, index) => [sumOf(values, index, index), sums[index]!])
          .concat([target]);
        const key = (squares: Map<string, number>) => JSON.stringify([...squares].sort());
        expect(drawn.map(key).sort()).toEqual(
          expected.map((matrix) => key(toSquares(matrix, max, CELLS[composition]))).sort(),
        );
        const lines = getSceneLines(scene);
        expect(lines.filter((line) => line === "≈\u00a0T, the target")).toHaveLength(1);
        const left = lines
          .filter((line) => /^[^:]* left$/.test(line))
          .map((line) => Number.parseFloat(line.replace("nothing", "0")));
        expect(left.length).toBe(rank);
        for (const [index, percent] of left.entries()) {
          const rest = sumOfSquares(plus(target, sums[index]!, -1)) / sumOfSquares(target);
          expect(Math.abs(percent / 100 - Math.sqrt(rest))).toBeLessThan(0.0006);
        }
      }
    },
  );
});

it("the view of sheets has no controls, whose scripts could not draw it", () => {
  expect(figure.draw({ rank: 4, view: "sheets" }).handles).toEqual([]);
  expect(figure.draw({ rank: 4, view: "values" }).handles.map(({ name }) => name)).toEqual([
    "rank",
    "decay",
  ]);
});
