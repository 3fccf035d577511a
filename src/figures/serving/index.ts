import { countAdapters, toModel, trainingState } from "../../counts/index.js";
import { LoraError } from "../../errors.js";
import * as english from "../../locales/en/serving.ftl";
import { defineFigure } from "../define.js";
import { resolveModel } from "../resolve-model.js";
import { card } from "./card.js";
import * as interactive from "./interactive.js";
import { kind } from "./kind.js";
import { live, page } from "./logic.js";

/** The memory of many adapters on one base, and of as many merged copies; and a batch of requests for adapters. */
export const serving = defineFigure({
  ...kind,
  interactive,
  card,
  words: { english, live, page },
  resolve({ adapters, slotRank, memory = 80, ...values }) {
    const { rank, model, targets, excludeModules, experts } = values;
    const counts = countAdapters(toModel(model), { rank, targets, excludeModules, experts });
    const { weights } = trainingState(counts, { precision: "bf16" });
    const input = {
      ...resolveModel(values),
      adapters,
      slotRank: slotRank ?? rank,
      memory,
      weights,
    };
    const clipped = interactive.clip(input);
    if (clipped.slotRank !== input.slotRank)
      throw new LoraError(
        "slotRank",
        `from ${rank}, the rank, to the largest rank of the model’s matrices`,
        slotRank,
      );
    if (clipped.adapters !== adapters)
      throw new LoraError("adapters", "few enough for an exact byte count", adapters);
    return input;
  },
});
