import { AGAINST, FILE } from "../../adapter/option.js";
import { choice, number } from "../../options.js";
import { defineFigure } from "../define.js";
import { card } from "./card.js";
import { compare } from "./comparison.js";
import { composeComparison, drawComparisonCard } from "./comparison-picture.js";
import { type Live, live, page } from "./comparison-words.js";
import { EXAMPLE } from "./example.js";
import { clip, compose, count } from "./interactive.js";
import { MEASURES } from "./numbers.js";
import type { AllInput, AllNumbers } from "./one-or-two.js";
import { resolve } from "./resolve.js";

/**
 * What a trained adapter learned: the size of each module's update, and the directions that hold most of it. Or two adapters of
 * the same modules: both sizes, and the overlap of their spans.
 */
export const adapter = defineFigure({
  name: "adapter",
  options: {
    file: FILE,
    against: AGAINST,
    share: number({
      min: 50,
      max: 99,
      default: "90",
      about: "the share of ‖ΔW‖² that the counted directions hold, in percent",
      control: { kind: "slider", scale: [50, 60, 70, 75, 80, 85, 90, 95, 99], min: 50, max: 99 },
    }),
    measure: choice(MEASURES, {
      default: "update",
      about: "the size of an update: ‖ΔW‖, or per entry ‖ΔW‖/√(dk)",
      control: { kind: "choice" },
    }),
  },
  examples: [{ file: EXAMPLE }, { file: EXAMPLE, share: 99, measure: "entry" }],
  // Scripts of pages contain only interactive.ts, because the figure of two adapters has no controls.
  interactive: {
    clip: (input: AllInput) => clip(input),
    count: (input: AllInput): AllNumbers => ({ ...count(input), comparison: input.comparison }),
    compose: (counts: AllNumbers, composition, words: Live) =>
      counts.comparison
        ? composeComparison(counts.comparison, composition, words.comparison)
        : compose(counts, composition, words),
  },
  hasNoNotes: true,
  card: (counts, words, room, measure) =>
    counts.comparison
      ? drawComparisonCard(counts.comparison, words.card.comparison, room, measure)
      : card(counts, words, room, measure),
  words: { live, page },
  resolve({ against, ...values }) {
    const input: AllInput = resolve(values);
    if (!against) return input;
    return {
      ...input,
      comparison: compare({ ...values, against }),
      inactiveOptions: ["share", "measure"],
    };
  },
});
