/** Encoders with one stack of layers: BERT, RoBERTa, DistilBERT, ModernBERT and ViT. */
import { group, type ParameterGroup, parameter } from "../groups.js";
import { range } from "../number-set.js";
import { assertHeads, checkUnusedHeadDim, LAYER, readDimensions } from "./decoder.js";
import {
  type Config,
  type Family,
  type Head,
  oneStack,
  plainLayer,
  type Row,
  stack,
} from "./family.js";
import { bertLanguageHead, countLabels, encoderHead, languageHead, linear } from "./head.js";
import { patchCount, patchShape } from "./vision.js";

/** The embeddings of tokens and positions, and the norm after them. */
function embeddings(config: Config, hidden: number, prefix: string): ParameterGroup[] {
  const positions = config.number("max_position_embeddings");
  return [
    group("embedding", `${prefix}.word_embeddings`, [config.number("vocab_size"), hidden]),
    group("weights", `${prefix}.position_embeddings`, [positions, hidden]),
    group("embedding-LayerNorm", `${prefix}.LayerNorm`, [hidden]),
  ];
}

function bertLike(config: Config, prefix: string, head: Head) {
  const hidden = config.number("hidden_size");
  const inner = config.number("intermediate_size");
  const types = config.number("type_vocab_size");
  assertHeads(config, "num_attention_heads", hidden);
  return oneStack({
    layers: config.number("num_hidden_layers"),
    hidden,
    kvWidth: hidden,
    layer: `${prefix}.encoder.layer.#`,
    rows: plainLayer(hidden, inner, [
      "attention.self.query",
      "attention.self.key",
      "attention.self.value",
      "attention.output.dense",
      "intermediate.dense",
      "output.dense",
    ]),
    norms: ["attention.output.LayerNorm", "output.LayerNorm"],
    normKind: "LayerNorm",
    other: [
      ...embeddings(config, hidden, `${prefix}.embeddings`),
      group("weights", `${prefix}.embeddings.token_type_embeddings`, [types, hidden]),
    ],
    head,
  });
}

const pooler = (prefix: string, hidden: number) =>
  stack(1, [["pooler.dense", hidden, hidden, true]], prefix);

export const bert: Family = (config) => {
  const hidden = config.number("hidden_size");
  const modules = pooler("bert", hidden);
  const other = [linear("classifier", countLabels(config), hidden)];
  const language = bertLanguageHead(config, [hidden, hidden]);
  const head = encoderHead(config, { language, bare: modules, modules, other });
  return bertLike(config, "bert", head);
};

/** RoBERTa's classifier has two layers instead of a pooler. PEFT trains both layers in full. */
export const roberta: Family = (config) => {
  const hidden = config.number("hidden_size");
  const bare = pooler("roberta", hidden);
  const other = [
    linear("classifier.dense", hidden, hidden),
    linear("classifier.out_proj", countLabels(config), hidden),
  ];
  const language = languageHead(config, [hidden, hidden], {
    dense: "lm_head.dense",
    norm: group("embedding-LayerNorm", "lm_head.layer_norm", [hidden]),
    decoder: "lm_head.decoder",
    bias: "lm_head.bias",
  });
  return bertLike(config, "roberta", encoderHead(config, { language, bare, other }));
};

export const distilbert: Family = (config) => {
  const hidden = config.number("dim");
  const inner = config.number("hidden_dim");
  assertHeads(config, "n_heads", hidden);
  const prefix = "distilbert";
  return oneStack({
    layers: config.number("n_layers"),
    hidden,
    kvWidth: hidden,
    layer: `${prefix}.transformer.layer.#`,
    rows: plainLayer(hidden, inner, [
      "attention.q_lin",
      "attention.k_lin",
      "attention.v_lin",
      "attention.out_lin",
      "ffn.lin1",
      "ffn.lin2",
    ]),
    norms: ["sa_layer_norm", "output_layer_norm"],
    normKind: "LayerNorm",
    other: embeddings(config, hidden, `${prefix}.embeddings`),
    // PEFT trains modules whose names end in "classifier" in full. These include "pre_classifier", which
    // "all-linear" also targets.
    head: encoderHead(config, {
      language: languageHead(config, [hidden, hidden], {
        dense: "vocab_transform",
        norm: group("embedding-LayerNorm", "vocab_layer_norm", [hidden]),
        decoder: "vocab_projector",
      }),
      modules: stack(1, [["pre_classifier", hidden, hidden, true]], ""),
      other: [linear("classifier", countLabels(config), hidden)],
    }),
  });
};

