import { blocksOf, queryAndValue } from "../../models/blocks.js";
import { modelInput, modelOf } from "../../models/index.js";
import { ALL_LINEAR } from "../../models/targets.js";
import { choice } from "../../options.js";
import { defineFigure } from "../define.js";
import { ALPHA } from "../options.js";
import { MODEL_OPTIONS, resolveModel } from "../whole-model.js";
import { type Block, moving, PRESETS } from "./moving.js";
import { words } from "./words.js";

const PRESET = choice(PRESETS, {
  default: "as given",
  about: "which targets a reader finds chosen, and may change",
  control: { kind: "choice" },
  isForPages: true,
});

/** A transformer's layer, its linear modules to one scale, and what LoRA trains of the whole model. */
export const model = defineFigure({
  name: "model",
  options: { ...MODEL_OPTIONS, alpha: ALPHA, preset: PRESET },
  examples: [
    { rank: 8, model: "meta-llama/Llama-3.1-8B", targets: ["q_proj", "v_proj"] },
    { rank: 16, model: "mistralai/Mixtral-8x7B-v0.1", targets: [ALL_LINEAR] },
    { rank: 4, model: "google-bert/bert-base-cased" },
    { rank: 8, model: "google/flan-t5-xxl" },
  ],
  moving,
  words,
  resolve({ preset = "as given", ...values }) {
    const blocks = blocksOf(modelOf(modelInput(values)).modules);
    const chosen = new Set(blocks.flatMap(queryAndValue));
    const all = blocks.flatMap(({ stages }) => stages.flat());
    return {
      ...resolveModel(values),
      blocks: blocks.map(
        ({ part, role, layers, prefix, stages }): Block => [
          part,
          role,
          layers,
          prefix,
          stages.map(({ length }) => length),
        ],
      ),
      preset,
      qAndV: all.flatMap(({ module }, index) => (chosen.has(module) ? [index] : [])),
    };
  },
});
