/**
 * The keys of configurations that change the shape of a parameter, and their defaults in the classes
 * of transformers 5.24.0. `npm run oracle` writes the table; tests/oracle/shapes.py states the rules.
 */

/** The keys of a type that change shapes. */
export interface ShapeKeys {
  /** null for a default that is computed from other keys. */
  readonly defaults: Readonly<Record<string, unknown>>;
  /** Other names of keys. */
  readonly aliases: Readonly<Record<string, string>>;
}

/** Each line has a type, then its keys, each followed by its default as JSON. An alias is followed by "=" and its key. */
const KEYS = `
bert: vocab_size 30522 hidden_size 768 num_hidden_layers 12 intermediate_size 3072 max_position_embeddings 512 type_vocab_size 2 add_cross_attention false tie_word_embeddings true
bloom: vocab_size 250880 hidden_size 64 n_layer 2 tie_word_embeddings true num_hidden_layers =n_layer
clip_vision_model: hidden_size 768 intermediate_size 3072 num_hidden_layers 12 num_channels 3 image_size 224 patch_size 32
cohere: head_dim null vocab_size 256000 hidden_size 8192 intermediate_size 22528 num_hidden_layers 40 num_attention_heads 64 num_key_value_heads null tie_word_embeddings true attention_bias false use_qk_norm false
cohere2: head_dim null vocab_size 256000 hidden_size 8192 intermediate_size 22528 num_hidden_layers 40 num_attention_heads 64 num_key_value_heads null tie_word_embeddings true attention_bias false
deberta-v2: attention_head_size null relative_attention false position_buckets -1 max_relative_positions -1 conv_kernel_size 0 conv_groups 1 embedding_size null position_biased_input true norm_rel_ebd "none" vocab_size 128100 hidden_size 1536 num_hidden_layers 24 num_attention_heads 24 intermediate_size 6144 max_position_embeddings 512 type_vocab_size 0 pos_att_type null legacy true tie_word_embeddings true
deepseek_v2: vocab_size 102400 hidden_size 4096 intermediate_size 11008 num_hidden_layers 32 num_attention_heads 32 tie_word_embeddings false attention_bias false mlp_bias false first_k_dense_replace 0 kv_lora_rank 512 q_lora_rank 1536 n_routed_experts 64 n_shared_experts 2 qk_nope_head_dim 128 qk_rope_head_dim 64 v_head_dim 128 moe_intermediate_size 1407 num_experts =n_routed_experts
deepseek_v3: vocab_size 129280 hidden_size 7168 intermediate_size 18432 moe_intermediate_size 2048 num_hidden_layers 61 num_attention_heads 128 n_shared_experts 1 n_routed_experts 256 kv_lora_rank 512 q_lora_rank 1536 qk_rope_head_dim 64 v_head_dim 128 qk_nope_head_dim 128 first_k_dense_replace 3 tie_word_embeddings false attention_bias false num_local_experts =n_routed_experts
distilbert: vocab_size 30522 max_position_embeddings 512 n_layers 6 dim 768 hidden_dim 3072 tie_word_embeddings true hidden_size =dim num_hidden_layers =n_layers
falcon: vocab_size 65024 hidden_size 4544 num_hidden_layers 32 num_attention_heads 71 num_ln_in_parallel_attn null num_kv_heads null new_decoder_architecture false multi_query true parallel_attn true bias false ffn_hidden_size null tie_word_embeddings true
gemma: head_dim 256 vocab_size 256000 hidden_size 3072 intermediate_size 24576 num_hidden_layers 28 num_attention_heads 16 num_key_value_heads 16 tie_word_embeddings true attention_bias false
gemma2: head_dim 256 vocab_size 256000 hidden_size 2304 intermediate_size 9216 num_hidden_layers 26 num_attention_heads 8 num_key_value_heads 4 tie_word_embeddings true attention_bias false
gemma3: tie_word_embeddings true text_config {"model_type":"gemma3_text"} vision_config {"model_type":"siglip_vision_model"}
gemma3_text: head_dim 256 vocab_size 262208 hidden_size 2304 intermediate_size 9216 num_hidden_layers 26 num_attention_heads 8 num_key_value_heads 4 tie_word_embeddings true attention_bias false
glm4: head_dim 128 vocab_size 151552 hidden_size 4096 intermediate_size 13696 num_hidden_layers 40 num_attention_heads 32 num_key_value_heads 2 tie_word_embeddings false attention_bias true
gpt2: vocab_size 50257 n_positions 1024 n_embd 768 n_layer 12 n_inner null add_cross_attention false tie_word_embeddings true hidden_size =n_embd max_position_embeddings =n_positions num_hidden_layers =n_layer
gpt_bigcode: vocab_size 50257 n_positions 1024 n_embd 768 n_layer 12 n_head 12 n_inner null multi_query true add_cross_attention false tie_word_embeddings true hidden_size =n_embd max_position_embeddings =n_positions num_attention_heads =n_head num_hidden_layers =n_layer
gpt_neox: vocab_size 50432 hidden_size 6144 num_hidden_layers 44 intermediate_size 24576 tie_word_embeddings false attention_bias true
gpt_oss: head_dim 64 num_hidden_layers 36 num_local_experts 128 vocab_size 201088 hidden_size 2880 intermediate_size 2880 num_attention_heads 64 num_key_value_heads 8 tie_word_embeddings false attention_bias true num_experts =num_local_experts
gptj: vocab_size 50400 n_embd 4096 n_layer 28 n_inner null tie_word_embeddings false hidden_size =n_embd num_hidden_layers =n_layer
granite: head_dim null vocab_size 32000 hidden_size 4096 intermediate_size 11008 num_hidden_layers 32 num_attention_heads 32 num_key_value_heads null tie_word_embeddings false attention_bias false mlp_bias false
llama: head_dim null vocab_size 32000 hidden_size 4096 intermediate_size 11008 num_hidden_layers 32 num_attention_heads 32 num_key_value_heads null tie_word_embeddings false attention_bias false mlp_bias false
llama4: tie_word_embeddings false vision_config {"model_type":"llama4_vision_model"} text_config {"model_type":"llama4_text"}
llama4_text: head_dim 128 vocab_size 202048 hidden_size 5120 intermediate_size 8192 intermediate_size_mlp 16384 num_hidden_layers 48 num_attention_heads 40 num_key_value_heads 8 tie_word_embeddings false num_local_experts 16 moe_layers null interleave_moe_layer_step 1 attention_bias false
llama4_vision_model: hidden_size 768 num_hidden_layers 34 num_attention_heads 16 num_channels 3 intermediate_size 5632 vision_output_dim 7680 image_size 448 patch_size 14 projector_input_dim 4096 projector_output_dim 4096
llava: vision_feature_layer -2 multimodal_projector_bias true tie_word_embeddings false vision_config {"model_type":"clip_vision_model","intermediate_size":4096,"hidden_size":1024,"patch_size":14,"image_size":336,"num_hidden_layers":24} text_config {"model_type":"llama"}
ministral3: head_dim 128 vocab_size 131072 hidden_size 4096 intermediate_size 14336 num_hidden_layers 34 num_attention_heads 32 num_key_value_heads 8 tie_word_embeddings false
mistral: head_dim null vocab_size 32000 hidden_size 4096 intermediate_size 14336 num_hidden_layers 32 num_attention_heads 32 num_key_value_heads 8 tie_word_embeddings false
mistral3: vision_feature_layer -1 multimodal_projector_bias false spatial_merge_size 2 tie_word_embeddings true vision_config {"model_type":"pixtral","intermediate_size":4096,"hidden_size":1024,"patch_size":14,"num_hidden_layers":24} text_config {"model_type":"mistral","head_dim":128,"hidden_size":5120,"intermediate_size":32768,"num_attention_heads":32,"num_hidden_layers":40,"num_key_value_heads":8,"vocab_size":131072}
mixtral: head_dim null vocab_size 32000 hidden_size 4096 intermediate_size 14336 num_hidden_layers 32 num_attention_heads 32 num_key_value_heads 8 tie_word_embeddings false num_local_experts 8 num_experts =num_local_experts
modernbert: vocab_size 50368 hidden_size 768 intermediate_size 1152 num_hidden_layers 22 norm_bias false attention_bias false mlp_bias false decoder_bias true classifier_bias false tie_word_embeddings true
mt5: vocab_size 250112 d_model 512 d_kv 64 d_ff 1024 num_layers 8 num_decoder_layers null num_heads 6 relative_attention_num_buckets 32 feed_forward_proj "gated-gelu" tie_word_embeddings true hidden_size =d_model num_attention_heads =num_heads num_hidden_layers =num_layers head_dim =d_kv
olmo2: head_dim null vocab_size 50304 hidden_size 4096 intermediate_size 11008 num_hidden_layers 32 num_attention_heads 32 num_key_value_heads null tie_word_embeddings false attention_bias false
opt: vocab_size 50272 hidden_size 768 num_hidden_layers 12 ffn_dim 3072 max_position_embeddings 2048 do_layer_norm_before true _remove_final_layer_norm false word_embed_proj_dim null enable_bias true layer_norm_elementwise_affine true tie_word_embeddings true
phi: head_dim null vocab_size 51200 hidden_size 2048 intermediate_size 8192 num_hidden_layers 24 num_attention_heads 32 num_key_value_heads null tie_word_embeddings false qk_layernorm false
phi3: head_dim null vocab_size 32064 hidden_size 3072 intermediate_size 8192 num_hidden_layers 32 num_attention_heads 32 num_key_value_heads null tie_word_embeddings false
pixtral: hidden_size 1024 intermediate_size 4096 num_hidden_layers 24 num_channels 3 patch_size 16
qwen2: head_dim null vocab_size 151936 hidden_size 4096 intermediate_size 22016 num_hidden_layers 32 num_attention_heads 32 num_key_value_heads 32 tie_word_embeddings false
qwen2_moe: head_dim null vocab_size 151936 hidden_size 2048 intermediate_size 5632 num_hidden_layers 24 num_attention_heads 16 num_key_value_heads 16 tie_word_embeddings false decoder_sparse_step 1 moe_intermediate_size 1408 shared_expert_intermediate_size 5632 num_experts 60 mlp_only_layers null qkv_bias true
qwen3: head_dim 128 vocab_size 151936 hidden_size 4096 intermediate_size 22016 num_hidden_layers 32 num_attention_heads 32 num_key_value_heads 32 tie_word_embeddings false attention_bias false
qwen3_moe: head_dim null vocab_size 151936 hidden_size 2048 intermediate_size 6144 num_hidden_layers 24 num_attention_heads 32 num_key_value_heads 4 tie_word_embeddings false attention_bias false decoder_sparse_step 1 moe_intermediate_size 768 num_experts 128 mlp_only_layers null num_local_experts =num_experts
roberta: vocab_size 50265 hidden_size 768 num_hidden_layers 12 intermediate_size 3072 max_position_embeddings 512 type_vocab_size 2 add_cross_attention false tie_word_embeddings true
siglip_vision_model: hidden_size 768 intermediate_size 3072 num_hidden_layers 12 num_channels 3 image_size 224 patch_size 16 vision_use_head true
smollm3: head_dim null vocab_size 128256 hidden_size 2048 intermediate_size 11008 num_hidden_layers 36 num_attention_heads 16 num_key_value_heads 4 attention_bias false mlp_bias false tie_word_embeddings true
stablelm: vocab_size 50304 intermediate_size 6912 hidden_size 2560 num_hidden_layers 32 num_attention_heads 32 num_key_value_heads 32 tie_word_embeddings false use_qkv_bias false qk_layernorm false use_parallel_residual false
starcoder2: head_dim null vocab_size 49152 hidden_size 3072 intermediate_size 12288 num_hidden_layers 30 num_attention_heads 24 num_key_value_heads 2 use_bias true tie_word_embeddings true
t5: vocab_size 32128 d_model 512 d_kv 64 d_ff 2048 num_layers 6 num_decoder_layers null num_heads 8 relative_attention_num_buckets 32 feed_forward_proj "relu" tie_word_embeddings true hidden_size =d_model num_attention_heads =num_heads num_hidden_layers =num_layers head_dim =d_kv
vit: head_dim null hidden_size 768 num_hidden_layers 12 num_attention_heads 12 intermediate_size 3072 image_size 224 patch_size 16 num_channels 3 qkv_bias true pooler_output_size null tie_word_embeddings false
whisper: vocab_size 51865 num_mel_bins 80 encoder_layers 4 decoder_layers 4 decoder_ffn_dim 1536 encoder_ffn_dim 1536 d_model 384 max_source_positions 1500 max_target_positions 448 tie_word_embeddings true hidden_size =d_model num_hidden_layers =encoder_layers
xlm-roberta: vocab_size 30522 hidden_size 768 num_hidden_layers 12 intermediate_size 3072 max_position_embeddings 512 type_vocab_size 2 add_cross_attention false tie_word_embeddings true
`;

const NO_KEYS: ShapeKeys = { defaults: {}, aliases: {} };

/** Parses a line without its type. */
function parseKeys(text: string): ShapeKeys {
  const words = text.split(" ");
  const pairs = words.flatMap((name, index) =>
    index % 2 ? [] : [[name, words[index + 1]!] as const],
  );
  const isAlias = ([, value]: readonly [string, string]) => value.startsWith("=");
  return {
    defaults: Object.fromEntries(
      pairs.filter((pair) => !isAlias(pair)).map(([name, value]) => [name, JSON.parse(value)]),
    ),
    aliases: Object.fromEntries(
      pairs.filter(isAlias).map(([name, value]) => [name, value.slice(1)]),
    ),
  };
}

let parsed: ReadonlyMap<string, ShapeKeys> | undefined;

/** Returns the keys of a type, none for a type that transformers lacks. */
export function getShapeKeys(type: string): ShapeKeys {
  parsed ??= new Map(
    KEYS.trim()
      .split("\n")
      .map((line) => line.split(": ", 2) as [string, string])
      .map(([name, keys]) => [name, parseKeys(keys)]),
  );
  return parsed.get(type) ?? NO_KEYS;
}
