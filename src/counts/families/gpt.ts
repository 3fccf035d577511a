/** Decoders like GPT, with LayerNorm and a plain feed-forward block. Queries, keys and values are usually fused. */
import { LoraError } from "../../errors.js";
import { group } from "../groups.js";
import {
  assertHeads,
  checkHeads,
  checkRotation,
  decoder,
  NORMS,
  readDimensions,
} from "./decoder.js";
import { type Config, type Family, oneStack, plainLayer, type Row, stack } from "./family.js";
import { decoderHead } from "./head.js";

/** `layers` is the key of the number of layers. */
const readSizes = (config: Config, layers: string, hidden: number, kvWidth = hidden) => ({
  layers: config.number(layers),
  hidden,
  kvWidth,
  vocabulary: config.number("vocab_size"),
});

interface FusedLayer {
  readonly hidden: number;
  readonly inner: number;
  readonly kvWidth: number;
  readonly names: readonly [qkv: string, output: string, up: string, down: string];
  readonly hasBias?: boolean;
  readonly hasMlpBias?: boolean;
}

/** The modules of a layer with fused queries, keys and values. */
const fusedLayer = ({
  hidden,
  inner,
  kvWidth,
  names: [qkv, output, up, down],
  hasBias = true,
  hasMlpBias = hasBias,
}: FusedLayer): Row[] => [
  [qkv, hidden + 2 * kvWidth, hidden, hasBias],
  [output, hidden, hidden, hasBias],
  [up, inner, hidden, hasMlpBias],
  [down, hidden, inner, hasMlpBias],
];

const GPT2 = ["transformer.h.#", "transformer.wte", "transformer.ln_f"] as const;

const gpt2Like =
  (getKvWidth: (config: Config, hidden: number) => number): Family =>
  (config) => {
    const hidden = config.number("n_embd");
    const inner = config.number("n_inner", 4 * hidden);
    assertHeads(config, "n_head", hidden);
    const sizes = readSizes(config, "n_layer", hidden, getKvWidth(config, hidden));
    return decoder(config, sizes, {
      rows: fusedLayer({
        ...sizes,
        inner,
        names: ["attn.c_attn", "attn.c_proj", "mlp.c_fc", "mlp.c_proj"],
      }),
      norms: ["ln_1", "ln_2"],
      hasNormBias: true,
      names: GPT2,
      extra: [group("weights", "transformer.wpe", [config.number("n_positions"), hidden])],
    });
  };

/** PEFT adapts GPT-2's Conv1D as a linear layer. */
export const gpt2 = gpt2Like((_config, hidden) => hidden);

/** The first StarCoder: GPT-2 with linear layers. Its heads may share one key and one value. */
export const gptBigcode = gpt2Like((config, hidden) => {
  return config.flag("multi_query") ? hidden / config.number("n_head") : hidden;
});

/** GPT-J: one LayerNorm, then attention without biases, in parallel with a feed-forward block with biases. */
export const gptj: Family = (config) => {
  const hidden = config.number("n_embd");
  const inner = config.number("n_inner", 4 * hidden);
  assertHeads(config, "n_head", hidden);
  const sizes = readSizes(config, "n_layer", hidden);
  const names = [
    "attn.q_proj",
    "attn.k_proj",
    "attn.v_proj",
    "attn.out_proj",
    "mlp.fc_in",
    "mlp.fc_out",
  ] as const;
  return decoder(config, sizes, {
    rows: plainLayer(hidden, inner, names, { qkv: false, out: false }),
    norms: ["ln_1"],
    isParallel: true,
    hasNormBias: true,
    hasHeadBias: true,
    names: GPT2,
  });
};

/** GPT-NeoX and Pythia: two LayerNorms in each layer, even if its blocks run in parallel. */
export const gptNeox: Family = (config) => {
  const hidden = config.number("hidden_size");
  assertHeads(config, "num_attention_heads", hidden);
  const sizes = readSizes(config, "num_hidden_layers", hidden);
  return decoder(config, sizes, {
    rows: fusedLayer({
      ...sizes,
      inner: config.number("intermediate_size"),
      names: [
        "attention.query_key_value",
        "attention.dense",
        "mlp.dense_h_to_4h",
        "mlp.dense_4h_to_h",
      ],
      hasBias: config.flag("attention_bias"),
      hasMlpBias: true,
    }),
    isParallel: config.flag("use_parallel_residual", true),
    hasNormBias: true,
    names: ["gpt_neox.layers.#", "gpt_neox.embed_in", "gpt_neox.final_layer_norm"],
  });
};

