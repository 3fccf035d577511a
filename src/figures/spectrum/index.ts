import * as english from "../../locales/en/spectrum.ftl";
import { choice, number } from "../../options.js";
import { defineFigure } from "../define.js";
import { card, sheetsCard } from "./card.js";
import { ERRORS } from "./errors.js";
import * as interactive from "./interactive.js";
import { live, page } from "./logic.js";
import type { Input } from "./numbers.js";
import { SIDE } from "./setting.js";
import { composeSheets } from "./sheets.js";

const VIEWS = ["values", "sheets"] as const;
type AllInput = Input & { readonly view?: "sheets" };

/** Shows why a low rank can be enough, and when it is not: the lowest possible error, and LoRA's after training. */
export const spectrum = defineFigure({
  name: "spectrum",
  options: {
    rank: number({
      min: 1,
      max: SIDE,
      about:
        "the rank r: the number of the target's singular directions that B and A can represent",
      control: { kind: "slider", scale: "linear", min: 1, max: SIDE },
    }),
    seed: number({
      min: 1,
      max: ERRORS.length,
      default: "1",
      about: "the seed of the random directions, the inputs and the initial A",
    }),
    view: choice(VIEWS, {
      default: "values",
      about:
        "values: singular values and errors; sheets: the best BA as a sum of matrices of rank 1",
    }),
  },
  examples: [
    { rank: 4 },
    { rank: 1 },
    { rank: 8, seed: 3 },
    { rank: 16 },
    { rank: 4, view: "sheets" },
  ],
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
