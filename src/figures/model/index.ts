import { ALL_LINEAR, countAdapters, groupBlocks, isWithin, toModel } from "../../counts/index.js";
import { LoraError } from "../../errors.js";
import * as english from "../../locales/en/model.ftl";
import { choice } from "../../options.js";
import { defineFigure } from "../define.js";
import { ALPHA, EXPERTS, PATTERNS } from "../options.js";
import { MODEL_OPTIONS, resolveModel } from "../resolve-model.js";
import { card } from "./card.js";
import * as interactive from "./interactive.js";
import { live, page } from "./logic.js";
import { type RankMap, resolveMap } from "./map.js";
import { composeMap, drawMapCard } from "./map-picture.js";
import { type Input, PRESETS } from "./numbers.js";
import { createChoices, createParts } from "./resolve.js";

const PRESET = choice(PRESETS, {
  default: "as given",
  about: "the targets that are selected at first",
  control: { kind: "choice" },
  isForPages: true,
});

type AllInput = Input & { readonly map?: RankMap };

/**
 * Shows a transformer layer's linear modules to one scale, and how many of the model's parameters LoRA trains. If patterns set
 * ranks or values of α, a map of these by module and layer.
 */
export const model = defineFigure({
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
  interactive,
  fixedView: {
    count: ({ map }: AllInput) => map,
    words: ({ map }) => map,
    compose: (map, composition, { page }) => composeMap(map, composition, page.map),
    card: (map, { page }, room, measure) => drawMapCard(map, page.map, room, measure),
  },
  card,
  words: { english, live, page },
  resolve({ preset = "as given", rankPattern = {}, alphaPattern = {}, ...values }): AllInput {
    const plain = resolveModel(values);
    const { targets: _, adapted, ...input } = plain;
    const { experts } = values;
    const source = toModel(values.model);
    // PEFT trains a classifier's modules in full and rejects them as targets.
    const trainedInFull = source.modules.filter(({ path }) =>
      source.saved?.some((name) => isWithin(path, name)),
    );
    const excludeModules = trainedInFull.map(({ path }) => path);
    // If not all linear modules are certain, readers can choose only among the given targets.
    const isUncertain = source.doubts?.allLinear !== undefined && preset !== "all linear";
    const targets = isUncertain ? values.targets : ALL_LINEAR;
    const { model, modules } = countAdapters(source, { rank: 1, targets, excludeModules, experts });
    const blocks = groupBlocks(modules);
    const drawn = {
      ...input,
      parts: createParts(blocks, model.isParallel),
      preset,
      choices: createChoices(blocks, adapted),
    };
    const patterns = { rankPattern, alphaPattern };
    if (Object.values(patterns).every((pattern) => Object.keys(pattern).length === 0)) return drawn;
    if (preset !== "as given")
      throw new LoraError("preset", "omitted with rankPattern or alphaPattern", preset);
    return { ...drawn, map: resolveMap({ ...values, ...patterns }, plain) };
  },
});
