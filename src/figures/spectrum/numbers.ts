/** The numbers that the figure computes, and the data that a page stores. */
import { sumOfSquares } from "../matrix.js";
import { byDecay, type Decay, getSingularValues, rounded } from "./setting.js";

/** A target update. Lists have an item for each rank, from 1. */
export interface Spectrum {
  /** Its singular values; the largest is 1. */
  readonly values: readonly number[];
  /** The lowest possible error of a matrix of that rank, in percent of the update. */
  readonly min: readonly number[];
  /** LoRA's error after training, in percent of the update. */
  readonly fits: readonly number[];
}

type ByDecay<T> = Readonly<Record<Decay, T>>;
export type Fits = ByDecay<readonly number[]>;

export type Input = {
  readonly rank: number;
  /** Recorded, because training takes seconds. */
  readonly fits: Fits;
};

export interface Numbers {
  readonly rank: number;
  readonly spectra: ByDecay<Spectrum>;
}

export const clip = (input: Input): Input => input;

export const count = ({ rank, fits }: Input): Numbers => ({
  rank,
  spectra: byDecay((decay) => computeSpectrum(decay, fits[decay])),
});

/** By Eckart and Young, the lowest error at a rank is the root of the sum of the dropped values' squares. */
function computeSpectrum(decay: Decay, fits: readonly number[]): Spectrum {
  const values = getSingularValues(decay);
  const getMinError = (rank: number) =>
    Math.sqrt(sumOfSquares(values.slice(rank)) / sumOfSquares(values));
  return { values, min: values.map((_, index) => rounded(getMinError(index + 1))), fits };
}

/** The smallest rank whose kept singular values have at least this share of all squares, in percent. */
export const rankKeeping = (share: number, { min }: Spectrum) =>
  1 + min.findIndex((error) => error * error <= 100 * (100 - share));
