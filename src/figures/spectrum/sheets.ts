/** Draws the best BA as a growing sum of matrices of rank 1, called sheets. */
import { type Composition, group, type Node, part, path, type Scene } from "../../scene.js";
import { type Room, SIZE } from "../card.js";
import { LEADING, reserveMonospaced, wrap } from "../lines.js";
import type { Matrix } from "../matrix.js";
import { Picture } from "../picture.js";
import { outline, productBox } from "../shapes/boxes.js";
import { label, labels } from "../shapes/label.js";
import type { SheetsWords } from "./logic.js";
import type { Numbers } from "./numbers.js";
import { SHEETS_DECAY, SIDE } from "./setting.js";

/**
 * Returns whether entry `index` of a sheet's singular vectors is 1/4. Otherwise, it is -1/4. The vectors are rows of the
 * Hadamard matrix, ordered so that the first 2, 4 or 8 of them are constant on blocks.
 */
function isPositive(sheet: number, index: number): boolean {
  let signs = 0;
  for (let bit = 0; bit < 4; bit++) signs ^= (sheet >> bit) & (index >> (3 - bit));
  return (signs & 1) === 0;
}

/** Returns an entry of a sheet with this singular value: of u·vᵀ, where both vectors are the same. */
const entryOf = (value: number, sheet: number, y: number, x: number): number =>
  (isPositive(sheet, y) === isPositive(sheet, x) ? value : -value) / SIDE;

/** Returns the sum of the sheets with indices from `first` to `last`. */
export function sumOf(values: readonly number[], first: number, last: number): Matrix {
  const indices = [...values.keys()].slice(first, last + 1);
  return values.map((_, y) =>
    values.map((_, x) =>
      indices.reduce((sum, sheet) => sum + entryOf(values[sheet]!, sheet, y, x), 0),
    ),
  );
}

/** Side of an entry's room, px, and how many panels are beside each other. */
const LAYOUT = { wide: { cell: 6, columns: 5 }, narrow: { cell: 3.5, columns: 4 } };

/** The largest number of sheets that are drawn: the first ones and the last one. */
const DRAWN = 4;

/** Thickness of a column of B or a row of A beside its sheet, with the gap, px. */
const STRIP = 6;

const INKS = { positive: "ink", negative: "frozen" } as const;

/** Returns the numbers of the drawn sheets, from 1. */
export const getDrawn = (rank: number): number[] =>
  rank <= DRAWN ? Array.from({ length: rank }, (_, index) => index + 1) : [1, 2, 3, rank];

/** A matrix with its name below it, as a part. */
interface Panel {
  readonly name: string;
  readonly of: Parameters<typeof part>[0];
  draw(): readonly Node[];
}

/** Returns one composition: a row of sheets, below it the sums up to each sheet, and the target. */
export function composeSheets(
  counts: Numbers,
  composition: Composition,
  words: SheetsWords,
): Scene {
  const picture = new Picture(composition);
  const { nodes, metrics, left, room } = picture;
  const { cell, columns } = LAYOUT[composition];
  const { values } = counts.spectra[SHEETS_DECAY];
  const size = picture.pick(metrics.size.text, metrics.size.small);
  const side = SIDE * cell + 1;
  const pitch = (room - STRIP - side) / (columns - 1);
  const shown = getDrawn(counts.rank);
  const target = sumOf(values, 0, SIDE - 1);
  const max = target[0]![0]!;
  picture.claim(words.headline(counts), words.deck);

  /** Draws panels beside each other below everything else, with their names `out` px further left below them. */
  const drawRow = (panels: readonly Panel[], from = 0, out = 0) => {
    const top = Math.round(picture.bottom + 12 + STRIP);
    const width = picture.pick(pitch - 8, side + out);
    const names = panels.map(({ name }) => wrap(name, width, { size }, reserveMonospaced));
    for (const [index, { draw, of }] of panels.entries()) {
      const x = Math.round(left + (from + index) * pitch) + STRIP;
      const style = { size, letter: 1 };
      nodes.push(
        part(of, [
          group(x, top, draw()),
          ...labels(x - out, Math.round(top + side + 1.4 * size), names[index]!, style),
        ]),
      );
    }
    const lines = Math.max(...names.map(({ length }) => length));
    picture.bottom = Math.round(top + side + (1.4 + (lines - 1) * LEADING) * size);
  };
  const draw = (matrix: Matrix) => drawEntries(matrix, cell, max);

  picture.bottom += 8;
  picture.write(words.heading, {});
  drawRow(
    shown.map((sheet, index) => ({
      name: signOf(shown, index) + words.sheet(sheet),
      of: words.parts.sheet(counts, sheet),
      draw: () => [
        ...drawFactors(sheet - 1, cell),
        productBox(0, 0, side, side),
        ...draw(sumOf(values, sheet - 1, sheet - 1)),
      ],
    })),
    0,
    STRIP,
  );
  picture.bottom += 8;
  picture.write(words.sums, {});
  const sums = shown.map((sheet) => ({
    name: words.missing(counts, sheet),
    of: words.parts.sum(counts, sheet),
    draw: () => [productBox(0, 0, side, side), ...draw(sumOf(values, 0, sheet - 1))],
  }));
  const last = {
    name: words.target,
    of: words.parts.target,
    draw: () => [outline(0, 0, side, side, "ink"), ...draw(target)],
  };
  // The target is right of the last sum, or in a row of its own.
  if (shown.length < columns) drawRow([...sums, last]);
  else {
    drawRow(sums);
    drawRow([last], shown.length - 1);
  }
  picture.conditions(words.conditions);
  return picture.finish(words.alt(counts));
}

