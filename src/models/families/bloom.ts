/** BLOOM: fused queries, keys and values, biases everywhere, a norm behind the embedding. */
import { group } from "../groups.js";
import { decoder } from "./decoder.js";
import type { Family } from "./family.js";

export const bloom: Family = (config) => {
  const hidden = config.number("hidden_size");
  const sizes = {
    layers: config.number("n_layer"),
    hidden,
    vocabulary: config.number("vocab_size"),
    kvWidth: hidden,
  };
  return decoder(config, sizes, {
    rows: [
      ["self_attention.query_key_value", 3 * hidden, hidden, true],
      ["self_attention.dense", hidden, hidden, true],
      ["mlp.dense_h_to_4h", 4 * hidden, hidden, true],
      ["mlp.dense_4h_to_h", hidden, 4 * hidden, true],
    ],
    hasNormBias: true,
    isTied: true,
    names: ["transformer.h.#", "transformer.word_embeddings", "transformer.ln_f"],
    more: [group("embedding-LayerNorm", "transformer.word_embeddings_layernorm", [hidden])],
  });
};
