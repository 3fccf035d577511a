/** ViT, with the names that transformers 5 gives its modules: `query` has become `q_proj`. */
import { LoraError } from "../../errors.js";
import { group, parameter } from "../groups.js";
import { type Family, stack } from "./family.js";
import { labelsOf } from "./head.js";
import { patches } from "./vision.js";

const AT = "vit";
const LAYER = `${AT}.layers.#`;

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
  const last = isClassifier
    ? stack(1, [["classifier", labelsOf(config), hidden, true]], "")
    : stack(1, [["pooler.dense", pooled, hidden, true]], AT);
  const { count, shape } = patches(config, { image: 224, patch: 16 });
  return {
    layers,
    hidden,
    kvWidth: hidden,
    modules: [
      ...stack(
        layers,
        [
          ["attention.q_proj", hidden, hidden, hasBias],
          ["attention.k_proj", hidden, hidden, hasBias],
          ["attention.v_proj", hidden, hidden, hasBias],
          ["attention.o_proj", hidden, hidden, true],
          ["mlp.fc1", inner, hidden, true],
          ["mlp.fc2", hidden, inner, true],
        ],
        LAYER,
      ),
      ...(name ? last : []),
    ],
    other: [
      parameter("weights", `${AT}.embeddings.cls_token`, [1, 1, hidden]),
      parameter("weights", `${AT}.embeddings.position_embeddings`, [1, count + 1, hidden]),
      group("biased", `${AT}.embeddings.patch_embeddings.projection`, shape),
      group("LayerNorm", `${LAYER}.layernorm_before`, [hidden], layers),
      group("LayerNorm", `${LAYER}.layernorm_after`, [hidden], layers),
      group("LayerNorm", `${AT}.layernorm`, [hidden]),
    ],
  };
};
