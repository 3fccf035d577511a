/** The figure as it moves: all of it that a page's script needs. */
import type { Moving } from "../figure.js";
import { compose } from "./compose.js";
import type { Decay } from "./setting.js";
import { live } from "./words.js";

/** Of one target update, rank by rank from 1. */
export interface Spectrum {
  /** Its singular values, as shares of the largest. */
  readonly values: readonly number[];
  /** The least error that a matrix of that rank has, in per cent of the update. */
  readonly least: readonly number[];
  /** The error that LoRA has after training. */
  readonly fits: readonly number[];
}

export type Spectra = Readonly<Record<Decay, Spectrum>>;

export type Input = {
  readonly rank: number;
  readonly decay: Decay;
  /** Computed by the build: what moves only chooses. */
  readonly spectra: Spectra;
};

export interface Numbers extends Input {
  readonly chosen: Spectrum;
}

export const moving: Moving<Input, Numbers> = {
  fit: (input) => input,
  count: (input) => ({ ...input, chosen: input.spectra[input.decay] }),
  compose,
  words: live,
};
