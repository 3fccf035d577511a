/** DistilBERT. A language model's head is left out, as BERT's is. */
import { group } from "../groups.js";
import { type Family, stack } from "./family.js";
import { encoderHead, labelsOf, linear } from "./head.js";

export const distilbert: Family = (config) => {
  const [layers, hidden] = [config.number("n_layers"), config.number("dim")];
  const inner = config.number("hidden_dim", 4 * hidden);
  // PEFT saves by the ends of names, so it takes both; one of them is a target of "all-linear" too.
  const head = encoderHead(config, {
    rows: [["pre_classifier", hidden, hidden, true]],
    saved: [linear("classifier", labelsOf(config), hidden)],
  });
  return {
    layers,
    hidden,
    kvWidth: hidden,
    modules: [
      ...stack(layers, [
        ["attention.q_lin", hidden, hidden, true],
        ["attention.k_lin", hidden, hidden, true],
        ["attention.v_lin", hidden, hidden, true],
        ["attention.out_lin", hidden, hidden, true],
        ["ffn.lin1", inner, hidden, true],
        ["ffn.lin2", hidden, inner, true],
      ]),
      ...head.modules,
    ],
    other: [
      group("weights", "word_embeddings", config.number("vocab_size") * hidden),
      group(
        "weights",
        "position_embeddings",
        config.number("max_position_embeddings", 512) * hidden,
      ),
      group("embedding-LayerNorm", "embeddings.LayerNorm", 2 * hidden),
      group("LayerNorm", "layernorms_in_layers", 4 * hidden * layers),
      ...head.other,
    ],
    saved: head.saved && [...head.saved, "pre_classifier"],
  };
};
