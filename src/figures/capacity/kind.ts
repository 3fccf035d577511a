import { choice } from "../../options.js";
import { defineKind } from "../kind.js";
import { RANKS } from "./runs.js";

export const kind = defineKind({
  name: "capacity",
  options: {
    rank: choice(RANKS, {
      default: "8",
      about: "the rank to highlight, or full fine-tuning",
      control: { kind: "choice" },
    }),
  },
  examples: [{}, { rank: "1" }, { rank: "full" }],
});
