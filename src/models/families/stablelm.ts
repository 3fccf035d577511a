/** StableLM: a gated feed-forward layer with LayerNorm, which is one where it stands beside attention. */
import { group } from "../groups.js";
import { attention, decoder, gated, LAYER, NORMS, type Sizes, sizesOf } from "./decoder.js";
import type { Family } from "./family.js";

/** A norm of its own for each head, without biases. */
const normsOfHeads = ({ layers, heads, kvHeads, headDim }: Sizes) =>
  [["q_layernorm", heads] as const, ["k_layernorm", kvHeads] as const].map(([name, many]) => {
    const module = `${LAYER}.self_attn.${name}.norms.*`;
    return group("attention-RMSNorm", module, [headDim], layers, many);
  });

export const stablelm: Family = (config) => {
  const sizes = sizesOf(config, { kvHeads: 32 });
  const { hidden, inner } = sizes;
  const hasHeadNorms = config.flag("qk_layernorm", false);
  const isParallel = config.flag("use_parallel_residual", false);
  return decoder(config, sizes, {
    rows: [
      ...attention(sizes, { qkv: config.flag("use_qkv_bias", false) }),
      ...gated(hidden, inner),
    ],
    norms: isParallel ? ["input_layernorm"] : NORMS,
    isParallel,
    hasNormBias: true,
    more: hasHeadNorms ? normsOfHeads(sizes) : [],
  });
};
