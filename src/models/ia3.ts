/**
 * PEFT's default targets of (IA)³ by model_type: keys, values and one feed-forward matrix.
 * Source: huggingface/peft@5d602fd src/peft/utils/constants.py
 */

interface Rescaled {
  readonly targets: readonly string[];
  /** Those of the targets whose inputs are rescaled: k entries instead of d. */
  readonly feedforward: readonly string[];
}

const rescaled = (attention: string, feedforward: string, isInput = true): Rescaled => ({
  targets: [...attention.split(" "), feedforward],
  feedforward: isInput ? [feedforward] : [],
});

const keyAndValue = rescaled("k_proj v_proj", "down_proj");
const queryAndValue = rescaled("q_proj v_proj", "down_proj");

export const IA3_DEFAULTS: Readonly<Record<string, Rescaled>> = {
  t5: rescaled("k v", "wo"),
  mt5: rescaled("k v", "wi_1", false),
  gpt2: rescaled("c_attn", "mlp.c_proj"),
  gpt_bigcode: rescaled("c_attn", "mlp.c_proj"),
  bloom: rescaled("query_key_value", "mlp.dense_4h_to_h"),
  falcon: rescaled("query_key_value", "dense_4h_to_h"),
  gpt_neox: rescaled("query_key_value", "dense_4h_to_h"),
  bert: rescaled("key value", "output.dense"),
  roberta: rescaled("key value", "output.dense"),
  "deberta-v2": rescaled("key_proj value_proj", "output.dense"),
  opt: rescaled("q_proj k_proj", "fc2"),
  phi: rescaled("q_proj v_proj", "fc2"),
  llama: keyAndValue,
  mistral: keyAndValue,
  mixtral: rescaled("k_proj v_proj", "w2"),
  gemma: queryAndValue,
  gemma2: queryAndValue,
  gemma3_text: queryAndValue,
  qwen2: queryAndValue,
  qwen3: queryAndValue,
};
