/** Draws B, A and BA of a moment of training, in pictures and on cards. */
import { type Ink, type Node, part, path, text } from "../../scene.js";
import type { Matrix } from "../matrix.js";
import { outline, productBox } from "../shapes/boxes.js";
import type { Live } from "./logic.js";
import { isZero, type Numbers } from "./numbers.js";
import { RANK, SIDE } from "./training.js";

/** The lengths of a picture or a card, px. */
export interface Grid {
  /** Side of a cell, and the gap between matrices. */
  readonly cell: number;
  readonly gap: number;
  /** Thickness of the frame of a matrix, and of a matrix that has just moved. */
  readonly frame: number;
  readonly moved: number;
  /** Font size of the letters. */
  readonly letter: number;
}

/** The width and the height of a moment without the letters below it. */
export const sizeOf = ({ cell, gap }: Grid): number => (RANK + SIDE) * cell + gap;

/** Draws the moment `index`, with its upper left corner at (x, y). */
export function drawMoment(
  { run, largest }: Numbers,
  index: number,
  grid: Grid,
  x: number,
  y: number,
  words: Live,
): Node[] {
  const { cell, gap, frame, moved, letter } = grid;
  const moment = run.moments[index]!;
  const before = run.moments[index - 1];
  const [right, lower] = [x + RANK * cell + gap, y + RANK * cell + gap];
  const places = [
    ["b", x, lower],
    ["a", right, y],
    ["ba", right, lower],
  ] as const;
  return places.map(([key, left, top]) => {
    const matrix = moment[key];
    const isProduct = key === "ba";
    const hasMoved = !isProduct && before !== undefined && `${before[key]}` !== `${matrix}`;
    const [width, height] = [matrix[0]!.length * cell, matrix.length * cell];
    const ink: Ink = isProduct ? "delta" : key;
    const name = isProduct ? "BA" : key === "a" ? "A" : "B";
    // The letter of A is in the empty corner above B, beside A.
    const letterAt =
      key === "a"
        ? ([left - 0.4 * letter, top + height / 2 + 0.34 * letter, "end"] as const)
        : ([left + width / 2, top + height + 0.95 * letter, "middle"] as const);
    return part(words.parts.matrix(name, matrix, hasMoved), [
      isProduct
        ? productBox(left, top, width, height, frame)
        : outline(left, top, width, height, ink, hasMoved ? moved : frame),
      ...drawEntries(matrix, left, top, cell, moved, largest, ink, words.zero),
      text(letterAt[0], Math.round(letterAt[1]), `*${name}*`, {
        size: letter,
        formula: true,
        anchor: letterAt[2],
      }),
    ]);
  });
}

/**
 * Draws entries as squares whose areas are their sizes: filled if positive, hollow if negative. The smallest squares are
 * large enough to show which. Draws a zero matrix as a single 0.
 */
function drawEntries(
  matrix: Matrix,
  left: number,
  top: number,
  cell: number,
  moved: number,
  largest: number,
  ink: Ink,
  zero: string,
): Node[] {
  const [width, height] = [matrix[0]!.length * cell, matrix.length * cell];
  if (isZero(matrix)) {
    const size = Math.round(0.55 * cell + 6);
    const style = { size, formula: true, anchor: "middle" } as const;
    return [text(left + width / 2, Math.round(top + height / 2 + 0.34 * size), zero, style)];
  }
  const line = Math.max(1, Math.round(cell / 20));
  const room = cell - 2 * moved - 1;
  const squares = matrix.flatMap((row, i) =>
    row.map((value, j) => {
      const share = Math.sqrt(Math.abs(value) / largest);
      const side = Math.max(value < 0 ? 4 * line : 2, Math.round(room * share));
      const corner = (index: number) => Math.round((index + 0.5) * cell - side / 2);
      const inner = side - 2 * line;
      // The sides of a hole run the other way around.
      const hole = value < 0 ? `m${line} ${line}v${inner}h${inner}v${-inner}z` : "";
      return `M${left + corner(j)} ${top + corner(i)}h${side}v${side}h${-side}z${hole}`;
    }),
  );
  return [path(squares.join(""), { fill: ink })];
}
