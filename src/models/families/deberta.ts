/** DeBERTa v2 and v3: an encoder with relative positions, which may have separate matrices. */
import { group, parameter } from "../groups.js";
import {
  type Config,
  type Family,
  type Head,
  oneStack,
  plainLayer,
  type Row,
  stack,
} from "./family.js";
import { countLabels, encoderHead, languageHead, linear } from "./head.js";

/** Returns the projections of relative positions, or none if they share keys and queries. */
function positionRows(config: Config, hidden: number): Row[] {
  const given = config.get("pos_att_type") ?? [];
  // A list or, in old files, text: "p2c|c2p".
  const types = Array.isArray(given) ? given : config.text("pos_att_type").split("|");
  if (config.flag("share_att_key", false)) return [];
  const rows: readonly (readonly [string, string])[] = [
    ["c2p", "pos_key_proj"],
    ["p2c", "pos_query_proj"],
  ];
  return rows.flatMap(([type, name]): Row[] =>
    types.includes(type) ? [[`attention.self.${name}`, hidden, hidden, true]] : [],
  );
}

const AT = "deberta";

/** Returns the convolution after the first layer, and its norm. */
const convolution = (kernel: number, hidden: number) => [
  group("biased", `${AT}.encoder.conv.conv`, [hidden, hidden, kernel]),
  group("embedding-LayerNorm", `${AT}.encoder.conv.LayerNorm`, [hidden]),
];

/** Returns the head of a language model. That of the original code multiplies with the embedding itself. */
function debertaHead(config: Config, embedded: number, hidden: number): Head {
  if (config.flag("legacy")) {
    const at = "cls.predictions";
    return languageHead(config, [embedded, hidden], {
      dense: `${at}.transform.dense`,
      norm: group("embedding-LayerNorm", `${at}.transform.LayerNorm`, [embedded]),
      decoder: `${at}.decoder`,
      bias: `${at}.bias`,
    });
  }
  const at = "lm_predictions.lm_head";
  return {
    // PEFT takes the dense layer for the output embeddings, which it does not adapt.
    other: [
      linear(`${at}.dense`, hidden, hidden),
      group("embedding-LayerNorm", `${at}.LayerNorm`, [hidden]),
      parameter("biased", `${at}.bias`, [config.number("vocab_size")]),
    ],
  };
}

export const debertaV2: Family = (config) => {
  const layers = config.number("num_hidden_layers");
  const hidden = config.number("hidden_size");
  const inner = config.number("intermediate_size");
  // The number of heads changes shapes only together with `attention_head_size`, which is not modeled.
  config.get("num_attention_heads");
  const embedded = config.number("embedding_size", hidden);
  const positions = config.number("max_position_embeddings");
  const isRelative = config.flag("relative_attention");
  const limit = config.positiveOr("max_relative_positions", positions);
  const distances = config.positiveOr("position_buckets", limit);
  const kernel = config.positiveOr("conv_kernel_size", 0);
  const types = config.positiveOr("type_vocab_size", 0);
  const pooled = config.number("pooler_hidden_size", hidden);
  const embeddings = `${AT}.embeddings`;
  const layer = `${AT}.encoder.layer.#`;
  const hasRelativeNorm = config.text("norm_rel_ebd").includes("layer_norm");
  const rows = plainLayer(hidden, inner, [
    "attention.self.query_proj",
    "attention.self.key_proj",
    "attention.self.value_proj",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
  ]);
  const relative = positionRows(config, hidden);
  const positionsAfterValue = isRelative ? relative : [];
  return oneStack({
    layers,
    hidden,
    kvWidth: hidden,
    layer,
    modules: [
      ...(embedded === hidden ? [] : stack(1, [["embed_proj", hidden, embedded]], embeddings)),
      ...stack(layers, [...rows.slice(0, 3), ...positionsAfterValue, ...rows.slice(3)], layer),
    ],
    norms: ["attention.output.LayerNorm", "output.LayerNorm"],
    normKind: "LayerNorm",
    other: [
      group("embedding", `${embeddings}.word_embeddings`, [config.number("vocab_size"), embedded]),
      ...(config.flag("position_biased_input")
        ? [group("weights", `${embeddings}.position_embeddings`, [positions, embedded])]
        : []),
      ...(types
        ? [group("weights", `${embeddings}.token_type_embeddings`, [types, embedded])]
        : []),
      group("embedding-LayerNorm", `${embeddings}.LayerNorm`, [hidden]),
      ...(isRelative
        ? [group("weights", `${AT}.encoder.rel_embeddings`, [2 * distances, hidden])]
        : []),
      ...(hasRelativeNorm
        ? [group("embedding-LayerNorm", `${AT}.encoder.LayerNorm`, [hidden])]
        : []),
      ...(kernel ? convolution(kernel, hidden) : []),
    ],
    head: encoderHead(config, {
      language: debertaHead(config, embedded, hidden),
      modules: stack(1, [["pooler.dense", pooled, pooled, true]], ""),
      other: [linear("classifier", countLabels(config), pooled)],
    }),
  });
};
