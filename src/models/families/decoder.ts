/** What decoders of one stack are made of. */
import { LoraError } from "../../errors.js";
import { group, type ParameterGroup } from "../groups.js";
import type { LinearModule } from "../model.js";
import { type Config, type Row, type Shapes, stack } from "./family.js";
import { decoderHead, type HeadOptions } from "./head.js";

/** Widths of a decoder whose query heads may share key and value heads. */
export interface Sizes {
  readonly layers: number;
  readonly hidden: number;
  readonly vocabulary: number;
  /** Of the feed-forward layer. */
  readonly inner: number;
  readonly heads: number;
  readonly headDim: number;
  readonly kvHeads: number;
  /** Of all query heads together. */
  readonly width: number;
  readonly kvWidth: number;
}

/** Sizes by the names that most configurations have. Throws LoraError for heads that do not divide. */
export function sizesOf(
  config: Config,
  defaults: { readonly headDim?: number; readonly kvHeads?: number } = {},
): Sizes {
  const hidden = config.number("hidden_size");
  const heads = config.number("num_attention_heads");
  if (defaults.headDim === undefined && config.isAbsent("head_dim") && hidden % heads !== 0)
    throw new LoraError("num_attention_heads of the config", `a divisor of ${hidden}`, heads);
  const headDim = config.number("head_dim", defaults.headDim ?? hidden / heads);
  const kvHeads = config.isAbsent("num_key_value_heads")
    ? (defaults.kvHeads ?? heads)
    : config.number("num_key_value_heads", heads);
  if (heads % kvHeads !== 0)
    throw new LoraError("num_key_value_heads of the config", `a divisor of ${heads}`, kvHeads);
  return {
    layers: config.number("num_hidden_layers"),
    hidden,
    vocabulary: config.number("vocab_size"),
    inner: config.number("intermediate_size"),
    heads,
    headDim,
    kvHeads,
    width: heads * headDim,
    kvWidth: kvHeads * headDim,
  };
}

/** Queries, keys, values, and what brings them back to the model's width. */
export const attention = (
  { width, kvWidth, hidden }: Sizes,
  { qkv = false, out = false, output = "o_proj" } = {},
): Row[] => [
  ["self_attn.q_proj", width, hidden, qkv],
  ["self_attn.k_proj", kvWidth, hidden, qkv],
  ["self_attn.v_proj", kvWidth, hidden, qkv],
  [`self_attn.${output}`, hidden, width, out],
];

/** A gated feed-forward layer, or one for each of so many experts. */
export const gated = (
  hidden: number,
  inner: number,
  { at = "mlp", hasBias = false, experts = 1 } = {},
): Row[] => [
  [`${at}.gate_proj`, inner, hidden, hasBias, experts],
  [`${at}.up_proj`, inner, hidden, hasBias, experts],
  [`${at}.down_proj`, hidden, inner, hasBias, experts],
];

/** What the names of most decoders' layers begin with. */
export const LAYER = "model.layers.#";

/** Norms of queries and of keys in each layer. */
export const headNorms = (layers: number, query: number, key = query): ParameterGroup[] =>
  [["q_norm", query] as const, ["k_norm", key] as const].map(([name, width]) =>
    group("attention-RMSNorm", `${LAYER}.self_attn.${name}`, [width], layers),
  );

/** What a decoder has besides its sizes. */
interface Parts extends HeadOptions {
  /** Linear modules of each layer … */
  readonly rows?: readonly Row[];
  /** … or of all, where layers differ. */
  readonly modules?: readonly LinearModule[];
  /** Norms of a layer, each as wide as the model. Default: those of LLaMA. */
  readonly norms?: readonly string[];
  /** Whether attention and feed-forward block stand side by side. Default: no. */
  readonly isParallel?: boolean;
  /** Whether norms have biases. Default: no, as RMSNorm. */
  readonly hasNormBias?: boolean;
  /** Other parameters that are no linear module's. */
  readonly more?: readonly ParameterGroup[];
  /** Names of the layers, the embedding and the last norm. */
  readonly names?: readonly [layer: string, embedding: string, last: string];
}

/** The norms before attention and before the feed-forward layer. */
export const NORMS = ["input_layernorm", "post_attention_layernorm"] as const;

/** The shapes of a decoder. */
export function decoder(
  config: Config,
  {
    layers,
    hidden,
    vocabulary,
    kvWidth,
  }: Pick<Sizes, "layers" | "hidden" | "vocabulary"> & Partial<Sizes>,
  parts: Parts,
): Shapes {
  const { rows = [], norms = NORMS, hasNormBias = false, more = [] } = parts;
  const [layer, embedding, last] = parts.names ?? [LAYER, "model.embed_tokens", "model.norm"];
  const head = decoderHead(config, [vocabulary, hidden], parts);
  const kind = hasNormBias ? "LayerNorm" : "RMSNorm";
  return {
    layers,
    hidden,
    kvWidth,
    isParallel: parts.isParallel,
    modules: parts.modules ?? stack(layers, rows, layer),
    other: [
      group("embedding", embedding, [vocabulary, hidden]),
      ...norms.map((name) => group(kind, `${layer}.${name}`, [hidden], layers)),
      group(kind, last, [hidden]),
      ...more,
      ...head.other,
    ],
    saved: head.saved,
    tied: head.tied,
  };
}
