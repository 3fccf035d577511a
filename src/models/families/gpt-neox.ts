/** GPT-NeoX and Pythia: fused queries, keys and values, two LayerNorms also where they are parallel. */
import { decoder, sizesOf } from "./decoder.js";
import type { Family } from "./family.js";

export const gptNeox: Family = (config) => {
  const sizes = sizesOf(config);
  const { hidden, inner } = sizes;
  const hasBias = config.flag("attention_bias", true);
  return decoder(config, sizes, {
    rows: [
      ["attention.query_key_value", 3 * hidden, hidden, hasBias],
      ["attention.dense", hidden, hidden, hasBias],
      ["mlp.dense_h_to_4h", inner, hidden, true],
      ["mlp.dense_4h_to_h", hidden, inner, true],
    ],
    isParallel: config.flag("use_parallel_residual", true),
    hasNormBias: true,
    names: ["gpt_neox.layers.#", "gpt_neox.embed_in", "gpt_neox.final_layer_norm"],
  });
};
