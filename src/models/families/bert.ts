/**
 * BERT and RoBERTa. A language model's pooler and head are left out, as in published totals; a bare
 * model has its pooler, and a classifier what it classifies with.
 */
import { group } from "../groups.js";
import { type Config, type Family, type Shapes, stack } from "./family.js";
import { encoderHead, labelsOf, linear } from "./head.js";

function encoder(config: Config, at: string, head: ReturnType<typeof encoderHead>): Shapes {
  const layers = config.number("num_hidden_layers");
  const hidden = config.number("hidden_size");
  const inner = config.number("intermediate_size");
  const positions = config.number("max_position_embeddings", 512);
  const types = config.number("type_vocab_size", 2);
  const [embeddings, layer] = [`${at}.embeddings`, `${at}.encoder.layer.#`];
  return {
    layers,
    hidden,
    kvWidth: hidden,
    modules: [
      ...stack(
        layers,
        [
          ["attention.self.query", hidden, hidden, true],
          ["attention.self.key", hidden, hidden, true],
          ["attention.self.value", hidden, hidden, true],
          ["attention.output.dense", hidden, hidden, true],
          ["intermediate.dense", inner, hidden, true],
          ["output.dense", hidden, inner, true],
        ],
        layer,
      ),
      ...head.modules,
    ],
    other: [
      group("embedding", `${embeddings}.word_embeddings`, [config.number("vocab_size"), hidden]),
      group("weights", `${embeddings}.position_embeddings`, [positions, hidden]),
      group("weights", `${embeddings}.token_type_embeddings`, [types, hidden]),
      group("embedding-LayerNorm", `${embeddings}.LayerNorm`, [hidden]),
      group("LayerNorm", `${layer}.attention.output.LayerNorm`, [hidden], layers),
      group("LayerNorm", `${layer}.output.LayerNorm`, [hidden], layers),
      ...head.other,
    ],
    saved: head.saved,
    tied: head.tied,
  };
}

const pooler = (at: string, hidden: number) =>
  stack(1, [["pooler.dense", hidden, hidden, true]], at);

export const bert: Family = (config) => {
  const hidden = config.number("hidden_size");
  const modules = pooler("bert", hidden);
  const other = [linear("classifier", labelsOf(config), hidden)];
  return encoder(
    config,
    "bert",
    encoderHead(config, { decoder: "cls.predictions.decoder", bare: modules, modules, other }),
  );
};

/** RoBERTa classifies by two layers in place of the pooler, both of which PEFT trains whole. */
export const roberta: Family = (config) => {
  const hidden = config.number("hidden_size");
  const other = [
    linear("classifier.dense", hidden, hidden),
    linear("classifier.out_proj", labelsOf(config), hidden),
  ];
  return encoder(
    config,
    "roberta",
    encoderHead(config, { decoder: "lm_head.decoder", bare: pooler("roberta", hidden), other }),
  );
};
