/** Builds the shapes of decoders with one stack of layers. */
import { LoraError } from "../../errors.js";
import { group, type ParameterGroup } from "../groups.js";
import type { LinearModule } from "../model.js";
import { type Config, oneStack, type Row, type Shapes, type Values } from "./family.js";
import { decoderHead, type HeadOptions } from "./head.js";

/** Widths of a decoder whose query heads may share key and value heads. */
export interface Sizes {
  readonly layers: number;
  readonly hidden: number;
  readonly vocabulary: number;
  /** The width inside the feed-forward block. */
  readonly inner: number;
  readonly heads: number;
  readonly headDim: number;
  readonly kvHeads: number;
  /** The width of all query heads together. */
  readonly width: number;
  readonly kvWidth: number;
}

/** Reads the number of layers, the hidden size, and the size of the feed-forward blocks. */
export const readDimensions = (config: Config, inner = "intermediate_size") =>
  [config.number("num_hidden_layers"), config.number("hidden_size"), config.number(inner)] as const;

/** Throws LoraError if heads do not divide the width. */
export function checkHeads(name: string, heads: number, width: number): void {
  if (width % heads !== 0)
    throw new LoraError(`${name} of the config`, `a divisor of ${width}`, heads);
}

/** Reads a number of heads. Throws LoraError unless it divides the width, although no shape depends on it. */
export const assertHeads = (config: Config, name: string, width: number): void =>
  checkHeads(config.path(name), config.number(name), width);

/** Throws LoraError if a head is too wide to be rotated in pairs of numbers. */
export function checkRotation(name: string, width: number): void {
  // transformers allows odd widths in the smallest test models.
  if (width > 4 && width % 2)
    throw new LoraError(
      `${name} of the config`,
      "a value with which heads have an even width",
      width,
    );
}

/** Throws LoraError if `head_dim`, which changes no shape here, is odd: transformers checks it as above. */
export function checkUnusedHeadDim(config: Config): void {
  const width = config.get("head_dim");
  if (typeof width === "number") checkRotation(config.path("head_dim"), width);
}

interface Sizing {
  /** Whether transformers rejects a number of heads that does not divide the hidden size, instead of rounding down. */
  readonly mustDivide?: boolean;
  /** Whether only a part of each head is rotated. */
  readonly isPartial?: boolean;
}

/** Whether the configuration limits the rotation to a part of each head. */
const hasPartialRotation = (config: Config): boolean => {
  const rope = config.get("rope_parameters") as Values | null | undefined;
  return Number(rope?.partial_rotary_factor ?? config.get("partial_rotary_factor") ?? 1) < 1;
};

/** Reads sizes from the keys that most configurations have. Throws LoraError. */
export function readSizes(config: Config, { mustDivide, isPartial }: Sizing = {}): Sizes {
  const hidden = config.number("hidden_size");
  const heads = config.number("num_attention_heads");
  const hasHeadDim = config.has("head_dim") && !config.isComputed("head_dim");
  if (mustDivide) checkHeads("num_attention_heads", heads, hidden);
  if (!hasHeadDim && heads > hidden)
    throw new LoraError("num_attention_heads of the config", `at most ${hidden}`, heads);
  const headDim = hasHeadDim ? config.number("head_dim") : Math.floor(hidden / heads);
  if (!isPartial && !hasPartialRotation(config))
    checkRotation(hasHeadDim ? "head_dim" : "num_attention_heads", headDim);
  const kvHeads = config.number("num_key_value_heads", heads);
  checkHeads("num_key_value_heads", kvHeads, heads);
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

/** The modules of queries, keys and values, and of the projection back to the model's width. */
export const attention = (
  { width, kvWidth, hidden }: Sizes,
  { qkv = false, out = false, output = "o_proj" } = {},
): Row[] => [
  ["self_attn.q_proj", width, hidden, qkv],
  ["self_attn.k_proj", kvWidth, hidden, qkv],
  ["self_attn.v_proj", kvWidth, hidden, qkv],
  [`self_attn.${output}`, hidden, width, out],
];

export const gated = (
  hidden: number,
  inner: number,
  { prefix = "mlp", hasBias = false } = {},
): Row[] => [
  [`${prefix}.gate_proj`, inner, hidden, hasBias],
  [`${prefix}.up_proj`, inner, hidden, hasBias],
  [`${prefix}.down_proj`, hidden, inner, hasBias],
];

/** The full name of a layer in most decoders. */
export const LAYER = "model.layers.#";

export const headNorms = (layers: number, query: number, key = query): ParameterGroup[] =>
  [["q_norm", query] as const, ["k_norm", key] as const].map(([name, width]) =>
    group("attention-RMSNorm", `${LAYER}.self_attn.${name}`, [width], layers),
  );

/** The properties of a decoder, except its sizes. */
interface Parts extends HeadOptions {
  /** Linear modules of each layer, if all layers have the same modules. Otherwise set `modules`. */
  readonly rows?: readonly Row[];
  readonly modules?: readonly LinearModule[];
  /** Names of a layer's norms, which are as wide as the model. Default: LLaMA's. */
  readonly norms?: readonly string[];
  /** Whether attention and feed-forward block run in parallel. Default: no. */
  readonly isParallel?: boolean;
  /** Whether norms have biases, as LayerNorm does. Default: no, as in RMSNorm. */
  readonly hasNormBias?: boolean;
  /** Other parameters outside linear modules. */
  readonly extra?: readonly ParameterGroup[];
  /** Full names of a layer, the embedding and the final norm. */
  readonly names?: readonly [layer: string, embedding: string, last: string];
}

/** The norms before attention and before the feed-forward block. */
export const NORMS = ["input_layernorm", "post_attention_layernorm"] as const;

export function decoder(
  config: Config,
  sizes: Pick<Sizes, "layers" | "hidden" | "vocabulary"> & Partial<Sizes>,
  parts: Parts,
): Shapes {
  const { layers, hidden, vocabulary, kvWidth } = sizes;
  const { rows, modules, norms = NORMS, isParallel, extra = [] } = parts;
  const [layer, embedding, last] = parts.names ?? [LAYER, "model.embed_tokens", "model.norm"];
  const normKind = parts.hasNormBias ? "LayerNorm" : "RMSNorm";
  return oneStack({
    layers,
    hidden,
    kvWidth,
    isParallel,
    layer,
    rows,
    modules,
    norms,
    normKind,
    other: [
      group("embedding", embedding, [vocabulary, hidden]),
      group(normKind, last, [hidden]),
      ...extra,
    ],
    head: decoderHead(config, [vocabulary, hidden], parts),
  });
}
