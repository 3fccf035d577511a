/** The parts of published config.json files that the shapes follow from, by model id. */
interface Dimensions {
  readonly layers: number;
  readonly hidden: number;
  readonly inner: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly vocabulary: number;
}

/** A decoder as transformers writes it. */
const decoder = (model_type: string, size: Dimensions, more: Record<string, unknown> = {}) => ({
  model_type,
  num_hidden_layers: size.layers,
  hidden_size: size.hidden,
  intermediate_size: size.inner,
  num_attention_heads: size.heads,
  num_key_value_heads: size.kvHeads,
  vocab_size: size.vocabulary,
  ...more,
});

const encoder = (model_type: string, vocab_size: number, more: Record<string, unknown>) => ({
  model_type,
  num_hidden_layers: 12,
  hidden_size: 768,
  intermediate_size: 3072,
  num_attention_heads: 12,
  vocab_size,
  ...more,
});

const dimensions = (
  layers: number,
  hidden: number,
  inner: number,
  heads: number,
  kvHeads: number,
  vocabulary: number,
): Dimensions => ({ layers, hidden, inner, heads, kvHeads, vocabulary });

const untied = { tie_word_embeddings: false };

export const configs: Readonly<Record<string, Record<string, unknown>>> = {
  "meta-llama/Llama-3.1-8B": decoder("llama", dimensions(32, 4096, 14336, 32, 8, 128256), untied),
  "meta-llama/Llama-3.2-1B": decoder("llama", dimensions(16, 2048, 8192, 32, 8, 128256), {
    head_dim: 64,
    tie_word_embeddings: true,
  }),
  "mistralai/Mistral-7B-v0.1": decoder(
    "mistral",
    dimensions(32, 4096, 14336, 32, 8, 32000),
    untied,
  ),
  "mistralai/Mistral-Nemo-Base-2407": decoder(
    "mistral",
    dimensions(40, 5120, 14336, 32, 8, 131072),
    { head_dim: 128, ...untied },
  ),
  "mistralai/Mixtral-8x7B-v0.1": decoder("mixtral", dimensions(32, 4096, 14336, 32, 8, 32000), {
    num_local_experts: 8,
    num_experts_per_tok: 2,
    ...untied,
  }),
  "Qwen/Qwen2.5-7B-Instruct": decoder("qwen2", dimensions(28, 3584, 18944, 28, 4, 152064), untied),
  "Qwen/Qwen2.5-0.5B": decoder("qwen2", dimensions(24, 896, 4864, 14, 2, 151936), {
    tie_word_embeddings: true,
  }),
  "Qwen/Qwen3-8B": decoder("qwen3", dimensions(36, 4096, 12288, 32, 8, 151936), {
    head_dim: 128,
    attention_bias: false,
    ...untied,
  }),
  "google/gemma-7b": decoder("gemma", dimensions(28, 3072, 24576, 16, 16, 256000), {
    head_dim: 256,
  }),
  "google/gemma-2-9b": decoder("gemma2", dimensions(42, 3584, 14336, 16, 8, 256000), {
    head_dim: 256,
  }),
  "microsoft/Phi-3-mini-4k-instruct": decoder(
    "phi3",
    dimensions(32, 3072, 8192, 32, 32, 32064),
    untied,
  ),
  gpt2: { model_type: "gpt2", n_layer: 12, n_embd: 768, n_head: 12, vocab_size: 50257 },
  "google-bert/bert-base-cased": encoder("bert", 28996, {
    max_position_embeddings: 512,
    type_vocab_size: 2,
  }),
  "FacebookAI/roberta-base": encoder("roberta", 50265, {
    max_position_embeddings: 514,
    type_vocab_size: 1,
  }),
  "google-t5/t5-base": {
    model_type: "t5",
    num_layers: 12,
    d_model: 768,
    d_ff: 3072,
    d_kv: 64,
    num_heads: 12,
    vocab_size: 32128,
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
    ...untied,
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
  "facebook/opt-6.7b": {
    model_type: "opt",
    num_hidden_layers: 32,
    hidden_size: 4096,
    ffn_dim: 16384,
    num_attention_heads: 32,
    vocab_size: 50272,
    word_embed_proj_dim: 4096,
    max_position_embeddings: 2048,
    do_layer_norm_before: true,
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

/** BERT-large as BitFit and Houlsby et al. count it; its pooler comes on top. */
export const bertLarge = encoder("bert", 30522, {
  num_hidden_layers: 24,
  hidden_size: 1024,
  intermediate_size: 4096,
  num_attention_heads: 16,
  max_position_embeddings: 512,
  type_vocab_size: 2,
});
