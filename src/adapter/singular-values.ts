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
function bidiagonalize(core: Core): number[] {
  const band: number[] = [];
  for (let step = 0; step < core.columns; step++) {
    band.push(reflectColumns(core, step));
    if (step + 1 < core.columns) band.push(reflectRows(core, step));
  }
  return band;
}

/** A reflection of a vector onto its first item. */
interface Reflection {
  /** The first item of the reflection's vector. The others are those of the reflected vector. */
  readonly pivot: number;
  readonly scale: number;
  /** The first item of the reflected vector after the reflection. */
  readonly result: number;
}

/** Returns the reflection of a vector, or undefined if all items but the first are 0. */
function findReflection(vector: Float64Array): Reflection | undefined {
  let square = 0;
  for (let index = 1; index < vector.length; index++) square += vector[index]! ** 2;
  if (square === 0) return undefined;
  const first = vector[0]!;
  const norm = Math.sqrt(first * first + square);
  const pivot = first + (first < 0 ? -norm : norm);
  return { pivot, scale: 2 / (pivot * pivot + square), result: first < 0 ? norm : -norm };
}

/** Zeroes column `step` below the diagonal. Returns the item on the diagonal. */
function reflectColumns({ rows, columns, items }: Core, step: number): number {
  const vector = items.subarray(step * rows + step, (step + 1) * rows);
  const reflection = findReflection(vector);
  if (!reflection) return vector[0]!;
  vector[0] = reflection.pivot;
  for (let column = step + 1; column < columns; column++) {
    const start = column * rows + step;
    let sum = 0;
    for (let index = 0; index < vector.length; index++)
      sum += vector[index]! * items[start + index]!;
    sum *= reflection.scale;
    for (let index = 0; index < vector.length; index++)
      items[start + index]! -= sum * vector[index]!;
  }
  return reflection.result;
}

/**
 * Zeroes row `step` right of the superdiagonal. Returns the item on the superdiagonal. Passes through the matrix column by
 * column, as it is stored, because a step from row to row would leave a processor's cache.
 */
function reflectRows({ rows, columns, items }: Core, step: number): number {
  const vector = new Float64Array(columns - step - 1);
  for (let index = 0; index < vector.length; index++)
    vector[index] = items[(step + 1 + index) * rows + step]!;
  const reflection = findReflection(vector);
  if (!reflection) return vector[0]!;
  vector[0] = reflection.pivot;
  const sums = new Float64Array(rows);
  for (let index = 0; index < vector.length; index++) {
    const factor = vector[index]!;
    const start = (step + 1 + index) * rows;
    for (let row = step + 1; row < rows; row++) sums[row]! += factor * items[start + row]!;
  }
  for (let index = 0; index < vector.length; index++) {
    const factor = reflection.scale * vector[index]!;
    const start = (step + 1 + index) * rows;
    for (let row = step + 1; row < rows; row++) items[start + row]! -= factor * sums[row]!;
  }
  return reflection.result;
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
