/** Draws formulas that consist of matrices with all their entries. */
import { type Ink, type Node, rect, text } from "../../scene.js";
import { hatch } from "../shapes.js";
import type { Matrix } from "./example.js";

/** The kinds of matrix: frozen, merged, a trained factor, a vector, or the output. */
type Kind = "frozen" | "merged" | "a" | "b" | "vector" | "output";

/** A matrix with its name above it, or a sign between two matrices. */
export type Piece =
  | {
      readonly name: string;
      readonly kind: Kind;
      readonly matrix: Matrix;
      /** A matrix to compare with: entries that differ from it are bold. */
      readonly before?: Matrix;
    }
  | { readonly sign: string; readonly room: number };

const EDGES: Readonly<Record<Kind, { stroke: Ink; strokeWidth?: number }>> = {
  frozen: { stroke: "frozen", strokeWidth: 1.5 },
  merged: { stroke: "muted" },
  a: { stroke: "a", strokeWidth: 2.5 },
  b: { stroke: "b", strokeWidth: 2.5 },
  vector: { stroke: "muted" },
  output: { stroke: "ink", strokeWidth: 2.5 },
};

/** Sizes of a formula's parts, px. */
export interface Sizes {
  /** Side of an entry. */
  readonly cell: number;
  readonly text: number;
  readonly name: number;
  /** Width of the hatched rim around the entries of a frozen matrix. */
  readonly rim: number;
}

/** Distance between two matrices, px. */
const GAP = 4;

/**
 * Returns pieces side by side, vertically centered in a height of `rows` entries, and their right end. A frozen
 * matrix is hatched only in a rim around its entries, because hatching would strike out its numbers.
 */
export function formula(
  pieces: readonly Piece[],
  x: number,
  y: number,
  rows: number,
  sizes: Sizes,
  entry: (value: number) => string,
): { readonly nodes: readonly Node[]; readonly end: number } {
  const nodes: Node[] = [];
  const { cell, name: size, rim } = sizes;
  const axis = y + (rows * cell) / 2;
  let left = x;
  for (const piece of pieces) {
    if ("sign" in piece) {
      const style = { size, anchor: "middle", formula: true } as const;
      nodes.push(text(left + piece.room / 2, axis + size * 0.3, piece.sign, style));
      left += piece.room;
      continue;
    }
    const { name, kind, matrix, before } = piece;
    const [width, height] = [matrix[0]!.length * cell, matrix.length * cell];
    const top = Math.round(axis - height / 2);
    const edge = kind === "frozen" ? rim : 0;
    const box = [left, top - edge, width + 2 * edge, height + 2 * edge] as const;
    left += edge;
    nodes.push(
      text(left + width / 2, top - rim - 6, name, { size, anchor: "middle", formula: true }),
    );
    if (edge)
      nodes.push(
        rect(...box, { fill: "tint" }),
        hatch(...box, "frozen", "rising"),
        rect(left, top, width, height, { fill: "tint" }),
      );
    nodes.push(
      rect(...box, EDGES[kind]),
      ...entries(matrix, kind, left, top, sizes, entry, before),
    );
    left += width + edge + GAP;
  }
  return { nodes, end: left };
}

/** Returns a matrix's entries; (x, y) is the top left corner of the first entry. */
function entries(
  matrix: Matrix,
  kind: Kind,
  x: number,
  y: number,
  { cell, text: size }: Sizes,
  entry: (value: number) => string,
  before?: Matrix,
): Node[] {
  const isFactor = kind === "a" || kind === "b";
  const fill = isFactor ? kind : "ink";
  return matrix.flatMap((row, down) =>
    row.map((item, across) => {
      const [middle, baseline] = [x + (across + 0.5) * cell, y + (down + 0.5) * cell];
      const isNew = before !== undefined && before[down]![across] !== item;
      const bold = isFactor || kind === "output" || isNew;
      const style = { size, fill, anchor: "middle", bold } as const;
      return text(middle, Math.round(baseline + size * 0.36), entry(item), style);
    }),
  );
}
