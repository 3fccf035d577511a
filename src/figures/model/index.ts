import { ALL_LINEAR } from "../../models/targets.js";
import { defineFigure } from "../define.js";
import { ALPHA } from "../options.js";
import { MODEL_OPTIONS, resolveModel } from "../whole-model.js";
import { card } from "./card.js";
import { moving } from "./moving.js";
import { words } from "./words.js";

/** One layer's linear modules to one scale, and what LoRA trains of the whole model. */
export const model = defineFigure({
  name: "model",
  options: { ...MODEL_OPTIONS, alpha: ALPHA },
  examples: [
    { rank: 8, model: "meta-llama/Llama-3.1-8B", targets: ["q_proj", "v_proj"] },
    { rank: 16, model: "mistralai/Mixtral-8x7B-v0.1", targets: [ALL_LINEAR] },
    { rank: 4, model: "google-bert/bert-base-cased" },
  ],
  moving,
  card,
  words,
  resolve: resolveModel,
});
