/**
 * The keys of configurations that change the shape of a parameter or that the shapes restrict, and their defaults
 * in the classes of transformers 5.24.0; then all other keys, whose values transformers only checks.
 * `npm run oracle` writes the tables; tests/oracle/shapes.py and core_keys.py state the rules.
 */
import { LoraError } from "../errors.js";
import { once } from "../once.js";

export interface ShapeKeys {
  /** "" for a type that transformers lacks. */
  readonly type: string;
  /** null for a default that is computed from other keys. */
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly aliases: Readonly<Record<string, string>>;
  /** The keys that change no shape. */
  readonly others: ReadonlySet<string>;
}

/**
 * Each line has a type, then its keys, each followed by its default as JSON. An alias is followed by "=" and its
 * key. The other keys follow "|".
 */
const KEYS = `
bert: vocab_size 30522 hidden_size 768 num_hidden_layers 12 num_attention_heads 12 intermediate_size 3072 max_position_embeddings 512 type_vocab_size 2 pad_token_id 0 add_cross_attention false tie_word_embeddings true | hidden_act hidden_dropout_prob attention_probs_dropout_prob initializer_range layer_norm_eps use_cache classifier_dropout is_decoder bos_token_id eos_token_id
bloom: vocab_size 250880 hidden_size 64 n_layer 2 n_head 8 tie_word_embeddings true num_hidden_layers =n_layer num_attention_heads =n_head | layer_norm_epsilon initializer_range use_cache bos_token_id eos_token_id pad_token_id apply_residual_connection_post_layernorm hidden_dropout attention_dropout pretraining_tp slow_but_exact
clip_vision_model: hidden_size 768 intermediate_size 3072 num_hidden_layers 12 num_attention_heads 12 num_channels 3 image_size 224 patch_size 32 | projection_dim hidden_act layer_norm_eps attention_dropout initializer_range initializer_factor
cohere: head_dim null vocab_size 256000 hidden_size 8192 intermediate_size 22528 num_hidden_layers 40 num_attention_heads 64 num_key_value_heads null pad_token_id 0 tie_word_embeddings true attention_bias false use_qk_norm false | logit_scale hidden_act max_position_embeddings initializer_range layer_norm_eps use_cache bos_token_id eos_token_id rope_parameters attention_dropout
cohere2: head_dim null vocab_size 256000 hidden_size 8192 intermediate_size 22528 num_hidden_layers 40 num_attention_heads 64 num_key_value_heads null pad_token_id 0 tie_word_embeddings true attention_bias false | logit_scale hidden_act max_position_embeddings initializer_range layer_norm_eps use_cache bos_token_id eos_token_id rope_parameters attention_dropout sliding_window layer_types
deberta-v2: attention_head_size null relative_attention false position_buckets -1 max_relative_positions -1 conv_kernel_size 0 conv_groups 1 pad_token_id 0 embedding_size null position_biased_input true norm_rel_ebd "none" vocab_size 128100 hidden_size 1536 num_hidden_layers 24 num_attention_heads 24 intermediate_size 6144 max_position_embeddings 512 type_vocab_size 0 pos_att_type null legacy true tie_word_embeddings true | share_att_key conv_act cls_dropout hidden_act hidden_dropout_prob attention_probs_dropout_prob initializer_range layer_norm_eps bos_token_id eos_token_id pooler_dropout pooler_hidden_act
deepseek_v2: vocab_size 102400 hidden_size 4096 intermediate_size 11008 num_hidden_layers 32 num_attention_heads 32 pad_token_id null tie_word_embeddings false attention_bias false mlp_bias false first_k_dense_replace 0 kv_lora_rank 512 q_lora_rank 1536 n_routed_experts 64 n_shared_experts 2 qk_nope_head_dim 128 qk_rope_head_dim 64 v_head_dim 128 moe_intermediate_size 1407 num_experts =n_routed_experts | head_dim num_key_value_heads hidden_act max_position_embeddings initializer_range rms_norm_eps use_cache bos_token_id eos_token_id pretraining_tp rope_parameters attention_dropout n_group output_router_logits routed_scaling_factor topk_group topk_method norm_topk_prob num_experts_per_tok
deepseek_v3: vocab_size 129280 hidden_size 7168 intermediate_size 18432 moe_intermediate_size 2048 num_hidden_layers 61 num_attention_heads 128 n_shared_experts 1 n_routed_experts 256 kv_lora_rank 512 q_lora_rank 1536 qk_rope_head_dim 64 v_head_dim 128 qk_nope_head_dim 128 first_k_dense_replace 3 pad_token_id null tie_word_embeddings false attention_bias false num_local_experts =n_routed_experts | head_dim num_key_value_heads output_router_logits routed_scaling_factor n_group topk_group num_experts_per_tok norm_topk_prob hidden_act max_position_embeddings initializer_range rms_norm_eps use_cache bos_token_id eos_token_id pretraining_tp rope_parameters rope_interleave attention_dropout num_mtp_layers
distilbert: vocab_size 30522 max_position_embeddings 512 n_layers 6 n_heads 12 dim 768 hidden_dim 3072 pad_token_id 0 tie_word_embeddings true hidden_size =dim num_attention_heads =n_heads num_hidden_layers =n_layers | sinusoidal_pos_embds dropout attention_dropout activation initializer_range qa_dropout seq_classif_dropout eos_token_id bos_token_id
falcon: vocab_size 65024 hidden_size 4544 num_hidden_layers 32 num_attention_heads 71 num_ln_in_parallel_attn null num_kv_heads null new_decoder_architecture false multi_query true parallel_attn true bias false ffn_hidden_size null tie_word_embeddings true | head_dim classifier_dropout hidden_dropout layer_norm_epsilon initializer_range use_cache attention_dropout alibi max_position_embeddings rope_parameters bos_token_id eos_token_id pad_token_id activation
gemma: head_dim 256 vocab_size 256000 hidden_size 3072 intermediate_size 24576 num_hidden_layers 28 num_attention_heads 16 num_key_value_heads 16 pad_token_id 0 tie_word_embeddings true attention_bias false | use_bidirectional_attention hidden_act max_position_embeddings initializer_range rms_norm_eps use_cache eos_token_id bos_token_id rope_parameters attention_dropout
gemma2: head_dim 256 vocab_size 256000 hidden_size 2304 intermediate_size 9216 num_hidden_layers 26 num_attention_heads 8 num_key_value_heads 4 pad_token_id 0 tie_word_embeddings true attention_bias false | use_bidirectional_attention hidden_activation max_position_embeddings initializer_range rms_norm_eps use_cache eos_token_id bos_token_id rope_parameters attention_dropout query_pre_attn_scalar sliding_window layer_types final_logit_softcapping attn_logit_softcapping
gemma3: tie_word_embeddings true text_config {"model_type":"gemma3_text"} vision_config {"model_type":"siglip_vision_model"} | head_dim mm_tokens_per_image boi_token_index eoi_token_index image_token_index initializer_range
gemma3_text: head_dim 256 vocab_size 262208 hidden_size 2304 intermediate_size 9216 num_hidden_layers 26 num_attention_heads 8 num_key_value_heads 4 pad_token_id 0 tie_word_embeddings true attention_bias false | hidden_activation max_position_embeddings initializer_range rms_norm_eps use_cache eos_token_id bos_token_id rope_parameters attention_dropout query_pre_attn_scalar sliding_window layer_types final_logit_softcapping attn_logit_softcapping use_bidirectional_attention
glm4: head_dim 128 vocab_size 151552 hidden_size 4096 intermediate_size 13696 num_hidden_layers 40 num_attention_heads 32 num_key_value_heads 2 tie_word_embeddings false pad_token_id 151329 attention_bias true | hidden_act attention_dropout max_position_embeddings initializer_range rms_norm_eps use_cache rope_parameters eos_token_id bos_token_id
gpt2: vocab_size 50257 n_positions 1024 n_embd 768 n_layer 12 n_head 12 n_inner null add_cross_attention false tie_word_embeddings true hidden_size =n_embd max_position_embeddings =n_positions num_attention_heads =n_head num_hidden_layers =n_layer | summary_type summary_activation activation_function resid_pdrop embd_pdrop attn_pdrop layer_norm_epsilon initializer_range summary_use_proj summary_proj_to_labels summary_first_dropout scale_attn_weights use_cache bos_token_id eos_token_id pad_token_id scale_attn_by_inverse_layer_idx reorder_and_upcast_attn
gpt_bigcode: vocab_size 50257 n_positions 1024 n_embd 768 n_layer 12 n_head 12 n_inner null multi_query true add_cross_attention false tie_word_embeddings true hidden_size =n_embd max_position_embeddings =n_positions num_attention_heads =n_head num_hidden_layers =n_layer | activation_function resid_pdrop embd_pdrop attn_pdrop layer_norm_epsilon initializer_range scale_attn_weights use_cache bos_token_id eos_token_id pad_token_id attention_softmax_in_fp32 scale_attention_softmax_in_fp32
gpt_neox: vocab_size 50432 hidden_size 6144 num_hidden_layers 44 num_attention_heads 64 intermediate_size 24576 tie_word_embeddings false attention_bias true | head_dim hidden_act attention_dropout hidden_dropout classifier_dropout max_position_embeddings initializer_range layer_norm_eps use_cache bos_token_id eos_token_id pad_token_id use_parallel_residual rope_parameters is_decoder
gpt_oss: head_dim 64 num_hidden_layers 36 num_local_experts 128 vocab_size 201088 hidden_size 2880 intermediate_size 2880 num_attention_heads 64 num_key_value_heads 8 tie_word_embeddings false pad_token_id null attention_bias true num_experts =num_local_experts | sliding_window hidden_act initializer_range max_position_embeddings rms_norm_eps rope_parameters attention_dropout num_experts_per_tok swiglu_alpha swiglu_limit router_aux_loss_coef output_router_logits use_cache layer_types bos_token_id eos_token_id
gptj: vocab_size 50400 n_embd 4096 n_layer 28 n_head 16 n_inner null tie_word_embeddings false hidden_size =n_embd num_attention_heads =n_head num_hidden_layers =n_layer | n_positions rotary_dim activation_function resid_pdrop embd_pdrop attn_pdrop layer_norm_epsilon initializer_range use_cache bos_token_id eos_token_id pad_token_id
granite: head_dim null vocab_size 32000 hidden_size 4096 intermediate_size 11008 num_hidden_layers 32 num_attention_heads 32 num_key_value_heads null pad_token_id null tie_word_embeddings false attention_bias false mlp_bias false | hidden_act max_position_embeddings initializer_range rms_norm_eps use_cache bos_token_id eos_token_id rope_parameters attention_dropout embedding_multiplier logits_scaling residual_multiplier attention_multiplier
llama: head_dim null vocab_size 32000 hidden_size 4096 intermediate_size 11008 num_hidden_layers 32 num_attention_heads 32 num_key_value_heads null pad_token_id null tie_word_embeddings false attention_bias false mlp_bias false | hidden_act max_position_embeddings initializer_range rms_norm_eps use_cache bos_token_id eos_token_id pretraining_tp rope_parameters attention_dropout
llama4: tie_word_embeddings false vision_config {"model_type":"llama4_vision_model"} text_config {"model_type":"llama4_text"} | head_dim boi_token_index eoi_token_index image_token_index
llama4_text: head_dim 128 vocab_size 202048 hidden_size 5120 intermediate_size 8192 intermediate_size_mlp 16384 num_hidden_layers 48 num_attention_heads 40 num_key_value_heads 8 pad_token_id null tie_word_embeddings false num_local_experts 16 moe_layers null interleave_moe_layer_step 1 attention_bias false | hidden_act max_position_embeddings initializer_range rms_norm_eps use_cache bos_token_id eos_token_id attention_dropout num_experts_per_tok use_qk_norm output_router_logits router_aux_loss_coef router_jitter_noise rope_parameters no_rope_layers no_rope_layer_interval attention_chunk_size layer_types attn_temperature_tuning floor_scale attn_scale
llama4_vision_model: hidden_size 768 num_hidden_layers 34 num_attention_heads 16 num_channels 3 intermediate_size 5632 vision_output_dim 7680 image_size 448 patch_size 14 projector_input_dim 4096 projector_output_dim 4096 | head_dim hidden_act norm_eps vision_feature_select_strategy initializer_range pixel_shuffle_ratio multi_modal_projector_bias projector_dropout attention_dropout rope_parameters
llava: vision_feature_layer -2 multimodal_projector_bias true tie_word_embeddings false vision_config {"model_type":"clip_vision_model","intermediate_size":4096,"hidden_size":1024,"patch_size":14,"image_size":336,"num_hidden_layers":24,"num_attention_heads":16} text_config {"model_type":"llama"} | image_token_index image_seq_length projector_hidden_act vision_feature_select_strategy
ministral3: head_dim 128 vocab_size 131072 hidden_size 4096 intermediate_size 14336 num_hidden_layers 34 num_attention_heads 32 num_key_value_heads 8 pad_token_id 11 tie_word_embeddings false | sliding_window hidden_act max_position_embeddings initializer_range rms_norm_eps use_cache bos_token_id eos_token_id rope_parameters attention_dropout
mistral: head_dim null vocab_size 32000 hidden_size 4096 intermediate_size 14336 num_hidden_layers 32 num_attention_heads 32 num_key_value_heads 8 pad_token_id null tie_word_embeddings false | sliding_window hidden_act max_position_embeddings initializer_range rms_norm_eps use_cache bos_token_id eos_token_id rope_parameters attention_dropout
mistral3: vision_feature_layer -1 multimodal_projector_bias false spatial_merge_size 2 tie_word_embeddings true vision_config {"model_type":"pixtral","intermediate_size":4096,"hidden_size":1024,"patch_size":14,"num_hidden_layers":24} text_config {"model_type":"mistral","head_dim":128,"hidden_size":5120,"intermediate_size":32768,"num_attention_heads":32,"num_hidden_layers":40,"num_key_value_heads":8,"vocab_size":131072} | image_token_index projector_hidden_act
mixtral: head_dim null vocab_size 32000 hidden_size 4096 intermediate_size 14336 num_hidden_layers 32 num_attention_heads 32 num_key_value_heads 8 pad_token_id null tie_word_embeddings false num_local_experts 8 num_experts =num_local_experts | sliding_window hidden_act max_position_embeddings initializer_range rms_norm_eps use_cache bos_token_id eos_token_id attention_dropout num_experts_per_tok output_router_logits router_aux_loss_coef router_jitter_noise rope_parameters
modernbert: vocab_size 50368 hidden_size 768 intermediate_size 1152 num_hidden_layers 22 num_attention_heads 12 norm_bias false pad_token_id 50283 attention_bias false mlp_bias false decoder_bias true classifier_bias false tie_word_embeddings true | head_dim hidden_activation max_position_embeddings initializer_range initializer_cutoff_factor norm_eps eos_token_id bos_token_id cls_token_id sep_token_id attention_dropout layer_types rope_parameters local_attention embedding_dropout mlp_dropout classifier_pooling classifier_dropout classifier_activation deterministic_flash_attn sparse_prediction sparse_pred_ignore_index
mt5: vocab_size 250112 d_model 512 d_kv 64 d_ff 1024 num_layers 8 num_decoder_layers null num_heads 6 relative_attention_num_buckets 32 feed_forward_proj "gated-gelu" tie_word_embeddings true hidden_size =d_model num_attention_heads =num_heads num_hidden_layers =num_layers head_dim =d_kv | relative_attention_max_distance dropout_rate layer_norm_epsilon initializer_factor use_cache bos_token_id pad_token_id eos_token_id decoder_start_token_id classifier_dropout is_decoder
olmo2: head_dim null vocab_size 50304 hidden_size 4096 intermediate_size 11008 num_hidden_layers 32 num_attention_heads 32 num_key_value_heads null pad_token_id 1 tie_word_embeddings false attention_bias false | hidden_act max_position_embeddings initializer_range use_cache bos_token_id eos_token_id rope_parameters attention_dropout rms_norm_eps
opt: vocab_size 50272 hidden_size 768 num_hidden_layers 12 ffn_dim 3072 max_position_embeddings 2048 do_layer_norm_before true _remove_final_layer_norm false word_embed_proj_dim null num_attention_heads 12 pad_token_id 1 enable_bias true layer_norm_elementwise_affine true tie_word_embeddings true | dropout attention_dropout activation_function layerdrop init_std use_cache bos_token_id eos_token_id
phi: head_dim null vocab_size 51200 hidden_size 2048 intermediate_size 8192 num_hidden_layers 24 num_attention_heads 32 num_key_value_heads null tie_word_embeddings false qk_layernorm false pad_token_id null | resid_pdrop embd_pdrop attention_dropout hidden_act max_position_embeddings initializer_range layer_norm_eps use_cache rope_parameters bos_token_id eos_token_id
phi3: head_dim null vocab_size 32064 hidden_size 3072 intermediate_size 8192 num_hidden_layers 32 num_attention_heads 32 num_key_value_heads null tie_word_embeddings false pad_token_id 32000 | sliding_window resid_pdrop embd_pdrop attention_dropout hidden_act max_position_embeddings original_max_position_embeddings initializer_range rms_norm_eps use_cache rope_parameters bos_token_id eos_token_id
pixtral: hidden_size 1024 intermediate_size 4096 num_hidden_layers 24 num_channels 3 patch_size 16 | head_dim num_attention_heads image_size hidden_act attention_dropout rope_parameters initializer_range
qwen2: head_dim null vocab_size 151936 hidden_size 4096 intermediate_size 22016 num_hidden_layers 32 num_attention_heads 32 num_key_value_heads 32 tie_word_embeddings false pad_token_id null | hidden_act max_position_embeddings initializer_range rms_norm_eps use_cache rope_parameters use_sliding_window sliding_window max_window_layers layer_types attention_dropout bos_token_id eos_token_id
qwen2_moe: head_dim null vocab_size 151936 hidden_size 2048 intermediate_size 5632 num_hidden_layers 24 num_attention_heads 16 num_key_value_heads 16 tie_word_embeddings false decoder_sparse_step 1 moe_intermediate_size 1408 shared_expert_intermediate_size 5632 num_experts 60 mlp_only_layers null qkv_bias true pad_token_id null | hidden_act max_position_embeddings initializer_range rms_norm_eps use_cache rope_parameters use_sliding_window sliding_window max_window_layers attention_dropout num_experts_per_tok norm_topk_prob output_router_logits router_aux_loss_coef layer_types bos_token_id eos_token_id
qwen3: head_dim 128 vocab_size 151936 hidden_size 4096 intermediate_size 22016 num_hidden_layers 32 num_attention_heads 32 num_key_value_heads 32 tie_word_embeddings false attention_bias false pad_token_id null | hidden_act max_position_embeddings initializer_range rms_norm_eps use_cache rope_parameters use_sliding_window sliding_window max_window_layers layer_types attention_dropout bos_token_id eos_token_id
qwen3_moe: head_dim null vocab_size 151936 hidden_size 2048 intermediate_size 6144 num_hidden_layers 24 num_attention_heads 32 num_key_value_heads 4 tie_word_embeddings false attention_bias false decoder_sparse_step 1 moe_intermediate_size 768 num_experts 128 mlp_only_layers null pad_token_id null num_local_experts =num_experts | sliding_window hidden_act max_position_embeddings initializer_range rms_norm_eps use_cache rope_parameters use_sliding_window attention_dropout num_experts_per_tok norm_topk_prob output_router_logits router_aux_loss_coef bos_token_id eos_token_id
roberta: vocab_size 50265 hidden_size 768 num_hidden_layers 12 num_attention_heads 12 intermediate_size 3072 max_position_embeddings 512 type_vocab_size 2 pad_token_id 1 add_cross_attention false tie_word_embeddings true | hidden_act hidden_dropout_prob attention_probs_dropout_prob initializer_range layer_norm_eps bos_token_id eos_token_id use_cache classifier_dropout is_decoder
siglip_vision_model: hidden_size 768 intermediate_size 3072 num_hidden_layers 12 num_attention_heads 12 num_channels 3 image_size 224 patch_size 16 vision_use_head true | hidden_act layer_norm_eps attention_dropout
smollm3: head_dim null vocab_size 128256 hidden_size 2048 intermediate_size 11008 num_hidden_layers 36 num_attention_heads 16 num_key_value_heads 4 pad_token_id 128004 attention_bias false mlp_bias false tie_word_embeddings true | hidden_act max_position_embeddings initializer_range rms_norm_eps use_cache bos_token_id eos_token_id rope_parameters use_sliding_window sliding_window no_rope_layers no_rope_layer_interval layer_types attention_dropout
stablelm: vocab_size 50304 intermediate_size 6912 hidden_size 2560 num_hidden_layers 32 num_attention_heads 32 num_key_value_heads 32 tie_word_embeddings false use_qkv_bias false qk_layernorm false use_parallel_residual false pad_token_id null | head_dim hidden_act max_position_embeddings initializer_range layer_norm_eps use_cache rope_parameters hidden_dropout attention_dropout bos_token_id eos_token_id
starcoder2: head_dim null vocab_size 49152 hidden_size 3072 intermediate_size 12288 num_hidden_layers 30 num_attention_heads 24 num_key_value_heads 2 pad_token_id null use_bias true tie_word_embeddings true | sliding_window hidden_act max_position_embeddings initializer_range norm_epsilon use_cache bos_token_id eos_token_id rope_parameters attention_dropout residual_dropout embedding_dropout
t5: vocab_size 32128 d_model 512 d_kv 64 d_ff 2048 num_layers 6 num_decoder_layers null num_heads 8 relative_attention_num_buckets 32 feed_forward_proj "relu" tie_word_embeddings true hidden_size =d_model num_attention_heads =num_heads num_hidden_layers =num_layers head_dim =d_kv | relative_attention_max_distance dropout_rate layer_norm_epsilon initializer_factor use_cache pad_token_id eos_token_id classifier_dropout is_decoder
vit: head_dim null hidden_size 768 num_hidden_layers 12 num_attention_heads 12 intermediate_size 3072 image_size 224 patch_size 16 num_channels 3 qkv_bias true pooler_output_size null tie_word_embeddings false | hidden_act hidden_dropout_prob attention_probs_dropout_prob initializer_range layer_norm_eps encoder_stride pooler_act
whisper: vocab_size 51865 num_mel_bins 80 encoder_layers 4 encoder_attention_heads 6 decoder_layers 4 decoder_attention_heads 6 decoder_ffn_dim 1536 encoder_ffn_dim 1536 d_model 384 max_source_positions 1500 max_target_positions 448 pad_token_id 50256 tie_word_embeddings true num_key_value_heads =encoder_attention_heads num_attention_heads =encoder_attention_heads hidden_size =d_model num_hidden_layers =encoder_layers | apply_spec_augment encoder_layerdrop decoder_layerdrop decoder_start_token_id use_cache activation_function dropout attention_dropout activation_dropout init_std scale_embedding bos_token_id eos_token_id suppress_tokens begin_suppress_tokens use_weighted_layer_sum classifier_proj_size mask_time_prob mask_time_length mask_time_min_masks mask_feature_prob mask_feature_length mask_feature_min_masks median_filter_width
xlm-roberta: vocab_size 30522 hidden_size 768 num_hidden_layers 12 num_attention_heads 12 intermediate_size 3072 max_position_embeddings 512 type_vocab_size 2 pad_token_id 1 add_cross_attention false tie_word_embeddings true | hidden_act hidden_dropout_prob attention_probs_dropout_prob initializer_range layer_norm_eps bos_token_id eos_token_id use_cache classifier_dropout is_decoder
`;

