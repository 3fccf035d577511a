/** The numbers that the figure computes, and the data that a page stores. */
import { squares } from "../matrix.js";
import { type Decay, getSingularValues, rounded } from "./setting.js";

/** A target update. Lists have an item for each rank, from 1. */
export interface Spectrum {
  /** Its singular values; the largest is 1. */
  readonly values: readonly number[];
  /** The least error of a matrix of that rank, in percent of the update. */
  readonly min: readonly number[];
  /** LoRA's error after training, in percent of the update. */
  readonly fits: readonly number[];
}

type ByDecay<T> = Readonly<Record<Decay, T>>;
export type Fits = ByDecay<readonly number[]>;

export type Input = {
  readonly rank: number;
  readonly decay: Decay;
  /** Computed by the build, since training takes too long for a control. */
  readonly fits: Fits;
};

export interface Numbers extends Omit<Input, "fits"> {
  readonly spectra: ByDecay<Spectrum>;
  readonly chosen: Spectrum;
}

export const clip = (input: Input): Input => input;

export function count({ fits, ...input }: Input): Numbers {
  const of = (decay: Decay) => computeSpectrum(decay, fits[decay]);
  const spectra = { fast: of("fast"), slow: of("slow"), flat: of("flat") };
  return { ...input, spectra, chosen: spectra[input.decay] };
}

/** By Eckart and Young, the least error at a rank is the root of the dropped squares. */
function computeSpectrum(decay: Decay, fits: readonly number[]): Spectrum {
  const values = getSingularValues(decay);
  const getMinError = (rank: number) => Math.sqrt(squares(values.slice(rank)) / squares(values));
  return { values, min: values.map((_, index) => rounded(getMinError(index + 1))), fits };
}

/** Returns the smallest rank that keeps this share of the squares, in percent. */
export const rankKeeping = (share: number, { min }: Spectrum) =>
  1 + min.findIndex((error) => error * error <= 100 * (100 - share));
