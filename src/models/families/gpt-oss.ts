/** gpt-oss: biases everywhere, a sink for each head, experts that are no linear modules. */
import { group } from "../groups.js";
import { attention, decoder, sizesOf } from "./decoder.js";
import type { Family } from "./family.js";
import { linear } from "./head.js";

export const gptOss: Family = (config) => {
  const sizes = sizesOf(config, { headDim: 64, kvHeads: 8 });
  const { layers, hidden, inner, heads } = sizes;
  const experts = config.number("num_local_experts", 128);
  const bias = config.flag("attention_bias", true);
  const [weights, biases] = [3 * hidden * inner, 2 * inner + hidden].map(
    (one) => one * experts * layers,
  ) as [number, number];
  const router = linear("mlp.router", experts, hidden);
  return decoder(config, sizes, {
    rows: attention(sizes, { qkv: bias, out: bias }),
    more: [
      group("experts", "mlp.experts", weights + biases, biases),
      group("biased", router.name, router.numel * layers, router.biases * layers),
      group("weights", "self_attn.sinks", heads * layers),
    ],
  });
};
