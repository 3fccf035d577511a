/** ModernBERT: fused and gated matrices, norms that usually have no biases, none before the first. */
import { group } from "../groups.js";
import { type Family, stack } from "./family.js";
import { encoderHead, labelsOf, linear } from "./head.js";

export const modernbert: Family = (config) => {
  const layers = config.number("num_hidden_layers");
  const hidden = config.number("hidden_size");
  const inner = config.number("intermediate_size");
  const hasBias = config.flag("attention_bias", false);
  const hasMlpBias = config.flag("mlp_bias", false);
  const hasNormBias = config.flag("norm_bias", false);
  const [kind, width] = hasNormBias
    ? (["LayerNorm", 2 * hidden] as const)
    : (["RMSNorm", hidden] as const);
  const embeddingKind = hasNormBias ? "embedding-LayerNorm" : "attention-RMSNorm";
  const head = encoderHead(config, {
    rows: [["head.dense", hidden, hidden, config.flag("classifier_bias", false)]],
    other: [group(kind, "head.norm", width)],
    saved: [linear("classifier", labelsOf(config), hidden)],
  });
  return {
    layers,
    hidden,
    kvWidth: hidden,
    modules: [
      ...stack(layers, [
        ["attn.Wqkv", 3 * hidden, hidden, hasBias],
        ["attn.Wo", hidden, hidden, hasBias],
        ["mlp.Wi", 2 * inner, hidden, hasMlpBias],
        ["mlp.Wo", hidden, inner, hasMlpBias],
      ]),
      ...head.modules,
    ],
    other: [
      group("weights", "tok_embeddings", config.number("vocab_size") * hidden),
      group(embeddingKind, "embeddings.norm", width),
      group(kind, "norms_in_layers", (2 * layers - 1) * width),
      group(kind, "final_norm", width),
      ...head.other,
    ],
    saved: head.saved,
  };
};
