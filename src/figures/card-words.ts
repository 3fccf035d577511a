/** English phrases that the previews of several figures share. */
import type { Counts } from "../counts.js";
import type { Formats } from "../formats.js";
import type { Meaning } from "./card.js";
import { sharedWords } from "./words.js";

/** Returns the shared phrases. */
export function cardWords(f: Formats) {
  const { oneIn } = sharedWords(f);
  /** Returns a factor to one decimal: 2.13 is "2.1". */
  const toTenths = (times: number) => f.quotient(Math.round(10 * times), 10);
  return {
    count: f.exact,
    /** The parameters of full fine-tuning, and LoRA's share of them. */
    meaning({ trainable, full }: Pick<Counts, "trainable" | "full">): Meaning {
      if (trainable > full) return [`trained instead of ${f.exact(full)}:`, "LoRA costs more"];
      const outcome =
        trainable < full
          ? (oneIn(trainable, full) ?? f.percent(trainable, full).share)
          : "LoRA saves nothing";
      return [`of ${f.exact(full)} trained:`, outcome];
    },
    /** Notes about shapes that are not to scale. */
    thinBars: "Thin bars are not to scale",
    tooLarge: (times: number) => `Small area drawn ${toTenths(times)}\u00a0× too large`,
  };
}
