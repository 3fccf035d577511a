/** Draws a matrix with its letter above and all its entries. */
import { type Ink, type Node, path, rect, text } from "../../scene.js";
import { reserveMonospaced } from "../lines.js";
import type { Matrix } from "../matrix.js";
import { frozenBox, outline } from "../shapes/boxes.js";

/** The kinds of matrix: frozen, merged, a trained factor, a vector, or the output. */
export type Kind = "frozen" | "merged" | "a" | "b" | "vector" | "output";

/** Sizes of an equation's parts, px. */
export interface Sizes {
  /** Side of an entry, and distance between two matrices. */
  readonly cell: number;
  readonly gap: number;
  readonly digit: number;
  readonly letter: number;
  /** Distance between lines of a hatch, and thickness of lines relative to a picture's. */
  readonly pitch: number;
  readonly line: number;
  /** Height of the mark of an entry that changes. */
  readonly mark: number;
}

const FRAMES: Readonly<Record<Kind, { readonly stroke: Ink; readonly width: number }>> = {
  frozen: { stroke: "frozen", width: 1.25 },
  merged: { stroke: "frozen", width: 1.25 },
  a: { stroke: "a", width: 2 },
  b: { stroke: "b", width: 2 },
  vector: { stroke: "ink", width: 1.25 },
  output: { stroke: "ink", width: 3 },
};

/** A line in both inks below an entry that B and A change. `bottom` is the entry's lower edge. */
export const changeMark = (x: number, bottom: number, cell: number, height: number): Node[] =>
  (["b", "a"] as const).map((fill, index) => {
    const width = (0.8 * cell) / 2;
    return rect(x + 0.1 * cell + index * width, bottom - 1.6 * height, width, height, { fill });
  });

/**
 * Returns a matrix from its upper left corner, with its letter above. Entries that differ from those of `before` are
 * bold and marked.
 */
export function drawMatrix(
  name: string,
  kind: Kind,
  matrix: Matrix,
  x: number,
  y: number,
  sizes: Sizes,
  entry: (value: number) => string,
  before: Matrix = matrix,
): Node[] {
  const { cell, digit, letter, pitch, line, mark } = sizes;
  const [width, height] = [matrix[0]!.length * cell, matrix.length * cell];
  const { stroke, width: thick } = FRAMES[kind];
  const frame = outline(x, y, width, height, stroke, thick * line);
  const isFactor = kind === "a" || kind === "b";
  const cells = matrix.flatMap((row, down) =>
    row.map((item, across) => ({
      item,
      left: x + across * cell,
      top: y + down * cell,
      isNew: before[down]![across] !== item,
    })),
  );
  // Changed entries have no ground, because the page's is not known.
  const unchanged = cells
    .filter(({ isNew }) => !isNew)
    .map(({ left, top }) => `M${left} ${top}h${cell}v${cell}h${-cell}z`);
  const grounds = cells.flatMap(({ item, left, top }) => {
    if (kind !== "frozen") return [];
    // Lines of the hatch would strike out a number.
    const wide = Math.min(cell, reserveMonospaced(entry(item), digit) + 0.4 * digit);
    const high = 1.2 * digit;
    const [gapX, gapY] = [(cell - wide) / 2, (cell - high) / 2];
    return [rect(left + gapX, top + gapY, wide, high, { fill: "tint" })];
  });
  return [
    text(x + width / 2, y - 0.4 * letter, name, { size: letter, anchor: "middle", formula: true }),
    ...(kind === "frozen" ? frozenBox(x, y, width, height, pitch) : []),
    ...(kind === "merged" ? [path(unchanged.join(""), { fill: "tint" })] : []),
    ...grounds,
    frame,
    ...cells.flatMap(({ item, left, top, isNew }) => [
      ...(isNew ? changeMark(left, top + cell, cell, mark) : []),
      text(left + cell / 2, Math.round(top + cell / 2 + 0.36 * digit), entry(item), {
        size: digit,
        anchor: "middle",
        fill: isFactor ? kind : "ink",
        bold: isFactor || kind === "output" || isNew,
      }),
    ]),
  ];
}
