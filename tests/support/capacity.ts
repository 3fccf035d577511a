/** Repeats a run of tests/oracle/capacity.py: LoRA in both hidden layers of a small network, trained with Adam. */
import { inflateSync } from "node:zlib";

/** A run with everything that it needs. Matrices are in base64, row by row. */
interface CapacityRun {
  readonly rank: number;
  readonly rate: number;
  readonly steps: number;
  readonly batch: number;
  readonly trained: number;
  readonly images: string;
  readonly labels: string;
  readonly weights: readonly string[];
  readonly biases: readonly string[];
  readonly a: readonly string[];
}

/** The number of inputs, and of units in each hidden layer. */
const SIDE = 64;

const decode = (text: string) => {
  const bytes = Buffer.from(text, "base64");
  return Float64Array.from({ length: bytes.length / 4 }, (_, index) =>
    bytes.readFloatLE(4 * index),
  );
};

/** Returns the product of matrices, stored row by row; `inner` is the number of columns of `left`. */
function multiply(left: Float64Array, right: Float64Array, inner: number): Float64Array {
  const [rows, columns] = [left.length / inner, right.length / inner];
  const product = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++)
    for (let index = 0; index < inner; index++) {
      const factor = left[row * inner + index]!;
      // Many entries are zero, because a hidden unit is often inactive.
      if (factor === 0) continue;
      const [from, to] = [index * columns, row * columns];
      for (let column = 0; column < columns; column++)
        product[to + column]! += factor * right[from + column]!;
    }
  return product;
}

function transpose(matrix: Float64Array, columns: number): Float64Array {
  const rows = matrix.length / columns;
  const transposed = new Float64Array(matrix.length);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      transposed[column * rows + row] = matrix[row * columns + column]!;
  return transposed;
}

const add = (left: Float64Array, right: Float64Array) =>
  left.map((item, index) => item + right[index]!);

/** Returns the inputs of all layers, and then the outputs. Each row belongs to an image. */
function forward(
  images: Float64Array,
  weights: readonly Float64Array[],
  biases: readonly Float64Array[],
): Float64Array[] {
  const signals = [images];
  for (const [index, weight] of weights.entries()) {
    const bias = biases[index]!;
    const sums = multiply(signals[index]!, transpose(weight, SIDE), SIDE).map(
      (item, place) => item + bias[place % bias.length]!,
    );
    signals.push(index < weights.length - 1 ? sums.map((item) => Math.max(item, 0)) : sums);
  }
  return signals;
}

const rowsOf = (matrix: Float64Array, columns: number) =>
  Array.from({ length: matrix.length / columns }, (_, row) =>
    matrix.subarray(row * columns, (row + 1) * columns),
  );

/** Returns the gradient of the mean cross-entropy with respect to the outputs. */
function softmaxErrors(outputs: Float64Array, labels: readonly number[]): Float64Array {
  const errors = outputs.slice();
  for (const [index, row] of rowsOf(errors, outputs.length / labels.length).entries()) {
    const exponentials = row.map((output) => Math.exp(output - Math.max(...row)));
    const sum = exponentials.reduce((all, item) => all + item);
    row.set(
      exponentials.map(
        (item, digit) => (item / sum - Number(digit === labels[index])) / labels.length,
      ),
    );
  }
  return errors;
}

/** Returns a function that updates parameters from their gradient as Adam does, with PyTorch's defaults. */
function createAdam(parameters: Float64Array) {
  const [first, second] = [parameters.map(() => 0), parameters.map(() => 0)];
  return (gradient: Float64Array, rate: number, step: number) => {
    for (let index = 0; index < parameters.length; index++) {
      const item = gradient[index]!;
      first[index] = 0.9 * first[index]! + 0.1 * item;
      second[index] = 0.999 * second[index]! + 0.001 * item ** 2;
      const scale = Math.sqrt(second[index]! / (1 - 0.999 ** step)) + 1e-8;
      parameters[index]! -= ((rate / (1 - 0.9 ** step)) * first[index]!) / scale;
    }
  };
}

/** Trains B and A, and returns the number of correct test images. */
export function repeatRun(run: CapacityRun): number {
  const labels = [...run.labels].map(Number);
  const pixels = inflateSync(Buffer.from(run.images, "base64"));
  const images = rowsOf(
    Float64Array.from(pixels, (item) => item / 16),
    SIDE,
  );
  const stack = (indices: readonly number[]) =>
    Float64Array.from(indices.flatMap((index) => [...images[index]!]));
  const [frozen, biases] = [run.weights.map(decode), run.biases.map(decode)];
  const factors = run.a.map((text) => {
    const [b, a] = [new Float64Array(SIDE * run.rank), decode(text)];
    return { b, a, updateB: createAdam(b), updateA: createAdam(a) };
  });
  /** Returns W + BA of the adapted layers, and W of the output layer. */
  const adapt = () =>
    frozen.map((weight, index) => {
      const pair = factors[index];
      return pair ? add(weight, multiply(pair.b, pair.a, run.rank)) : weight;
    });

  for (let step = 0; step < run.steps; step++) {
    const weights = adapt();
    const batch = Array.from(
      { length: run.batch },
      (_, index) => (step * run.batch + index) % run.trained,
    );
    const signals = forward(stack(batch), weights, biases);
    const rate = run.rate * (1 - step / run.steps);
    let errors = softmaxErrors(
      signals.at(-1)!,
      batch.map((index) => labels[index]!),
    );
    for (let index = weights.length - 1; index >= 0; index--) {
      const [inputs, width] = [signals[index]!, errors.length / run.batch];
      const pair = factors[index];
      if (pair) {
        const compressed = multiply(inputs, transpose(pair.a, SIDE), SIDE);
        const gradientB = multiply(transpose(errors, width), compressed, run.batch);
        const errorsOfA = multiply(errors, pair.b, width);
        const gradientA = multiply(transpose(errorsOfA, run.rank), inputs, run.batch);
        pair.updateB(gradientB, rate, step + 1);
        pair.updateA(gradientA, rate, step + 1);
      }
      if (index === 0) break;
      errors = multiply(errors, weights[index]!, width).map((item, place) =>
        inputs[place]! > 0 ? item : 0,
      );
    }
  }

  const tested = labels.map((_, index) => index).slice(run.trained);
  const outputs = forward(stack(tested), adapt(), biases).at(-1)!;
  return rowsOf(outputs, outputs.length / tested.length).filter(
    (row, index) => row.indexOf(Math.max(...row)) === labels[tested[index]!],
  ).length;
}
