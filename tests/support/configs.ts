/** Returns the content of a config.json whose layers are so small that all counts stay below 2^53. */
export const smallLlama = (layers: number) => ({
  model_type: "llama",
  num_hidden_layers: layers,
  hidden_size: 64,
  intermediate_size: 96,
  num_attention_heads: 4,
  vocab_size: 100,
});

/** Parts of published config.json files by model id, including keys that do not affect shapes. */
export const configs: Readonly<Record<string, Record<string, unknown>>> = {
  "meta-llama/Llama-3.1-8B": {
    architectures: ["LlamaForCausalLM"],
    attention_bias: false,
    attention_dropout: 0,
    hidden_act: "silu",
    hidden_size: 4096,
    intermediate_size: 14336,
    max_position_embeddings: 131072,
    mlp_bias: false,
    model_type: "llama",
    num_attention_heads: 32,
    num_hidden_layers: 32,
    num_key_value_heads: 8,
    rope_scaling: { factor: 8, rope_type: "llama3" },
    tie_word_embeddings: false,
    torch_dtype: "bfloat16",
    vocab_size: 128256,
  },
  "google/flan-t5-large": {
    model_type: "t5",
    num_layers: 24,
    num_decoder_layers: 24,
    d_model: 1024,
    d_ff: 2816,
    d_kv: 64,
    num_heads: 16,
    vocab_size: 32128,
    feed_forward_proj: "gated-gelu",
    tie_word_embeddings: false,
  },
  "facebook/opt-350m": {
    model_type: "opt",
    num_hidden_layers: 24,
    hidden_size: 1024,
    ffn_dim: 4096,
    num_attention_heads: 16,
    vocab_size: 50272,
    word_embed_proj_dim: 512,
    max_position_embeddings: 2048,
    do_layer_norm_before: false,
  },
  "tiiuae/falcon-7b": {
    model_type: "falcon",
    num_hidden_layers: 32,
    hidden_size: 4544,
    num_attention_heads: 71,
    vocab_size: 65024,
    multi_query: true,
    parallel_attn: true,
    new_decoder_architecture: false,
    bias: false,
  },
};

/** BERT-large as BitFit and Houlsby et al. count it, without the pooler. */
export const bertLarge = {
  model_type: "bert",
  num_hidden_layers: 24,
  hidden_size: 1024,
  intermediate_size: 4096,
  num_attention_heads: 16,
  vocab_size: 30522,
  max_position_embeddings: 512,
  type_vocab_size: 2,
};
