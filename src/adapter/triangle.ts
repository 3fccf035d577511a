/** Reduces a tall matrix to the triangle R of its QR decomposition, which has the same singular values. */

/** A matrix with `columns` columns, of which a few rows at a time are in memory. */
export interface Tall {
  readonly rows: number;
  readonly columns: number;
  /** Writes `count` rows from row `from` to `target`, column by column: column c starts at index c · count. */
  readRows(from: number, count: number, target: Float64Array): void;
}

/** A matrix, column by column: the item in row i and column j is `items[j * rows + i]`. */
export interface Core {
  readonly rows: number;
  readonly columns: number;
  readonly items: Float64Array;
}

/** The numbers in a block of rows: 128 kB, which stay in a processor's cache. */
const BLOCK = 2 ** 14;

/**
 * Returns R by Householder reflections (Golub and Van Loan, Matrix Computations, 5.2). Adds a block of rows at a time
 * to R, so that memory does not depend on the number of rows. Returns a matrix with fewer rows than columns unchanged.
 */
export function triangle(matrix: Tall): Core {
  const { rows, columns } = matrix;
  if (rows <= columns) {
    const items = new Float64Array(rows * columns);
    matrix.readRows(0, rows, items);
    return { rows, columns, items };
  }
  const items = new Float64Array(columns * columns);
  const height = Math.min(rows, Math.max(32, Math.floor(BLOCK / columns)));
  const block = new Float64Array(height * columns);
  for (let from = 0; from < rows; from += height) {
    const count = Math.min(height, rows - from);
    matrix.readRows(from, count, block.subarray(0, count * columns));
    for (let column = 0; column < columns; column++) reflect(items, block, columns, count, column);
  }
  return { rows: columns, columns, items };
}

/** Zeroes a block's column by a reflection of the block and row `column` of R. */
function reflect(
  items: Float64Array,
  block: Float64Array,
  columns: number,
  count: number,
  column: number,
): void {
  const start = column * count;
  const vector = block.subarray(start, start + count);
  let square = 0;
  for (let index = 0; index < count; index++) square += vector[index]! * vector[index]!;
  if (square === 0) return;
  const diagonal = column * columns + column;
  const old = items[diagonal]!;
  const length = Math.sqrt(old * old + square);
  // The sign avoids a difference of nearly equal numbers.
  const pivot = old + (old < 0 ? -length : length);
  items[diagonal] = old < 0 ? length : -length;
  // The reflection subtracts factor · (1, v) from a column, where v is the vector divided by the pivot.
  for (let index = 0; index < count; index++) vector[index]! /= pivot;
  const scale = (2 * pivot * pivot) / (pivot * pivot + square);
  let next = column + 1;
  // Four columns at a time, because a processor adds to independent sums at the same time.
  for (; next + 3 < columns; next += 4) {
    const [p, q, r, s] = [next * count, (next + 1) * count, (next + 2) * count, (next + 3) * count];
    const top = next * columns + column;
    let a = items[top]!;
    let b = items[top + columns]!;
    let c = items[top + 2 * columns]!;
    let d = items[top + 3 * columns]!;
    for (let index = 0; index < count; index++) {
      const item = vector[index]!;
      a += item * block[p + index]!;
      b += item * block[q + index]!;
      c += item * block[r + index]!;
      d += item * block[s + index]!;
    }
    a *= scale;
    b *= scale;
    c *= scale;
    d *= scale;
    items[top]! -= a;
    items[top + columns]! -= b;
    items[top + 2 * columns]! -= c;
    items[top + 3 * columns]! -= d;
    for (let index = 0; index < count; index++) {
      const item = vector[index]!;
      block[p + index]! -= a * item;
      block[q + index]! -= b * item;
      block[r + index]! -= c * item;
      block[s + index]! -= d * item;
    }
  }
  for (; next < columns; next++) {
    const p = next * count;
    const top = next * columns + column;
    let a = items[top]!;
    for (let index = 0; index < count; index++) a += vector[index]! * block[p + index]!;
    a *= scale;
    items[top]! -= a;
    for (let index = 0; index < count; index++) block[p + index]! -= a * vector[index]!;
  }
}
