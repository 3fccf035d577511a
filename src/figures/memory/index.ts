import * as english from "../../locales/en/memory.ftl";
import { defineFigure } from "../define.js";
import { card } from "./card.js";
import * as interactive from "./interactive.js";
import { kind } from "./kind.js";
import { live, page } from "./logic.js";
import { resolve } from "./resolve.js";

/** The peak memory of a training step as stacked bars to one scale: full fine-tuning, LoRA and QLoRA. */
export const memory = defineFigure({
  ...kind,
  interactive,
  card,
  words: { english, live, page },
  resolve,
});
