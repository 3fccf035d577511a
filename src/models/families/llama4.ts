/** Llama 4's language model: experts that are no linear modules beside one that all tokens share. */
import { LoraError } from "../../lora.js";
import { group } from "../groups.js";
import { attention, decoder, gated, sizesOf } from "./decoder.js";
import { type Config, type Family, stack } from "./family.js";

/** How many layers have experts: those that are listed, or each so many. */
function sparseLayers(config: Config, layers: number): number {
  const listed = config.values.moe_layers ?? undefined;
  if (listed === undefined)
    return Math.floor(layers / config.number("interleave_moe_layer_step", 1));
  if (!Array.isArray(listed))
    throw new LoraError("moe_layers of the config", "a list of layers", listed);
  return new Set(listed.filter((one) => Number.isInteger(one) && one >= 0 && one < layers)).size;
}

export const llama4Text: Family = (config) => {
  const sizes = sizesOf(config, { headDim: 128, kvHeads: 8 });
  const { layers, hidden, inner } = sizes;
  const sparse = sparseLayers(config, layers);
  const experts = config.number("num_local_experts", 16);
  const bias = config.flag("attention_bias", false);
  return decoder(config, sizes, {
    canClassify: false,
    modules: [
      ...stack(layers, attention(sizes, { qkv: bias, out: bias })),
      ...stack(
        layers - sparse,
        gated(hidden, config.number("intermediate_size_mlp", 16384), { at: "feed_forward" }),
      ),
      ...stack(sparse, [
        ["feed_forward.router", experts, hidden],
        ...gated(hidden, inner, { at: "feed_forward.shared_expert" }),
      ]),
    ],
    more: sparse
      ? [group("experts", "feed_forward.experts", 3 * hidden * inner * experts * sparse)]
      : [],
  });
};
