/** Compares the spans of two matrices' columns by their principal angles, without forming the spans. */
import { type Tall, triangle } from "./triangle.js";

/** How far two spans have the same directions. */
export interface Overlap {
  /**
   * The mean squared cosine of the principal angles, as in section 7.2 of the paper on LoRA (arXiv 2106.09685): 1 if the smaller
   * span lies in the larger one, 0 if they are orthogonal.
   */
  readonly mean: number;
  /** The expected mean of random spans with the same dimensions. */
  readonly random: number;
}

/**
 * Returns the overlap of the spans of the columns of two matrices with as many rows. Returns undefined if all columns of a
 * matrix are 0, because then there are no angles.
 */
export function computeOverlap(first: Tall, second: Tall): Overlap | undefined {
  // The triangle of both matrices side by side has the columns of both in the same orthonormal basis.
  const { rows, items } = triangle(join(first, second));
  const split = rows * first.columns;
  const bases = [items.subarray(0, split), items.subarray(split)].map((columns) =>
    orthonormalize(rows, columns),
  ) as [Float64Array[], Float64Array[]];
  const [min, max] = bases.map(({ length }) => length).sort((a, b) => a - b) as [number, number];
  if (min === 0) return undefined;
  let squares = 0;
  for (const left of bases[0]) for (const right of bases[1]) squares += multiply(left, right) ** 2;
  // The squared cosines of random spans of dimensions p and q in n dimensions have the expected sum pq/n.
  return { mean: Math.min(1, squares / min), random: max / first.rows };
}

const join = (first: Tall, second: Tall): Tall => ({
  rows: first.rows,
  columns: first.columns + second.columns,
  readRows(from, count, target) {
    const split = first.columns * count;
    first.readRows(from, count, target.subarray(0, split));
    second.readRows(from, count, target.subarray(split));
  },
});

function multiply(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < left.length; index++) sum += left[index]! * right[index]!;
  return sum;
}

/** A column counts as a combination of others if this part of its length, or less, is orthogonal to them. */
const MIN_PART = 1e-10;

/** Returns an orthonormal basis of the span of the columns, of which each has `rows` numbers. Changes the columns. */
function orthonormalize(rows: number, columns: Float64Array): Float64Array[] {
  const basis: Float64Array[] = [];
  for (let start = 0; start < columns.length; start += rows) {
    const vector = columns.subarray(start, start + rows);
    const length = Math.sqrt(multiply(vector, vector));
    // The second pass removes what rounding errors leave.
    for (let pass = 0; pass < 2; pass++)
      for (const known of basis) {
        const part = multiply(vector, known);
        for (let index = 0; index < rows; index++) vector[index]! -= part * known[index]!;
      }
    const rest = Math.sqrt(multiply(vector, vector));
    if (rest > MIN_PART * length) basis.push(vector.map((item) => item / rest));
  }
  return basis;
}
