import { AGAINST, FILE } from "../../adapter/index.js";
import * as english from "../../locales/en/adapter.ftl";
import { choice, number } from "../../options.js";
import { defineFigure } from "../define.js";
import { card } from "./card.js";
import { type Comparison, compare } from "./comparison.js";
import { composeComparison, drawComparisonCard } from "./comparison-picture.js";
import { EXAMPLE } from "./example.js";
import * as interactive from "./interactive.js";
import { live, page } from "./logic.js";
import { type Input, MEASURES } from "./numbers.js";
import { checkModules, resolve } from "./resolve.js";

type AllInput = Input & { readonly comparison?: Comparison };

/**
 * What a trained adapter learned: the size of each module's update, and the directions that hold most of it. Or two adapters of
 * the same modules: both sizes, and the overlap of their spans.
 */
export const adapter = defineFigure({
  name: "adapter",
  options: {
    file: { ...FILE, checkModules },
    against: { ...AGAINST, checkModules },
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
  interactive,
  fixedView: {
    count: ({ comparison }: AllInput) => comparison,
    words: ({ comparison }) => comparison,
    compose: (comparison, composition, { page, live }) =>
      composeComparison(comparison, composition, page.comparison, live),
    card: (comparison, _, room, measure) => drawComparisonCard(comparison, room, measure),
  },
  card,
  words: { english, live, page },
  resolve({ against, ...values }) {
    const input = resolve(values);
    return against ? { ...input, comparison: compare({ ...values, against }) } : input;
  },
});
