/** Families with plain feed-forward layers and LayerNorm. */
import { group } from "../groups.js";
import { type Family, outputHead, stack } from "./family.js";

export const gpt2: Family = (config) => {
  const [layers, hidden] = [config.number("n_layer"), config.number("n_embd")];
  const inner = config.number("n_inner", 4 * hidden);
  const embeddings = config.number("vocab_size", 50257) * hidden;
  return {
    layers,
    hidden,
    kvWidth: hidden,
    modules: stack(layers, [
      ["attn.c_attn", 3 * hidden, hidden, true],
      ["attn.c_proj", hidden, hidden, true],
      ["mlp.c_fc", inner, hidden, true],
      ["mlp.c_proj", hidden, inner, true],
    ]),
    other: [
      group("weights", "wte", embeddings),
      group("weights", "wpe", config.number("n_positions", 1024) * hidden),
      group("LayerNorm", "layernorms_in_layers", 4 * hidden * layers),
      group("LayerNorm", "ln_f", 2 * hidden),
      ...outputHead(config, true, embeddings),
    ],
  };
};

/** Without pooler and heads, as the published totals are. */
export const bert: Family = (config) => {
  const layers = config.number("num_hidden_layers");
  const hidden = config.number("hidden_size");
  const inner = config.number("intermediate_size");
  const positions = config.number("max_position_embeddings", 512);
  return {
    layers,
    hidden,
    kvWidth: hidden,
    modules: stack(layers, [
      ["attention.self.query", hidden, hidden, true],
      ["attention.self.key", hidden, hidden, true],
      ["attention.self.value", hidden, hidden, true],
      ["attention.output.dense", hidden, hidden, true],
      ["intermediate.dense", inner, hidden, true],
      ["output.dense", hidden, inner, true],
    ]),
    other: [
      group("weights", "word_embeddings", config.number("vocab_size") * hidden),
      group("weights", "position_embeddings", positions * hidden),
      group("weights", "token_type_embeddings", config.number("type_vocab_size", 2) * hidden),
      group("embedding-LayerNorm", "embeddings.LayerNorm", 2 * hidden),
      group("LayerNorm", "layernorms_in_layers", 4 * hidden * layers),
    ],
  };
};

export const opt: Family = (config) => {
  const layers = config.number("num_hidden_layers");
  const hidden = config.number("hidden_size");
  const inner = config.number("ffn_dim");
  const embedded = config.number("word_embed_proj_dim", hidden);
  const embeddings = config.number("vocab_size") * embedded;
  // Two rows more than positions: an offset that OPT's embedding keeps.
  const positions = config.number("max_position_embeddings", 2048) + 2;
  const hasBias = config.flag("enable_bias", true);
  const hasFinalNorm =
    config.flag("do_layer_norm_before", true) && !config.flag("_remove_final_layer_norm", false);
  return {
    layers,
    hidden,
    kvWidth: hidden,
    modules: [
      ...(embedded === hidden ? [] : stack(1, [["project_in", hidden, embedded]])),
      ...stack(layers, [
        ["self_attn.q_proj", hidden, hidden, hasBias],
        ["self_attn.k_proj", hidden, hidden, hasBias],
        ["self_attn.v_proj", hidden, hidden, hasBias],
        ["self_attn.out_proj", hidden, hidden, hasBias],
        ["fc1", inner, hidden, hasBias],
        ["fc2", hidden, inner, hasBias],
      ]),
      ...(embedded === hidden ? [] : stack(1, [["project_out", embedded, hidden]])),
    ],
    other: [
      group("weights", "embed_tokens", embeddings),
      group("weights", "embed_positions", positions * hidden),
      group("LayerNorm", "layernorms_in_layers", 4 * hidden * layers),
      ...(hasFinalNorm ? [group("LayerNorm", "final_layer_norm", 2 * hidden)] : []),
      ...outputHead(config, true, embeddings),
    ],
  };
};

export const falcon: Family = (config) => {
  const layers = config.number("num_hidden_layers");
  const hidden = config.number("hidden_size");
  const heads = config.number("num_attention_heads");
  const headDim = hidden / heads;
  const isNew = config.flag("new_decoder_architecture", false);
  const isParallel = config.flag("parallel_attn", true);
  const shared = config.flag("multi_query", true) ? 1 : heads;
  const kvHeads = isNew ? config.number("num_kv_heads", heads) : shared;
  const inner = config.number("ffn_hidden_size", 4 * hidden);
  const hasBias = config.flag("bias", false);
  const embeddings = config.number("vocab_size") * hidden;
  return {
    layers,
    hidden,
    kvWidth: kvHeads * headDim,
    modules: stack(layers, [
      ["self_attention.query_key_value", (heads + 2 * kvHeads) * headDim, hidden, hasBias],
      ["self_attention.dense", hidden, hidden, hasBias],
      ["mlp.dense_h_to_4h", inner, hidden, hasBias],
      ["mlp.dense_4h_to_h", hidden, inner, hasBias],
    ]),
    other: [
      group("weights", "word_embeddings", embeddings),
      isNew || !isParallel
        ? group("LayerNorm", "layernorms_in_layers", 4 * hidden * layers)
        : group("LayerNorm", "input_layernorm", 2 * hidden * layers),
      group("LayerNorm", "ln_f", 2 * hidden),
      ...outputHead(config, true, embeddings),
    ],
  };
};
