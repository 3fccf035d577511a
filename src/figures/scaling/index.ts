import * as english from "../../locales/en/scaling.ftl";
import { defineFigure } from "../define.js";
import { card } from "./card.js";
import * as interactive from "./interactive.js";
import { kind } from "./kind.js";
import { live, page } from "./logic.js";
import { ALPHA as MEASURED } from "./runs.js";

/** What the rank and α make of a step of training: the factor by rank, and measured losses by learning rate. */
export const scaling = defineFigure({
  ...kind,
  interactive,
  words: { english, live, page },
  card,
  resolve: ({ rank, alpha = MEASURED }) => ({ rank, alpha }),
});
