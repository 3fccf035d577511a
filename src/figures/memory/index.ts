import { countModel, modelInput } from "../../models/index.js";
import { memoryOf } from "../../models/memory.js";
import { defineFigure } from "../define.js";
import { MODEL_EXAMPLES, MODEL_OPTIONS, resolveModel } from "../resolve-model.js";
import { card } from "./card.js";
import { moving } from "./moving.js";
import { words } from "./words.js";

/** State memory of full fine-tuning, LoRA and QLoRA as stacked bars to one scale. */
export const memory = defineFigure({
  name: "memory",
  options: MODEL_OPTIONS,
  examples: MODEL_EXAMPLES,
  moving,
  card,
  words,
  resolve(values) {
    // Throws for a model that is too large to count exactly.
    memoryOf(countModel(modelInput(values)));
    return resolveModel(values);
  },
});