/** The kinds of values that transformers accepts for the keys of its classes. Types with a rarer kind follow "@". */
const KINDS = `
activation: hidden_act activation hidden_activation activation_function projector_hidden_act classifier_activation feed_forward_proj
bool: use_cache is_decoder add_cross_attention tie_word_embeddings apply_residual_connection_post_layernorm slow_but_exact attention_bias use_qk_norm@llama4_text relative_attention position_biased_input legacy mlp_bias output_router_logits norm_topk_prob@qwen2_moe,qwen3_moe sinusoidal_pos_embds multi_query@gpt_bigcode vision_use_head summary_use_proj summary_proj_to_labels scale_attn_weights scale_attn_by_inverse_layer_idx reorder_and_upcast_attn attention_softmax_in_fp32 scale_attention_softmax_in_fp32 use_parallel_residual multi_modal_projector_bias attn_temperature_tuning multimodal_projector_bias norm_bias decoder_bias classifier_bias deterministic_flash_attn sparse_prediction do_layer_norm_before _remove_final_layer_norm enable_bias layer_norm_elementwise_affine qk_layernorm use_sliding_window qkv_bias use_qkv_bias use_bias apply_spec_augment scale_embedding use_weighted_layer_sum
bool|null: tie_word_embeddings@gemma3 use_qk_norm share_att_key norm_topk_prob rope_interleave alibi new_decoder_architecture multi_query parallel_attn bias use_bidirectional_attention
dict|null: rope_parameters
int: vocab_size hidden_size num_hidden_layers num_attention_heads intermediate_size max_position_embeddings type_vocab_size n_layer n_head pretraining_tp@bloom head_dim num_key_value_heads attention_head_size max_relative_positions conv_kernel_size embedding_size num_labels first_k_dense_replace kv_lora_rank n_routed_experts n_shared_experts qk_nope_head_dim qk_rope_head_dim v_head_dim num_experts_per_tok moe_intermediate_size num_mtp_layers n_layers n_heads dim hidden_dim query_pre_attn_scalar num_channels mm_tokens_per_image boi_token_index@llama4 eoi_token_index@llama4 image_token_index n_positions n_embd num_local_experts rotary_dim vision_output_dim projector_input_dim projector_output_dim intermediate_size_mlp interleave_moe_layer_step no_rope_layer_interval floor_scale projection_dim image_seq_length spatial_merge_size local_attention sparse_pred_ignore_index d_model d_kv d_ff num_layers num_heads relative_attention_num_buckets relative_attention_max_distance decoder_start_token_id@whisper ffn_dim original_max_position_embeddings max_window_layers decoder_sparse_step shared_expert_intermediate_size num_experts encoder_stride num_mel_bins encoder_layers encoder_attention_heads decoder_layers decoder_attention_heads decoder_ffn_dim encoder_ffn_dim max_source_positions max_target_positions classifier_proj_size mask_time_length mask_time_min_masks mask_feature_length mask_feature_min_masks median_filter_width
int|list: image_size patch_size vision_feature_layer
int|list|null: eos_token_id
int|null: pad_token_id classifier_dropout@falcon bos_token_id pretraining_tp head_dim@deepseek_v2,deepseek_v3,gemma3,gpt_neox,llama,llama4,llama4_vision_model,mistral,mixtral,modernbert,pixtral,stablelm,starcoder2 num_key_value_heads@cohere,cohere2,deepseek_v2,deepseek_v3,granite,llama,olmo2,phi,phi3,qwen2,qwen3,smollm3 sliding_window position_buckets conv_groups cls_dropout q_lora_rank n_group topk_group num_experts_per_tok@deepseek_v2,deepseek_v3 num_ln_in_parallel_attn num_kv_heads ffn_hidden_size boi_token_index eoi_token_index image_token_index@gemma3 n_inner attention_chunk_size cls_token_id sep_token_id num_decoder_layers decoder_start_token_id word_embed_proj_dim pooler_output_size
list|null: layer_types moe_layers no_rope_layers mlp_only_layers suppress_tokens begin_suppress_tokens
number: attention_probs_dropout_prob@vit initializer_range layer_norm_eps classifier_dropout layer_norm_epsilon hidden_dropout@bloom attention_dropout logit_scale@cohere2 pooler_dropout rms_norm_eps routed_scaling_factor dropout qa_dropout seq_classif_dropout embd_pdrop@phi3 attn_pdrop summary_first_dropout swiglu_alpha swiglu_limit router_aux_loss_coef embedding_multiplier logits_scaling residual_multiplier attention_multiplier norm_eps pixel_shuffle_ratio projector_dropout router_jitter_noise attn_scale initializer_factor initializer_cutoff_factor embedding_dropout@starcoder2 layerdrop init_std norm_epsilon residual_dropout encoder_layerdrop decoder_layerdrop activation_dropout mask_time_prob mask_feature_prob
number|null: initializer_range@gemma3 layer_norm_eps@cohere classifier_dropout@bert,roberta,xlm-roberta layer_norm_epsilon@falcon hidden_dropout@falcon attention_dropout@clip_vision_model,cohere,deepseek_v2,deepseek_v3,gemma2,gemma3_text,llama,phi logit_scale final_logit_softcapping attn_logit_softcapping
share: hidden_dropout_prob attention_probs_dropout_prob hidden_dropout attention_dropout@bloom,distilbert,falcon,modernbert dropout@distilbert resid_pdrop embd_pdrop attn_pdrop@gpt2 embedding_dropout mlp_dropout dropout_rate
text: hidden_act@gpt_oss,llama4_vision_model norm_rel_ebd pooler_hidden_act summary_type vision_feature_select_strategy pooler_act
text|list|null: pos_att_type
text|null: conv_act topk_method summary_activation
`;

