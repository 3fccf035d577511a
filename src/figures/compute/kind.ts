import { defineKind } from "../kind.js";
import { MODEL_EXAMPLES, MODEL_OPTIONS } from "../resolve-model.js";

export const kind = defineKind({
  name: "compute",
  options: MODEL_OPTIONS,
  examples: MODEL_EXAMPLES,
});
