/** The numbers that the figure computes, and the data that a page stores. */
import type { Formats } from "../../language-format.js";
import { sumOfSquares } from "../matrix.js";
import { type Decay, getSingularValues, rounded } from "./setting.js";

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
  readonly decay: Decay;
  /** Recorded, because training takes seconds. */
  readonly fits: Fits;
};

export interface Numbers extends Omit<Input, "fits"> {
  readonly spectra: ByDecay<Spectrum>;
  readonly chosen: Spectrum;
}

export const clip = (input: Input): Input => input;

export function count({ fits, ...input }: Input): Numbers {
  const createSpectrum = (decay: Decay) => computeSpectrum(decay, fits[decay]);
  const spectra = {
    fast: createSpectrum("fast"),
    slow: createSpectrum("slow"),
    flat: createSpectrum("flat"),
  };
  return { ...input, spectra, chosen: spectra[input.decay] };
}

/** By Eckart and Young, the lowest error at a rank is the root of the sum of the dropped values' squares. */
function computeSpectrum(decay: Decay, fits: readonly number[]): Spectrum {
  const values = getSingularValues(decay);
  const getMinError = (rank: number) =>
    Math.sqrt(sumOfSquares(values.slice(rank)) / sumOfSquares(values));
  return { values, min: values.map((_, index) => rounded(getMinError(index + 1))), fits };
}

/**
 * Returns the share of all squares that a rank drops as text, in percent with two significant digits. It is the square of
 * the lowest possible error. The number of decimals keeps a tiny share from having an exponent.
 */
export function droppedText(f: Formats, { min }: Spectrum, rank: number): string {
  const share = min[rank - 1]! ** 2 / 100;
  // Only the whole part counts, which is the number of decimals for two significant digits.
  return f.percentage(share, 2 - Math.log10(share || 100));
}

/** Returns the smallest rank whose kept singular values have at least this share of all squares, in percent. */
export const rankKeeping = (share: number, { min }: Spectrum) =>
  1 + min.findIndex((error) => error * error <= 100 * (100 - share));
