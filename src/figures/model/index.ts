import { blocksOf } from "../../models/blocks.js";
import { countOn } from "../../models/count.js";
import { modelOf } from "../../models/lookup.js";
import { ALL_LINEAR } from "../../models/targets.js";
import { choice } from "../../options.js";
import { defineFigure } from "../define.js";
import { ALPHA, EXPERTS } from "../options.js";
import { MODEL_OPTIONS, resolveModel } from "../resolve-model.js";
import { card } from "./card.js";
import * as moving from "./moving.js";
import { PRESETS } from "./numbers.js";
import { choicesOf, partsOf } from "./resolve.js";
import { live, page } from "./words.js";

const PRESET = choice(PRESETS, {
  default: "as given",
  about: "the targets that readers see selected",
  control: { kind: "choice" },
  isForPages: true,
});

/** A transformer layer's linear modules to one scale, and how many of the model's parameters LoRA trains. */
export const model = defineFigure({
  name: "model",
  options: { ...MODEL_OPTIONS, alpha: ALPHA, experts: EXPERTS, preset: PRESET },
  examples: [
    { rank: 8, model: "meta-llama/Llama-3.1-8B", targets: ["q_proj", "v_proj"] },
    { rank: 16, model: "mistralai/Mixtral-8x7B-v0.1", targets: [ALL_LINEAR] },
    { rank: 4, model: "google-bert/bert-base-cased" },
  ],
  moving,
  card,
  words: { live, page },
  resolve({ preset = "as given", ...values }) {
    const input = resolveModel(values);
    const { model: source, experts } = values;
    const all = { rank: 1, targets: ALL_LINEAR, experts };
    const { model, modules } = countOn(modelOf(source), all);
    const blocks = blocksOf(modules);
    return {
      ...input,
      parts: partsOf(blocks, model.isParallel),
      preset,
      choices: choicesOf(blocks, input),
    };
  },
});
