/** Qwen's mixtures of experts: in some layers a plain feed-forward layer, and with Qwen2 a shared expert. */
import { LoraError } from "../../errors.js";
import { numbersOf } from "../groups.js";
import { attention, decoder, gated, headNorms, LAYER, sizesOf } from "./decoder.js";
import { type Config, type Family, stack } from "./family.js";

/** The layers, those without experts and those with some. */
function layersOf(config: Config, layers: number) {
  const step = config.number("decoder_sparse_step", 1);
  const dense = config.values.mlp_only_layers ?? [];
  if (!Array.isArray(dense))
    throw new LoraError("mlp_only_layers of the config", "a list of layers", dense);
  const isSparse = (layer: number) => !dense.includes(layer) && (layer + 1) % step === 0;
  const all = numbersOf(layers);
  return { plain: all.filter((item) => !isSparse(item)), sparse: all.filter(isSparse) };
}

const at = "mlp.experts.*";

export const qwen3Moe: Family = (config) => {
  const sizes = sizesOf(config, { kvHeads: 4 });
  const { layers, hidden, inner, headDim } = sizes;
  const { plain, sparse } = layersOf(config, layers);
  const experts = config.number("num_experts", config.number("num_local_experts", 128));
  const bias = config.flag("attention_bias", false);
  return decoder(config, sizes, {
    modules: [
      ...stack(layers, attention(sizes, { qkv: bias, out: bias }), LAYER),
      ...stack(plain, gated(hidden, inner), LAYER),
      ...stack(
        sparse,
        [
          ...gated(hidden, config.number("moe_intermediate_size", 768), { at, experts }),
          ["mlp.gate", experts, hidden],
        ],
        LAYER,
      ),
    ],
    more: headNorms(layers, headDim),
  });
};

export const qwen2Moe: Family = (config) => {
  const sizes = sizesOf(config, { kvHeads: 16 });
  const { layers, hidden, inner } = sizes;
  const { plain, sparse } = layersOf(config, layers);
  const experts = config.number("num_experts", 60);
  const shared = config.number("shared_expert_intermediate_size", 5632);
  return decoder(config, sizes, {
    modules: [
      ...stack(layers, attention(sizes, { qkv: config.flag("qkv_bias", true) }), LAYER),
      ...stack(plain, gated(hidden, inner), LAYER),
      ...stack(
        sparse,
        [
          ...gated(hidden, config.number("moe_intermediate_size", 1408), { at, experts }),
          ["mlp.gate", experts, hidden],
          ...gated(hidden, shared, { at: "mlp.shared_expert" }),
          ["mlp.shared_expert_gate", 1, hidden],
        ],
        LAYER,
      ),
    ],
  });
};
