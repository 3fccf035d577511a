/** The figure's errors as text, in every language. */
import type { Formats } from "../../formats.js";
import type { Numbers } from "./numbers.js";
import { DECAYS, type Decay, SIDE } from "./setting.js";

/** Returns the functions that write errors; `nothing` stands for an error of 0. */
export function errorTexts(f: Formats, nothing: string) {
  /** Returns an error in percent, with three significant digits or 0. */
  const percent = (error: number) =>
    f.percentage(error, error ? error.toPrecision(3).split(".")[1]?.length : 0);
  /** Returns the lowest error of the rank with a decay. */
  const min = (counts: Numbers, decay: Decay) =>
    percent(counts.spectra[decay].min[counts.rank - 1]!);
  /** Returns the error of trained LoRA. */
  const fitted = (counts: Numbers, decay = counts.decay) =>
    percent(counts.spectra[decay].fits[counts.rank - 1]!);
  return {
    min,
    fitted,
    /** Returns the lowest error of the rank, for sentences. */
    missed: (counts: Numbers) => (counts.rank < SIDE ? min(counts, counts.decay) : nothing),
    cells: (counts: Numbers) =>
      DECAYS.flatMap((decay) => [min(counts, decay), fitted(counts, decay)]),
  };
}
