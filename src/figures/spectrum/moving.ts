/** The figure as it moves: all of it that a page's script needs. */
import type { Moving } from "../figure.js";
import { squares } from "../matrix.js";
import { compose } from "./compose.js";
import { type Decay, rounded, valuesOf } from "./setting.js";
import { live } from "./words.js";

/** Of one target update, rank by rank from 1. */
export interface Spectrum {
  /** Its singular values; the largest is 1. */
  readonly values: readonly number[];
  /** The least error that a matrix of that rank has, in per cent of the update. */
  readonly min: readonly number[];
  /** The error that LoRA has after training. */
  readonly fits: readonly number[];
}

type ByDecay<T> = Readonly<Record<Decay, T>>;
export type Fits = ByDecay<readonly number[]>;

export type Input = {
  readonly rank: number;
  readonly decay: Decay;
  /** Computed by the build: what moves only chooses. */
  readonly fits: Fits;
};

export interface Numbers extends Omit<Input, "fits"> {
  readonly spectra: ByDecay<Spectrum>;
  readonly chosen: Spectrum;
}

/** What is dropped at a rank is the least error of it (Eckart and Young). */
function spectrumOf(decay: Decay, fits: readonly number[]): Spectrum {
  const values = valuesOf(decay);
  const leastOf = (rank: number) => Math.sqrt(squares(values.slice(rank)) / squares(values));
  return { values, min: values.map((_, index) => rounded(leastOf(index + 1))), fits };
}

export const moving: Moving<Input, Numbers> = {
  fit: (input) => input,
  count({ fits, ...input }) {
    const of = (decay: Decay) => spectrumOf(decay, fits[decay]);
    const spectra = { fast: of("fast"), slow: of("slow"), flat: of("flat") };
    return { ...input, spectra, chosen: spectra[input.decay] };
  },
  compose,
  words: live,
};
