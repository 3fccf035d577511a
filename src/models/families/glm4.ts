/** GLM-4: four norms a layer, gate and up fused, biases on queries, keys and values alone. */
import { attention, decoder, NORMS, sizesOf } from "./decoder.js";
import type { Family } from "./family.js";

export const glm4: Family = (config) => {
  const sizes = sizesOf(config, { headDim: 128, kvHeads: 2 });
  const { hidden, inner } = sizes;
  return decoder(config, sizes, {
    rows: [
      ...attention(sizes, { qkv: config.flag("attention_bias", true) }),
      ["mlp.gate_up_proj", 2 * inner, hidden],
      ["mlp.down_proj", hidden, inner],
    ],
    norms: [...NORMS, "post_self_attn_layernorm", "post_mlp_layernorm"],
  });
};
