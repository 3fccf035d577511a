import { ALL_LINEAR } from "../../counts/index.js";
import { choice } from "../../options.js";
import { defineKind } from "../kind.js";
import { ALPHA, EXPERTS, PATTERNS } from "../options.js";
import { MODEL_OPTIONS } from "../resolve-model.js";
import { PRESETS } from "./numbers.js";

const PRESET = choice(PRESETS, {
  default: "as given",
  about: "the targets that are selected at first",
  control: { kind: "choice" },
  isForPages: true,
});

export const kind = defineKind({
  name: "model",
  options: { ...MODEL_OPTIONS, alpha: ALPHA, experts: EXPERTS, preset: PRESET, ...PATTERNS },
  examples: [
    { rank: 8, model: "meta-llama/Llama-3.1-8B", targets: ["q_proj", "v_proj"] },
    { rank: 16, model: "mistralai/Mixtral-8x7B-v0.1", targets: [ALL_LINEAR] },
    {
      rank: 8,
      model: "meta-llama/Llama-3.2-1B",
      targets: ["q_proj", "v_proj"],
      alpha: 16,
      rankPattern: { "layers.1[2-5].*": 32 },
    },
    { rank: 4, model: "google-bert/bert-base-cased" },
  ],
});
