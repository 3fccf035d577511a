import * as english from "../../locales/en/spectrum.ftl";
import { defineFigure } from "../define.js";
import { card, sheetsCard } from "./card.js";
import { ERRORS } from "./errors.js";
import * as interactive from "./interactive.js";
import { kind } from "./kind.js";
import { live, page } from "./logic.js";
import type { Input } from "./numbers.js";
import { composeSheets } from "./sheets.js";

type AllInput = Input & { readonly view?: "sheets" };

/** Shows why a low rank can be enough, and when it is not: the lowest possible error, and LoRA's after training. */
export const spectrum = defineFigure({
  ...kind,
  interactive,
  fixedView: {
    count: (input: AllInput) => input.view && interactive.count(input),
    words: ({ sheets }) => sheets,
    compose: (counts, composition, { page, live }) =>
      composeSheets(counts, composition, page.sheets, live),
    card: sheetsCard,
  },
  words: { english, live, page },
  card,
  resolve({ rank, seed = 1, view }) {
    const input = { rank, fits: ERRORS[seed - 1]! };
    return view === "sheets" ? { ...input, view } : input;
  },
});
