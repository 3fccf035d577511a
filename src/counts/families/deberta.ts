/** DeBERTa v2 and v3: encoders whose relative positions may have their own projections. */
import { group, parameter } from "../groups.js";
import { assertHeads, readDimensions } from "./decoder.js";
import {
  type Config,
  type Family,
  type Head,
  oneStack,
  plainLayer,
  type Row,
  stack,
} from "./family.js";
import { bertLanguageHead, countLabels, encoderHead, linear } from "./head.js";

/** The projections of relative positions, or none if they share keys and queries. */
function positionRows(config: Config, hidden: number): Row[] {
  const value = config.get("pos_att_type") ?? [];
  // The value is a list or, in old files, text such as "p2c|c2p".
  const types = Array.isArray(value) ? value : config.text("pos_att_type").split("|");
  if (config.flag("share_att_key", false)) return [];
  const rows: readonly (readonly [string, string])[] = [
    ["c2p", "pos_key_proj"],
    ["p2c", "pos_query_proj"],
  ];
  return rows.flatMap(([type, name]): Row[] =>
    types.includes(type) ? [[`attention.self.${name}`, hidden, hidden, true]] : [],
  );
}

const PREFIX = "deberta";

/** The convolution after the first layer, and its norm. */
const convolution = (kernel: number, hidden: number) => [
  group("biased", `${PREFIX}.encoder.conv.conv`, [hidden, hidden, kernel]),
  group("embedding-LayerNorm", `${PREFIX}.encoder.conv.LayerNorm`, [hidden]),
];

/** In the original code (not `legacy`), the head has no decoder of its own. */
function debertaHead(config: Config, embeddingWidth: number, hidden: number): Head {
  if (config.flag("legacy")) return bertLanguageHead(config, [embeddingWidth, hidden]);
  const prefix = "lm_predictions.lm_head";
  return {
    // PEFT mistakes the dense layer for the output embeddings, which it does not adapt.
    other: [
      linear(`${prefix}.dense`, hidden, hidden),
      group("embedding-LayerNorm", `${prefix}.LayerNorm`, [hidden]),
      parameter(`${prefix}.bias`, [config.number("vocab_size")]),
    ],
  };
}

export const debertaV2: Family = (config) => {
  const [layers, hidden, inner] = readDimensions(config);
  assertHeads(config, "num_attention_heads", hidden);
  const embeddingWidth = config.number("embedding_size", hidden);
  const positions = config.number("max_position_embeddings");
  const isRelative = config.flag("relative_attention");
  const limit = config.positiveOr("max_relative_positions", positions);
  const distances = config.positiveOr("position_buckets", limit);
  const kernel = config.positiveOr("conv_kernel_size", 0);
  const types = config.positiveOr("type_vocab_size", 0);
  const pooledWidth = config.number("pooler_hidden_size", hidden);
  const embeddings = `${PREFIX}.embeddings`;
  const layer = `${PREFIX}.encoder.layer.#`;
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
      ...(embeddingWidth === hidden
        ? []
        : stack(1, [["embed_proj", hidden, embeddingWidth]], embeddings)),
      ...stack(layers, [...rows.slice(0, 3), ...positionsAfterValue, ...rows.slice(3)], layer),
    ],
    norms: ["attention.output.LayerNorm", "output.LayerNorm"],
    normKind: "LayerNorm",
    other: [
      group("embedding", `${embeddings}.word_embeddings`, [
        config.number("vocab_size"),
        embeddingWidth,
      ]),
      ...(config.flag("position_biased_input")
        ? [group("weights", `${embeddings}.position_embeddings`, [positions, embeddingWidth])]
        : []),
      ...(types
        ? [group("weights", `${embeddings}.token_type_embeddings`, [types, embeddingWidth])]
        : []),
      group("embedding-LayerNorm", `${embeddings}.LayerNorm`, [hidden]),
      ...(isRelative
        ? [group("weights", `${PREFIX}.encoder.rel_embeddings`, [2 * distances, hidden])]
        : []),
      ...(hasRelativeNorm
        ? [group("embedding-LayerNorm", `${PREFIX}.encoder.LayerNorm`, [hidden])]
        : []),
      ...(kernel ? convolution(kernel, hidden) : []),
    ],
    head: encoderHead(config, {
      language: debertaHead(config, embeddingWidth, hidden),
      modules: stack(1, [["pooler.dense", pooledWidth, pooledWidth, true]], ""),
      other: [linear("classifier", countLabels(config), pooledWidth)],
    }),
  });
};
