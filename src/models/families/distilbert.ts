/** DistilBERT. A language model's head is left out, as BERT's is. */
import { group } from "../groups.js";
import { type Family, stack } from "./family.js";
import { encoderHead, labelsOf, linear } from "./head.js";

const AT = "distilbert";
const LAYER = `${AT}.transformer.layer.#`;

export const distilbert: Family = (config) => {
  const [layers, hidden] = [config.number("n_layers"), config.number("dim")];
  const inner = config.number("hidden_dim", 4 * hidden);
  const embeddings = `${AT}.embeddings`;
  const positions = config.number("max_position_embeddings", 512);
  // PEFT saves by the ends of names, so it takes both; one of them is a target of "all-linear" too.
  const head = encoderHead(config, {
    decoder: "vocab_projector",
    modules: stack(1, [["pre_classifier", hidden, hidden, true]], ""),
    other: [linear("classifier", labelsOf(config), hidden)],
  });
  return {
    layers,
    hidden,
    kvWidth: hidden,
    modules: [
      ...stack(
        layers,
        [
          ["attention.q_lin", hidden, hidden, true],
          ["attention.k_lin", hidden, hidden, true],
          ["attention.v_lin", hidden, hidden, true],
          ["attention.out_lin", hidden, hidden, true],
          ["ffn.lin1", inner, hidden, true],
          ["ffn.lin2", hidden, inner, true],
        ],
        LAYER,
      ),
      ...head.modules,
    ],
    other: [
      group("embedding", `${embeddings}.word_embeddings`, [config.number("vocab_size"), hidden]),
      group("weights", `${embeddings}.position_embeddings`, [positions, hidden]),
      group("embedding-LayerNorm", `${embeddings}.LayerNorm`, [hidden]),
      group("LayerNorm", `${LAYER}.sa_layer_norm`, [hidden], layers),
      group("LayerNorm", `${LAYER}.output_layer_norm`, [hidden], layers),
      ...head.other,
    ],
    saved: head.saved,
    tied: head.tied,
  };
};
