/** English phrases that several figures share. In all files named words.ts, `*…*` marks a variable. */
import type { Counts } from "../counts.js";
import type { Formats } from "../formats.js";
import type { ShareWords } from "./share.js";

/** A part and its total: the parameters that LoRA trains, and the parameters that full fine-tuning trains. */
type Share = Pick<Counts, "trainable" | "full">;

/** Returns a function that writes a size, such as "4,096 × 4,096". With a `space` of " ", a line may break in it. */
export const sizeWords =
  (f: Formats) =>
  (rows: number, columns: number, space = "\u00a0") =>
    `${f.exact(rows)}${space}×${space}${f.exact(columns)}`;

/** Returns the shared phrases. */
export function sharedWords(f: Formats) {
  /** Returns the saving, or that LoRA costs more. */
  const saving = (counts: Share) =>
    counts.trainable > counts.full
      ? "none, LoRA costs more"
      : f.percent(counts.trainable, counts.full).rest;

  const oneIn = (part: number, total: number): string | undefined => {
    if (2 * part > total) return undefined;
    if (total % part === 0) return `1 in ${f.exact(total / part)}`;
    const ratio = total / part;
    return `about 1 in ${ratio < 10 ? f.quotient(total, part) : f.exact(Math.round(ratio))}`;
  };

  return {
    size: sizeWords(f),
    saving,
    /** Returns "1 in 256", or undefined for a share of more than one half. */
    oneIn,

    /** Returns "0.391 % of 16,777,216: 99.609 % saved"; `of` names the total. */
    outcome(counts: Share, of: string): string {
      const { share, rest } = f.percent(counts.trainable, counts.full);
      if (counts.trainable > counts.full) return `${share} of ${of}: LoRA costs more`;
      return `${share} of ${of}: ${counts.trainable < counts.full ? rest : "nothing"}\u00a0saved`;
    },

    /** Returns the strings beside the share's area. `loss` is appended to the share if LoRA costs more. */
    share(
      { trainable, full }: Share,
      names: readonly [full: string, trained: string],
      loss: readonly [string, string],
    ): ShareWords {
      const { share, rest } = f.percent(trainable, full);
      const ratio = oneIn(trainable, full);
      return {
        outline: "Full",
        full: names[0] + f.exact(full),
        trained: names[1] + f.exact(trainable),
        verdict:
          trainable > full
            ? [`LoRA trains ${share}${loss[0]}`, loss[1]]
            : [
                `LoRA trains ${ratio ? `${ratio},` : `${share};`}`,
                `${ratio ? `${share}; ` : ""}saves ${rest}`,
              ],
        times: (times) => `${f.exact(times)}\u00a0×`,
        corner: (times) => `The corner is enlarged ${f.exact(times)}\u00a0×.`,
      };
    },

    /**
     * Returns the break-even rank to one decimal. Marks a rounded value, so that it does not look like a rank
     * that readers can choose.
     */
    breakEven(counts: Pick<Counts, "full" | "d" | "k">): string {
      const sum = counts.d + counts.k;
      if ((10 * counts.full) % sum === 0) return f.atMostOneDecimal(counts.full, sum);
      const rank = Math.round(counts.full / sum);
      // One decimal would show this whole rank, which is not the break-even rank.
      const tenths = 20 * (counts.full - rank * sum);
      if (-sum <= tenths && tenths < sum)
        return `just ${rank * sum > counts.full ? "below" : "above"} ${f.exact(rank)}`;
      return `≈\u00a0${f.oneDecimal(counts.full, sum)}`;
    },
  };
}
