/** Trains B and A on a small regression by plain gradient descent, from each of four starts. */
import {
  type Matrix,
  plus,
  product,
  random,
  seeded,
  sumOfSquares,
  transposed,
  zeros,
} from "../matrix.js";

export const INITIALIZATIONS = ["B = 0", "A = 0", "both 0", "both random"] as const;
export type Initialization = (typeof INITIALIZATIONS)[number];

/** d and k, the rank, the number of inputs, and the learning rate. */
export const SIDE = 3;
export const RANK = 2;
export const INPUTS = 64;
export const RATE = 0.5;
/** The number of moments that the figure shows: the start, and the state after each step. */
const MOMENT_COUNT = 3;

/** The largest seed, so that tests can draw every picture, and the default one. */
export const MAX_SEED = 8;
export const SEED = 7;

/** Standard deviation of the entries of random factors and of the needed update; W's is 1. */
const INIT_STD = 0.5;

export interface Problem {
  /** The frozen weights. */
  readonly w: Matrix;
  /** The inputs, an input in each column. */
  readonly x: Matrix;
  /** The wanted outputs, an output in each column. */
  readonly y: Matrix;
  /** The random factors. */
  readonly b: Matrix;
  readonly a: Matrix;
}

/** The state of training at one step. */
export interface Moment {
  readonly b: Matrix;
  readonly a: Matrix;
  readonly ba: Matrix;
  readonly gradientB: Matrix;
  readonly gradientA: Matrix;
  readonly loss: number;
}

export function createProblem(seed: number): Problem {
  const draw = seeded(seed);
  const w = random(SIDE, SIDE, 1, draw);
  // The target is W plus an update, as if the task had changed.
  const teacher = plus(w, random(SIDE, SIDE, INIT_STD, draw));
  const x = random(SIDE, INPUTS, 1, draw);
  const [b, a] = [random(SIDE, RANK, INIT_STD, draw), random(RANK, SIDE, INIT_STD, draw)];
  return { w, x, y: product(teacher, x), b, a };
}

/** The gradients and the loss, half the mean of |(W + BA)x − y|². */
export function computeMoment({ w, x, y }: Problem, b: Matrix, a: Matrix): Moment {
  const ba = product(b, a);
  const error = plus(product(plus(w, ba), x), y, -1);
  const gradient = scale(product(error, transposed(x)), 1 / INPUTS);
  return {
    b,
    a,
    ba,
    gradientB: product(gradient, transposed(a)),
    gradientA: product(transposed(b), gradient),
    loss: sumOfSquares(error) / (2 * INPUTS),
  };
}

const scale = (a: Matrix, factor: number) => a.map((row) => row.map((item) => factor * item));

export function train(start: Initialization, problem: Problem): readonly Moment[] {
  const isZero = (factor: string) => start === "both 0" || start === `${factor} = 0`;
  let b = isZero("B") ? zeros(SIDE, RANK) : problem.b;
  let a = isZero("A") ? zeros(RANK, SIDE) : problem.a;
  const moments: Moment[] = [];
  while (moments.length < MOMENT_COUNT) {
    const moment = computeMoment(problem, b, a);
    moments.push(moment);
    b = plus(b, moment.gradientB, -RATE);
    a = plus(a, moment.gradientA, -RATE);
  }
  return moments;
}
