/**
 * The keys of PEFT's configuration classes, each with its default as JSON after "=", or null without it.
 * Generated from PEFT 0.21.2 by tests/oracle/settings.py.
 */
export const PEFT_KEYS = `
PEFT task_type auto_mapping peft_version base_model_name_or_path revision inference_mode=false
LORA r=8 target_modules exclude_modules lora_alpha=8 lora_dropout=0.0 fan_in_fan_out=false bias="none" use_rslora=false modules_to_save init_lora_weights=true layers_to_transform layers_pattern rank_pattern={} alpha_pattern={} megatron_config megatron_core="megatron.core" trainable_token_indices loftq_config={} eva_config corda_config lora_ga_config use_dora=false velora_config alora_invocation_tokens use_qalora=false qalora_group_size=16 monteclora_config layer_replication lora_bias=false target_parameters use_bdlora arrow_config kasa_config ensure_weight_tying=false
ADALORA r=8 target_modules exclude_modules lora_alpha=8 lora_dropout=0.0 fan_in_fan_out=false bias="none" use_rslora=false modules_to_save init_lora_weights=true layers_to_transform layers_pattern rank_pattern alpha_pattern={} megatron_config megatron_core="megatron.core" trainable_token_indices loftq_config={} eva_config corda_config lora_ga_config use_dora=false velora_config alora_invocation_tokens use_qalora=false qalora_group_size=16 monteclora_config layer_replication lora_bias=false target_parameters use_bdlora arrow_config kasa_config ensure_weight_tying=false target_r=8 init_r=12 tinit=0 tfinal=0 deltaT=1 beta1=0.85 beta2=0.85 orth_reg_weight=0.5 total_step
ADAMSS r=100 num_subspaces=5 subspace_rank=1 target_modules init_weights="orthogonal" modules_to_save layers_to_transform layers_pattern use_asa=false asa_target_subspaces=50 init_warmup=50 final_warmup=1000 mask_interval=100 asa_importance_beta=0.85 asa_uncertainty_beta=0.85 asa_schedule_exponent=3.0 use_dynamic_rank=false svd_threshold=0.1 random_seed=0
ADAPTION_PROMPT target_modules adapter_len adapter_layers
BEFT target_modules modules_to_save init_weights=true
BOFT boft_block_size=4 boft_block_num=0 boft_n_butterfly_factor=1 target_modules exclude_modules boft_dropout=0.0 fan_in_fan_out=false bias="none" modules_to_save init_weights=true layers_to_transform layers_pattern
C3A block_size=256 target_modules bias="none" modules_to_save layers_to_transform layers_pattern block_size_pattern={} init_weights="xavier_uniform"
CARTRIDGE num_virtual_tokens token_dim num_transformer_submodules num_attention_heads num_layers modules_to_save num_frozen_tokens=1
CPT num_virtual_tokens token_dim num_transformer_submodules num_attention_heads num_layers modules_to_save cpt_token_ids cpt_mask cpt_tokens_type_mask opt_weighted_loss_type="none" opt_loss_decay_factor=1.0 opt_projection_epsilon=0.1 opt_projection_format_epsilon=0.1 tokenizer_name_or_path
DEFT r=8 target_modules exclude_modules decomposition_method="relu" init_scale=1.0 alpha para=false fan_in_fan_out=false deft_dropout=0.0 init_weights=true layers_to_transform layers_pattern bias="none" modules_to_save
DELORA r=8 delora_lambda=15 module_dropout=0.0 target_modules exclude_modules bias="none" init_weights=true layers_to_transform layers_pattern rank_pattern={} lambda_pattern={} modules_to_save
FOURIERFT n_frequency=1000 scaling=150.0 random_loc_seed=777 fan_in_fan_out=false target_modules exclude_modules bias="none" modules_to_save layers_to_transform layers_pattern n_frequency_pattern={} init_weights=false
FROD target_modules projection_prng_key=0 save_projection=true frod_dropout=0.0 fan_in_fan_out=false bias="none" modules_to_save init_weights=true layers_to_transform layers_pattern sparse_rate=0.01 regularization_alpha=0.001 progressbar=true runtime_offload_base_weight=false
GLORA r=8 target_modules bias="none" modules_to_save config_A_B="lora" config_C="lora" config_D_E="constant" init_weights=true
GRALORA r=32 hybrid_r=0 target_modules alpha=64 gralora_dropout=0.0 gralora_k=2 fan_in_fan_out=false bias="none" modules_to_save init_weights=true layers_to_transform layers_pattern
HIRA r=32 target_modules exclude_modules hira_dropout=0.0 fan_in_fan_out=false modules_to_save init_weights=true layers_to_transform layers_pattern rank_pattern={}
HRA r=8 apply_GS=false target_modules exclude_modules init_weights=true layers_to_transform layers_pattern bias="none" modules_to_save
IA3 target_modules exclude_modules feedforward_modules fan_in_fan_out=false modules_to_save init_ia3_weights=true
LILY r=32 stride_A=1 num_B=2 scaling=1.0 target_modules exclude_modules modules_to_save layers_to_transform layers_pattern init_weights=true
LN_TUNING target_modules exclude_modules modules_to_save
LOHA rank_pattern={} alpha_pattern={} r=8 alpha=8 rank_dropout=0.0 module_dropout=0.0 use_effective_conv2d=false target_modules exclude_modules init_weights=true layers_to_transform layers_pattern modules_to_save
LOKR rank_pattern={} alpha_pattern={} r=8 alpha=8 rank_dropout=0.0 module_dropout=0.0 use_effective_conv2d=false decompose_both=false decompose_factor=-1 rank_dropout_scale=false target_modules exclude_modules init_weights=true layers_to_transform layers_pattern modules_to_save
MISS r=64 miss_dropout=0.0 mini_r=1 target_modules exclude_modules init_weights=true layers_to_transform layers_pattern bias="none" modules_to_save
OFT r=0 oft_block_size=32 module_dropout=0.0 target_modules fan_in_fan_out=false bias="none" exclude_modules init_weights=true layers_to_transform layers_pattern modules_to_save coft=false eps=6e-05 block_share=false use_cayley_neumann=true num_cayley_neumann_terms=5
SHIRA r=32 mask_type="random" random_seed target_modules fan_in_fan_out=false init_weights=true modules_to_save
PROMPT_TUNING num_virtual_tokens token_dim num_transformer_submodules num_attention_heads num_layers modules_to_save prompt_tuning_init="RANDOM" prompt_tuning_init_text tokenizer_name_or_path tokenizer_kwargs
MULTITASK_PROMPT_TUNING num_virtual_tokens token_dim num_transformer_submodules num_attention_heads num_layers modules_to_save prompt_tuning_init="RANDOM" prompt_tuning_init_text tokenizer_name_or_path tokenizer_kwargs prompt_tuning_init_state_dict_path prompt_tuning_init_task=0 num_ranks=1 num_tasks=1
OSF effective_rank target_modules rank_pattern init_weights=true modules_to_save target_svd_config
P_TUNING num_virtual_tokens token_dim num_transformer_submodules num_attention_heads num_layers modules_to_save encoder_reparameterization_type="MLP" encoder_hidden_size encoder_num_layers=2 encoder_dropout=0.0
PEANUT r=32 depth=0 act_fn="relu" scaling=1.0 target_modules exclude_modules modules_to_save layers_to_transform layers_pattern init_weights=true
POLY r=8 target_modules exclude_modules modules_to_save init_weights=true poly_type="poly" n_tasks=1 n_skills=4 n_splits=1
PREFIX_TUNING num_virtual_tokens token_dim num_transformer_submodules num_attention_heads num_layers modules_to_save init_weights encoder_hidden_size prefix_projection=false
PSOFT r=32 target_modules exclude_modules psoft_alpha=32 psoft_dropout=0.0 fan_in_fan_out=false ab_svd_init="psoft_init" psoft_svd="full" psoft_svd_lowrank_niter=10 random_seed=0 psoft_orth=true psoft_mag_b=true psoft_mag_a=true use_cayley_neumann=false num_cayley_neumann_terms=5 cayley_neumann_eps modules_to_save init_weights=true layers_to_transform layers_pattern
PVERA r=256 target_modules projection_prng_key=0 save_projection=true pvera_dropout=0.0 d_initial=0.1 fan_in_fan_out=false bias="none" modules_to_save init_weights=true layers_to_transform layers_pattern sample_at_inference=false generator_seed
RANDLORA r=32 target_modules projection_prng_key=0 save_projection=true sparse=false very_sparse=false randlora_dropout=0.0 fan_in_fan_out=false randlora_alpha=640 bias="none" modules_to_save init_weights=true layers_to_transform layers_pattern
ROAD variant="road_1" group_size=64 init_weights=true target_modules modules_to_save
SHADOW target_modules exclude_modules r=8 shadow_alpha=0.1 shadow_dropout=0.2 init_weights=true shadow_model="mirror" shadow_num_hidden_layers shadow_hidden_size shadow_num_attention_heads shadow_intermediate_size share_embeddings=true update_hidden_size auxiliary_loss_weight=0.05 layers_to_transform layers_pattern modules_to_save
SUPERTUNING target_modules modules_to_save sparsity=0.99 select_top=true r lora_alpha lora_dropout=0.0 init_weights=true save_precomputed_indices=true
TINYLORA r=2 u=64 weight_tying=0.0 projection_seed=42 save_projection=true init_v_bound=0.02 target_modules tinylora_dropout=0.0 fan_in_fan_out=false bias="none" modules_to_save init_weights=true layers_to_transform layers_pattern
TRAINABLE_TOKENS token_indices=[] target_modules init_weights=true
UNILORA r=4 proj_seed=42 theta_d_length=256 target_modules unilora_dropout=0.0 fan_in_fan_out=false bias="none" modules_to_save init_theta_d_bound=0.02 init_weights=true save_indices=false layers_to_transform layers_pattern
VBLORA r=4 num_vectors=256 vector_length=256 topk=2 target_modules exclude_modules save_only_topk_weights=false vblora_dropout=0.0 fan_in_fan_out=false bias="none" modules_to_save init_vector_bank_bound=0.02 init_logits_std=0.1 layers_to_transform layers_pattern
VERA r=256 target_modules projection_prng_key=0 save_projection=true vera_dropout=0.0 d_initial=0.1 fan_in_fan_out=false bias="none" modules_to_save init_weights=true layers_to_transform layers_pattern
WAVEFT n_frequency=2592 scaling=25.0 wavelet_family="db1" use_idwt=true random_loc_seed=777 fan_in_fan_out=false target_modules exclude_modules bias="none" modules_to_save layers_to_transform layers_pattern n_frequency_pattern={} proportional_parameters=false init_weights=true
XLORA hidden_size adapters enable_softmax=true enable_softmax_topk=false layerwise_scalings=false xlora_depth=1 xlora_size=2048 xlora_dropout_p=0.2 use_trainable_adapters=false softmax_temperature=1.0 top_k_lora scaling_pass_value=0.0 global_scaling_weight=1.0
`;
