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

/** The matrices of a moment, in reading order, with their names. */
const MATRICES = { b: "B", a: "A", ba: "BA" } as const;
type Key = keyof typeof MATRICES;

/** Returns the width and the height of a moment without the letters below it. */
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
  const offset = RANK * cell + gap;
  const moment = run.moments[index]!;
  const before = run.moments[index - 1];
  const style = { size: letter, formula: true } as const;
  const center = { ...style, anchor: "middle" } as const;
  const below = Math.round(y + sizeOf(grid) + 0.95 * letter);
  const places: Record<Key, readonly [x: number, y: number]> = {
    ...{ b: [x, y + offset], a: [x + offset, y], ba: [x + offset, y + offset] },
  };
  // The letter of A is in the empty corner above B, beside A.
  const names: Record<Key, Node> = {
    b: text(x + (RANK * cell) / 2, below, "*B*", center),
    a: text(x + offset - 0.4 * letter, Math.round(y + cell * (RANK / 2) + 0.34 * letter), "*A*", {
      ...style,
      anchor: "end",
    }),
    ba: text(x + offset + (SIDE * cell) / 2, below, "*BA*", center),
  };
  return (Object.keys(MATRICES) as Key[]).map((key) => {
    const matrix = moment[key];
    const gradient = before && { b: before.gradientB, a: before.gradientA, ba: undefined }[key];
    const hasMoved = gradient !== undefined && !isZero(gradient);
    const [left, top] = places[key];
    const [width, height] = [matrix[0]!.length * cell, matrix.length * cell];
    const ink: Ink = key === "ba" ? "delta" : key;
    const box =
      key === "ba"
        ? productBox(left, top, width, height, frame)
        : outline(left, top, width, height, ink, hasMoved ? moved : frame);
    return part(words.parts.matrix(MATRICES[key], matrix, hasMoved), [
      box,
      ...drawEntries(matrix, left, top, cell, moved, largest, ink, words.zero),
      names[key],
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
