/** Measures which weights in bf16 change when BA is added to them. */
import { type Matrix, product, random, seeded, sumOfSquares } from "../matrix.js";

/** Rows and columns of W, and the seed of W, B and A. */
export const SIDE = 256;
const SEED = 1;
/** Rows and columns of the corner that a picture shows. */
export const CORNER = 16;
const RANKS = [8, 1];
/** The root mean square of BA, relative to W's. */
const RATIOS = [0.1, 0.01, 0.001];

/** The result of adding a BA of one rank and size. */
export interface Merge {
  readonly rank: number;
  readonly ratio: number;
  /** The number of weights that keep their value. */
  readonly unmoved: number;
  /** The root mean square of what rounding changes, relative to BA's. */
  readonly error: number;
  /** For each weight of W's upper left corner, row by row, whether its value changes. */
  readonly moves: readonly (readonly boolean[])[];
}

/** The results that the figure in bf16 shows. */
export interface Rounding {
  /** The results of each rank, by size of BA. */
  readonly rows: readonly { readonly rank: number; readonly merges: readonly Merge[] }[];
  /** The result that captions and cards name: the middle size of BA at the first rank. */
  readonly example: Merge;
}

/** Arranges the results of all ranks, which are in order. */
export const arrange = (merges: readonly Merge[]): Rounding => ({
  rows: RANKS.map((rank) => ({ rank, merges: merges.filter((item) => item.rank === rank) })),
  example: merges[1]!,
});

const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

/** Rounds to fp32 and then to bf16: to the nearest, or in a tie to the even one. */
export function toBf16(value: number): number {
  float[0] = value;
  // bf16 is the upper half of fp32.
  bits[0] = (bits[0]! + 0x7fff + ((bits[0]! >>> 16) & 1)) & 0xffff0000;
  return float[0];
}

/** W in bf16, and for each ratio BA in fp32. All entries are nearly normal before rounding. */
export function createMatrices(rank: number): { w: Matrix; updates: readonly Matrix[] } {
  const draw = seeded(SEED);
  const w = random(SIDE, SIDE, 1, draw).map((row) => row.map(toBf16));
  const b = random(SIDE, rank, 1, draw);
  const ba = product(b, random(rank, SIDE, 1, draw));
  const unit = Math.sqrt(sumOfSquares(w) / sumOfSquares(ba));
  const scaled = (ratio: number) =>
    ba.map((row) => row.map((item) => Math.fround(ratio * unit * item)));
  return { w, updates: RATIOS.map(scaled) };
}

/** Computed in fp32, rounded to bf16. */
export const merge = (w: Matrix, ba: Matrix): number[][] =>
  w.map((row, y) => row.map((item, x) => toBf16(item + ba[y]![x]!)));

/** Compares the weights before and after BA is added. */
function compare(w: Matrix, ba: Matrix): Pick<Merge, "unmoved" | "error" | "moves"> {
  const merged = merge(w, ba);
  let [unmoved, lost, all] = [0, 0, 0];
  // A single pass without intermediate matrices, which would take a build a second.
  for (const [y, row] of merged.entries())
    for (const [x, item] of row.entries()) {
      const [before, update] = [w[y]![x]!, ba[y]![x]!];
      if (item === before) unmoved++;
      lost += (item - before - update) ** 2;
      all += update * update;
    }
  const corner = merged.slice(0, CORNER).map((row) => row.slice(0, CORNER));
  const moves = corner.map((row, y) => row.map((item, x) => item !== w[y]![x]));
  return { unmoved, error: Math.sqrt(lost / all), moves };
}

let merges: readonly Merge[] | undefined;

/** The first call takes about 0.1 s. */
export function measureRounding(): readonly Merge[] {
  merges ??= RANKS.flatMap((rank) => {
    const { w, updates } = createMatrices(rank);
    return updates.map((ba, index) => ({ rank, ratio: RATIOS[index]!, ...compare(w, ba) }));
  });
  return merges;
}
