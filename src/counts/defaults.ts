/**
 * PEFT's default targets by model_type. Most methods share LoRA's. Source: huggingface/peft 0.21.2,
 * src/peft/utils/constants.py.
 */

type ByType = Readonly<Record<string, readonly string[]>>;

/** Parses lines of types and names, such as "llama mistral: q_proj v_proj". */
const byType = (lines: string): ByType =>
  Object.fromEntries(
    lines
      .trim()
      .split("\n")
      .flatMap((line) => {
        const [types = "", names = ""] = line.split(": ");
        return types
          .trim()
          .split(" ")
          .map((type) => [type, names.split(" ")]);
      }),
  );

const lora = byType(`
  llama llama4 mistral mixtral stablelm gemma gemma2 gemma3_text qwen2 qwen3 opt gptj: q_proj v_proj
  t5 mt5: q v
  bert roberta xlm-roberta layoutlm: query value
  bloom gpt_neox chatglm falcon: query_key_value
  gpt2 gpt_bigcode: c_attn
  deberta-v2: query_proj value_proj
  phi: q_proj v_proj fc1 fc2
`);

const adalora = byType(`
  llama llama4 gemma gemma2 gemma3_text qwen2 qwen3 gptj: q_proj v_proj
  t5: q k v o wi wo
  mt5: q k v o wi_0 wi_1 wo
  opt: q_proj k_proj v_proj out_proj fc1 fc2
  gpt2 gpt_bigcode: c_attn
  bloom gpt_neox: query_key_value
  bert: query value
  roberta: query key value dense
  deberta-v2: query_proj key_proj value_proj dense
`);

const ia3 = byType(`
  llama mistral: k_proj v_proj down_proj
  llama4 gemma gemma2 gemma3_text qwen2 qwen3: q_proj v_proj down_proj
  mixtral: k_proj v_proj w2
  t5: k v wo
  mt5: k v wi_1
  gpt2 gpt_bigcode: c_attn mlp.c_proj
  bloom: query_key_value mlp.dense_4h_to_h
  falcon gpt_neox: query_key_value dense_4h_to_h
  bert roberta: key value output.dense
  deberta-v2: key_proj value_proj output.dense
  opt: q_proj k_proj fc2
  phi: q_proj v_proj fc2
  gptj: q_proj v_proj fc_out
`);

const beft = byType(`
  llama llama4 mistral mixtral gemma gemma2 gemma3_text qwen2 qwen3 opt gptj phi: v_proj
  t5 mt5: v
  bert roberta: value
  deberta-v2: value_proj
`);

const llamaLinear = "q_proj k_proj v_proj o_proj gate_proj down_proj up_proj";
const osf = byType(`
  llama llama4 mistral mixtral gemma gemma2 gemma3_text qwen2 qwen3 phi: ${llamaLinear}
  bloom gpt_neox falcon: query_key_value dense_4h_to_h
  opt: q_proj k_proj v_proj out_proj fc1 fc2
  gptj: q_proj k_proj v_proj out_proj fc_in fc_out
  gpt2 gpt_bigcode: c_attn c_proj
`);

/** Default targets by the value of a method's `adapts`. */
export const DEFAULT_TARGETS = {
  lora,
  adalora,
  ia3,
  beft,
  osf,
  vblora: { ...adalora, roberta: ["query", "value"] },
  /** For VeRA, PVeRA and SHiRA. */
  vera: { ...lora, phi: ["q_proj", "v_proj"] },
  frod: { ...lora, phi: ["q_proj", "v_proj"], vit: ["query", "value"] },
  /** For FourierFT, WaveFT and C3A. */
  fourier: { ...lora, gpt2: ["mlp.c_proj"], gpt_bigcode: ["mlp.c_proj"] },
} satisfies Readonly<Record<string, ByType>>;

/** The targets whose inputs (IA)³ rescales: the last default target, or none for mT5. */
export const getFeedforwardTargets = (type: string): readonly string[] | undefined =>
  type === "mt5" ? [] : ia3[type]?.slice(-1);

/** Name suffixes of the norms that LayerNorm tuning trains, by model_type. */
export const TUNED_NORMS = byType(`
  llama mistral gemma: input_layernorm post_attention_layernorm norm
  llava: multi_modal_projector input_layernorm post_attention_layernorm norm embed_tokens lm_head
  gemma2 gemma3_text: input_layernorm post_attention_layernorm pre_feedforward_layernorm post_feedforward_layernorm norm
  qwen2 qwen3: post_attention_layernorm
  bloom falcon: input_layernorm post_attention_layernorm ln_f
  t5 mt5: layer_norm final_layer_norm
  gpt2: ln_1 ln_2 ln_f
  gptj: ln_1 ln_f
  phi: input_layernorm final_layernorm
`);
