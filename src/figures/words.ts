/** English phrases that several figures share. In all files named words.ts, `*…*` marks a variable. */
import type { Formats } from "../formats.js";
import type { ShareWords } from "./share.js";
import { breakEvenText, type Share, type Sides, sizeText, timesText } from "./texts.js";

/** Returns the shared phrases. */
export function sharedWords(f: Formats) {
  const oneIn = (part: number, total: number) =>
    2 * part > total
      ? undefined
      : `${total % part ? "about " : ""}1 in ${timesText(f, part, total)}`;

  return {
    size: (...args: [number, number, string?]) => sizeText(f, ...args),
    /** Returns the saving, or that LoRA costs more. */
    saving: ({ trainable, full }: Share) =>
      trainable > full ? "none, LoRA costs more" : f.percent(trainable, full).rest,
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

    breakEven: (counts: Sides & Pick<Share, "full">) =>
      breakEvenText(f, counts, (rank, isBelow) => `just ${isBelow ? "below" : "above"} ${rank}`),
  };
}
