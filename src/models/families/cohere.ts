/** Command R: one norm a layer, before attention and feed-forward layer side by side. */
import { group } from "../groups.js";
import { attention, decoder, gated, LAYER, type Sizes, sizesOf } from "./decoder.js";
import type { Family } from "./family.js";

/** A row for each head. */
const cohereNorms = ({ layers, heads, kvHeads, headDim }: Sizes) =>
  [["q_norm", heads] as const, ["k_norm", kvHeads] as const].map(([name, rows]) =>
    group("attention-RMSNorm", `${LAYER}.self_attn.${name}`, [rows, headDim], layers),
  );

const cohereLike =
  (mayHaveHeadNorms: boolean): Family =>
  (config) => {
    const sizes = sizesOf(config);
    const { hidden, inner } = sizes;
    const bias = config.flag("attention_bias", false);
    return decoder(config, sizes, {
      rows: [...attention(sizes, { qkv: bias, out: bias }), ...gated(hidden, inner)],
      norms: ["input_layernorm"],
      isParallel: true,
      isTied: true,
      canClassify: false,
      more: mayHaveHeadNorms && config.flag("use_qk_norm", false) ? cohereNorms(sizes) : [],
    });
  };

export const cohere = cohereLike(true);
export const cohere2 = cohereLike(false);
