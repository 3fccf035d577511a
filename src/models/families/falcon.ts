/** Falcon: fused queries, keys and values, of one head or of a group; one norm a layer or two. */
import { LoraError } from "../../lora.js";
import { group } from "../groups.js";
import { type Config, type Family, stack } from "./family.js";
import { decoderHead } from "./head.js";

/** Only the newer architecture has two norms where attention and feed-forward layer are parallel. */
function normsOf(config: Config, isNew: boolean): number {
  if (!config.flag("parallel_attn", true)) return 2;
  return config.number("num_ln_in_parallel_attn", isNew ? 2 : 1) === 2 ? 2 : 1;
}

export const falcon: Family = (config) => {
  const layers = config.number("num_hidden_layers");
  const hidden = config.number("hidden_size");
  const heads = config.number("num_attention_heads");
  if (hidden % heads !== 0)
    throw new LoraError("num_attention_heads of the config", `a divisor of ${hidden}`, heads);
  const headDim = hidden / heads;
  const isNew = config.flag("new_decoder_architecture", false);
  const shared = config.flag("multi_query", true) ? 1 : heads;
  const kvHeads = isNew ? config.number("num_kv_heads", heads) : shared;
  const inner = config.number("ffn_hidden_size", 4 * hidden);
  const hasBias = config.flag("bias", false);
  const vocabulary = config.number("vocab_size");
  const norms = normsOf(config, isNew);
  const head = decoderHead(config, [vocabulary, hidden], { isTied: true });
  return {
    layers,
    hidden,
    kvWidth: kvHeads * headDim,
    modules: stack(layers, [
      ["self_attention.query_key_value", (heads + 2 * kvHeads) * headDim, hidden, hasBias],
      ["self_attention.dense", hidden, hidden, hasBias],
      ["mlp.dense_h_to_4h", inner, hidden, hasBias],
      ["mlp.dense_4h_to_h", hidden, inner, hasBias],
    ]),
    other: [
      group("weights", "word_embeddings", vocabulary * hidden),
      norms === 2
        ? group("LayerNorm", "layernorms_in_layers", 4 * hidden * layers)
        : group("LayerNorm", "input_layernorm", 2 * hidden * layers),
      group("LayerNorm", "ln_f", 2 * hidden),
      ...head.other,
    ],
    saved: head.saved,
  };
};