/** ModernBERT: fused and gated matrices, norms that usually have no biases, and no norm before the first layer. */
export const modernbert: Family = (config) => {
  const [layers, hidden, inner] = readDimensions(config);
  assertHeads(config, "num_attention_heads", hidden);
  checkUnusedHeadDim(config);
  const hasBias = config.flag("attention_bias");
  const hasMlpBias = config.flag("mlp_bias");
  const hasNormBias = config.flag("norm_bias");
  const normKind = hasNormBias ? "LayerNorm" : "RMSNorm";
  const embeddingKind = hasNormBias ? "embedding-LayerNorm" : "attention-RMSNorm";
  const hasHeadBias = config.flag("classifier_bias");
  return oneStack({
    layers,
    hidden,
    kvWidth: hidden,
    layer: LAYER,
    rows: [
      ["attn.Wqkv", 3 * hidden, hidden, hasBias],
      ["attn.Wo", hidden, hidden, hasBias],
      ["mlp.Wi", 2 * inner, hidden, hasMlpBias],
      ["mlp.Wo", hidden, inner, hasMlpBias],
    ],
    norms: ["mlp_norm"],
    normKind,
    other: [
      group("embedding", "model.embeddings.tok_embeddings", [config.number("vocab_size"), hidden]),
      group(embeddingKind, "model.embeddings.norm", [hidden]),
      group(normKind, `${LAYER}.attn_norm`, [hidden], range(layers, 1)),
      group(normKind, "model.final_norm", [hidden]),
    ],
    head: encoderHead(config, {
      language: languageHead(config, [hidden, hidden], {
        dense: "head.dense",
        norm: group(embeddingKind, "head.norm", [hidden]),
        decoder: "decoder",
        hasDenseBias: hasHeadBias,
        hasBias: config.flag("decoder_bias"),
      }),
      modules: stack(1, [["head.dense", hidden, hidden, hasHeadBias]], ""),
      other: [
        group(normKind, "head.norm", [hidden]),
        linear("classifier", countLabels(config), hidden),
      ],
    }),
  });
};

/** PEFT has no task type for images, so "all-linear" adapts the head. */
function vitHead(config: Config, hidden: number): Head {
  const name = config.architecture();
  const pooledWidth = config.number("pooler_output_size", hidden);
  if (name.endsWith("ForImageClassification"))
    return {
      // Without labels, the classifier is not a linear module.
      modules: stack(
        countLabels(config) && 1,
        [["classifier", countLabels(config), hidden, true]],
        "",
      ),
      other: [],
    };
  if (name.endsWith("Model"))
    return { modules: stack(1, [["pooler.dense", pooledWidth, hidden, true]], "vit"), other: [] };
  if (name === "") return { other: [] };
  throw config.wrongArchitecture("the class of a base model or of a …ForImageClassification");
}

/** ViT, with the module names of transformers 5, which renamed `query` to `q_proj`. */
export const vit: Family = (config) => {
  const hidden = config.number("hidden_size");
  const inner = config.number("intermediate_size");
  const [count, shape] = [patchCount(config), patchShape(config)];
  const heads = config.number("num_attention_heads");
  const width = heads * config.number("head_dim", Math.floor(hidden / heads));
  const hasBias = config.flag("qkv_bias");
  const projections = ["q_proj", "k_proj", "v_proj"].map(
    (name): Row => [`attention.${name}`, width, hidden, hasBias],
  );
  return oneStack({
    layers: config.number("num_hidden_layers"),
    hidden,
    kvWidth: width,
    layer: "vit.layers.#",
    rows: [
      ...projections,
      ["attention.o_proj", hidden, width, true],
      ["mlp.fc1", inner, hidden, true],
      ["mlp.fc2", hidden, inner, true],
    ],
    norms: ["layernorm_before", "layernorm_after"],
    normKind: "LayerNorm",
    other: [
      parameter("vit.embeddings.cls_token", [1, 1, hidden]),
      parameter("vit.embeddings.position_embeddings", [1, count + 1, hidden]),
      group("biased", "vit.embeddings.patch_embeddings.projection", shape),
      group("LayerNorm", "vit.layernorm", [hidden]),
    ],
    head: vitHead(config, hidden),
  });
};
