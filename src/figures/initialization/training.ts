/** A small regression, and plain gradient descent on B and A from each of four starts. */
import {
  type Matrix,
  plus,
  product,
  random,
  seeded,
  squares,
  transposed,
  zeros,
} from "../matrix.js";

export const STARTS = ["B = 0", "A = 0", "both 0", "both random"] as const;
export type Start = (typeof STARTS)[number];

/** d and k, the rank, how many inputs there are, and how far a step goes. */
export const SIDE = 3;
export const RANK = 2;
export const INPUTS = 64;
export const RATE = 0.5;
/** Steps that are shown, the start being the first. */
export const SHOWN = 3;

/** Seeds that an author may give, and the one without: of so few, every picture is tested. */
export const MOST_SEEDS = 8;
export const SEED = 7;

/** Standard deviation of the entries of random factors, and of the update that is needed; W's is 1. */
const SPREAD = 0.5;

export interface Problem {
  /** Frozen. */
  readonly w: Matrix;
  /** An input a column, and what the model should make of it. */
  readonly x: Matrix;
  readonly y: Matrix;
  /** The factors where they begin at random. */
  readonly b: Matrix;
  readonly a: Matrix;
}

/** Where training stands. */
export interface Moment {
  readonly b: Matrix;
  readonly a: Matrix;
  readonly ba: Matrix;
  readonly gradientB: Matrix;
  readonly gradientA: Matrix;
  readonly loss: number;
}

export function problemOf(seed: number): Problem {
  const draw = seeded(seed);
  const w = random(SIDE, SIDE, 1, draw);
  // What is needed is W and an update, as after a task has changed.
  const teacher = plus(w, random(SIDE, SIDE, SPREAD, draw));
  const x = random(SIDE, INPUTS, 1, draw);
  const [b, a] = [random(SIDE, RANK, SPREAD, draw), random(RANK, SIDE, SPREAD, draw)];
  return { w, x, y: product(teacher, x), b, a };
}

/** The loss is half the mean of |(W + BA)x − y|². */
export function momentOf({ w, x, y }: Problem, b: Matrix, a: Matrix): Moment {
  const ba = product(b, a);
  const error = plus(product(plus(w, ba), x), y, -1);
  const ofWhole = scaled(product(error, transposed(x)), 1 / INPUTS);
  return {
    b,
    a,
    ba,
    gradientB: product(ofWhole, transposed(a)),
    gradientA: product(transposed(b), ofWhole),
    loss: squares(error) / (2 * INPUTS),
  };
}

const scaled = (a: Matrix, factor: number) => a.map((row) => row.map((item) => factor * item));

/** The moments from a start on. */
export function course(start: Start, problem: Problem): readonly Moment[] {
  const isZero = (factor: string) => start === "both 0" || start === `${factor} = 0`;
  let b = isZero("B") ? zeros(SIDE, RANK) : problem.b;
  let a = isZero("A") ? zeros(RANK, SIDE) : problem.a;
  const moments: Moment[] = [];
  while (moments.length < SHOWN) {
    const moment = momentOf(problem, b, a);
    moments.push(moment);
    b = plus(b, moment.gradientB, -RATE);
    a = plus(a, moment.gradientA, -RATE);
  }
  return moments;
}
