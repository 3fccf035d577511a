import * as english from "../../locales/en/methods.ftl";
import { defineFigure } from "../define.js";
import { card } from "./card.js";
import * as interactive from "./interactive.js";
import { kind } from "./kind.js";
import { live, page } from "./logic.js";
import { MEASURED } from "./runs.js";

/** Measured runs of LoRA and other methods: trained parameters against a measured result. */
export const methods = defineFigure({
  ...kind,
  interactive,
  card,
  words: { english, live, page },
  resolve: ({ vertical = "accuracy", method = "LoRA" }) => ({
    vertical,
    method,
    measured: MEASURED,
  }),
});
