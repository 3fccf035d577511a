/** ViT, with the names that transformers 5 gives its modules: `query` has become `q_proj`. */
import { LoraError } from "../../lora.js";
import { group } from "../groups.js";
import { type Family, type Row, stack } from "./family.js";
import { labelsOf } from "./head.js";
import { patches } from "./vision.js";

export const vit: Family = (config) => {
  const name = config.architecture();
  const isClassifier = name.endsWith("ForImageClassification");
  if (!isClassifier && !/^$|Model$/.test(name))
    throw new LoraError(
      "architectures of the config",
      "a model or one …ForImageClassification",
      name,
    );
  const layers = config.number("num_hidden_layers");
  const hidden = config.number("hidden_size");
  const inner = config.number("intermediate_size");
  const hasBias = config.flag("qkv_bias", true);
  // "all-linear" has them: PEFT knows no task of images.
  const pooled = config.number("pooler_output_size", hidden);
  const last: Row = isClassifier
    ? ["classifier", labelsOf(config), hidden, true]
    : ["pooler.dense", pooled, hidden, true];
  const { count, numel } = patches(config, { image: 224, patch: 16 });
  return {
    layers,
    hidden,
    kvWidth: hidden,
    modules: [
      ...stack(layers, [
        ["attention.q_proj", hidden, hidden, hasBias],
        ["attention.k_proj", hidden, hidden, hasBias],
        ["attention.v_proj", hidden, hidden, hasBias],
        ["attention.o_proj", hidden, hidden, true],
        ["mlp.fc1", inner, hidden, true],
        ["mlp.fc2", hidden, inner, true],
      ]),
      ...stack(name ? 1 : 0, [last]),
    ],
    other: [
      group("weights", "cls_token", hidden),
      group("weights", "position_embeddings", (count + 1) * hidden),
      group("biased", "patch_embeddings.projection", numel + hidden, hidden),
      group("LayerNorm", "layernorms_in_layers", 4 * hidden * layers),
      group("LayerNorm", "layernorm", 2 * hidden),
    ],
  };
};
