/** Trains LoRA as the spectrum figure states: a student W + BA learns a teacher W + T by gradient descent. */
import {
  type Matrix,
  plus,
  product,
  random,
  seeded,
  sumOfSquares,
  transposed,
} from "../../src/figures/matrix.js";
import type { Fits } from "../../src/figures/spectrum/numbers.js";
import {
  DECAYS,
  type Decay,
  getSingularValues,
  INPUTS,
  MOMENTUM,
  RATE,
  rounded,
  SIDE,
  SPREAD,
  STEPS,
} from "../../src/figures/spectrum/setting.js";

/** The data that all decays and ranks of a seed share. */
interface Setting {
  /** T's singular vectors, one in each row. */
  readonly left: Matrix;
  readonly right: Matrix;
  /** The mean of xxᵀ over the inputs x. */
  readonly moments: Matrix;
  /** A before training; rank r uses its first r rows. */
  readonly start: Matrix;
}

function randomOrthogonal(side: number, draw: () => number): number[][] {
  const rows: number[][] = [];
  for (const start of random(side, side, 1, draw)) {
    let row = start;
    // The second pass removes rounding errors of the first pass.
    for (const other of [...rows, ...rows]) {
      const shared = row.reduce((sum, item, index) => sum + item * other[index]!, 0);
      row = plus([row], [other], -shared)[0]!;
    }
    const length = Math.sqrt(sumOfSquares(row));
    rows.push(row.map((item) => item / length));
  }
  return rows;
}

function createSetting(seed: number): Setting {
  const draw = seeded(seed);
  const [left, right] = [randomOrthogonal(SIDE, draw), randomOrthogonal(SIDE, draw)];
  const inputs = random(INPUTS, SIDE, 1 / Math.sqrt(INPUTS), draw);
  const moments = product(transposed(inputs), inputs);
  return { left, right, moments, start: random(SIDE, SIDE, SPREAD, draw) };
}

/** Returns T, the update that the student has to learn. */
function createTarget(decay: Decay, { left, right }: Setting): number[][] {
  const values = getSingularValues(decay);
  const scaled = left.map((row, index) => row.map((item) => values[index]! * item));
  return product(transposed(scaled), right);
}

/**
 * Returns B and A after gradient descent with momentum on half the mean of |(BA − T)x|². W cancels
 * out, since teacher and student share it. Updates rows in place, because a seed needs 48
 * trainings.
 */
function trainLora(target: Matrix, moments: Matrix, start: Matrix): { b: Matrix; a: Matrix } {
  const [d, r, k] = [target.length, start.length, moments.length];
  const [targetRows, inputs, a] = [target, moments, start].map((matrix) =>
    matrix.map((row) => Float64Array.from(row)),
  ) as [Float64Array[], Float64Array[], Float64Array[]];
  const b = floats(d, r);
  const [velocityA, velocityB] = [floats(r, k), floats(d, r)];
  const error = new Float64Array(k);
  const gradient = new Float64Array(k);
  for (let step = 0; step < STEPS; step++) {
    for (const row of velocityA) scale(row, MOMENTUM);
    for (let i = 0; i < d; i++) {
      const [row, velocity] = [b[i]!, velocityB[i]!];
      error.fill(0);
      gradient.fill(0);
      add(error, targetRows[i]!, -1);
      for (let l = 0; l < r; l++) add(error, a[l]!, row[l]!);
      for (let j = 0; j < k; j++) add(gradient, inputs[j]!, error[j]!);
      scale(velocity, MOMENTUM);
      for (let l = 0; l < r; l++) {
        add(velocityA[l]!, gradient, row[l]!);
        velocity[l]! += dot(gradient, a[l]!);
      }
      add(row, velocity, -RATE);
    }
    for (let l = 0; l < r; l++) add(a[l]!, velocityA[l]!, -RATE);
  }
  return { b: b.map((row) => [...row]), a: a.map((row) => [...row]) };
}

const floats = (rows: number, columns: number) =>
  Array.from({ length: rows }, () => new Float64Array(columns));

function scale(row: Float64Array, factor: number): void {
  for (let j = 0; j < row.length; j++) row[j]! *= factor;
}

function add(to: Float64Array, from: Float64Array, factor: number): void {
  for (let j = 0; j < to.length; j++) to[j]! += factor * from[j]!;
}

function dot(item: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < item.length; j++) sum += item[j]! * other[j]!;
  return sum;
}

/** A smaller error is recorded as 0: no picture could show it, and its digits would lengthen the text. */
const NEGLIGIBLE = 1e-7;

/** Returns the error that LoRA leaves in percent of the update, rank by rank from 1. */
function computeErrors(decay: Decay, setting: Setting): number[] {
  const target = createTarget(decay, setting);
  const norm = Math.sqrt(sumOfSquares(target));
  return target.map((_, index) => {
    const { b, a } = trainLora(target, setting.moments, setting.start.slice(0, index + 1));
    const error = Math.sqrt(sumOfSquares(plus(product(b, a), target, -1))) / norm;
    return error < NEGLIGIBLE ? 0 : rounded(error);
  });
}

/** Returns LoRA's errors at every rank, by decay. Takes seconds. */
export function trainSeed(seed: number): Fits {
  const setting = createSetting(seed);
  return Object.fromEntries(
    DECAYS.map((decay) => [decay, computeErrors(decay, setting)]),
  ) as unknown as Fits;
}
