import { group } from "../groups.js";
import { type Family, outputHead, stack } from "./family.js";

export const t5: Family = (config) => {
  const encoder = config.number("num_layers");
  const decoder = config.number("num_decoder_layers", encoder);
  const [hidden, inner, heads] = [
    config.number("d_model"),
    config.number("d_ff"),
    config.number("num_heads"),
  ];
  const width = heads * config.number("d_kv", 64);
  const attention = (path: string) =>
    (["q", "k", "v", "o"] as const).map((name) =>
      name === "o"
        ? ([`${path}.o`, hidden, width] as const)
        : ([`${path}.${name}`, width, hidden] as const),
    );
  const isGated = config.text("feed_forward_proj", "relu").startsWith("gated");
  const feedForward = (path: string) => [
    ...(isGated ? ["wi_0", "wi_1"] : ["wi"]).map(
      (name) => [`${path}.${name}`, inner, hidden] as const,
    ),
    [`${path}.wo`, hidden, inner] as const,
  ];
  const [first, second] = ["encoder.", "decoder."];
  const embeddings = config.number("vocab_size") * hidden;
  const buckets = config.number("relative_attention_num_buckets", 32);
  return {
    layers: encoder + decoder,
    hidden,
    kvWidth: width,
    modules: [
      ...stack(encoder, [
        ...attention(`${first}SelfAttention`),
        ...feedForward(`${first}DenseReluDense`),
      ]),
      ...stack(decoder, [
        ...attention(`${second}SelfAttention`),
        ...attention(`${second}EncDecAttention`),
        ...feedForward(`${second}DenseReluDense`),
      ]),
    ],
    other: [
      group("weights", "shared embedding", embeddings),
      group("relative-bias", "relative_attention_bias", 2 * buckets * heads),
      group("RMSNorm", "layer_norms", (2 * encoder + 3 * decoder + 2) * hidden),
      ...outputHead(config, true, embeddings),
    ],
  };
};
