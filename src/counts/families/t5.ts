/** T5, ByT5 and mT5: an encoder and a decoder with RMSNorm and relative positions. */
import { group } from "../groups.js";
import type { Model } from "../model.js";
import { findInputEmbeddings } from "../names.js";
import { type Config, type Family, type Row, renamed, type Shapes, stack } from "./family.js";
import { countLabels, decoderHead, findHead, knownHead, linear } from "./head.js";

/** These can be targets, because PEFT's task SEQ_CLS expects other names. */
const classifierRows = (config: Config, hidden: number): Row[] => [
  ["classification_head.dense", hidden, hidden, true],
  ["classification_head.out_proj", countLabels(config), hidden, true],
];

const attentionRows = (path: string, hidden: number, width: number): Row[] => [
  [`${path}.q`, width, hidden],
  [`${path}.k`, width, hidden],
  [`${path}.v`, width, hidden],
  [`${path}.o`, hidden, width],
];

/**
 * Returns the model after transformers has loaded its published files. Until then, transformers ties the head, and
 * `tie_word_embeddings` decides only whether the decoder's outputs are scaled. Models of other types are unchanged.
 */
export function asLoaded(model: Model): Model {
  const { type, config, other = [], tied = [], head } = model;
  const embedding = findInputEmbeddings(model);
  const isSeparate = /^m?t5$/.test(type) && !head && config?.tie_word_embeddings === false;
  if (!isSeparate || !embedding) return model;
  const [vocabulary = 0, hidden = 0] = embedding.shape;
  return {
    ...model,
    other: [...other, linear("lm_head", vocabulary, hidden, false)],
    tied: tied.filter((name) => name !== "lm_head"),
  };
}

const PREFIX = "transformer";
const EMBEDDINGS = [`${PREFIX}.encoder.embed_tokens`, `${PREFIX}.decoder.embed_tokens`];

export const t5: Family = (config) => {
  if (config.architecture().endsWith("EncoderModel"))
    throw config.wrongArchitecture("the class of a model with a decoder");
  const encoder = config.number("num_layers");
  const decoder = config.number(
    "num_decoder_layers",
    config.withoutAliases("num_layers") as number,
  );
  const hidden = config.number("d_model");
  const inner = config.number("d_ff");
  const heads = config.number("num_heads");
  const width = heads * config.number("d_kv");
  const isGated = config.text("feed_forward_proj").startsWith("gated");
  const feedForward: Row[] = [
    ...(isGated ? ["wi_0", "wi_1"] : ["wi"]).map(
      (name): Row => [`DenseReluDense.${name}`, inner, hidden],
    ),
    ["DenseReluDense.wo", hidden, inner],
  ];
  const vocabulary = config.number("vocab_size");
  const isClassifier = knownHead(config) === "classifier";
  const head = isClassifier
    ? { other: [] }
    : decoderHead(config, [vocabulary, hidden], { isTied: true });
  const buckets = config.number("relative_attention_num_buckets");
  /** Each of `parts` follows a norm in every layer. */
  const createStack = (part: string, layers: number, ...parts: readonly (readonly Row[])[]) => ({
    modules: parts.flatMap((rows, index) =>
      stack(layers, rows, `${PREFIX}.${part}.block.#.layer.${index}`, part),
    ),
    other: [
      group(
        "relative-bias",
        `${PREFIX}.${part}.block.0.layer.0.SelfAttention.relative_attention_bias`,
        [buckets, heads],
      ),
      ...parts.map((_, index) =>
        group("RMSNorm", `${PREFIX}.${part}.block.#.layer.${index}.layer_norm`, [hidden], layers),
      ),
      group("RMSNorm", `${PREFIX}.${part}.final_layer_norm`, [hidden]),
    ],
  });
  const self = attentionRows("SelfAttention", hidden, width);
  const cross = attentionRows("EncDecAttention", hidden, width);
  const [encoderShapes, decoderShapes] = [
    createStack("encoder", encoder, self, feedForward),
    createStack("decoder", decoder, self, cross, feedForward),
  ];
  const shapes: Shapes = {
    layers: encoder + decoder,
    configLayers: encoder,
    hidden,
    kvWidth: width,
    modules: [
      ...encoderShapes.modules,
      ...decoderShapes.modules,
      ...(isClassifier ? stack(1, classifierRows(config, hidden), "") : []),
    ],
    other: [
      group("embedding", `${PREFIX}.shared`, [vocabulary, hidden]),
      ...encoderShapes.other,
      ...decoderShapes.other,
      ...head.other,
    ],
    tied: [...EMBEDDINGS, ...(head.tied ?? [])],
  };
  // In a language model, the names lack the prefix.
  return findHead(config) ? shapes : renamed(shapes, (name) => name.replace(/^transformer\./, ""));
};
