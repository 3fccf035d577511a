/** OPT: a decoder whose embedding may be narrower than its layers. */
import { group } from "../groups.js";
import { type Family, stack } from "./family.js";
import { decoderHead } from "./head.js";

const AT = "model.decoder";
const LAYER = `${AT}.layers.#`;

export const opt: Family = (config) => {
  const layers = config.number("num_hidden_layers");
  const hidden = config.number("hidden_size");
  const inner = config.number("ffn_dim");
  const embedded = config.number("word_embed_proj_dim", hidden);
  const vocabulary = config.number("vocab_size");
  // Two rows more than positions: an offset that OPT's embedding keeps.
  const positions = config.number("max_position_embeddings", 2048) + 2;
  const hasBias = config.flag("enable_bias", true);
  const hasNorms = config.flag("layer_norm_elementwise_affine", true);
  const hasFinalNorm =
    config.flag("do_layer_norm_before", true) && !config.flag("_remove_final_layer_norm", false);
  const head = decoderHead(config, [vocabulary, embedded], { isTied: true });
  return {
    layers,
    hidden,
    kvWidth: hidden,
    modules: [
      ...(embedded === hidden ? [] : stack(1, [["project_in", hidden, embedded]], AT)),
      ...stack(
        layers,
        [
          ["self_attn.q_proj", hidden, hidden, hasBias],
          ["self_attn.k_proj", hidden, hidden, hasBias],
          ["self_attn.v_proj", hidden, hidden, hasBias],
          ["self_attn.out_proj", hidden, hidden, hasBias],
          ["fc1", inner, hidden, hasBias],
          ["fc2", hidden, inner, hasBias],
        ],
        LAYER,
      ),
      ...(embedded === hidden ? [] : stack(1, [["project_out", embedded, hidden]], AT)),
    ],
    other: [
      group("embedding", `${AT}.embed_tokens`, [vocabulary, embedded]),
      group("weights", `${AT}.embed_positions`, [positions, hidden]),
      ...(hasNorms
        ? ["self_attn_layer_norm", "final_layer_norm"].map((name) =>
            group("LayerNorm", `${LAYER}.${name}`, [hidden], layers),
          )
        : []),
      ...(hasNorms && hasFinalNorm ? [group("LayerNorm", `${AT}.final_layer_norm`, [hidden])] : []),
      ...head.other,
    ],
    saved: head.saved,
    tied: head.tied,
  };
};