/** The names of activation functions. */
const ACTIVATIONS = `
gelu gelu_10 gelu_accurate gelu_fast gelu_new gelu_python gelu_python_tanh gelu_pytorch_tanh hardswish laplace leaky_relu linear mish prelu quick_gelu relu relu2 relu6 sigmoid silu sqrtsoftplus swish tanh xielu
`;

const NO_KEYS: ShapeKeys = { type: "", defaults: {}, aliases: {}, others: new Set() };

function parseKeys(line: string): ShapeKeys {
  const [type = "", keys = ""] = line.split(": ", 2);
  const [listed = "", others = ""] = keys.split(" |");
  const words = listed.split(" ");
  const pairs = words.flatMap((name, index) =>
    index % 2 ? [] : [[name, words[index + 1]!] as const],
  );
  const isAlias = ([, value]: readonly [string, string]) => value.startsWith("=");
  return {
    type,
    defaults: Object.fromEntries(
      pairs.filter((pair) => !isAlias(pair)).map(([name, value]) => [name, JSON.parse(value)]),
    ),
    aliases: Object.fromEntries(
      pairs.filter(isAlias).map(([name, value]) => [name, value.slice(1)]),
    ),
    others: new Set(others.trim().split(" ")),
  };
}

const toLines = (table: string) => table.trim().split("\n");

