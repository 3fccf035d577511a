import { countModel, modelInput } from "../../models/index.js";
import { memoryOf } from "../../models/memory.js";
import { ALL_LINEAR } from "../../models/targets.js";
import { defineFigure } from "../define.js";
import { MODEL_OPTIONS, resolveModel } from "../resolve-model.js";
import { card } from "./card.js";
import { moving } from "./moving.js";
import { words } from "./words.js";

/** State memory of full fine-tuning, LoRA and QLoRA as stacked bars to one scale. */
export const memory = defineFigure({
  name: "memory",
  options: MODEL_OPTIONS,
  examples: [
    { rank: 8, model: "meta-llama/Llama-3.1-8B", targets: ["q_proj", "v_proj"] },
    { rank: 64, model: "meta-llama/Llama-2-7b-hf", targets: [ALL_LINEAR] },
    { rank: 4, model: "google-bert/bert-base-cased" },
  ],
  moving,
  card,
  words,
  resolve(values) {
    // Throws for a model that is too large to count exactly.
    memoryOf(countModel(modelInput(values)));
    return resolveModel(values);
  },
});
