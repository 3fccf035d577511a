/** Turns a Hugging Face config.json into a model's shapes. */
import { LoraError } from "../errors.js";
import { debertaV2 } from "./families/deberta.js";
import { bert, distilbert, modernbert, roberta, vit } from "./families/encoders.js";
import {
  Config,
  type Family,
  renamed,
  type Shapes,
  unknownType,
  type Values,
} from "./families/family.js";
import { bloom, falcon, gpt2, gptBigcode, gptj, gptNeox, opt } from "./families/gpt.js";
import { findHead } from "./families/head.js";
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
import { deepseek, gptOss, llama4Text, mixtral, qwen2Moe, qwen3Moe } from "./families/mixtures.js";
import { gemma3, llama4, llava, mistral3 } from "./families/multimodal.js";
import { t5 } from "./families/t5.js";
import { whisper } from "./families/whisper.js";
import { getShapeKeys } from "./keys.js";
import { baseParameters, type Model } from "./model.js";
import { parseId } from "./saved-path.js";

const afterAttention = ["post_attention_layernorm", "post_feedforward_layernorm"];
const fourNorms = ["input_layernorm", "pre_feedforward_layernorm", ...afterAttention];

const llama = llamaLike({ mustDivide: true });
const mistral = llamaLike();
const gemma3Text = llamaLike({ norms: fourNorms, headNorms: "each", mustDivide: true });

/** Families by model_type. */
const FAMILIES: Readonly<Record<string, Family>> = {
  llama,
  mistral,
  ministral3: mistral,
  mixtral,
  mistral3: mistral3({ mistral, ministral3: mistral }),
  llama4_text: llama4Text,
  llama4: llama4({ llama4_text: llama4Text }),
  llava: llava({ llama, mistral }),
  qwen2: llamaLike({ qkvBias: true }),
  qwen3: llamaLike({ headNorms: "each" }),
  qwen2_moe: qwen2Moe,
  qwen3_moe: qwen3Moe,
  gemma: llamaLike(),
  gemma2: llamaLike({ norms: fourNorms, mustDivide: true }),
  gemma3_text: gemma3Text,
  gemma3: gemma3({ gemma3_text: gemma3Text }),
  deepseek_v2: deepseek,
  deepseek_v3: deepseek,
  gpt_oss: gptOss,
  olmo2: llamaLike({ norms: afterAttention, headNorms: "all" }),
  granite: llamaLike({ canClassify: false }),
  smollm3: llamaLike(),
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
  mt5: t5,
  whisper,
  vit,
};

/** The model_types whose configurations can be read. */
export const families: readonly string[] = Object.keys(FAMILIES);

/** Throws LoraError. */
function getFamily(type: unknown): Family {
  if (typeof type === "string" && Object.hasOwn(FAMILIES, type)) return FAMILIES[type]!;
  throw unknownType("model_type of the config", families, type);
}

/**
 * Returns the shapes that a config.json describes. Throws LoraError for an unknown model_type, for a
 * missing or impossible value, and for a misspelled key.
 */
export function shapesOfConfig(content: unknown): Model {
  if (typeof content !== "object" || content === null || Array.isArray(content))
    throw new LoraError("config", "the content of a config.json, an object", content);
  const { model_type: type, _name_or_path: name } = content as Values;
  const config = new Config(content as Values, getShapeKeys(typeof type === "string" ? type : ""));
  const head = findHead(config);
  let shapes: Shapes;
  try {
    const family = getFamily(config.get("model_type"));
    config.assertValid();
    shapes = family(config);
  } finally {
    // A misspelled key may be the reason for another error.
    config.assertSpelled();
  }
  config.assertModeled();
  const article = /^([aeio]|mt5)/.test(String(type)) ? "an" : "a";
  const id = (typeof name === "string" && parseId(name)) || `${article} ${type} model`;
  const model = {
    // In a bare model, names lack the prefix that they have in a model with a head.
    ...(head === "none" ? renamed(shapes, (name) => name.replace(/^\w+\./, "")) : shapes),
    head,
    id,
    type: type as string,
    config: content as Values,
    source: "config.json",
  };
  if (!Number.isSafeInteger(baseParameters(model)))
    throw new LoraError("config", "a config.json of a model with fewer than 2^53 parameters", id);
  return model;
}
