/** The figure's table, in every language. */
import type { Table } from "../figure.js";
import type { Matrix } from "../matrix.js";
import type { Numbers } from "./numbers.js";
import type { Initialization } from "./training.js";

/** The words of the table. */
interface TableTexts {
  readonly caption: string;
  readonly head: readonly [start: string, gradientB: string, gradientA: string, losses: string];
  start(start: Initialization): string;
  /** Whether a matrix is 0. */
  state(matrix: Matrix): string;
}

/** Returns the table of initializations. `losses` are its last column. */
export const initializationTable = (
  { runs }: Numbers,
  losses: readonly string[],
  { caption, head: [first, ...others], start: name, state }: TableTexts,
): Table => ({
  caption,
  head: [first, "*BA*", ...others],
  rows: runs.map(({ start, moments }, index) => [
    name(start),
    state(moments[0]!.ba),
    state(moments[0]!.gradientB),
    state(moments[0]!.gradientA),
    losses[index]!,
  ]),
});