const FALCON = [
  "self_attention.query_key_value",
  "self_attention.dense",
  "mlp.dense_h_to_4h",
  "mlp.dense_4h_to_h",
] as const;
const FALCON_NAMES = [
  "transformer.h.#",
  "transformer.word_embeddings",
  "transformer.ln_f",
] as const;

/** BLOOM: a norm after the embedding. */
export const bloom: Family = (config) => {
  const hidden = config.number("hidden_size");
  assertHeads(config, "n_head", hidden);
  const sizes = readSizes(config, "n_layer", hidden);
  return decoder(config, sizes, {
    rows: fusedLayer({ ...sizes, inner: 4 * hidden, names: FALCON }),
    hasNormBias: true,
    names: FALCON_NAMES,
    extra: [group("embedding-LayerNorm", "transformer.word_embeddings_layernorm", [hidden])],
  });
};

/** `isParallel`: whether attention and feed-forward block run in parallel. */
function falconNorms(config: Config, isNew: boolean, isParallel: boolean): readonly string[] {
  const hasTwoNorms = config.number("num_ln_in_parallel_attn", isNew ? 2 : 1) === 2;
  if (!isParallel) return NORMS;
  return hasTwoNorms ? ["ln_attn", "ln_mlp"] : ["input_layernorm"];
}

/** Falcon: all heads, or groups of heads, share keys and values. */
export const falcon: Family = (config) => {
  const hidden = config.number("hidden_size");
  const heads = config.number("num_attention_heads");
  checkHeads("num_attention_heads", heads, hidden);
  if (config.get("head_dim") !== undefined)
    throw new LoraError("head_dim of the config", "omitted", config.get("head_dim"));
  if (!config.flag("alibi", false)) checkRotation("num_attention_heads", hidden / heads);
  const isNew = config.flag("new_decoder_architecture");
  const isParallel = config.flag("parallel_attn");
  const shared = config.flag("multi_query") ? 1 : heads;
  const groups = config.number("num_kv_heads", heads);
  const kvHeads = isNew ? groups : shared;
  const sizes = readSizes(config, "num_hidden_layers", hidden, (kvHeads * hidden) / heads);
  const shapes = decoder(config, sizes, {
    rows: fusedLayer({
      ...sizes,
      inner: config.number("ffn_hidden_size", 4 * hidden),
      names: FALCON,
      hasBias: config.flag("bias"),
    }),
    norms: falconNorms(config, isNew, isParallel),
    isParallel,
    hasNormBias: true,
    names: FALCON_NAMES,
  });
  return { ...shapes, modules: shapes.modules.map((module) => ({ ...module, isSubclass: true })) };
};

const OPT = "model.decoder";

/** OPT: the embedding may be narrower than the layers. */
export const opt: Family = (config) => {
  const [layers, hidden, inner] = readDimensions(config, "ffn_dim");
  assertHeads(config, "num_attention_heads", hidden);
  const embeddingWidth = config.number("word_embed_proj_dim", hidden);
  const vocabulary = config.number("vocab_size");
  // OPT's position embeddings start with two unused rows.
  const positions = config.number("max_position_embeddings") + 2;
  const hasBias = config.flag("enable_bias");
  const hasNorms = config.flag("layer_norm_elementwise_affine");
  const isRemoved = config.flag("_remove_final_layer_norm");
  const hasFinalNorm = config.flag("do_layer_norm_before") && !isRemoved;
  const names = [
    "self_attn.q_proj",
    "self_attn.k_proj",
    "self_attn.v_proj",
    "self_attn.out_proj",
    "fc1",
    "fc2",
  ] as const;
  const biases = { qkv: hasBias, out: hasBias, mlp: hasBias };
  const layer = `${OPT}.layers.#`;
  return oneStack({
    layers,
    hidden,
    kvWidth: hidden,
    layer,
    modules: [
      ...(embeddingWidth === hidden ? [] : stack(1, [["project_in", hidden, embeddingWidth]], OPT)),
      ...stack(layers, plainLayer(hidden, inner, names, biases), layer),
      ...(embeddingWidth === hidden
        ? []
        : stack(1, [["project_out", embeddingWidth, hidden]], OPT)),
    ],
    norms: hasNorms ? ["self_attn_layer_norm", "final_layer_norm"] : [],
    normKind: "LayerNorm",
    other: [
      group("embedding", `${OPT}.embed_tokens`, [vocabulary, embeddingWidth]),
      group("weights", `${OPT}.embed_positions`, [positions, hidden]),
      ...(hasNorms && hasFinalNorm
        ? [group("LayerNorm", `${OPT}.final_layer_norm`, [hidden])]
        : []),
    ],
    head: decoderHead(config, [vocabulary, embeddingWidth], {}),
  });
};
