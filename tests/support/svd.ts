import { type Matrix, sumOfSquares, transposed } from "../../src/figures/matrix.js";

/** A term of a matrix's singular value decomposition: `left`, scaled by the singular value, times `right`. */
interface Term {
  readonly value: number;
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** Smaller rotations do not change any displayed number. */
const SMALL = 1e-15;
const MAX_SWEEPS = 60;

/**
 * Returns the singular value decomposition by one-sided Jacobi rotations, largest value first.
 * Rotates pairs of columns until all are orthogonal; their lengths are then the singular values.
 */
export function svd(matrix: Matrix): Term[] {
  const columns = transposed(matrix);
  const rotations = columns.map((_, i) => columns.map((_, j) => Number(i === j)));
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    let isDone = true;
    for (let p = 0; p < columns.length; p++)
      for (let q = p + 1; q < columns.length; q++) {
        const [cos, sin] = rotation(columns[p]!, columns[q]!);
        if (sin === 0) continue;
        isDone = false;
        rotate(columns, p, q, cos, sin);
        rotate(rotations, p, q, cos, sin);
      }
    if (isDone) break;
  }
  return columns
    .map((left, index) => ({
      value: Math.sqrt(sumOfSquares(left)),
      left,
      right: rotations[index]!,
    }))
    .sort((a, b) => b.value - a.value);
}

/** Returns the cosine and sine of the rotation that makes two columns orthogonal. */
function rotation(p: readonly number[], q: readonly number[]): [cos: number, sin: number] {
  const dot = p.reduce((sum, item, at) => sum + item * q[at]!, 0);
  const [pp, qq] = [sumOfSquares(p), sumOfSquares(q)];
  if (Math.abs(dot) <= SMALL * Math.sqrt(pp * qq)) return [1, 0];
  const half = (qq - pp) / (2 * dot);
  const tan = (half < 0 ? -1 : 1) / (Math.abs(half) + Math.sqrt(1 + half * half));
  const cos = 1 / Math.sqrt(1 + tan * tan);
  return [cos, cos * tan];
}

function rotate(columns: number[][], p: number, q: number, cos: number, sin: number): void {
  const [first, second] = [columns[p]!, columns[q]!];
  columns[p] = first.map((value, at) => cos * value - sin * second[at]!);
  columns[q] = first.map((value, at) => sin * value + cos * second[at]!);
}
