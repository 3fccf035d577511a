/** gpt-oss: biases everywhere, a sink for each head, experts that are no linear modules. */
import { group, type ParameterGroup, parameter } from "../groups.js";
import { attention, decoder, LAYER, sizesOf } from "./decoder.js";
import type { Family } from "./family.js";

export const gptOss: Family = (config) => {
  const sizes = sizesOf(config, { headDim: 64, kvHeads: 8 });
  const { layers, hidden, inner, heads } = sizes;
  const experts = config.number("num_local_experts", 128);
  const bias = config.flag("attention_bias", true);
  const ofExperts = (name: string, ...shape: readonly number[]): ParameterGroup =>
    parameter("experts", `${LAYER}.mlp.experts.${name}`, [experts, ...shape], layers);
  return decoder(config, sizes, {
    rows: attention(sizes, { qkv: bias, out: bias }),
    more: [
      ofExperts("gate_up_proj", hidden, 2 * inner),
      ofExperts("gate_up_proj_bias", 2 * inner),
      ofExperts("down_proj", inner, hidden),
      ofExperts("down_proj_bias", hidden),
      group("biased", `${LAYER}.mlp.router`, [experts, hidden], layers),
      parameter("weights", `${LAYER}.self_attn.sinks`, [heads], layers),
    ],
  });
};
