import { ALL_LINEAR } from "../../counts/index.js";
import { number } from "../../options.js";
import { defineKind } from "../kind.js";
import { EXPERTS } from "../options.js";
import { MODEL_OPTIONS } from "../resolve-model.js";
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

export const kind = defineKind({
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
});
