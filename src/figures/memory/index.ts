import { countModel, type ModelInput } from "../../models/index.js";
import { adapterFileBytes, computeOfModel, memoryOf } from "../../models/memory.js";
import { ALL_LINEAR } from "../../models/targets.js";
import type { Drawing, Figure } from "../figure.js";
import { MODEL, RANK, TARGETS } from "../options.js";
import { compose } from "./layout.js";
import * as say from "./words.js";

/** What a model's training costs. Throws LoraError where not all of the model is known. */
export function costsOf(input: ModelInput): say.Costs {
  const count = countModel(input);
  return {
    count,
    memory: memoryOf(count),
    compute: computeOfModel(count),
    file: adapterFileBytes(count),
  };
}

/** State memory of full fine-tuning, LoRA and QLoRA as stacked bars to one scale. */
export const memory: Figure = {
  name: "memory",
  summary:
    "What training a model keeps in memory besides activations: in full, with LoRA, with QLoRA.",
  options: [{ ...RANK, allowed: "a whole number from 1" }, MODEL, TARGETS],
  examples: [
    { rank: 8, model: "meta-llama/Llama-3.1-8B", targets: ["q_proj", "v_proj"] },
    { rank: 64, model: "meta-llama/Llama-2-7b-hf", targets: ALL_LINEAR },
    { rank: 4, model: "google-bert/bert-base-cased" },
  ],
  draw({ model, config, rank, targets }): Drawing {
    const n = costsOf({ model, config, rank, targets } as ModelInput);
    return {
      get wide() {
        return compose(n, "wide");
      },
      get narrow() {
        return compose(n, "narrow");
      },
      caption: say.caption(n),
      description: say.description(n),
      explanation: say.explanation,
      get table() {
        return say.table(n);
      },
    };
  },
};
