import * as english from "../../locales/en/capacity.ftl";
import { choice } from "../../options.js";
import { defineFigure } from "../define.js";
import { card } from "./card.js";
import { clip, compose, count } from "./interactive.js";
import { live, page } from "./logic.js";
import { RANKS } from "./runs.js";

/** Measured accuracy of a small network at several ranks and with full fine-tuning: a few ranks can be enough. */
export const capacity = defineFigure({
  name: "capacity",
  options: {
    rank: choice(RANKS, {
      default: "8",
      about: "the rank to highlight, or full fine-tuning",
      control: { kind: "choice" },
    }),
  },
  examples: [{}, { rank: "1" }, { rank: "full" }],
  interactive: { clip, count, compose },
  card,
  words: { english, live, page },
  resolve: ({ rank = "8" }) => ({ rank }),
});
