import * as english from "../../locales/en/merge.ftl";
import { checkLimits } from "../../options.js";
import { defineFigure } from "../define.js";
import { card } from "./card.js";
import * as interactive from "./interactive.js";
import { kind, USUAL } from "./kind.js";
import { live, page } from "./logic.js";
import type { Input } from "./numbers.js";
import { arrange, type Merge, measureRounding } from "./rounding.js";
import { composeRounding, drawCard } from "./rounding-picture.js";

type AllInput = Input & { readonly merges?: readonly Merge[] | undefined };

/** Shows an adapter that is merged into W, and the bytes that many adapters take. */
export const merge = defineFigure({
  ...kind,
  interactive,
  fixedView: {
    count: ({ merges }: AllInput) => merges && arrange(merges),
    words: ({ rounding }) => rounding,
    compose: (rounding, composition, { page }) =>
      composeRounding(rounding, composition, page.rounding),
    card: (rounding, { page }, room) => drawCard(rounding, page.rounding, room),
  },
  card,
  words: { english, live, page },
  resolve({ precision, ...values }) {
    const defined = Object.entries(values).filter(([, value]) => value !== undefined);
    const input = { ...USUAL, ...Object.fromEntries(defined) };
    checkLimits(kind.options, input);
    return precision === "bf16" ? { ...input, merges: measureRounding() } : input;
  },
});
