/** The numbers that the figure computes, and the data that a page stores. */
import {
  count as countMatrix,
  type MatrixCount,
  type Input as MatrixInput,
} from "../one-matrix.js";

export { clip } from "../one-matrix.js";

export type Input = MatrixInput & { readonly merged: boolean };

/** Counts of parameters, which equal the multiply-adds per token. */
export interface Numbers extends MatrixCount {
  readonly merged: boolean;
  /** Multiply-adds that scale BAx and add it to Wx: one for each entry of h. */
  readonly sum: number;
  /** Total multiply-adds of a token while BA is beside W. */
  readonly beside: number;
}

export function count(input: Input): Numbers {
  const { merged, d } = input;
  const counts = countMatrix(input);
  return { ...counts, merged, sum: d, beside: counts.full + counts.trainable + d };
}
