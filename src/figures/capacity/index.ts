import * as english from "../../locales/en/capacity.ftl";
import { defineFigure } from "../define.js";
import { card } from "./card.js";
import { clip, compose, count } from "./interactive.js";
import { kind } from "./kind.js";
import { live, page } from "./logic.js";

/** Measured accuracy of a small network at several ranks and with full fine-tuning: a few ranks can be enough. */
export const capacity = defineFigure({
  ...kind,
  interactive: { clip, count, compose },
  card,
  words: { english, live, page },
  resolve: ({ rank = "8" }) => ({ rank }),
});
