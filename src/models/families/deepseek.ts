/** DeepSeek V2 and V3: keys and values through a narrow matrix, shared and routed experts. */
import { group, numbersOf } from "../groups.js";
import { decoder, gated, LAYER } from "./decoder.js";
import { type Config, type Family, type Row, type Shapes, stack } from "./family.js";

interface Kind {
  readonly experts: number;
  readonly shared: number;
  /** Layers before the first with experts. */
  readonly plain: number;
  readonly expertWidth: number;
  readonly mayHaveMlpBias?: boolean;
}

const deepseek =
  (kind: Kind): Family =>
  (config): Shapes => {
    const layers = config.number("num_hidden_layers");
    const hidden = config.number("hidden_size");
    const heads = config.number("num_attention_heads");
    const [nope, rope, value] = [
      config.number("qk_nope_head_dim", 128),
      config.number("qk_rope_head_dim", 64),
      config.number("v_head_dim", 128),
    ];
    const kvRank = config.number("kv_lora_rank", 512);
    // null is a value: queries then have one matrix.
    const qRank = config.values.q_lora_rank === null ? 0 : config.number("q_lora_rank", 1536);
    const bias = config.flag("attention_bias", false);
    const hasBias = kind.mayHaveMlpBias === true && config.flag("mlp_bias", false);
    const width = heads * (nope + rope);
    const queries: Row[] = qRank
      ? [
          ["self_attn.q_a_proj", qRank, hidden, bias],
          ["self_attn.q_b_proj", width, qRank],
        ]
      : [["self_attn.q_proj", width, hidden]];
    const plain = Math.min(layers, plainLayers(config, kind.plain));
    const sparse = numbersOf(layers).slice(plain);
    const norm = (name: string, width: number) =>
      group("attention-RMSNorm", `${LAYER}.self_attn.${name}`, [width], layers);
    const experts = config.number("n_routed_experts", kind.experts);
    const inner = config.number("moe_intermediate_size", kind.expertWidth);
    const shared = inner * config.number("n_shared_experts", kind.shared);
    // What a prefix holds for each token is known of other families only.
    const sizes = { layers, hidden, vocabulary: config.number("vocab_size") };
    return decoder(config, sizes, {
      modules: [
        ...stack(
          layers,
          [
            ...queries,
            ["self_attn.kv_a_proj_with_mqa", kvRank + rope, hidden, bias],
            ["self_attn.kv_b_proj", heads * (nope + value), kvRank],
            ["self_attn.o_proj", hidden, heads * value, bias],
          ],
          LAYER,
        ),
        ...stack(plain, gated(hidden, config.number("intermediate_size"), { hasBias }), LAYER),
        ...stack(
          sparse,
          [
            ...gated(hidden, inner, { at: "mlp.experts.*", experts }),
            ...gated(hidden, shared, { at: "mlp.shared_experts", hasBias }),
          ],
          LAYER,
        ),
      ],
      more: [
        ...(qRank ? [norm("q_a_layernorm", qRank)] : []),
        norm("kv_a_layernorm", kvRank),
        // No linear module, in any version.
        ...(sparse.length
          ? [group("weights", `${LAYER}.mlp.gate`, [experts, hidden], sparse)]
          : []),
      ],
    });
  };

/** Layers with a plain feed-forward layer, which are the first; 0 is a value. */
const plainLayers = (config: Config, otherwise: number): number =>
  config.values.first_k_dense_replace === 0
    ? 0
    : config.positiveOr("first_k_dense_replace", otherwise);

export const deepseekV2 = deepseek({
  ...{ experts: 64, shared: 2, plain: 0, expertWidth: 1407 },
  mayHaveMlpBias: true,
});
export const deepseekV3 = deepseek({ experts: 256, shared: 1, plain: 3, expertWidth: 2048 });
