/** StarCoder2: grouped keys and values, a plain feed-forward layer, LayerNorm. */
import { attention, decoder, sizesOf } from "./decoder.js";
import type { Family } from "./family.js";

export const starcoder2: Family = (config) => {
  const sizes = sizesOf(config, { kvHeads: 2 });
  const { hidden, inner } = sizes;
  const hasBias = config.flag("use_bias", true);
  return decoder(config, sizes, {
    rows: [
      ...attention(sizes, { qkv: hasBias, out: hasBias }),
      ["mlp.c_fc", inner, hidden, hasBias],
      ["mlp.c_proj", hidden, inner, hasBias],
    ],
    hasNormBias: true,
    isTied: true,
  });
};
