/** Lists the updates of an adapter as a table for programs. */
import { findPlace, sumSquares } from "./modules.js";
import type { Adapter, Update } from "./reader.js";
import { computeNorm, countDirections } from "./summary.js";

const SHARES = [50, 90, 95, 99] as const;
const HEAD = ["module", "layer", "d", "k", "r", "scale", "norm", "sigma1"];

/** Significant digits of real numbers. The computation is exact to more digits than these. */
const DIGITS = 9;
const round = (value: number) => Number(value.toPrecision(DIGITS));

/** Returns one row for each module. `share` is its part of the sum of all squared norms. */
export function listUpdates({ updates }: Adapter) {
  const total = sumSquares(updates);
  return {
    head: [...HEAD, ...SHARES.map((share) => `directions${share}`), "share"],
    rows: updates.map((update) => toRow(update, total)),
  };
}

function toRow({ path, d, k, rank, scale, sigmas }: Update, total: number) {
  const norm = computeNorm(sigmas);
  return [
    path,
    findPlace(path).layer,
    d,
    k,
    rank,
    round(scale),
    round(norm),
    round(sigmas[0]!),
    ...SHARES.map((share) => countDirections(sigmas, share / 100)),
    total === 0 ? 0 : round(norm ** 2 / total),
  ];
}
