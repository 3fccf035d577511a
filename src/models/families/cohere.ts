/** Command R: one norm a layer, before attention and feed-forward layer side by side. */
import { attention, decoder, gated, headNorms, sizesOf } from "./decoder.js";
import type { Family } from "./family.js";

const cohereLike =
  (mayHaveHeadNorms: boolean): Family =>
  (config) => {
    const sizes = sizesOf(config);
    const { layers, hidden, inner, width, kvWidth } = sizes;
    const bias = config.flag("attention_bias", false);
    return decoder(config, sizes, {
      rows: [...attention(sizes, { qkv: bias, out: bias }), ...gated(hidden, inner)],
      norms: 1,
      isTied: true,
      canClassify: false,
      more:
        mayHaveHeadNorms && config.flag("use_qk_norm", false)
          ? [headNorms(layers, width + kvWidth)]
          : [],
    });
  };

export const cohere = cohereLike(true);
export const cohere2 = cohereLike(false);
