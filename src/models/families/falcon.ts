/** Falcon: fused queries, keys and values, of one head or of a group; one norm a layer or two. */
import { LoraError } from "../../errors.js";
import { group } from "../groups.js";
import { NORMS } from "./decoder.js";
import { type Config, type Family, stack } from "./family.js";
import { decoderHead } from "./head.js";

/** One norm, or two: by other names where attention and feed-forward layer are parallel. */
function normsOf(config: Config, isNew: boolean, isParallel: boolean): readonly string[] {
  if (!isParallel) return NORMS;
  const isTwo = config.number("num_ln_in_parallel_attn", isNew ? 2 : 1) === 2;
  return isTwo ? ["ln_attn", "ln_mlp"] : ["input_layernorm"];
}

const LAYER = "transformer.h.#";

export const falcon: Family = (config) => {
  const layers = config.number("num_hidden_layers");
  const hidden = config.number("hidden_size");
  const heads = config.number("num_attention_heads");
  if (hidden % heads !== 0)
    throw new LoraError("num_attention_heads of the config", `a divisor of ${hidden}`, heads);
  const headDim = hidden / heads;
  const isNew = config.flag("new_decoder_architecture", false);
  const isParallel = config.flag("parallel_attn", true);
  const shared = config.flag("multi_query", true) ? 1 : heads;
  const kvHeads = isNew ? config.number("num_kv_heads", heads) : shared;
  const inner = config.number("ffn_hidden_size", 4 * hidden);
  const hasBias = config.flag("bias", false);
  const vocabulary = config.number("vocab_size");
  const head = decoderHead(config, [vocabulary, hidden], { isTied: true });
  return {
    layers,
    hidden,
    kvWidth: kvHeads * headDim,
    isParallel,
    modules: stack(
      layers,
      [
        ["self_attention.query_key_value", (heads + 2 * kvHeads) * headDim, hidden, hasBias],
        ["self_attention.dense", hidden, hidden, hasBias],
        ["mlp.dense_h_to_4h", inner, hidden, hasBias],
        ["mlp.dense_4h_to_h", hidden, inner, hasBias],
      ],
      LAYER,
    ),
    other: [
      group("embedding", "transformer.word_embeddings", [vocabulary, hidden]),
      ...normsOf(config, isNew, isParallel).map((name) =>
        group("LayerNorm", `${LAYER}.${name}`, [hidden], layers),
      ),
      group("LayerNorm", "transformer.ln_f", [hidden]),
      ...head.other,
    ],
    saved: head.saved,
    tied: head.tied,
  };
};
