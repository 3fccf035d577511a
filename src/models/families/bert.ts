/**
 * BERT and RoBERTa. A language model's pooler and head are left out, as in published totals; a bare
 * model has its pooler, and a classifier what it classifies with.
 */
import { group } from "../groups.js";
import { type Config, type Family, type Row, type Shapes, stack } from "./family.js";
import { encoderHead, labelsOf, linear } from "./head.js";

function encoder(config: Config, head: ReturnType<typeof encoderHead>): Shapes {
  const layers = config.number("num_hidden_layers");
  const hidden = config.number("hidden_size");
  const inner = config.number("intermediate_size");
  const positions = config.number("max_position_embeddings", 512);
  return {
    layers,
    hidden,
    kvWidth: hidden,
    modules: [
      ...stack(layers, [
        ["attention.self.query", hidden, hidden, true],
        ["attention.self.key", hidden, hidden, true],
        ["attention.self.value", hidden, hidden, true],
        ["attention.output.dense", hidden, hidden, true],
        ["intermediate.dense", inner, hidden, true],
        ["output.dense", hidden, inner, true],
      ]),
      ...head.modules,
    ],
    other: [
      group("weights", "word_embeddings", config.number("vocab_size") * hidden),
      group("weights", "position_embeddings", positions * hidden),
      group("weights", "token_type_embeddings", config.number("type_vocab_size", 2) * hidden),
      group("embedding-LayerNorm", "embeddings.LayerNorm", 2 * hidden),
      group("LayerNorm", "layernorms_in_layers", 4 * hidden * layers),
      ...head.other,
    ],
    saved: head.saved,
  };
}

const pooler = (hidden: number): Row[] => [["pooler.dense", hidden, hidden, true]];

export const bert: Family = (config) => {
  const hidden = config.number("hidden_size");
  const saved = [linear("classifier", labelsOf(config), hidden)];
  const rows = pooler(hidden);
  return encoder(config, encoderHead(config, { bare: rows, rows, saved }));
};

/** RoBERTa classifies by two layers in place of the pooler, both of which PEFT trains whole. */
export const roberta: Family = (config) => {
  const [hidden, labels] = [config.number("hidden_size"), labelsOf(config)];
  const [dense, out] = [linear("dense", hidden, hidden), linear("out_proj", labels, hidden)];
  const saved = [group("biased", "classifier", dense.numel + out.numel, hidden + labels)];
  return encoder(config, encoderHead(config, { bare: pooler(hidden), saved }));
};
