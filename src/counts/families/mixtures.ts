/** Decoders with mixtures of experts, in some layers or in all. */
import { group, parameter } from "../groups.js";
import type { StoredWeight } from "../model.js";
import { fromList, has, type NumberSet, range, subtract } from "../number-set.js";
import {
  attention,
  checkHeads,
  checkRotation,
  checkUnusedHeadDim,
  decoder,
  gated,
  headNorms,
  LAYER,
  readSizes,
} from "./decoder.js";
import { type Config, type Family, type Row, stack } from "./family.js";

/** Modules of every layer, of layers without experts, and of layers with experts. */
interface Rows {
  readonly everyLayer: readonly Row[];
  readonly dense: readonly Row[];
  readonly sparse: readonly Row[];
}

/** The layers in `sparse` have experts. */
function mixedLayers(layers: number, sparse: NumberSet, rows: Rows) {
  const dense = subtract(range(layers), sparse);
  return [
    ...stack(layers, rows.everyLayer, LAYER),
    ...stack(dense, rows.dense, LAYER),
    ...stack(sparse, rows.sparse, LAYER),
  ];
}

/** The experts and the router of a layer, in the layout of transformers 5. */
function routed(
  hidden: number,
  inner: number,
  experts: number,
  {
    names: [gate, up, down] = ["gate_proj", "up_proj", "down_proj"],
    router = { kind: "matrix", names: ["gate"] },
  }: { readonly names?: readonly [string, string, string]; readonly router?: StoredWeight } = {},
): Row[] {
  const createRow = (prefix: string, d: number, k: number, ...names: readonly string[]): Row => [
    `mlp.experts.${prefix}`,
    d,
    k,
    false,
    experts,
    { kind: "stack", names },
  ];
  return [
    createRow("gate_up_proj", 2 * inner, hidden, gate, up),
    createRow("down_proj", hidden, inner, down),
    ["mlp.gate", experts, hidden, false, 1, router],
  ];
}

/** Mixtral: experts in every layer. */
export const mixtral: Family = (config) => {
  const sizes = readSizes(config);
  const experts = config.number("num_local_experts");
  return decoder(config, sizes, {
    rows: [
      ...attention(sizes),
      ...routed(sizes.hidden, sizes.inner, experts, { names: ["w1", "w3", "w2"] }),
    ],
  });
};

/** The layers with experts: every `decoder_sparse_step`-th layer, except `mlp_only_layers`. */
function qwenSparse(config: Config, layers: number): NumberSet {
  const step = config.number("decoder_sparse_step");
  const dense = config.list("mlp_only_layers", "a list of layers") ?? [];
  const regular = range(layers, step - 1, step);
  return subtract(regular, fromList(numbersIn(regular, dense)));
}

/** In ascending order. */
const numbersIn = (set: NumberSet, list: readonly unknown[]): readonly number[] =>
  [...new Set(list)]
    .filter((item): item is number => Number.isInteger(item) && has(set, item as number))
    .sort((a, b) => a - b);

export const qwen3Moe: Family = (config) => {
  const sizes = readSizes(config);
  const { layers, hidden, inner, headDim } = sizes;
  const experts = config.number("num_experts");
  const expertWidth = config.number("moe_intermediate_size");
  const bias = config.flag("attention_bias");
  return decoder(config, sizes, {
    modules: mixedLayers(layers, qwenSparse(config, layers), {
      everyLayer: attention(sizes, { qkv: bias, out: bias }),
      dense: gated(hidden, inner),
      sparse: routed(hidden, expertWidth, experts),
    }),
    extra: headNorms(layers, headDim),
  });
};

/** Qwen2's mixture, with a shared expert for all tokens. */
export const qwen2Moe: Family = (config) => {
  const sizes = readSizes(config);
  const { layers, hidden, inner } = sizes;
  const experts = config.number("num_experts");
  const expertWidth = config.number("moe_intermediate_size");
  const sharedWidth = config.number("shared_expert_intermediate_size");
  return decoder(config, sizes, {
    modules: mixedLayers(layers, qwenSparse(config, layers), {
      everyLayer: attention(sizes, { qkv: config.flag("qkv_bias") }),
      dense: gated(hidden, inner),
      sparse: [
        ...routed(hidden, expertWidth, experts),
        ...gated(hidden, sharedWidth, { prefix: "mlp.shared_expert" }),
        ["mlp.shared_expert_gate", 1, hidden],
      ],
    }),
  });
};

/** The modules of a layer's experts, which are fused even in transformers 4. */
const stacked = (prefix: string, hidden: number, inner: number, experts: number): Row[] => [
  [`${prefix}.experts.gate_up_proj`, 2 * inner, hidden, false, experts, { kind: "transposed" }],
  [`${prefix}.experts.down_proj`, hidden, inner, false, experts, { kind: "transposed" }],
];

