/** Draws the best BA as a growing sum of matrices of rank 1, called sheets. */
import { type Composition, group, type Node, path, rect, type Scene, text } from "../../scene.js";
import { note, type Room } from "../card.js";
import { LEADING } from "../lines.js";
import type { Matrix } from "../matrix.js";
import { Picture } from "../picture.js";
import { adaptedBox, productBox } from "../shapes.js";
import type { Live, SheetsWords } from "./logic.js";
import type { Numbers } from "./numbers.js";
import { SIDE } from "./setting.js";

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

/** Side of an entry's room, px. Both compositions have the same, so that they share most of their bytes. */
const CELL = 7;

/** Sheets beside each other, panels for which a row has room, and the distance of panels, px. Beside four sums is room for T. */
const LAYOUT = {
  wide: { columns: 4, panels: 5, pitch: 140 },
  narrow: { columns: 2, panels: 2, pitch: 138 },
} as const satisfies Record<Composition, object>;

/** Thickness of a column of B or a row of A beside its sheet, with the gap, px. */
const STRIP = 6;

const INKS = { positive: "ink", negative: "frozen" } as const;

/** Returns one composition: rows of sheets, each with a row of sums below it, and the target at the last sum. */
export function composeSheets(
  counts: Numbers,
  composition: Composition,
  words: SheetsWords,
  live: Live,
): Scene {
  const picture = new Picture(composition);
  const { nodes, metrics } = picture;
  const { margin, size } = metrics;
  const { columns, panels, pitch } = LAYOUT[composition];
  const { values } = counts.chosen;
  const style = { size: size.text } as const;
  picture.head([live.formula], { size: size.formula, formula: true }, live.values(counts));
  picture.conclude([words.verdict(counts)]);
  picture.write(live.target);
  drawKey(picture, words);
  const target = sumOf(values, 0, SIDE - 1);
  const max = target[0]![0]!;
  const side = SIDE * CELL + 1;
  for (let first = 0; first < counts.rank; first += columns) {
    const indices = [...values.keys()].slice(first, Math.min(first + columns, counts.rank));
    for (const isSum of [false, true]) {
      picture.bottom += 6;
      picture.write(isSum ? words.sums : words.heading, { bold: true });
      const top = Math.round(picture.bottom + 10);
      const foot = Math.round(top + STRIP + side + LEADING * size.text);
      for (const [column, index] of indices.entries()) {
        const x = margin + column * pitch;
        const entries = sumOf(values, isSum ? 0 : index, index);
        const label = isSum
          ? words.missing({ ...counts, rank: index + 1 })
          : words.sheet(index + 1);
        nodes.push(
          group(x + STRIP, top + STRIP, [
            ...(isSum ? [] : drawFactors(index)),
            productBox(0, 0, side, side),
            ...drawEntries(entries, CELL, max),
          ]),
          text(x + STRIP, foot, label, style),
        );
      }
      picture.bottom = foot;
    }
  }
  // The target is right of the last sum, or below it if there is no room.
  const last = (counts.rank - 1) % columns;
  const isBeside = last + 1 < panels;
  const height = side + LEADING * size.text;
  if (!isBeside) picture.bottom = Math.round(picture.bottom + height + 16);
  const left = margin + STRIP + (isBeside ? last + 1 : last) * pitch;
  const top = Math.round(picture.bottom - height);
  nodes.push(
    group(left, top, [adaptedBox(0, 0, side, side), ...drawEntries(target, CELL, max)]),
    text(left, picture.bottom, words.target, style),
  );
  return picture.finish(words.listed(counts), words.alt(counts));
}

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
function drawFactors(sheet: number): Node[] {
  let [column, row, last] = ["", "", 0];
  for (let index = 0; index < SIDE; index++) {
    const thick = isPositive(sheet, index) ? 4 : 2;
    if (thick !== last) {
      column += `h${last - thick}`;
      row += `v${last - thick}`;
    }
    column += `v${CELL}`;
    row += `h${CELL}`;
    last = thick;
  }
  return [
    path(`M-2 0${column}h${last}z`, { fill: "b" }),
    path(`M0-2${row}v${last}z`, { fill: "a" }),
  ];
}

/** Draws samples of a positive and of a negative entry: side by side, or below each other. */
function drawKey(picture: Picture, { keys }: SheetsWords): void {
  const { nodes, metrics, room, composition } = picture;
  const { margin, size } = metrics;
  const isWide = composition === "wide";
  picture.bottom += LEADING * size.text;
  for (const [index, name] of keys.entries()) {
    if (index && !isWide) picture.bottom += LEADING * size.text;
    const [x, y] = [margin + (isWide ? (index * room) / 2 : 0), Math.round(picture.bottom)];
    nodes.push(
      rect(x, y - 9, 9, 9, { fill: index ? INKS.negative : INKS.positive }),
      text(x + 16, y, name, { size: size.text, fill: "muted" }),
    );
  }
}

/** Draws the sum of all sheets, as large as fits. */
export function drawCard(counts: Numbers, words: SheetsWords, room: Room): Node[] {
  const { values } = counts.chosen;
  const entries = sumOf(values, 0, counts.rank - 1);
  const cell = Math.floor((room.height - 48) / SIDE);
  const side = SIDE * cell + 1;
  const x = Math.round(room.x + (room.width - side) / 2);
  return [
    group(x, room.y, [
      productBox(0, 0, side, side),
      ...drawEntries(entries, cell, entries[0]![0]!),
    ]),
    note(room, x, words.card.note(counts)),
  ];
}
