/** English phrases that several figures share. In every words file `*…*` marks a variable. */
import type { Counts } from "../counts.js";
import type { Formats } from "../formats.js";

/** A part of a total, such as LoRA's parameters of those of full fine-tuning. */
type Share = Pick<Counts, "trainable" | "full">;

/** Returns the shared phrases. */
export function sharedWords(f: Formats) {
  /** The saving, or that LoRA costs more. */
  const saving = (counts: Share) =>
    counts.trainable > counts.full
      ? "none, LoRA costs more"
      : f.percent(counts.trainable, counts.full).rest;

  /** "4,096 × 4,096", unbroken at the end of a line; a `space` of " " lets it break. */
  const size = (rows: number, columns: number, space = "\u00a0") =>
    `${f.exact(rows)}${space}×${space}${f.exact(columns)}`;

  return {
    size,
    saving,

    /** "0.391 % of 16,777,216: 99.609 % saved"; `of` names the total. */
    outcome(counts: Share, of: string): string {
      const { share, rest } = f.percent(counts.trainable, counts.full);
      if (counts.trainable > counts.full) return `${share} of ${of}: LoRA costs more`;
      return `${share} of ${of}: ${counts.trainable < counts.full ? rest : "nothing"}\u00a0saved`;
    },

    /** "1 in 256" for a share of at most one half; undefined for a larger one. */
    oneIn(part: number, whole: number): string | undefined {
      if (2 * part > whole) return undefined;
      if (whole % part === 0) return `1 in ${f.exact(whole / part)}`;
      const ratio = whole / part;
      return `about 1 in ${ratio < 10 ? f.quotient(whole, part) : f.exact(Math.round(ratio))}`;
    },

    /**
     * The break-even rank to one decimal. A rounded value is marked, because it must not read as a
     * rank that one can choose.
     */
    breakEven(counts: Pick<Counts, "full" | "d" | "k">): string {
      const sum = counts.d + counts.k;
      if ((10 * counts.full) % sum === 0) return f.atMostOneDecimal(counts.full, sum);
      const rank = Math.round(counts.full / sum);
      // To one decimal it would read as this rank, but it lies on one side of it.
      const tenths = 20 * (counts.full - rank * sum);
      if (-sum <= tenths && tenths < sum)
        return `just ${rank * sum > counts.full ? "below" : "above"} ${f.exact(rank)}`;
      return `≈\u00a0${f.oneDecimal(counts.full, sum)}`;
    },
  };
}
