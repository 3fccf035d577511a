import * as english from "../../locales/en/savings.ftl";
import { defineFigure } from "../define.js";
import { USUAL_MAX_RANK } from "../options.js";
import { card } from "./card.js";
import * as interactive from "./interactive.js";
import { kind, USUAL_TARGET } from "./kind.js";
import { live, page } from "./logic.js";

/** The share that LoRA trains at each rank, and the accuracies measured at some ranks. */
export const savings = defineFigure({
  ...kind,
  interactive,
  card,
  words: { english, live, page },
  resolve({ maxRank = USUAL_MAX_RANK, target = USUAL_TARGET, rank, d, k }) {
    return interactive.clip({ rank, d, k, target, maxRank: Math.max(maxRank, rank) });
  },
});
