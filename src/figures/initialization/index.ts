import * as english from "../../locales/en/initialization.ftl";
import { defineFigure } from "../define.js";
import { card } from "./card.js";
import * as interactive from "./interactive.js";
import { kind } from "./kind.js";
import { live, page } from "./logic.js";
import { SEED } from "./training.js";

/** B, A, their product and both gradients over two steps of training, from four starts. */
export const initialization = defineFigure({
  ...kind,
  interactive,
  words: { english, live, page },
  card,
  resolve: ({ start = "B = 0", seed = SEED }) => ({ start, seed }),
});
