import { computeOfModel, countAdapters, isMixture, toModel } from "../../counts/index.js";
import { LoraError } from "../../errors.js";
import * as english from "../../locales/en/compute.ftl";
import { defineFigure } from "../define.js";
import { resolveModel } from "../resolve-model.js";
import { largestSide } from "../whole-model.js";
import { card } from "./card.js";
import * as interactive from "./interactive.js";
import { kind } from "./kind.js";
import { live, page } from "./logic.js";

/** Multiply-adds of a training step and of a token at inference: full fine-tuning and LoRA. */
export const compute = defineFigure({
  ...kind,
  interactive,
  words: { english, live, page },
  card,
  resolve(values) {
    const shapes = toModel(values.model);
    // The number of experts that a token uses is unknown here.
    if (isMixture(shapes))
      throw new LoraError("model", "a model without experts for this figure", shapes.id);
    const { rank, maxRank, model, targets, modules } = resolveModel(values);
    const count = countAdapters(shapes, { rank: 1, targets: values.targets });
    const { forward, added } = computeOfModel(count);
    const max = Math.max(maxRank, largestSide(modules));
    const factors = { perRank: added, perRankOfB: count.b };
    return { rank, maxRank, max, model, targets, forward, ...factors };
  },
});
