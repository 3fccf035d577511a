/** Llama 4's language model: experts that are no linear modules beside one that all tokens share. */
import { LoraError } from "../../errors.js";
import { numbersOf, parameter } from "../groups.js";
import { attention, decoder, gated, LAYER, sizesOf } from "./decoder.js";
import { type Config, type Family, stack } from "./family.js";

/** Whether a layer has experts: those that are listed, or each so many. */
function sparseLayers(config: Config): (layer: number) => boolean {
  const listed = config.values.moe_layers ?? undefined;
  if (listed === undefined) {
    const step = config.number("interleave_moe_layer_step", 1);
    return (layer) => (layer + 1) % step === 0;
  }
  if (!Array.isArray(listed))
    throw new LoraError("moe_layers of the config", "a list of layers", listed);
  return (layer) => listed.includes(layer);
}

export const llama4Text: Family = (config) => {
  const sizes = sizesOf(config, { headDim: 128, kvHeads: 8 });
  const { layers, hidden, inner } = sizes;
  const isSparse = sparseLayers(config);
  const sparse = numbersOf(layers).filter(isSparse);
  const plain = numbersOf(layers).filter((item) => !isSparse(item));
  const experts = config.number("num_local_experts", 16);
  const each = `${LAYER}.feed_forward.experts`;
  const bias = config.flag("attention_bias", false);
  return decoder(config, sizes, {
    canClassify: false,
    modules: [
      ...stack(layers, attention(sizes, { qkv: bias, out: bias }), LAYER),
      ...stack(
        plain,
        gated(hidden, config.number("intermediate_size_mlp", 16384), { at: "feed_forward" }),
        LAYER,
      ),
      ...stack(
        sparse,
        [
          ["feed_forward.router", experts, hidden],
          ...gated(hidden, inner, { at: "feed_forward.shared_expert" }),
        ],
        LAYER,
      ),
    ],
    more: sparse.length
      ? [
          parameter("experts", `${each}.gate_up_proj`, [experts, hidden, 2 * inner], sparse),
          parameter("experts", `${each}.down_proj`, [experts, inner, hidden], sparse),
        ]
      : [],
  });
};