/** The layers with experts: `moe_layers`, by default every `interleave_moe_layer_step`-th layer. */
function llama4Sparse(config: Config, layers: number): NumberSet {
  const step = config.number("interleave_moe_layer_step");
  const list = config.list("moe_layers", "a list of layers");
  return list ? fromList(numbersIn(range(layers), list)) : range(layers, step - 1, step);
}

/** Llama 4's language model: fused experts, and a shared expert for all tokens. */
export const llama4Text: Family = (config) => {
  const sizes = readSizes(config);
  const { layers, hidden, inner } = sizes;
  const sparse = llama4Sparse(config, layers);
  const experts = config.number("num_local_experts");
  const plainWidth = config.number("intermediate_size_mlp");
  const bias = config.flag("attention_bias");
  const router = "feed_forward.router";
  const modules = mixedLayers(layers, sparse, {
    everyLayer: attention(sizes, { qkv: bias, out: bias }),
    dense: gated(hidden, plainWidth, { prefix: "feed_forward" }),
    sparse: [
      ...stacked("feed_forward", hidden, inner, experts),
      [router, experts, hidden],
      ...gated(hidden, inner, { prefix: "feed_forward.shared_expert" }),
    ],
  });
  return decoder(config, sizes, {
    canClassify: false,
    modules: modules.map((module) => ({ ...module, isSubclass: module.path === router })),
  });
};

/** gpt-oss: fused experts, biases everywhere, and an attention sink for each head. */
export const gptOss: Family = (config) => {
  const sizes = readSizes(config);
  const { layers, hidden, inner, heads } = sizes;
  const experts = config.number("num_local_experts");
  const bias = config.flag("attention_bias");
  const biases = (name: string, width: number) =>
    parameter(`${LAYER}.mlp.experts.${name}_bias`, [experts, width], layers);
  return decoder(config, sizes, {
    rows: [
      ...attention(sizes, { qkv: bias, out: bias }),
      ...stacked("mlp", hidden, inner, experts),
      ["mlp.router", experts, hidden, true, 1, { kind: "matrix" }],
    ],
    extra: [
      biases("gate_up_proj", 2 * inner),
      biases("down_proj", hidden),
      parameter(`${LAYER}.self_attn.sinks`, [heads], layers),
    ],
  });
};

/** DeepSeek V2 and V3: low-rank keys and values, and both shared and routed experts. */
export const deepseek: Family = (config) => {
  const layers = config.number("num_hidden_layers");
  const hidden = config.number("hidden_size");
  const heads = config.number("num_attention_heads");
  const nope = config.number("qk_nope_head_dim");
  const rope = config.number("qk_rope_head_dim");
  checkRotation("qk_rope_head_dim", rope);
  // No shape depends on these checks, which differ between the classes.
  if (config.get("model_type") === "deepseek_v2") checkHeads("num_attention_heads", heads, hidden);
  else checkUnusedHeadDim(config);
  const value = config.number("v_head_dim");
  const kvRank = config.number("kv_lora_rank");
  // If the value is null, queries have a single matrix.
  const qRank = config.isComputed("q_lora_rank") ? 0 : config.number("q_lora_rank");
  const bias = config.flag("attention_bias");
  const hasBias = config.has("mlp_bias") && config.flag("mlp_bias");
  const width = heads * (nope + rope);
  const queries: Row[] = qRank
    ? [
        ["self_attn.q_a_proj", qRank, hidden, bias],
        ["self_attn.q_b_proj", width, qRank],
      ]
    : [["self_attn.q_proj", width, hidden]];
  const sparse = range(layers, config.positiveOr("first_k_dense_replace", 0));
  const norm = (name: string, width: number) =>
    group("attention-RMSNorm", `${LAYER}.self_attn.${name}`, [width], layers);
  const experts = config.number("n_routed_experts");
  const inner = config.number("moe_intermediate_size");
  const sharedWidth = inner * config.number("n_shared_experts");
  // `kvWidth` is absent, because keys and values differ in width.
  const sizes = { layers, hidden, vocabulary: config.number("vocab_size") };
  return decoder(config, sizes, {
    modules: mixedLayers(layers, sparse, {
      everyLayer: [
        ...queries,
        ["self_attn.kv_a_proj_with_mqa", kvRank + rope, hidden, bias],
        ["self_attn.kv_b_proj", heads * (nope + value), kvRank],
        ["self_attn.o_proj", hidden, heads * value, bias],
      ],
      dense: gated(hidden, config.number("intermediate_size"), { hasBias }),
      sparse: [
        ...routed(hidden, inner, experts, { router: { kind: "matrix", isWide: true } }),
        ...gated(hidden, sharedWidth, { prefix: "mlp.shared_experts", hasBias }),
      ],
    }),
    extra: [...(qRank ? [norm("q_a_layernorm", qRank)] : []), norm("kv_a_layernorm", kvRank)],
  });
};
