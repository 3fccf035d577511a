/** Decoders with mixtures of experts, in some layers or in all. */
import { group, parameter } from "../groups.js";
import type { HeldWeight } from "../model.js";
import { has, listed, type NumberSet, range, without } from "../number-set.js";
import { attention, decoder, gated, headNorms, LAYER, readSizes } from "./decoder.js";
import { type Config, type Family, type Row, stack } from "./family.js";

/** Modules of every layer, of layers without experts, and of layers with experts. */
interface Rows {
  readonly every: readonly Row[];
  readonly plain: readonly Row[];
  readonly sparse: readonly Row[];
}

/** Returns the modules of all layers. The layers in `sparse` have experts. */
function mixedLayers(layers: number, sparse: NumberSet, rows: Rows) {
  const plain = without(range(layers), sparse);
  return [
    ...stack(layers, rows.every, LAYER),
    ...stack(plain, rows.plain, LAYER),
    ...stack(sparse, rows.sparse, LAYER),
  ];
}

/** Returns the experts and the router of a layer, as transformers 5 has them. */
function routed(
  hidden: number,
  inner: number,
  experts: number,
  {
    names: [gate, up, down] = ["gate_proj", "up_proj", "down_proj"],
    router = { kind: "matrix", names: ["gate"] },
  }: { readonly names?: readonly [string, string, string]; readonly router?: HeldWeight } = {},
): Row[] {
  const rows = (at: string, d: number, k: number, ...names: readonly string[]): Row => [
    `mlp.experts.${at}`,
    d,
    k,
    false,
    experts,
    { kind: "stack", names },
  ];
  return [
    rows("gate_up_proj", 2 * inner, hidden, gate, up),
    rows("down_proj", hidden, inner, down),
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

/** Returns the layers with experts: every `decoder_sparse_step`-th layer, except `mlp_only_layers`. */
function qwenSparse(config: Config, layers: number): NumberSet {
  const step = config.number("decoder_sparse_step");
  const plain = config.list("mlp_only_layers", "a list of layers") ?? [];
  const regular = range(layers, step - 1, step);
  return without(regular, listed(numbersIn(regular, plain)));
}

/** Returns the numbers in a list that the set has, in ascending order. */
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
      every: attention(sizes, { qkv: bias, out: bias }),
      plain: gated(hidden, inner),
      sparse: routed(hidden, expertWidth, experts),
    }),
    extra: headNorms(layers, headDim),
  });
};

/** Qwen2's mixture, with a shared expert that all tokens pass. */
export const qwen2Moe: Family = (config) => {
  const sizes = readSizes(config);
  const { layers, hidden, inner } = sizes;
  const experts = config.number("num_experts");
  const expertWidth = config.number("moe_intermediate_size");
  const sharedWidth = config.number("shared_expert_intermediate_size");
  return decoder(config, sizes, {
    modules: mixedLayers(layers, qwenSparse(config, layers), {
      every: attention(sizes, { qkv: config.flag("qkv_bias") }),
      plain: gated(hidden, inner),
      sparse: [
        ...routed(hidden, expertWidth, experts),
        ...gated(hidden, sharedWidth, { at: "mlp.shared_expert" }),
        ["mlp.shared_expert_gate", 1, hidden],
      ],
    }),
  });
};

/** Returns a layer's experts, which are a single stack even in transformers 4. */
const stacked = (at: string, hidden: number, inner: number, experts: number): Row[] => [
  [`${at}.experts.gate_up_proj`, 2 * inner, hidden, false, experts, { kind: "transposed" }],
  [`${at}.experts.down_proj`, hidden, inner, false, experts, { kind: "transposed" }],
];

/** Returns the layers with experts: `moe_layers`, else every `interleave_moe_layer_step`-th layer. */
function llama4Sparse(config: Config, layers: number): NumberSet {
  const step = config.number("interleave_moe_layer_step");
  const list = config.list("moe_layers", "a list of layers");
  return list ? listed(numbersIn(range(layers), list)) : range(layers, step - 1, step);
}

/** Llama 4's language model: fused experts, and one expert that all tokens pass. */
export const llama4Text: Family = (config) => {
  const sizes = readSizes(config);
  const { layers, hidden, inner } = sizes;
  const sparse = llama4Sparse(config, layers);
  const experts = config.number("num_local_experts");
  const plainWidth = config.number("intermediate_size_mlp");
  const bias = config.flag("attention_bias");
  const router = "feed_forward.router";
  const modules = mixedLayers(layers, sparse, {
    every: attention(sizes, { qkv: bias, out: bias }),
    plain: gated(hidden, plainWidth, { at: "feed_forward" }),
    sparse: [
      ...stacked("feed_forward", hidden, inner, experts),
      [router, experts, hidden],
      ...gated(hidden, inner, { at: "feed_forward.shared_expert" }),
    ],
  });
  return decoder(config, sizes, {
    canClassify: false,
    modules: modules.map((module) => ({ ...module, isSubclass: module.path === router })),
  });
};

/** gpt-oss: fused experts, biases everywhere, a sink for each head. */
export const gptOss: Family = (config) => {
  const sizes = readSizes(config);
  const { layers, hidden, inner, heads } = sizes;
  const experts = config.number("num_local_experts");
  const bias = config.flag("attention_bias");
  const biases = (name: string, width: number) =>
    parameter("expert-biases", `${LAYER}.mlp.experts.${name}_bias`, [experts, width], layers);
  return decoder(config, sizes, {
    rows: [
      ...attention(sizes, { qkv: bias, out: bias }),
      ...stacked("mlp", hidden, inner, experts),
      ["mlp.router", experts, hidden, true, 1, { kind: "matrix" }],
    ],
    extra: [
      biases("gate_up_proj", 2 * inner),
      biases("down_proj", hidden),
      parameter("weights", `${LAYER}.self_attn.sinks`, [heads], layers),
    ],
  });
};

/** DeepSeek V2 and V3: keys and values come from a narrow matrix; experts are shared and routed. */
export const deepseek: Family = (config) => {
  const layers = config.number("num_hidden_layers");
  const hidden = config.number("hidden_size");
  const heads = config.number("num_attention_heads");
  const nope = config.number("qk_nope_head_dim");
  const rope = config.number("qk_rope_head_dim");
  const value = config.number("v_head_dim");
  const kvRank = config.number("kv_lora_rank");
  // null is a value: queries then have one matrix.
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
  // The key and value width, which a prefix needs, is unknown here.
  const sizes = { layers, hidden, vocabulary: config.number("vocab_size") };
  return decoder(config, sizes, {
    modules: mixedLayers(layers, sparse, {
      every: [
        ...queries,
        ["self_attn.kv_a_proj_with_mqa", kvRank + rope, hidden, bias],
        ["self_attn.kv_b_proj", heads * (nope + value), kvRank],
        ["self_attn.o_proj", hidden, heads * value, bias],
      ],
      plain: gated(hidden, config.number("intermediate_size"), { hasBias }),
      sparse: [
        ...routed(hidden, inner, experts, { router: { kind: "matrix", isWide: true } }),
        ...gated(hidden, sharedWidth, { at: "mlp.shared_experts", hasBias }),
      ],
    }),
    extra: [...(qRank ? [norm("q_a_layernorm", qRank)] : []), norm("kv_a_layernorm", kvRank)],
  });
};
