/**
 * A small matrix as rows. This file uses only + − × ÷ and square roots, which every engine rounds alike:
 * a seed produces the same picture in Node and in every browser.
 */
export type Matrix = readonly (readonly number[])[];

/** Mulberry32, in integer arithmetic: random numbers from 0 up to 1. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Nearly normal entries with mean 0 and standard deviation `spread`: each is a sum of four uniform numbers. */
export function random(rows: number, columns: number, spread: number, draw: () => number) {
  const normal = () => (draw() + draw() + draw() + draw() - 2) * Math.sqrt(3) * spread;
  return Array.from({ length: rows }, () => Array.from({ length: columns }, normal));
}

export const zeros = (rows: number, columns: number): number[][] =>
  Array.from({ length: rows }, () => Array<number>(columns).fill(0));

export const transposed = (a: Matrix): number[][] =>
  a[0]!.map((_, column) => a.map((row) => row[column]!));

export function product(a: Matrix, b: Matrix): number[][] {
  return a.map((row) =>
    b[0]!.map((_, column) => row.reduce((sum, item, index) => sum + item * b[index]![column]!, 0)),
  );
}

export const plus = (a: Matrix, b: Matrix, factor = 1): number[][] =>
  a.map((row, i) => row.map((item, j) => item + factor * b[i]![j]!));

export const sumOfSquares = (a: readonly number[] | Matrix): number =>
  a.flat().reduce((sum, item) => sum + item * item, 0);
