/** StableLM: a gated feed-forward layer with LayerNorm, which is one where it stands beside attention. */
import { attention, decoder, gated, headNorms, sizesOf } from "./decoder.js";
import type { Family } from "./family.js";

export const stablelm: Family = (config) => {
  const sizes = sizesOf(config, { kvHeads: 32 });
  const { layers, hidden, inner, width, kvWidth } = sizes;
  const hasHeadNorms = config.flag("qk_layernorm", false);
  return decoder(config, sizes, {
    rows: [
      ...attention(sizes, { qkv: config.flag("use_qkv_bias", false) }),
      ...gated(hidden, inner),
    ],
    norms: config.flag("use_parallel_residual", false) ? 1 : 2,
    hasNormBias: true,
    // A norm of its own for each head, without biases.
    more: hasHeadNorms ? [headNorms(layers, width + kvWidth)] : [],
  });
};
