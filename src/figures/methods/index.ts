import * as english from "../../locales/en/methods.ftl";
import { choice } from "../../options.js";
import { defineFigure } from "../define.js";
import { card } from "./card.js";
import * as interactive from "./interactive.js";
import { live, page } from "./logic.js";
import { VERTICALS } from "./numbers.js";
import { MEASURED, METHODS } from "./runs.js";

/** Measured runs of LoRA and other methods: trained parameters against a measured result. */
export const methods = defineFigure({
  name: "methods",
  options: {
    vertical: choice(VERTICALS, {
      default: "accuracy",
      about: "the vertical axis: test accuracy, peak memory or training time",
      control: { kind: "choice" },
    }),
    method: choice(METHODS, {
      default: "LoRA",
      about: "the method to compare with LoRA and full fine-tuning",
      control: { kind: "choice" },
    }),
  },
  examples: [{}, { vertical: "memory" }, { vertical: "time", method: "Prefix tuning" }],
  interactive,
  card,
  words: { english, live, page },
  resolve: ({ vertical = "accuracy", method = "LoRA" }) => ({
    vertical,
    method,
    measured: MEASURED,
  }),
});
