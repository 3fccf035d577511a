/** Computes the singular values of a product BA from its factors, without forming the product. */
import { type Core, type Tall, triangle } from "./triangle.js";

/**
 * Returns the singular values of BA, largest first: as many as B has columns, of which some may be 0. `b` is B and `a` is A
 * transposed. With B = QR and Aᵀ = PS, the singular values of BA are those of the small matrix RSᵀ.
 */
export function singularValues(b: Tall, a: Tall): number[] {
  const core = multiply(triangle(b), triangle(a));
  const values = bisect(bidiagonalize(core));
  return [...values, ...new Array<number>(b.columns - values.length).fill(0)];
}

/** Returns RSᵀ, or its transpose if that is taller: the singular values are the same. */
function multiply(r: Core, s: Core): Core {
  const [tall, wide] = r.rows < s.rows ? [s, r] : [r, s];
  const [rows, columns] = [tall.rows, wide.rows];
  const items = new Float64Array(rows * columns);
  for (let column = 0; column < columns; column++)
    for (let inner = 0; inner < tall.columns; inner++) {
      const factor = wide.items[inner * columns + column]!;
      if (factor === 0) continue;
      for (let row = 0; row < rows; row++)
        items[column * rows + row]! += factor * tall.items[inner * rows + row]!;
    }
  return { rows, columns, items };
}

/**
 * Returns the diagonal and the superdiagonal of a bidiagonal matrix with the same singular values, in turn, by Householder
 * reflections from the left and the right (Golub and Van Loan, 5.4.8). Changes the matrix.
 */
function bidiagonalize({ rows, columns, items }: Core): number[] {
  const band: number[] = [];
  const at = (row: number, column: number) => column * rows + row;
  for (let step = 0; step < columns; step++) {
    band.push(reflectLine(items, at(step, step), 1, rows - step, rows, columns - step));
    if (step + 1 < columns)
      band.push(reflectLine(items, at(step, step + 1), rows, columns - step - 1, 1, rows - step));
  }
  return band;
}

/**
 * Reflects a line of `length` items from `start`, `stride` apart, onto its first item, and the lines beside it, `apart` from
 * each other, in the same way. `count` includes the first line. Returns the first item.
 */
function reflectLine(
  items: Float64Array,
  start: number,
  stride: number,
  length: number,
  apart: number,
  count: number,
): number {
  let square = 0;
  for (let index = 1; index < length; index++) square += items[start + index * stride]! ** 2;
  const first = items[start]!;
  if (square === 0) return first;
  const norm = Math.sqrt(first * first + square);
  const pivot = first + (first < 0 ? -norm : norm);
  const scale = 2 / (pivot * pivot + square);
  for (let line = 1; line < count; line++) {
    const to = start + line * apart;
    let sum = pivot * items[to]!;
    for (let index = 1; index < length; index++)
      sum += items[start + index * stride]! * items[to + index * stride]!;
    sum *= scale;
    items[to]! -= sum * pivot;
    for (let index = 1; index < length; index++)
      items[to + index * stride]! -= sum * items[start + index * stride]!;
  }
  return first < 0 ? norm : -norm;
}

/**
 * Returns the singular values of a bidiagonal matrix, largest first, by bisection. They are the positive eigenvalues of the
 * symmetric tridiagonal matrix with zeros on its diagonal and `band` beside it (Golub and Van Loan, 8.4.1 and 8.6.2).
 */
function bisect(band: readonly number[]): number[] {
  const squares = Float64Array.from(band, (item) => item * item);
  const count = (band.length + 1) / 2;
  let high = 0;
  for (let index = 0; index < band.length; index++)
    high = Math.max(high, Math.abs(band[index]!) + Math.abs(band[index + 1] ?? 0));
  const tolerance = high * 2 ** -54;
  // Replaces a pivot of 0, as if the matrix differed by less than the rounding errors.
  const smallest = Math.max(high * high * 2 ** -200, Number.MIN_VALUE);
  /** Returns how many singular values are above `value`. */
  const countAbove = (value: number): number => {
    let pivot = -value;
    let above = 0;
    for (const square of squares) {
      pivot = -value - square / (Math.abs(pivot) < smallest ? -smallest : pivot);
      if (pivot > 0) above++;
    }
    return above;
  };
  const values: number[] = [];
  // The bound itself may be a singular value.
  high *= 1 + 2 ** -50;
  for (let index = 0; index < count; index++) {
    let low = 0;
    let top = high;
    while (top - low > tolerance) {
      const middle = low + (top - low) / 2;
      if (middle === low || middle === top) break;
      if (countAbove(middle) > index) low = middle;
      else top = middle;
    }
    high = top;
    values.push(low === 0 ? 0 : low + (top - low) / 2);
  }
  return values;
}
