/**
 * From a Hugging Face config.json to a model's shapes. Each family's defaults are those of its
 * configuration class in transformers 4; an unknown model_type is an error, never a guess.
 */
import { LoraError } from "../errors.js";
import { bert, roberta } from "./families/bert.js";
import { bloom } from "./families/bloom.js";
import { cohere, cohere2 } from "./families/cohere.js";
import { debertaV2 } from "./families/deberta.js";
import { deepseekV2, deepseekV3 } from "./families/deepseek.js";
import { distilbert } from "./families/distilbert.js";
import { falcon } from "./families/falcon.js";
import { Config, type Family, renamed } from "./families/family.js";
import { glm4 } from "./families/glm4.js";
import { gptBigcode } from "./families/gpt-bigcode.js";
import { gptNeox } from "./families/gpt-neox.js";
import { gptOss } from "./families/gpt-oss.js";
import { gpt2 } from "./families/gpt2.js";
import { gptj } from "./families/gptj.js";
import { headOf } from "./families/head.js";
import { internlm2 } from "./families/internlm2.js";
import { llamaLike, mixtral, phi3 } from "./families/llama.js";
import { llama4Text } from "./families/llama4.js";
import { modernbert } from "./families/modernbert.js";
import { gemma3, llama4, llava, mistral3 } from "./families/multimodal.js";
import { opt } from "./families/opt.js";
import { phi } from "./families/phi.js";
import { qwen2Moe, qwen3Moe } from "./families/qwen-moe.js";
import { stablelm } from "./families/stablelm.js";
import { starcoder2 } from "./families/starcoder2.js";
import { mt5, t5 } from "./families/t5.js";
import { vit } from "./families/vit.js";
import { whisper } from "./families/whisper.js";
import { baseParameters, type Model } from "./model.js";

const afterAttention = ["post_attention_layernorm", "post_feedforward_layernorm"];
const four = ["input_layernorm", "pre_feedforward_layernorm", ...afterAttention];
const gemmaLike = { headDim: 256, isTied: true, mayHaveBias: true } as const;

const llama = llamaLike({ mayHaveBias: true, mayHaveMlpBias: true });
const mistral = llamaLike({ kvHeads: 8 });
const ministral3 = llamaLike({ headDim: 128, kvHeads: 8 });
const gemma3Text = llamaLike({ ...gemmaLike, norms: four, headNorms: "each", kvHeads: 4 });

/** A class's values, by which a nested configuration may leave them out. */
const sized = (
  hidden: number,
  inner: number,
  layers: number,
  heads: number,
  vocabulary: number,
) => ({
  hidden_size: hidden,
  intermediate_size: inner,
  num_hidden_layers: layers,
  num_attention_heads: heads,
  vocab_size: vocabulary,
});
const llamaText = [llama, sized(4096, 11008, 32, 32, 32000)] as const;
const mistralText = [mistral, sized(4096, 14336, 32, 32, 32000)] as const;

const FAMILIES: Readonly<Record<string, Family>> = {
  llama,
  mistral,
  ministral3,
  mixtral,
  mistral3: mistral3({
    mistral: mistralText,
    ministral3: [ministral3, sized(4096, 14336, 34, 32, 131072)],
  }),
  llama4_text: llama4Text,
  llama4: llama4({ llama4_text: [llama4Text, sized(5120, 8192, 48, 40, 202048)] }),
  llava: llava({ llama: llamaText, mistral: mistralText }),
  qwen2: llamaLike({ qkvBias: true, kvHeads: 32 }),
  qwen3: llamaLike({ headDim: 128, headNorms: "each", kvHeads: 32, mayHaveBias: true }),
  qwen2_moe: qwen2Moe,
  qwen3_moe: qwen3Moe,
  gemma: llamaLike({ ...gemmaLike, kvHeads: 16 }),
  gemma2: llamaLike({ ...gemmaLike, norms: four, kvHeads: 4 }),
  gemma3_text: gemma3Text,
  gemma3: gemma3({ gemma3_text: [gemma3Text, sized(2304, 9216, 26, 8, 262208)] }),
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

/** The model_types whose configurations are understood. */
export const families: readonly string[] = Object.keys(FAMILIES);

/** The shapes that a config.json describes. Throws LoraError for an unknown family or a missing number. */
export function shapesOfConfig(config: unknown): Model {
  if (typeof config !== "object" || config === null || Array.isArray(config))
    throw new LoraError("config", "the content of a config.json, an object", config);
  const values = config as Readonly<Record<string, unknown>>;
  const type = values.model_type;
  const family =
    typeof type === "string" && Object.hasOwn(FAMILIES, type) ? FAMILIES[type] : undefined;
  if (!family)
    throw new LoraError("model_type of the config", `one of ${families.join(", ")}`, type);
  const head = headOf(new Config(values));
  const whole = family(new Config(values));
  // What its class calls the bare model goes before every name in one with a head.
  const shapes = head === "none" ? renamed(whole, (name) => name.replace(/^\w+\./, "")) : whole;
  const named = values._name_or_path;
  const article = /^([aeio]|mt5)/.test(String(type)) ? "an" : "a";
  const id = typeof named === "string" && named ? named : `${article} ${type} model`;
  const model = { ...shapes, head, id, type: type as string, source: "config.json" };
  if (!Number.isSafeInteger(baseParameters(model)))
    throw new LoraError("config", "of a model whose parameters can be counted exactly", id);
  return model;
}
