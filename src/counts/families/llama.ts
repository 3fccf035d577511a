/** LLaMA and similar decoders, which differ from it in fused modules, norms or biases. */
import { LoraError } from "../../errors.js";
import { group } from "../groups.js";
import {
  attention,
  decoder,
  gated,
  headNorms,
  LAYER,
  NORMS,
  readSizes,
  type Sizes,
} from "./decoder.js";
import { type Family, type Row, withoutNames } from "./family.js";

interface LlamaLike {
  readonly qkvBias?: boolean;
  /** RMSNorms of one layer, each as wide as the model. */
  readonly norms?: readonly string[];
  /** Norms of queries and keys: one for each head, or one for all heads together. */
  readonly headNorms?: "each" | "all";
  readonly canClassify?: boolean;
  /** Whether transformers rejects a number of heads that does not divide the hidden size. */
  readonly mustDivide?: boolean;
}

export const llamaLike =
  (kind: LlamaLike = {}): Family =>
  (config) => {
    const sizes = readSizes(config, kind);
    const { layers, hidden, inner, width, kvWidth, headDim } = sizes;
    const out = config.has("attention_bias") && config.flag("attention_bias");
    const hasBias = config.has("mlp_bias") && config.flag("mlp_bias");
    const [query, key] = kind.headNorms === "each" ? [headDim, headDim] : [width, kvWidth];
    return decoder(config, sizes, {
      ...kind,
      rows: [
        ...attention(sizes, { qkv: kind.qkvBias ?? out, out }),
        ...gated(hidden, inner, { hasBias }),
      ],
      extra: kind.headNorms ? headNorms(layers, query, key) : [],
    });
  };

/** The modules of a feed-forward block with a fused gate and up projection. */
const fusedGate = ({ hidden, inner }: Sizes): Row[] => [
  ["mlp.gate_up_proj", 2 * inner, hidden],
  ["mlp.down_proj", hidden, inner],
];

/** Phi-3: queries, keys and values are fused, and also gate and up projection. */
export const phi3: Family = (config) => {
  const sizes = readSizes(config);
  const { hidden, width, kvWidth } = sizes;
  return decoder(config, sizes, {
    rows: [
      ["self_attn.qkv_proj", width + 2 * kvWidth, hidden],
      ["self_attn.o_proj", hidden, width],
      ...fusedGate(sizes),
    ],
  });
};

/** GLM-4: four norms in a layer, and biases only for queries, keys and values. */
export const glm4: Family = (config) => {
  const sizes = readSizes(config, { isPartial: true });
  const qkv = config.flag("attention_bias");
  return decoder(config, sizes, {
    rows: [...attention(sizes, { qkv }), ...fusedGate(sizes)],
    norms: [...NORMS, "post_self_attn_layernorm", "post_mlp_layernorm"],
  });
};

/** InternLM2. transformers lacks it, so full names are unknown. */
export const internlm2: Family = (config) => {
  const sizes = readSizes(config);
  const { hidden, inner, width, kvWidth } = sizes;
  const hasBias = config.flag("bias", false);
  const shapes = decoder(config, sizes, {
    rows: [
      ["attention.wqkv", width + 2 * kvWidth, hidden, hasBias],
      ["attention.wo", hidden, width, hasBias],
      ["feed_forward.w1", inner, hidden],
      ["feed_forward.w3", inner, hidden],
      ["feed_forward.w2", hidden, inner],
    ],
    names: ["model.layers.#", "model.tok_embeddings", "model.norm"],
    norms: ["attention_norm", "ffn_norm"],
    canClassify: false,
  });
  return withoutNames(shapes);
};

/** Queries and keys have a row for each head. */
const cohereNorms = ({ layers, heads, kvHeads, headDim }: Sizes) =>
  [["q_norm", heads] as const, ["k_norm", kvHeads] as const].map(([name, rows]) =>
    group("attention-RMSNorm", `${LAYER}.self_attn.${name}`, [rows, headDim], layers),
  );

