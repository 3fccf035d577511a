/** Draws the best BA as a sum of matrices of rank 1, called sheets. */
import { type Composition, group, type Node, part, path, type Scene, text } from "../../scene.js";
import type { Matrix } from "../matrix.js";
import { Picture } from "../picture.js";
import { outline, productBox } from "../shapes/boxes.js";
import { label } from "../shapes/label.js";
import type { Live, SheetsWords } from "./logic.js";
import type { Numbers } from "./numbers.js";
import { DECAYS, type Decay, SIDE } from "./setting.js";

/**
 * Returns whether entry `index` of a sheet's singular vectors is 1/4. Otherwise, it is -1/4. The vectors are rows of the
 * Hadamard matrix, ordered so that the first 2, 4 or 8 of them are constant on blocks.
 */
function isPositive(sheet: number, index: number): boolean {
  let signs = 0;
  for (let bit = 0; bit < 4; bit++) signs ^= (sheet >> bit) & (index >> (3 - bit));
  return (signs & 1) === 0;
}

/** An entry of u·vᵀ times the value, where both vectors are the same. */
const entryOf = (value: number, sheet: number, y: number, x: number): number =>
  (isPositive(sheet, y) === isPositive(sheet, x) ? value : -value) / SIDE;

/** Adds the sheets from `first` to `last`. */
export function sumOf(values: readonly number[], first: number, last: number): Matrix {
  const indices = [...values.keys()].slice(first, last + 1);
  return values.map((_, y) =>
    values.map((_, x) =>
      indices.reduce((sum, sheet) => sum + entryOf(values[sheet]!, sheet, y, x), 0),
    ),
  );
}

/** The side of an entry's room, px, and how many sheets are drawn: the first ones, and the last. */
const LAYOUT = { wide: { cell: 4.5, count: 4 }, narrow: { cell: 3, count: 2 } } as const;

/** Thickness of a column of B or a row of A beside its sheet, with the gap, px. */
const STRIP = 6;

const INKS = { positive: "ink", negative: "frozen" } as const;

/** The indices of the drawn sheets: the first ones, and the last. */
const listShown = (rank: number, count: number): number[] =>
  Array.from({ length: Math.min(rank, count) }, (_, index) =>
    index === count - 1 ? rank - 1 : index,
  );

/** One composition: for each decay, a row of sheets, their sum BA, and the target T. */
export function composeSheets(
  counts: Numbers,
  composition: Composition,
  words: SheetsWords,
  live: Live,
): Scene {
  const picture = new Picture(composition);
  picture.claim(words.headline(counts), words.deck);
  for (const decay of DECAYS) {
    const before = picture.nodes.length;
    picture.row(
      Math.round(picture.bottom + 26),
      picture.pick(live.boldLaw, words.boldName)(decay),
      words.missing(counts, decay),
    );
    const row = drawRow(counts, decay, picture, words);
    picture.nodes.push(part(live.parts.decay(decay), [...picture.nodes.splice(before), ...row]));
  }
  picture.conditions(words.conditions);
  return picture.finish(words.alt(counts));
}

/** Draws sheet + … + sheet = BA ≈ T, and below the last row the names of these matrices. */
function drawRow(counts: Numbers, decay: Decay, picture: Picture, words: SheetsWords): Node[] {
  const { rank, spectra } = counts;
  const { values } = spectra[decay];
  const { cell, count } = LAYOUT[picture.composition];
  const side = SIDE * cell + 1;
  const target = sumOf(values, 0, SIDE - 1);
  const max = target[0]![0]!;
  const shown = listShown(rank, count);
  // Wide enough that the longest row ends at the right margin. Omitted sheets take two gaps.
  const gap =
    (picture.room - (count + 2) * side - count * STRIP) / (count + (rank > count ? 2 : 1));
  const top = Math.round(picture.bottom + 7 + STRIP);
  const middle = top + side / 2;
  const isLast = decay === DECAYS.at(-1);
  const { size } = picture.metrics;
  const foot = top + side + 1.4 * size.small;
  const nodes: Node[] = [];
  let x = picture.left;
  const write = (...operators: string[]) => {
    const space = operators.length > 1 ? 2 * gap : gap;
    const y = Math.round(middle + 0.34 * size.text);
    for (const [at, content] of operators.entries()) {
      const center = x + (space * (2 * at + 1)) / (2 * operators.length);
      nodes.push(text(center, y, content, { size: size.text, anchor: "middle" }));
    }
    x += space;
  };
  const place = (strip: number, name: string, fact: Parameters<typeof part>[0], drawn: Node[]) => {
    const left = Math.round(x) + strip;
    const named = isLast ? [label(left, foot, name, { size: size.small, fill: "muted" })] : [];
    nodes.push(part(fact, [group(left, top, drawn), ...named]));
    x += strip + side;
  };
  for (const [at, index] of shown.entries()) {
    const next = index ? shown[at - 1]! + 1 : 0;
    if (index > next) write("+", "…", "+");
    else if (index) write("+");
    // Omitted sheets are stated too.
    for (let omitted = next; omitted < index; omitted++)
      nodes.push(part(words.parts.sheet(counts, decay, omitted), []));
    place(STRIP, words.sheet(index + 1), words.parts.sheet(counts, decay, index), [
      ...drawFactors(index, cell),
      outline(0, 0, side, side, "grid", 1),
      ...drawEntries(sumOf(values, index, index), cell, max),
    ]);
  }
  write("=");
  place(0, words.sum, words.parts.sum(counts, decay), [
    productBox(0, 0, side, side),
    ...drawEntries(sumOf(values, 0, rank - 1), cell, max),
  ]);
  write(rank === SIDE ? "=" : "≈");
  place(0, words.target, words.parts.target(decay), [
    outline(0, 0, side, side, "ink"),
    ...drawEntries(target, cell, max),
  ]);
  picture.bottom = isLast ? foot : top + side;
  return nodes;
}

/**
 * Returns a matrix as squares whose areas are the sizes of its entries, relative to `max`. To save bytes, squares of
 * one side and sign are dashes of one path, with a line for each run of neighbors in a row.
 */
export function drawEntries(entries: Matrix, cell: number, max: number): Node[] {
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

/** A column of B left of the sheet and a row of A above it: thick where entries are positive. */
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
