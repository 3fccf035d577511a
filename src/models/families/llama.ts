/** The descendants of LLaMA: gated feed-forward layers, RMSNorm, grouped keys and values. */
import { LoraError } from "../../lora.js";
import { group } from "../groups.js";
import { type Family, outputHead, stack } from "./family.js";

/** What differs among the descendants of LLaMA. */
interface LlamaLike {
  readonly isTied?: boolean;
  readonly headDim?: number;
  readonly qkvBias?: boolean;
  /** Key and value heads where the configuration does not say; else as many as query heads. */
  readonly kvHeads?: number;
  /** Whether the configuration may ask for biases. */
  readonly mayHaveBias?: boolean;
  /** RMSNorms of one layer, each as wide as the model. */
  readonly norms?: number;
  readonly hasHeadNorms?: boolean;
  /** One fused module for q, k, v and one for gate and up. */
  readonly isFused?: boolean;
  readonly hasExperts?: boolean;
}

export const llamaLike =
  (kind: LlamaLike = {}): Family =>
  (config) => {
    const { isTied = false, qkvBias, norms = 2, hasHeadNorms, isFused, hasExperts } = kind;
    const layers = config.number("num_hidden_layers");
    const hidden = config.number("hidden_size");
    const inner = config.number("intermediate_size");
    const heads = config.number("num_attention_heads");
    if (kind.headDim === undefined && config.isAbsent("head_dim") && hidden % heads !== 0)
      throw new LoraError("num_attention_heads of the config", `a divisor of ${hidden}`, heads);
    const headDim = config.number("head_dim", kind.headDim ?? hidden / heads);
    const kvHeads = config.isAbsent("num_key_value_heads")
      ? (kind.kvHeads ?? heads)
      : config.number("num_key_value_heads", heads);
    if (heads % kvHeads !== 0)
      throw new LoraError("num_key_value_heads of the config", `a divisor of ${heads}`, kvHeads);
    const kvWidth = kvHeads * headDim;
    const width = heads * headDim;
    const bias = kind.mayHaveBias === true && config.flag("attention_bias", false);
    const hasBias = qkvBias ?? bias;
    const mlpBias = config.flag("mlp_bias", false);
    const attention = isFused
      ? ([["self_attn.qkv_proj", width + 2 * kvWidth, hidden]] as const)
      : ([
          ["self_attn.q_proj", width, hidden, hasBias],
          ["self_attn.k_proj", kvWidth, hidden, hasBias],
          ["self_attn.v_proj", kvWidth, hidden, hasBias],
        ] as const);
    const experts = hasExperts ? config.number("num_local_experts", 8) : 1;
    const each = "block_sparse_moe.experts.*";
    const mlp = hasExperts
      ? ([
          [`${each}.w1`, inner, hidden, false, experts],
          [`${each}.w2`, hidden, inner, false, experts],
          [`${each}.w3`, inner, hidden, false, experts],
          ["block_sparse_moe.gate", experts, hidden],
        ] as const)
      : isFused
        ? ([
            ["mlp.gate_up_proj", 2 * inner, hidden],
            ["mlp.down_proj", hidden, inner],
          ] as const)
        : ([
            ["mlp.gate_proj", inner, hidden, mlpBias],
            ["mlp.up_proj", inner, hidden, mlpBias],
            ["mlp.down_proj", hidden, inner, mlpBias],
          ] as const);
    const output = ["self_attn.o_proj", hidden, width, qkvBias ? false : bias] as const;
    const embeddings = config.number("vocab_size") * hidden;
    return {
      layers,
      hidden,
      kvWidth,
      modules: stack(layers, [...attention, output, ...mlp]),
      other: [
        group("weights", "embed_tokens", embeddings),
        group("RMSNorm", "rmsnorms_in_layers", norms * hidden * layers),
        group("RMSNorm", "final_norm", hidden),
        ...(hasHeadNorms
          ? [group("attention-RMSNorm", "q_norm_k_norm", 2 * headDim * layers)]
          : []),
        ...outputHead(config, isTied, embeddings),
      ],
    };
  };