/** Command R: one norm, then attention and feed-forward block in parallel. */
const cohereLike =
  (mayHaveHeadNorms: boolean): Family =>
  (config) => {
    const sizes = readSizes(config);
    const bias = config.flag("attention_bias");
    return decoder(config, sizes, {
      rows: [...attention(sizes, { qkv: bias, out: bias }), ...gated(sizes.hidden, sizes.inner)],
      norms: ["input_layernorm"],
      isParallel: true,
      canClassify: false,
      extra: mayHaveHeadNorms && config.flag("use_qk_norm") ? cohereNorms(sizes) : [],
    });
  };

export const cohere = cohereLike(true);
export const cohere2 = cohereLike(false);

/** Queries and keys have a separate module without biases for each head. */
const stablelmNorms = ({ layers, heads, kvHeads, headDim }: Sizes) =>
  [["q_layernorm", heads] as const, ["k_layernorm", kvHeads] as const].map(([name, perLayer]) => {
    const module = `${LAYER}.self_attn.${name}.norms.*`;
    return group("attention-RMSNorm", module, [headDim], layers, perLayer);
  });

/** StableLM: LayerNorm. A layer whose attention and feed-forward block run in parallel has only one. */
export const stablelm: Family = (config) => {
  const sizes = readSizes(config, { mustDivide: true, isPartial: true });
  // The rotation reads this key, but all shapes depend on the quotient.
  const headDim = config.get("head_dim") ?? sizes.headDim;
  if (headDim !== sizes.headDim)
    throw new LoraError(
      "head_dim of the config",
      `omitted or ${sizes.headDim}, the hidden_size divided by num_attention_heads`,
      headDim,
    );
  const hasHeadNorms = config.flag("qk_layernorm");
  const isParallel = config.flag("use_parallel_residual");
  return decoder(config, sizes, {
    rows: [
      ...attention(sizes, { qkv: config.flag("use_qkv_bias") }),
      ...gated(sizes.hidden, sizes.inner),
    ],
    norms: isParallel ? ["input_layernorm"] : NORMS,
    isParallel,
    hasNormBias: true,
    extra: hasHeadNorms ? stablelmNorms(sizes) : [],
  });
};

/** StarCoder2: LayerNorm and a plain feed-forward block. */
export const starcoder2: Family = (config) => {
  const sizes = readSizes(config);
  const { hidden, inner } = sizes;
  const hasBias = config.flag("use_bias");
  return decoder(config, sizes, {
    rows: [
      ...attention(sizes, { qkv: hasBias, out: hasBias }),
      ["mlp.c_fc", inner, hidden, hasBias],
      ["mlp.c_proj", hidden, inner, hasBias],
    ],
    hasNormBias: true,
  });
};

/** Phi: one LayerNorm, then attention in parallel with a plain feed-forward block, and biases everywhere. */
export const phi: Family = (config) => {
  const sizes = readSizes(config, { isPartial: true });
  const { layers, hidden, inner, heads } = sizes;
  // PEFT's LayerNorm tuning skips the norms of queries and keys.
  const kind = "embedding-LayerNorm";
  const headNorms = ["q_layernorm", "k_layernorm"].map((name) =>
    group(kind, `${LAYER}.self_attn.${name}`, [Math.floor(hidden / heads)], layers),
  );
  return decoder(config, sizes, {
    rows: [
      ...attention(sizes, { qkv: true, out: true, output: "dense" }),
      ["mlp.fc1", inner, hidden, true],
      ["mlp.fc2", hidden, inner, true],
    ],
    norms: ["input_layernorm"],
    isParallel: true,
    names: [LAYER, "model.embed_tokens", "model.final_layernorm"],
    hasNormBias: true,
    hasHeadBias: true,
    extra: config.flag("qk_layernorm") ? headNorms : [],
  });
};
