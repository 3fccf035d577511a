/** GPT-J: attention without biases beside a feed-forward layer with some, after one LayerNorm. */
import { decoder } from "./decoder.js";
import type { Family } from "./family.js";

export const gptj: Family = (config) => {
  const [layers, hidden] = [config.number("n_layer"), config.number("n_embd")];
  const [inner, heads] = [config.number("n_inner", 4 * hidden), config.number("n_head", 16)];
  const sizes = {
    ...{ layers, hidden, inner, heads, kvHeads: heads, headDim: hidden / heads },
    ...{ width: hidden, kvWidth: hidden, vocabulary: config.number("vocab_size", 50400) },
  };
  return decoder(config, sizes, {
    rows: [
      ["attn.q_proj", hidden, hidden],
      ["attn.k_proj", hidden, hidden],
      ["attn.v_proj", hidden, hidden],
      ["attn.out_proj", hidden, hidden],
      ["mlp.fc_in", inner, hidden, true],
      ["mlp.fc_out", hidden, inner, true],
    ],
    norms: ["ln_1"],
    isParallel: true,
    hasNormBias: true,
    hasHeadBias: true,
    names: ["transformer.h.#", "transformer.wte", "transformer.ln_f"],
  });
};
