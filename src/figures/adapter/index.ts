import * as english from "../../locales/en/adapter.ftl";
import { defineFigure } from "../define.js";
import { card } from "./card.js";
import { type Comparison, compare } from "./comparison.js";
import { composeComparison, drawComparisonCard } from "./comparison-picture.js";
import * as interactive from "./interactive.js";
import { kind } from "./kind.js";
import { live, page } from "./logic.js";
import type { Input } from "./numbers.js";
import { resolve } from "./resolve.js";

type AllInput = Input & { readonly comparison?: Comparison };

/**
 * What a trained adapter learned: the size of each module's update, and the directions that hold most of it. Or two adapters of
 * the same modules: both sizes, and the overlap of their spans.
 */
export const adapter = defineFigure({
  ...kind,
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
