/** LLaMA and those of its descendants that differ from it in a few words. */
import { attention, decoder, gated, headNorms, sizesOf } from "./decoder.js";
import type { Family, Row } from "./family.js";

interface LlamaLike {
  readonly isTied?: boolean;
  readonly headDim?: number;
  readonly qkvBias?: boolean;
  /** Key and value heads where the configuration does not say; else as many as query heads. */
  readonly kvHeads?: number;
  /** Whether the configuration may ask for biases. */
  readonly mayHaveBias?: boolean;
  readonly mayHaveMlpBias?: boolean;
  /** RMSNorms of one layer, each as wide as the model. */
  readonly norms?: readonly string[];
  /** Norms of queries and keys: one a head, or one for all heads together. */
  readonly headNorms?: "each" | "all";
  readonly canClassify?: boolean;
}

export const llamaLike =
  (kind: LlamaLike = {}): Family =>
  (config) => {
    const sizes = sizesOf(config, kind);
    const { layers, hidden, inner, width, kvWidth, headDim } = sizes;
    const out = kind.mayHaveBias === true && config.flag("attention_bias", false);
    const hasBias = kind.mayHaveMlpBias === true && config.flag("mlp_bias", false);
    const [query, key] = kind.headNorms === "each" ? [headDim, headDim] : [width, kvWidth];
    return decoder(config, sizes, {
      ...kind,
      rows: [
        ...attention(sizes, { qkv: kind.qkvBias ?? out, out }),
        ...gated(hidden, inner, { hasBias }),
      ],
      more: kind.headNorms ? headNorms(layers, query, key) : [],
    });
  };

/** One module for q, k and v, and one for gate and up. */
export const phi3: Family = (config) => {
  const sizes = sizesOf(config);
  const { hidden, inner, width, kvWidth } = sizes;
  const rows: Row[] = [
    ["self_attn.qkv_proj", width + 2 * kvWidth, hidden],
    ["self_attn.o_proj", hidden, width],
    ["mlp.gate_up_proj", 2 * inner, hidden],
    ["mlp.down_proj", hidden, inner],
  ];
  return decoder(config, sizes, { rows });
};

/** Experts in place of the feed-forward layer. */
export const mixtral: Family = (config) => {
  const sizes = sizesOf(config, { kvHeads: 8 });
  const { hidden, inner } = sizes;
  const experts = config.number("num_local_experts", 8);
  const each = "block_sparse_moe.experts.*";
  const rows: Row[] = [
    ...attention(sizes),
    [`${each}.w1`, inner, hidden, false, experts],
    [`${each}.w2`, hidden, inner, false, experts],
    [`${each}.w3`, inner, hidden, false, experts],
    ["block_sparse_moe.gate", experts, hidden],
  ];
  return decoder(config, sizes, { rows });
};