const keysByType = once(
  () =>
    new Map(
      toLines(KEYS)
        .map(parseKeys)
        .map((keys) => [keys.type, keys] as const),
    ),
);

/** None for a type that transformers lacks. */
export const getShapeKeys = (type: string): ShapeKeys => keysByType().get(type) ?? NO_KEYS;

const isActivation = (value: unknown) =>
  typeof value === "string" && toLines(ACTIVATIONS)[0]!.split(" ").includes(value);

/** How errors describe the kinds, and the test of a value. JSON does not distinguish 1.0 from 1. */
const KIND_TESTS: Readonly<Record<string, readonly [string, (value: unknown) => boolean]>> = {
  activation: ["the name of an activation function", isActivation],
  bool: ["true or false", (value) => typeof value === "boolean"],
  dict: ["an object", (value) => typeof value === "object" && !!value && !Array.isArray(value)],
  int: ["a whole number", Number.isInteger],
  list: ["a list", Array.isArray],
  null: ["null", (value) => value === null],
  number: ["a number", (value) => typeof value === "number"],
  share: ["a number from 0 to 1", (value) => typeof value === "number" && value >= 0 && value <= 1],
  text: ["text", (value) => typeof value === "string"],
};

/** The kinds by key, and by key and type for rarer kinds: "name" and "name@type". */
const kinds = once(
  () =>
    new Map(
      toLines(KINDS).flatMap((line) => {
        const [kind = "", names = ""] = line.split(": ");
        return names.split(" ").flatMap((name) => {
          const [key, types] = name.split("@");
          const keys = types?.split(",").map((type) => `${key}@${type}`) ?? [name];
          return keys.map((key) => [key, kind.split("|")] as const);
        });
      }),
    ),
);

/** The kinds of keys that every class has, and that matter while a model is built. */
const COMMON: Readonly<Record<string, readonly string[]>> = {
  num_labels: ["int"],
  per_layer_config: ["dict", "null"],
};

/** Throws LoraError if transformers rejects a value for a key of its class. `path` precedes the key in errors. */
export function checkKind(keys: ShapeKeys, name: string, value: unknown, path: string) {
  const isKnown = Object.hasOwn(keys.defaults, name) || keys.others.has(name);
  const allowed =
    keys.type && Object.hasOwn(COMMON, name)
      ? COMMON[name]
      : isKnown && (kinds().get(`${name}@${keys.type}`) ?? kinds().get(name));
  // T5 names a gated block in the same key.
  const plain = name === "feed_forward_proj" ? String(value).replace(/^gated-/, "") : value;
  if (!allowed || allowed.some((kind) => KIND_TESTS[kind]![1](plain))) return;
  const described = allowed.map((kind) => KIND_TESTS[kind]![0]).join(" or ");
  throw new LoraError(`${path}${name} of the config`, described, value);
}
