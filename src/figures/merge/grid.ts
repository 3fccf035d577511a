/** Matrices written out, entry by entry, and formulas of them in a row. */
import { type Ink, type Node, rect, text } from "../../scene.js";
import { hatch } from "../shapes.js";
import type { Matrix } from "./example.js";

/** What a matrix is: frozen, a trained factor, a product that is never stored, a vector, or the output. */
type Kind = "frozen" | "merged" | "a" | "b" | "product" | "vector" | "output";

/** A matrix with its name above it, or what stands between two. */
export type Piece =
  | {
      readonly name: string;
      readonly kind: Kind;
      readonly matrix: Matrix;
      /** The entries that differ from this one's are bold. */
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

/** Sizes of what a row is made of, px. */
export interface Sizes {
  /** Of an entry. */
  readonly cell: number;
  readonly text: number;
  readonly name: number;
}

/** A matrix's entries in their box, whose top left corner is (x, y). */
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

/** A frozen box's ground, with lines about its numbers, which they would strike out within. */
const paleGround = (x: number, y: number, width: number, height: number, rim: number): Node[] => [
  rect(x, y, width, height, { fill: "tint" }),
  hatch(x, y, width, height, "frozen", "rising"),
  rect(x + rim, y + rim, width - 2 * rim, height - 2 * rim, { fill: "tint" }),
];

/** Pieces side by side in rows of `rows` entries; each stands in the middle. Returns where they end. */
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
  let at = x;
  for (const piece of pieces) {
    if ("sign" in piece) {
      const style = { size, anchor: "middle", formula: true } as const;
      nodes.push(text(at + piece.room / 2, axis + size * 0.3, piece.sign, style));
      at += piece.room;
      continue;
    }
    const { name, kind, matrix, before } = piece;
    const width = matrix[0]!.length * cell;
    const top = Math.round(axis - (matrix.length * cell) / 2);
    nodes.push(text(at + width / 2, top - 7, name, { size, anchor: "middle", formula: true }));
    nodes.push(...grid(matrix, kind, at, top, sizes, entry, before));
    at += width + 5;
  }
  return { nodes, end: at };
}
