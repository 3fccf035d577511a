import { LoraError } from "../../lora.js";
import { countModel, type ModelInput } from "../../models/index.js";
import { modelLine } from "../../models/line.js";
import { ALL_LINEAR } from "../../models/targets.js";
import type { Drawing, Figure } from "../figure.js";
import { ALPHA, MODEL, RANK, TARGETS } from "../options.js";
import { compose } from "./layout.js";
import * as say from "./words.js";

/** The count of a model of which all is known. Throws LoraError. */
export function countWhole(input: ModelInput): say.WholeCount {
  const n = countModel(input);
  const { base, all } = n;
  if (base === undefined || all === undefined)
    throw new LoraError("model", "a model of which every parameter is known", n.model.id);
  return { ...n, base, all };
}

/** One layer's linear modules to one scale, and what LoRA trains of the whole model. */
export const model: Figure = {
  name: "model",
  summary:
    "A real model’s linear modules, the ones that LoRA adapts, and the whole model’s counts.",
  options: [{ ...RANK, allowed: "a whole number from 1" }, MODEL, TARGETS, ALPHA],
  examples: [
    { rank: 8, model: "meta-llama/Llama-3.1-8B", targets: ["q_proj", "v_proj"] },
    { rank: 16, model: "mistralai/Mixtral-8x7B-v0.1", targets: ALL_LINEAR },
    { rank: 4, model: "google-bert/bert-base-cased" },
  ],
  draw(values): Drawing {
    const n = countWhole(values as unknown as ModelInput);
    const { alpha } = values as { alpha?: number };
    return {
      moving: {
        element: "lora-model",
        rank: n.rank,
        limit: Math.max(...n.model.modules.map(({ d, k }) => Math.min(d, k))),
        data: { model: modelLine(n.model), targets: n.targets.join(), alpha },
      },
      get wide() {
        return compose(n, "wide");
      },
      get narrow() {
        return compose(n, "narrow");
      },
      caption: say.caption(n),
      description: say.alt(n),
      explanation: say.explanation,
      get table() {
        return say.table(n);
      },
    };
  },
};
