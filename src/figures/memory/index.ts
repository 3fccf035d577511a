import * as english from "../../locales/en/memory.ftl";
import { defineFigure } from "../define.js";
import { MODEL_EXAMPLES } from "../resolve-model.js";
import { card } from "./card.js";
import * as interactive from "./interactive.js";
import { live, page } from "./logic.js";
import { OPTIONS, resolve } from "./resolve.js";

/** A training whose memory PEFT published. The figure also shows these measured values. */
const MEASURED = {
  rank: 32,
  model: "meta-llama/Llama-3.2-3B",
  targets: ["q_proj", "v_proj"],
  batch: 4,
  sequence: 750,
  precision: "bf16",
  padded: true,
} as const;

/** The peak memory of a training step as stacked bars to one scale: full fine-tuning, LoRA and QLoRA. */
export const memory = defineFigure({
  name: "memory",
  options: OPTIONS,
  examples: [...MODEL_EXAMPLES, MEASURED],
  interactive,
  card,
  words: { english, live, page },
  resolve,
});
