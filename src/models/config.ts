/** Turns a Hugging Face config.json into a model's shapes. */
import { LoraError } from "../errors.js";
import { debertaV2 } from "./families/deberta.js";
import { bert, distilbert, modernbert, roberta, vit } from "./families/encoders.js";
import { Config, type Family, renamed } from "./families/family.js";
import { bloom, falcon, gpt2, gptBigcode, gptj, gptNeox, opt } from "./families/gpt.js";
import { headOf } from "./families/head.js";
import {
  cohere,
  cohere2,
  glm4,
  internlm2,
  llamaLike,
  phi,
  phi3,
  stablelm,
  starcoder2,
} from "./families/llama.js";
import {
  deepseekV2,
  deepseekV3,
  gptOss,
  llama4Text,
  mixtral,
  qwen2Moe,
  qwen3Moe,
} from "./families/mixtures.js";
import { gemma3, llama4, llava, mistral3, sized } from "./families/multimodal.js";
import { mt5, t5 } from "./families/t5.js";
import { whisper } from "./families/whisper.js";
import { baseParameters, type Model } from "./model.js";

const afterAttention = ["post_attention_layernorm", "post_feedforward_layernorm"];
const four = ["input_layernorm", "pre_feedforward_layernorm", ...afterAttention];
const gemmaLike = { headDim: 256, isTied: true, mayHaveBias: true } as const;

const llama = llamaLike({ mayHaveBias: true, mayHaveMlpBias: true });
const mistral = llamaLike({ kvHeads: 8 });
const ministral3 = llamaLike({ headDim: 128, kvHeads: 8 });
const gemma3Text = llamaLike({ ...gemmaLike, norms: four, headNorms: "each", kvHeads: 4 });

/** The language models of multimodal models, with the defaults of their classes. */
const nestedLlama = [llama, { ...sized(4096, 11008, 32, 32), vocab_size: 32000 }] as const;
const nestedMistral = [mistral, { ...sized(4096, 14336, 32, 32), vocab_size: 32000 }] as const;
const nestedMinistral3 = [
  ministral3,
  { ...sized(4096, 14336, 34, 32), vocab_size: 131072 },
] as const;
const nestedLlama4 = [llama4Text, { ...sized(5120, 8192, 48, 40), vocab_size: 202048 }] as const;
const nestedGemma3 = [gemma3Text, { ...sized(2304, 9216, 26, 8), vocab_size: 262208 }] as const;

/** Families by model_type. Their defaults are those of the configuration classes in transformers 4. */
const FAMILIES: Readonly<Record<string, Family>> = {
  llama,
  mistral,
  ministral3,
  mixtral,
  mistral3: mistral3({ mistral: nestedMistral, ministral3: nestedMinistral3 }),
  llama4_text: llama4Text,
  llama4: llama4({ llama4_text: nestedLlama4 }),
  llava: llava({ llama: nestedLlama, mistral: nestedMistral }),
  qwen2: llamaLike({ qkvBias: true, kvHeads: 32 }),
  qwen3: llamaLike({ headDim: 128, headNorms: "each", kvHeads: 32, mayHaveBias: true }),
  qwen2_moe: qwen2Moe,
  qwen3_moe: qwen3Moe,
  gemma: llamaLike({ ...gemmaLike, kvHeads: 16 }),
  gemma2: llamaLike({ ...gemmaLike, norms: four, kvHeads: 4 }),
  gemma3_text: gemma3Text,
  gemma3: gemma3({ gemma3_text: nestedGemma3 }),
  deepseek_v2: deepseekV2,
  deepseek_v3: deepseekV3,
  gpt_oss: gptOss,
  olmo2: llamaLike({ norms: afterAttention, headNorms: "all", mayHaveBias: true }),
  granite: llamaLike({ mayHaveBias: true, mayHaveMlpBias: true, canClassify: false }),
  smollm3: llamaLike({ isTied: true, kvHeads: 4, mayHaveBias: true, mayHaveMlpBias: true }),
  phi3,
  phi,
  stablelm,
  starcoder2,
  cohere,
  cohere2,
  glm4,
  internlm2,
  gpt2,
  gpt_bigcode: gptBigcode,
  bloom,
  gptj,
  gpt_neox: gptNeox,
  opt,
  falcon,
  bert,
  roberta,
  "xlm-roberta": roberta,
  distilbert,
  "deberta-v2": debertaV2,
  modernbert,
  t5,
  mt5,
  whisper,
  vit,
};

/** The model_types whose configurations can be read. */
export const families: readonly string[] = Object.keys(FAMILIES);

/**
 * Returns the shapes that a config.json describes. Throws LoraError for an unknown model_type and for
 * a missing or impossible value.
 */
export function shapesOfConfig(content: unknown): Model {
  if (typeof content !== "object" || content === null || Array.isArray(content))
    throw new LoraError("config", "the content of a config.json, an object", content);
  const config = new Config(content as Readonly<Record<string, unknown>>);
  const { model_type: type, _name_or_path: name } = config.values;
  const family =
    typeof type === "string" && Object.hasOwn(FAMILIES, type) ? FAMILIES[type] : undefined;
  if (!family)
    throw new LoraError("model_type of the config", `one of ${families.join(", ")}`, type);
  const head = headOf(config);
  const shapes = family(config);
  const article = /^([aeio]|mt5)/.test(String(type)) ? "an" : "a";
  const id = typeof name === "string" && name ? name : `${article} ${type} model`;
  const model = {
    // Names in a bare model lack the prefix that names its module in a model with a head.
    ...(head === "none" ? renamed(shapes, (name) => name.replace(/^\w+\./, "")) : shapes),
    head,
    id,
    type: type as string,
    source: "config.json",
  };
  if (!Number.isSafeInteger(baseParameters(model)))
    throw new LoraError("config", "a config.json of a model with fewer than 2^53 parameters", id);
  return model;
}
