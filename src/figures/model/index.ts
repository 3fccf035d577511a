import { ALL_LINEAR, countAdapters, groupBlocks, isWithin, toModel } from "../../counts/index.js";
import { LoraError } from "../../errors.js";
import * as english from "../../locales/en/model.ftl";
import { defineFigure } from "../define.js";
import { resolveModel } from "../resolve-model.js";
import { card } from "./card.js";
import * as interactive from "./interactive.js";
import { kind } from "./kind.js";
import { live, page } from "./logic.js";
import { type RankMap, resolveMap } from "./map.js";
import { composeMap, drawMapCard } from "./map-picture.js";
import type { Input } from "./numbers.js";
import { createChoices, createParts } from "./resolve.js";

type AllInput = Input & { readonly map?: RankMap };

/**
 * Shows a transformer layer's linear modules to one scale, and how many of the model's parameters LoRA trains. If patterns set
 * ranks or values of α, a map of these by module and layer.
 */
export const model = defineFigure({
  ...kind,
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
