/**
 * InternLM2: LLaMA with queries, keys and values in one matrix. transformers has none, so whole
 * names are not known.
 */
import { decoder, sizesOf } from "./decoder.js";
import { type Family, withoutNames } from "./family.js";

export const internlm2: Family = (config) => {
  const sizes = sizesOf(config);
  const { hidden, inner, width, kvWidth } = sizes;
  const hasBias = config.flag("bias", false);
  const shapes = decoder(config, sizes, {
    rows: [
      ["attention.wqkv", width + 2 * kvWidth, hidden, hasBias],
      ["attention.wo", hidden, width, hasBias],
      ["feed_forward.w1", inner, hidden],
      ["feed_forward.w3", inner, hidden],
      ["feed_forward.w2", hidden, inner],
    ],
    names: ["model.layers.#", "model.tok_embeddings", "model.norm"],
    norms: ["attention_norm", "ffn_norm"],
    canClassify: false,
  });
  return withoutNames(shapes);
};
