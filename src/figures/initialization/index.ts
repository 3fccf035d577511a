import * as english from "../../locales/en/initialization.ftl";
import { choice, number } from "../../options.js";
import { defineFigure } from "../define.js";
import { card } from "./card.js";
import * as interactive from "./interactive.js";
import { live, page } from "./logic.js";
import { INITIALIZATIONS, MAX_SEED, SEED } from "./training.js";

/** B, A, their product and both gradients over two steps of training, from four starts. */
export const initialization = defineFigure({
  name: "initialization",
  options: {
    start: choice(INITIALIZATIONS, {
      default: "B = 0",
      about: "the factors that are initialized to zero; the others are random",
      control: { kind: "choice" },
    }),
    seed: number({
      min: 1,
      max: MAX_SEED,
      default: String(SEED),
      about: "the seed of the random data and factors",
    }),
  },
  examples: INITIALIZATIONS.map((start) => ({ start })),
  interactive,
  words: { english, live, page },
  card,
  resolve: ({ start = "B = 0", seed = SEED }) => ({ start, seed }),
});
