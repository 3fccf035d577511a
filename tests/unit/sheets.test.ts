/** The spectrum figure's view of sheets: matrices of rank 1 whose sum is the best BA. */
import { describe, expect, it } from "vitest";
import { type Matrix, plus, sumOfSquares } from "../../src/figures/matrix.js";
import { type Item, listParts } from "../../src/figures/parts.js";
import { METRICS } from "../../src/figures/picture.js";
import { spectrum as figure } from "../../src/figures/spectrum/index.js";
import { DECAYS, getSingularValues, SIDE } from "../../src/figures/spectrum/setting.js";
import { sumOf } from "../../src/figures/spectrum/sheets.js";
import { COMPOSITIONS, type Group, type Node } from "../../src/scene.js";
import { getSceneLines } from "../support/drawings.js";
import { faults } from "../support/faults.js";
import { svd } from "../support/svd.js";

/** Side of an entry's room, px, and how many sheets there is room for. */
const LAYOUT = { wide: { cell: 4.5, count: 4 }, narrow: { cell: 3, count: 2 } } as const;

const isGroup = (node: Node): node is Group => node.type === "group";

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

/** The largest error of an area whose side is rounded to hundredths of a pixel, px². */
const ROUNDING = 0.061;

/** Returns the names and the drawn matrices of a row: sheets, their sum, and the target. */
const getRow = ({ items }: Item, cell: number) =>
  items.flatMap(({ name, nodes, facts }) => {
    const matrix = nodes.find(isGroup);
    return matrix ? [{ name, facts, areas: getAreas(matrix, cell) }] : [];
  });

describe.each(DECAYS)("the sheets with %s decay", (decay) => {
  const values = getSingularValues(decay);
  const target = sumOf(values, 0, SIDE - 1);
  const max = Math.max(...target.flat());

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

  it.each([1, 2, 3, 4, 7, 16])(
    "are drawn at rank %i: the first ones and the last, with their sum and the target at one scale",
    (rank) => {
      const drawing = figure.draw({ rank, view: "sheets" });
      for (const composition of COMPOSITIONS) {
        const { cell, count } = LAYOUT[composition];
        const scene = drawing.compose(composition);
        const item = listParts(scene).find(({ name }) => name === decay)!;
        const row = getRow(item, cell);
        // Omitted sheets are stated too.
        expect(item.items.map(({ facts }) => facts.index).slice(0, rank)).toEqual(
          Array.from({ length: rank }, (_, index) => index + 1),
        );
        expect(item.items.length).toBe(rank + 2);
        const first = Array.from({ length: Math.min(rank, count) - 1 }, (_, index) => index);
        const shown = [...first, rank - 1];
        const sum = sumOf(values, 0, rank - 1);
        const expected = [...shown.map((index) => sumOf(values, index, index)), sum, target];
        expect(row.length).toBe(expected.length);
        for (const [index, matrix] of expected.entries())
          expect(getAreaError(row[index]!.areas, matrix, max, cell)).toBeLessThan(ROUNDING);
        // The test detects a matrix with the areas of another.
        expect(getAreaError(row[0]!.areas, target, max, cell)).toBeGreaterThan(ROUNDING);
        expect(row.map(({ name }) => name)).toEqual([...shown.map(() => "sheet"), "BA", "T"]);
        expect(row.slice(0, shown.length).map(({ facts }) => facts)).toEqual(
          shown.map((index) => ({ index: index + 1, value: values[index] })),
        );
        const rest = sumOfSquares(plus(target, sum, -1)) / sumOfSquares(target);
        const { percent } = row.at(-2)!.facts;
        expect(Math.abs(Number(percent) / 100 - Math.sqrt(rest))).toBeLessThan(0.0006);
        const stated = getSceneLines(scene).filter((line) => /^misses [\d.]+\u00a0%$/.test(line));
        expect(Number.parseFloat(stated[DECAYS.indexOf(decay)]!.slice(7))).toBe(percent);
        // Omitted sheets are marked.
        expect(getSceneLines(scene).filter((line) => line.includes("…")).length).toBe(
          rank > count ? DECAYS.length : 0,
        );
      }
    },
  );
});

it("a row that omits sheets, or has room for no more, ends at the right margin", () => {
  for (const composition of COMPOSITIONS)
    for (let rank = 1; rank <= SIDE; rank++) {
      const scene = figure.draw({ rank, view: "sheets" }).compose(composition);
      const { cell, count } = LAYOUT[composition];
      const target = listParts(scene)[0]!.items.at(-1)!.nodes.find(isGroup)!;
      const end = target.x + SIDE * cell + 1;
      const right = scene.width - METRICS[composition].margin;
      if (rank >= count) expect(Math.abs(end - right)).toBeLessThan(1);
      else expect(end).toBeLessThan(right);
      expect(faults(scene, "DejaVu Sans")).toEqual([]);
    }
});

it("the claim of the view changes where the sheets are the whole update", () => {
  const claim = (rank: number) => figure.draw({ rank, view: "sheets" }).headline;
  expect(claim(4)).toMatch(
    /^The sum of 4 sheets misses 6\.25\u00a0% .* 86\.6\u00a0% if they are flat$/,
  );
  expect(claim(1)).toContain("1 sheet misses");
  expect(claim(SIDE)).toBe("16 sheets add up to any 16\u00a0×\u00a016 update");
});

it("the view of sheets has no controls, whose scripts could not draw it", () => {
  expect(figure.draw({ rank: 4, view: "sheets" }).handles).toEqual([]);
  expect(figure.draw({ rank: 4, view: "values" }).handles.map(({ name }) => name)).toEqual([
    "rank",
  ]);
});
