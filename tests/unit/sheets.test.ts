/** The spectrum figure's view of sheets: matrices of rank 1 whose sum is the best BA. */
import { describe, expect, it } from "vitest";
import { type Matrix, plus, sumOfSquares } from "../../src/figures/matrix.js";
import { METRICS } from "../../src/figures/picture.js";
import { spectrum as figure } from "../../src/figures/spectrum/index.js";
import { DECAYS, getSingularValues, SIDE } from "../../src/figures/spectrum/setting.js";
import { sumOf } from "../../src/figures/spectrum/sheets.js";
import { COMPOSITIONS, type Group, type Node } from "../../src/scene.js";
import { getSceneLines } from "../support/drawings.js";
import { faults } from "../support/faults.js";
import { svd } from "../support/svd.js";

/** Side of an entry's room, px. */
const CELL = 7;

const isGroup = (node: Node): node is Group => node.type === "group";

/** Returns the signed area of each square of a drawn matrix, by row and column of the entry. */
function getAreas({ children }: Group): Map<string, number> {
  const areas = new Map<string, number>();
  for (const node of children) {
    // Factors are filled.
    if (node.type !== "path" || node.fill) continue;
    const { d, dash, strokeWidth: side = 0, stroke } = node;
    expect(dash).toEqual([side, CELL - side]);
    let [x, y] = d.match(/[\d.]+/g)!.map(Number) as [number, number];
    for (const [, right, down, length] of d.matchAll(/m(-?[\d.]+) (-?[\d.]+)h([\d.]+)/g)) {
      [x, y] = [x + Number(right), y + Number(down)];
      for (const end = x + Number(length); x < end; x += CELL) {
        // Squares are centered in their cells, after the outline.
        const [row, column] = [(y - 0.5) / CELL - 0.5, (x + side / 2 - 0.5) / CELL - 0.5];
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
function getAreaError(areas: Map<string, number>, matrix: Matrix, max: number) {
  const errors = matrix.flatMap((row, y) =>
    row.map((entry, x) =>
      Math.abs((areas.get(`${y} ${x}`) ?? 0) - ((CELL - 1) ** 2 * entry) / max),
    ),
  );
  return Math.max(...errors);
}

/** The largest error of an area whose side is rounded to hundredths of a pixel: 2 × 0.005 × 6 px². */
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

  it.each([1, 3, 4, 7, 16])(
    "are drawn at rank %i with every sum and what it leaves, and the target at one scale",
    (rank) => {
      const drawing = figure.draw({ rank, decay, view: "sheets" });
      const sums = values.slice(0, rank).map((_, index) => sumOf(values, 0, index));
      const max = Math.max(...target.flat());
      for (const composition of COMPOSITIONS) {
        const scene = drawing.compose(composition);
        const drawn = scene.children.filter(isGroup).map((item) => getAreas(item));
        // The sheets of a row, then their sums.
        const columns = composition === "wide" ? 4 : 2;
        const starts = sums.flatMap((_, index) => (index % columns ? [] : [index]));
        const expected = starts.flatMap((start) => [
          ...values
            .slice(start, Math.min(start + columns, rank))
            .map((_, index) => sumOf(values, start + index, start + index)),
          ...sums.slice(start, start + columns),
        ]);
        expect(drawn.length).toBe(expected.length + 1);
        for (const [index, matrix] of [...expected, target].entries())
          expect(getAreaError(drawn[index]!, matrix, max)).toBeLessThan(ROUNDING);
        // The test detects a matrix with the areas of the matrix before it.
        if (decay === "fast" && rank > 3)
          expect(getAreaError(drawn[3]!, expected[2]!, max)).toBeGreaterThan(ROUNDING);
        const lines = getSceneLines(scene);
        expect(lines.filter((line) => line === "≈\u00a0T, the target")).toHaveLength(1);
        const left = lines
          .filter((line) => / missing$/.test(line))
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

it("the target is right of the last sum if the row has room, or else below it, inside the picture", () => {
  for (const composition of COMPOSITIONS)
    for (let rank = 1; rank <= SIDE; rank++) {
      const scene = figure.draw({ rank, view: "sheets" }).compose(composition);
      const [sum, target] = scene.children.filter(isGroup).slice(-2) as [Group, Group];
      const { width: side } = target.children.find((node) => node.type === "rect")!;
      const right = scene.width - METRICS[composition].margin;
      const next = sum.x + side;
      const isBeside = target.y === sum.y && target.x > next;
      const isBelow = target.x === sum.x && target.y > sum.y + side;
      expect([isBeside, isBelow]).toContain(true);
      expect(target.x + side).toBeLessThanOrEqual(right);
      expect(faults(scene, "DejaVu Sans")).toEqual([]);
      if (isBelow) expect(next + side).toBeGreaterThan(right);
    }
});

it("the card of the view of sheets reads as a sentence, with the largest possible rank", () => {
  for (const rank of [1, 5, SIDE]) {
    const { subject, number, meaning } = figure.draw({ rank, view: "sheets" }).card;
    const { rows } = figure.draw({ rank, view: "sheets" }).table();
    const missing = rows.at(-1)!.at(-1)!;
    expect([subject, number, ...meaning]).toEqual([
      `${rank} ${rank === 1 ? "sheet" : "sheets"} of rank 1 miss`,
      missing,
      "of the target update",
      `rank at most ${rank} of 16`,
    ]);
  }
});

it("the view of sheets has no controls, whose scripts could not draw it", () => {
  expect(figure.draw({ rank: 4, view: "sheets" }).handles).toEqual([]);
  expect(figure.draw({ rank: 4, view: "values" }).handles.map(({ name }) => name)).toEqual([
    "rank",
    "decay",
  ]);
});
