/** Phi: attention and feed-forward layer side by side after one LayerNorm, biases everywhere. */
import { group } from "../groups.js";
import { attention, decoder, LAYER, sizesOf } from "./decoder.js";
import type { Family } from "./family.js";

export const phi: Family = (config) => {
  const sizes = sizesOf(config);
  const { layers, hidden, inner, headDim } = sizes;
  const hasHeadNorms = config.flag("qk_layernorm", false);
  return decoder(config, sizes, {
    rows: [
      ...attention(sizes, { qkv: true, out: true, output: "dense" }),
      ["mlp.fc1", inner, hidden, true],
      ["mlp.fc2", hidden, inner, true],
    ],
    norms: ["input_layernorm"],
    isParallel: true,
    names: [LAYER, "model.embed_tokens", "model.final_layernorm"],
    hasNormBias: true,
    hasHeadBias: true,
    // PEFT's LN-tuning leaves them.
    more: hasHeadNorms
      ? ["q_layernorm", "k_layernorm"].map((name) =>
          group("embedding-LayerNorm", `${LAYER}.self_attn.${name}`, [headDim], layers),
        )
      : [],
  });
};
