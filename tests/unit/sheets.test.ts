/** The spectrum figure's view of sheets: matrices of rank 1 whose sum is the best BA. */
import { describe, expect, it } from "vitest";
import { type Matrix, plus, sumOfSquares } from "../../src/figures/matrix.js";
import { listParts } from "../../src/figures/parts.js";
import { METRICS } from "../../src/figures/picture.js";
import { spectrum as figure } from "../../src/figures/spectrum/index.js";
import {
  DECAYS,
  getSingularValues,
  SHEETS_DECAY,
  SIDE,
} from "../../src/figures/spectrum/setting.js";
import { sumOf } from "../../src/figures/spectrum/sheets.js";
import { COMPOSITIONS, type Group } from "../../src/scene.js";
import { faults, findNodes } from "../support/faults.js";
import { svd } from "../support/svd.js";

/** Side of an entry's room, px. */
const CELLS = { wide: 6, narrow: 3.5 };

/** Returns the signed area of each square of a drawn matrix, by row and column of the entry. */
function getAreas({ children }: Group, cell: number): Map<string, number> {
  const areas = new Map<string, number>();
  for (const node of children) {
    // Factors are filled.
    if (node.type !== "path" || node.fill) continue;
    const { d, dash, strokeWidth: side = 0, stroke } = node;
    expect(dash).toEqual([side, cell - side]);
    let [x, y] = d.match(/[\d.]+/g)!.map(Number) as [number, number];
    for (const [, right, down, length] of d.matchAll(/m(-?[\d.]+) (-?[\d.]+)h([\d.]+)/g)) {
      [x, y] = [x + Number(right), y + Number(down)];
      for (const end = x + Number(length); x < end; x += cell) {
        // Squares are centered in their cells, after the outline.
        const [row, column] = [(y - 0.5) / cell - 0.5, (x + side / 2 - 0.5) / cell - 0.5];
        const entry = `${Math.round(row)} ${Math.round(column)}`;
        expect(Math.max(...[row, column].map((at) => Math.abs(at - Math.round(at))))).toBeLessThan(
          0.001,
        );
        if (areas.has(entry)) throw new Error(`two squares for entry ${entry}`);
        areas.set(entry, (stroke === "ink" ? 1 : -1) * side ** 2);
      }
      // The line ends before the end of the gap after the last square.
      x -= 1;
    }
  }
  return areas;
}

/** Returns the largest error of a matrix's areas, px², if `max` is drawn as the area of the largest square. */
function getAreaError(areas: Map<string, number>, matrix: Matrix, max: number, cell: number) {
  const errors = matrix.flatMap((row, y) =>
    row.map((entry, x) =>
      Math.abs((areas.get(`${y} ${x}`) ?? 0) - ((cell - 1) ** 2 * entry) / max),
    ),
  );
  return Math.max(...errors);
}

/** The largest error of an area whose side is rounded to hundredths of a pixel: 2 × 0.005 × 5 px². */
const ROUNDING = 0.061;

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
});

it.each([1, 3, 4, 7, 16])(
  "the first three sheets and the last one are drawn at rank %i with the sums and the target, at one scale",
  (rank) => {
    const values = getSingularValues(SHEETS_DECAY);
    const target = sumOf(values, 0, SIDE - 1);
    const max = Math.max(...target.flat());
    const drawing = figure.draw({ rank, view: "sheets" });
    const shown = [1, 2, 3, 4, rank].filter((item) => item <= rank && (item < 4 || item === rank));
    const numbers = [...new Set(shown)];
    const sums = numbers.map((number) => sumOf(values, 0, number - 1));
    const expected = [
      ...numbers.map((number) => sumOf(values, number - 1, number - 1)),
      ...sums,
      target,
    ];
    for (const composition of COMPOSITIONS) {
      const cell = CELLS[composition];
      const scene = drawing.compose(composition);
      const drawn = findNodes(scene, "group").map((item) => getAreas(item, cell));
      expect(drawn.length).toBe(expected.length);
      for (const [index, matrix] of expected.entries())
        expect(getAreaError(drawn[index]!, matrix, max, cell)).toBeLessThan(ROUNDING);
      // The test detects a matrix with the areas of the matrix before it.
      if (rank > 3)
        expect(getAreaError(drawn[3]!, expected[2]!, max, cell)).toBeGreaterThan(ROUNDING);
      const items = listParts(scene);
      expect(items.map(({ name }) => name)).toEqual([
        ...numbers.map((number) => `sheet ${number}`),
        ...numbers.map((number) => `sum of ${number}`),
        "T",
      ]);
      for (const [index, sum] of sums.entries()) {
        const rest = Math.sqrt(sumOfSquares(plus(target, sum, -1)) / sumOfSquares(target));
        const { facts, words } = items[numbers.length + index]!;
        expect(Math.abs(Number(facts.missing) / 100 - rest)).toBeLessThan(0.0006);
        expect(words).toContain(`${facts.missing}`);
      }
    }
  },
);

it("the panels of sheets are inside the picture, at every rank", () => {
  for (const composition of COMPOSITIONS)
    for (let rank = 1; rank <= SIDE; rank++) {
      const scene = figure.draw({ rank, view: "sheets" }).compose(composition);
      const right = scene.width - METRICS[composition].margin;
      for (const { x } of findNodes(scene, "group"))
        expect(x + SIDE * CELLS[composition] + 1).toBeLessThanOrEqual(right + 1);
      expect(faults(scene, "DejaVu Sans")).toEqual([]);
      expect(scene.height).toBeLessThanOrEqual(composition === "wide" ? 480 : 620);
    }
});

it("the view of sheets has no controls, whose scripts could not draw it", () => {
  expect(figure.draw({ rank: 4, view: "sheets" }).handles).toEqual([]);
  expect(figure.draw({ rank: 4, view: "values" }).handles.map(({ name }) => name)).toEqual([
    "rank",
  ]);
});
