import * as english from "../../locales/en/forward.ftl";
import { defineFigure } from "../define.js";
import { USUAL_MAX_RANK } from "../options.js";
import { card } from "./card.js";
import * as interactive from "./interactive.js";
import { kind } from "./kind.js";
import { live, page } from "./logic.js";

/** The forward pass h = Wx + BAx as a token's two paths, and what each costs. */
export const forward = defineFigure({
  ...kind,
  interactive,
  words: { english, live, page },
  card,
  resolve({ maxRank = USUAL_MAX_RANK, merged = false, ...input }) {
    return { ...input, merged, maxRank: Math.max(maxRank, input.rank) };
  },
});
