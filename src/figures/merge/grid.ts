/** Draws matrices with all their entries, and formulas that consist of such matrices. */
import { type Ink, type Node, rect, text } from "../../scene.js";
import { hatch } from "../shapes.js";
import type { Matrix } from "./example.js";

/** The kinds of matrix: frozen, merged, a trained factor, a product that is never stored, a vector, or the output. */
type Kind = "frozen" | "merged" | "a" | "b" | "product" | "vector" | "output";

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

const EDGES: Readonly<
  Record<Kind, { stroke: Ink; strokeWidth?: number; dash?: [number, number] }>
> = {
  frozen: { stroke: "frozen", strokeWidth: 1.5 },
  merged: { stroke: "muted" },
  a: { stroke: "a", strokeWidth: 2.5 },
  b: { stroke: "b", strokeWidth: 2.5 },
  product: { stroke: "delta", strokeWidth: 1.5, dash: [5, 4] },
  vector: { stroke: "muted" },
  output: { stroke: "ink", strokeWidth: 1.5 },
};

/** Sizes of a row's parts, px. */
export interface Sizes {
  /** Side of an entry. */
  readonly cell: number;
  readonly text: number;
  readonly name: number;
}

/** Returns a matrix's entries in a box whose top left corner is (x, y). */
export function grid(
  matrix: Matrix,
  kind: Kind,
  x: number,
  y: number,
  sizes: Sizes,
  entry: (value: number) => string,
  before?: Matrix,
): Node[] {
  const { cell, text: size } = sizes;
  const [width, height] = [matrix[0]!.length * cell, matrix.length * cell];
  const isFactor = kind === "a" || kind === "b";
  const fill = isFactor ? kind : "ink";
  return [
    ...(kind === "frozen" ? paleGround(x, y, width, height, cell / 8) : []),
    rect(x, y, width, height, EDGES[kind]),
    ...matrix.flatMap((row, down) =>
      row.map((item, across) => {
        const [middle, baseline] = [x + (across + 0.5) * cell, y + (down + 0.5) * cell];
        const isNew = before !== undefined && before[down]![across] !== item;
        const bold = isFactor || kind === "output" || isNew;
        const style = { size, fill, anchor: "middle", bold } as const;
        return text(middle, Math.round(baseline + size * 0.36), entry(item), style);
      }),
    ),
  ];
}

/**
 * Returns the background of a frozen matrix: hatched at its edge only, because hatching would
 * strike out its numbers.
 */
const paleGround = (x: number, y: number, width: number, height: number, rim: number): Node[] => [
  rect(x, y, width, height, { fill: "tint" }),
  hatch(x, y, width, height, "frozen", "rising"),
  rect(x + rim, y + rim, width - 2 * rim, height - 2 * rim, { fill: "tint" }),
];

/** Returns pieces side by side, vertically centered in a height of `rows` entries, and their right end. */
export function formula(
  pieces: readonly Piece[],
  x: number,
  y: number,
  rows: number,
  sizes: Sizes,
  entry: (value: number) => string,
): { readonly nodes: readonly Node[]; readonly end: number } {
  const nodes: Node[] = [];
  const { cell, name: size } = sizes;
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
    const width = matrix[0]!.length * cell;
    const top = Math.round(axis - (matrix.length * cell) / 2);
    nodes.push(text(left + width / 2, top - 7, name, { size, anchor: "middle", formula: true }));
    nodes.push(...grid(matrix, kind, left, top, sizes, entry, before));
    left += width + 5;
  }
  return { nodes, end: left };
}
