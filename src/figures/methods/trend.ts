/** Computes how size and results are related. Only the page needs it. */
import { count, type Run, type Vertical } from "./numbers.js";
import { MEASURED } from "./runs.js";

/** The number of trained parameters below which the page states rank correlations. */
export const SMALL = 1e7;

/** The runs with fewer than `SMALL` parameters. */
export function getSmallRuns(): readonly Run[] {
  const { runs } = count({ vertical: "accuracy", method: "LoRA", measured: MEASURED });
  return runs.filter(({ trained }) => trained < SMALL);
}

/** Spearman's rank correlation. Equal values share their mean rank. */
export function correlateRanks(runs: readonly Run[], vertical: Vertical): number {
  const [sizes, results] = [centerRanks(runs, "trained"), centerRanks(runs, vertical)];
  const dot = (item: readonly number[], other: readonly number[]) =>
    item.reduce((sum, value, index) => sum + value * other[index]!, 0);
  return dot(sizes, results) / Math.sqrt(dot(sizes, sizes) * dot(results, results));
}

// Stryker disable ArithmeticOperator: rankings that are both reversed have the same correlation
/** Twice the distance of each run's rank from the mean rank. */
const centerRanks = (runs: readonly Run[], key: "trained" | Vertical) =>
  runs.map((run) => runs.reduce((sum, other) => sum + Math.sign(run[key] - other[key]), 0));
