/** The numbers that the figure computes, and the data that a page stores. */
import {
  count as countMatrix,
  type MatrixCount,
  type Input as MatrixInput,
} from "../one-matrix.js";

export { clip } from "../one-matrix.js";

export type Input = MatrixInput & { readonly firstStep: boolean };

/** Counts of numbers in gradients, which equal those of parameters. */
export interface Numbers extends MatrixCount {
  /** Whether B is still zero. */
  readonly firstStep: boolean;
  /** Numbers in x and Ax, which a token's forward pass saves. */
  readonly saved: number;
}

export function count(input: Input): Numbers {
  const { firstStep, rank, k } = input;
  return { ...countMatrix(input), firstStep, saved: k + rank };
}