/** Returns the sign before a sheet's name, or the mark of sheets that are left out before it. */
const signOf = (shown: readonly number[], index: number) => {
  if (!index) return "";
  return shown[index]! === shown[index - 1]! + 1 ? "+ " : "… ";
};

/**
 * Returns a matrix as squares whose areas are the sizes of its entries, relative to `max`. To save bytes, squares of
 * one side and sign are dashes of one path, with a line for each run of neighbors in a row.
 */
function drawEntries(entries: Matrix, cell: number, max: number): Node[] {
  // Files store hundredths of a pixel. Whole pixels would draw different entries alike.
  const sides = entries.map((row) =>
    row.map(
      (entry) =>
        (Math.sign(entry) * Math.round(100 * (cell - 1) * Math.sqrt(Math.abs(entry) / max))) / 100,
    ),
  );
  const lengths = [...new Set(sides.flat())].filter((side) => side !== 0).sort((a, b) => a - b);
  return lengths.map((signed) => {
    const side = Math.abs(signed);
    // Starts at the left edge of the first square, at half its height.
    let [d, endX, endY] = [`M${(cell + 1 - side) / 2} ${(cell + 1) / 2}`, 0, 0];
    for (const [y, row] of sides.entries())
      for (const [x, item] of row.entries()) {
        if (item !== signed || row[x - 1] === signed) continue;
        let next = x;
        while (row[next] === signed) next++;
        // Ends in the gap after the last square, so that paths of any side have the same whole numbers.
        const length = (next - x) * cell - 1;
        // Relative commands repeat, so that they compress well.
        d += `m${x * cell - endX} ${y * cell - endY}h${length}`;
        [endX, endY] = [x * cell + length, y * cell];
      }
    return path(d, {
      stroke: signed < 0 ? INKS.negative : INKS.positive,
      strokeWidth: side,
      dash: [side, cell - side],
    });
  });
}

/** Returns a column of B left of its sheet and a row of A above it: thick where entries are positive. */
function drawFactors(sheet: number, cell: number): Node[] {
  let [column, row, last] = ["", "", 0];
  for (let index = 0; index < SIDE; index++) {
    const thick = isPositive(sheet, index) ? 4 : 2;
    if (thick !== last) {
      column += `h${last - thick}`;
      row += `v${last - thick}`;
    }
    column += `v${cell}`;
    row += `h${cell}`;
    last = thick;
  }
  return [
    path(`M-2 0${column}h${last}z`, { fill: "b" }),
    path(`M0-2${row}v${last}z`, { fill: "a" }),
  ];
}

/** Draws the first sum, the sum of half of the sheets and of all sheets, and the target on a card. */
export function cardOfSheets(counts: Numbers, words: SheetsWords, room: Room): Node[] {
  const { values } = counts.spectra[SHEETS_DECAY];
  const { rank } = counts;
  const size = SIZE.text;
  const cell = Math.floor(Math.min((room.height - 2 * size) / SIDE, room.width / 4.4 / SIDE));
  const side = SIDE * cell + 1;
  const sums = [...new Set([1, Math.ceil(rank / 2), rank])];
  const pitch = (room.width - side) / 3;
  const target = sumOf(values, 0, SIDE - 1);
  return [...sums, SIDE].flatMap((sheets, index) => {
    const isTarget = index === sums.length;
    const x = Math.round(room.x + index * pitch);
    return [
      group(x, room.y, [
        isTarget ? outline(0, 0, side, side, "ink", 2.5) : productBox(0, 0, side, side, 2.5),
        ...drawEntries(sumOf(values, 0, sheets - 1), cell, target[0]![0]!),
      ]),
      label(
        x,
        Math.round(room.y + side + 1.4 * size),
        isTarget ? words.target : words.missing(counts, sheets),
        { size },
      ),
    ];
  });
}
