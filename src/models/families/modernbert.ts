/** ModernBERT: fused and gated matrices, norms that usually have no biases, none before the first. */
import { group, numbersOf } from "../groups.js";
import { LAYER } from "./decoder.js";
import { type Family, stack } from "./family.js";
import { encoderHead, labelsOf, linear } from "./head.js";

export const modernbert: Family = (config) => {
  const layers = config.number("num_hidden_layers");
  const hidden = config.number("hidden_size");
  const inner = config.number("intermediate_size");
  const hasBias = config.flag("attention_bias", false);
  const hasMlpBias = config.flag("mlp_bias", false);
  const hasNormBias = config.flag("norm_bias", false);
  const kind = hasNormBias ? "LayerNorm" : "RMSNorm";
  const embeddingKind = hasNormBias ? "embedding-LayerNorm" : "attention-RMSNorm";
  const hasHeadBias = config.flag("classifier_bias", false);
  const head = encoderHead(config, {
    decoder: "decoder",
    modules: stack(1, [["head.dense", hidden, hidden, hasHeadBias]], ""),
    other: [group(kind, "head.norm", [hidden]), linear("classifier", labelsOf(config), hidden)],
  });
  return {
    layers,
    hidden,
    kvWidth: hidden,
    modules: [
      ...stack(
        layers,
        [
          ["attn.Wqkv", 3 * hidden, hidden, hasBias],
          ["attn.Wo", hidden, hidden, hasBias],
          ["mlp.Wi", 2 * inner, hidden, hasMlpBias],
          ["mlp.Wo", hidden, inner, hasMlpBias],
        ],
        LAYER,
      ),
      ...head.modules,
    ],
    other: [
      group("embedding", "model.embeddings.tok_embeddings", [config.number("vocab_size"), hidden]),
      group(embeddingKind, "model.embeddings.norm", [hidden]),
      group(kind, `${LAYER}.attn_norm`, [hidden], numbersOf(layers).slice(1)),
      group(kind, `${LAYER}.mlp_norm`, [hidden], layers),
      group(kind, "model.final_norm", [hidden]),
      ...head.other,
    ],
    saved: head.saved,
    tied: head.tied,
  };
};
