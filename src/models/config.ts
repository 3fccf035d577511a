/**
 * From a Hugging Face config.json to a model's shapes. Each family's defaults are those of its
 * configuration class in transformers 4; an unknown model_type is an error, never a guess.
 */
import { LoraError } from "../lora.js";
import { Config, type Family } from "./families/family.js";
import { llamaLike } from "./families/llama.js";
import { t5 } from "./families/t5.js";
import { bert, falcon, gpt2, opt } from "./families/transformer.js";
import { baseParameters, type Model } from "./model.js";

const FAMILIES: Readonly<Record<string, Family>> = {
  llama: llamaLike({ mayHaveBias: true }),
  mistral: llamaLike({ kvHeads: 8 }),
  mixtral: llamaLike({ hasExperts: true, kvHeads: 8 }),
  qwen2: llamaLike({ qkvBias: true, kvHeads: 32 }),
  qwen3: llamaLike({ headDim: 128, hasHeadNorms: true, kvHeads: 32, mayHaveBias: true }),
  gemma: llamaLike({ headDim: 256, isTied: true, kvHeads: 16, mayHaveBias: true }),
  gemma2: llamaLike({ headDim: 256, isTied: true, norms: 4, kvHeads: 4, mayHaveBias: true }),
  phi3: llamaLike({ isFused: true }),
  gpt2,
  bert,
  roberta: bert,
  t5,
  opt,
  falcon,
};

/** The shapes that a config.json describes. Throws LoraError for an unknown family or a missing number. */
export function shapesOfConfig(config: unknown): Model {
  if (typeof config !== "object" || config === null || Array.isArray(config))
    throw new LoraError("config", "the content of a config.json, an object", config);
  const values = config as Readonly<Record<string, unknown>>;
  const type = values.model_type;
  const known = Object.keys(FAMILIES).join(", ");
  const family =
    typeof type === "string" && Object.hasOwn(FAMILIES, type) ? FAMILIES[type] : undefined;
  if (!family) throw new LoraError("model_type of the config", `one of ${known}`, type);
  const shapes = family(new Config(values));
  const named = values._name_or_path;
  const id = typeof named === "string" && named ? named : `${type} of your own`;
  const model = { ...shapes, id, type: type as string, source: "config.json" };
  if (!Number.isSafeInteger(baseParameters(model)))
    throw new LoraError("config", "of a model whose parameters can be counted exactly", id);
  return model;
}
