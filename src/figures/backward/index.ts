import * as english from "../../locales/en/backward.ftl";
import { defineFigure } from "../define.js";
import { USUAL_MAX_RANK } from "../options.js";
import { card } from "./card.js";
import * as interactive from "./interactive.js";
import { kind } from "./kind.js";
import { live, page } from "./logic.js";

/** The backward pass: the paths of the gradient through W, and through B and A, and what it leaves there. */
export const backward = defineFigure({
  ...kind,
  interactive,
  words: { english, live, page },
  card,
  resolve({ maxRank = USUAL_MAX_RANK, firstStep = false, ...input }) {
    return { ...input, firstStep, maxRank: Math.max(maxRank, input.rank) };
  },
});
