import { ALL_LINEAR, countAdapters, toModel, trainingState } from "../../counts/index.js";
import { LoraError } from "../../errors.js";
import * as english from "../../locales/en/serving.ftl";
import { number } from "../../options.js";
import { defineFigure } from "../define.js";
import { EXPERTS } from "../options.js";
import { MODEL_OPTIONS, resolveModel } from "../resolve-model.js";
import { card } from "./card.js";
import * as interactive from "./interactive.js";
import { live, page } from "./logic.js";
import { MAX_ADAPTERS } from "./numbers.js";

const OPTIONS = {
  adapters: number({
    min: 1,
    max: MAX_ADAPTERS,
    about: "the number of adapters that a server holds in the memory of its GPU",
    control: { kind: "slider", scale: "log2", min: 1, max: 1024 },
  }),
  ...MODEL_OPTIONS,
  experts: EXPERTS,
  slotRank: number({
    min: 1,
    max: 2 ** 20,
    default: "rank",
    about:
      "the rank for which the server allocates room for each adapter, such as vLLM’s max_lora_rank",
    control: { kind: "slider", scale: "linear", min: 1, max: "maxRank" },
  }),
  memory: number({
    min: 1,
    max: 100_000,
    isWhole: false,
    default: "80",
    about: "the memory of the server’s GPU in GB, which are 10⁹ bytes",
    control: { kind: "slider", scale: [16, 24, 40, 48, 80, 96, 141, 192], min: 16, max: 192 },
  }),
};

/** The memory of many adapters on one base, and of as many merged copies; and a batch of requests for adapters. */
export const serving = defineFigure({
  name: "serving",
  options: OPTIONS,
  examples: [
    {
      adapters: 100,
      rank: 8,
      model: "meta-llama/Llama-2-7b-hf",
      targets: ["q_proj", "v_proj"],
      slotRank: 16,
    },
    { adapters: 8, rank: 64, model: "meta-llama/Llama-3.1-8B", targets: [ALL_LINEAR] },
    { adapters: 1000, rank: 4, model: "google-bert/bert-base-cased", slotRank: 8, memory: 16 },
  ],
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
