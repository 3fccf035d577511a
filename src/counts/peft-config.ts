/** Reads PEFT's adapter_config.json. A key sets an option, has no effect on counts, or is rejected. */
import { MAX_KEYS } from "../bounds.js";
import { LoraError, limitCount } from "../errors.js";
import { once } from "../once.js";
import { isObject, type Values } from "../options.js";
import { oneOf } from "../suggestions.js";
import { models, toModel } from "./lookup.js";
import { methods } from "./methods/index.js";
import { countConfigLayers, promptedStacks } from "./methods/prompts.js";
import { endsIn, type Model } from "./model.js";
import { findInputEmbeddings } from "./names.js";
import { PEFT_KEYS } from "./peft-keys.js";
import { ALL_LINEAR } from "./targets.js";

/** Our method names by PEFT's, where they differ from PEFT's names in lower case. */
export const METHODS: Readonly<Record<string, string>> = {
  ADAPTION_PROMPT: "adaption-prompt",
  LN_TUNING: "ln-tuning",
  P_TUNING: "p-tuning",
  PREFIX_TUNING: "prefix",
  PROMPT_TUNING: "prompt",
  TRAINABLE_TOKENS: "trainable-tokens",
};

/** Our options by PEFT's keys, for keys whose values need no conversion. */
export const OPTIONS: Readonly<Record<string, string>> = {
  r: "rank",
  target_r: "rank",
  init_r: "initRank",
  lora_alpha: "alpha",
  bias: "bias",
  use_dora: "dora",
  use_rslora: "rslora",
  lora_bias: "loraBias",
  target_modules: "targets",
  exclude_modules: "excludeModules",
  layers_to_transform: "layersToTransform",
  layers_pattern: "layersPattern",
  modules_to_save: "modulesToSave",
  target_parameters: "targetParameters",
  trainable_token_indices: "trainableTokenIndices",
  ensure_weight_tying: "ensureWeightTying",
  rank_pattern: "rankPattern",
  alpha_pattern: "alphaPattern",
  num_virtual_tokens: "tokens",
  adapter_len: "tokens",
  adapter_layers: "layers",
  encoder_hidden_size: "encoderHidden",
  decompose_factor: "factor",
  decompose_both: "decomposeBoth",
  feedforward_modules: "feedforward",
  n_frequency: "frequencies",
  n_frequency_pattern: "frequencyPattern",
  group_size: "groupSize",
  u: "vectorSize",
  gralora_k: "blocks",
  hybrid_r: "hybridRank",
  block_size: "blockSize",
  block_size_pattern: "blockSizePattern",
  block_share: "shareBlocks",
  boft_block_size: "blockSize",
  oft_block_size: "blockSize",
  num_vectors: "vectors",
  vector_length: "vectorLength",
  stride_A: "stride",
  num_B: "bCount",
  depth: "depth",
  theta_d_length: "thetaLength",
  effective_rank: "keptRank",
  save_projection: "saveProjection",
  para: "para",
  config_A_B: "weightTerms",
  config_C: "promptTerm",
  config_D_E: "biasTerms",
  psoft_orth: "orthogonal",
  psoft_mag_a: "scaleInput",
  psoft_mag_b: "scaleOutput",
  sparse_rate: "sparseRate",
};

/** Keys that change no shape, grouped by what they change instead. */
const WITHOUT_SHAPE = {
  "the program that reads the file": `task_type auto_mapping peft_version base_model_name_or_path revision
    inference_mode megatron_core progressbar runtime_offload_base_weight tokenizer_name_or_path
    tokenizer_kwargs`,
  "numbers at the start of training": `init_lora_weights init_ia3_weights init_weights init_scale
    init_v_bound init_theta_d_bound init_vector_bank_bound init_logits_std init_s lora_ga_config
    corda_config eva_config loftq_config d_initial tinit ab_svd_init psoft_svd psoft_svd_lowrank_niter
    projection_prng_key prompt_tuning_init prompt_tuning_init_text decomposition_method mask_type
    random_seed random_loc_seed projection_seed proj_seed generator_seed sparse very_sparse`,
  "the factor of an update": `alpha lora_alpha randlora_alpha psoft_alpha delora_lambda lambda_pattern
    scaling`,
  "dropout and training": `lora_dropout rank_dropout module_dropout rank_dropout_scale boft_dropout
    deft_dropout frod_dropout gralora_dropout hira_dropout miss_dropout psoft_dropout pvera_dropout
    randlora_dropout tinylora_dropout unilora_dropout vblora_dropout vera_dropout encoder_dropout
    tfinal deltaT beta1 beta2 orth_reg_weight total_step regularization_alpha`,
  "what a forward pass computes": `fan_in_fan_out alora_invocation_tokens act_fn coft eps apply_GS
    topk use_cayley_neumann num_cayley_neumann_terms cayley_neumann_eps wavelet_family use_idwt
    sample_at_inference use_effective_conv2d`,
  "what use_qalora computes": "qalora_group_size",
  "what PEFT reads from the model": `token_dim num_transformer_submodules num_attention_heads
    num_layers`,
};
export const keysWithoutShape: readonly string[] = Object.values(WITHOUT_SHAPE).flatMap((keys) =>
  keys.split(/\s+/),
);

/** Options that only the figure of a model draws, as a map. */
const PATTERNS: readonly string[] = ["rankPattern", "alphaPattern"];

/** Options that affect only the scaling factor. Functions that do not use the factor ignore them. */
const SCALING_OPTIONS = ["alpha", "alphaPattern", "rslora"];

/** PEFT's configuration classes, with their defaults, by PEFT's name of the method. */
export const peftKeys = once(
  (): Readonly<Record<string, Values>> =>
    Object.fromEntries(
      PEFT_KEYS.trim()
        .split("\n")
        .map((line) => {
          const [name = "", ...keys] = line.split(" ");
          const entries = keys.map((key) => {
            const [word = "", ...value] = key.split("=");
            return [word, value.length ? JSON.parse(value.join("=")) : null];
          });
          return [name, Object.fromEntries(entries)];
        }),
    ),
);

const rejection = (key: string, allowed: string, value: unknown) =>
  new LoraError(`${key} of the adapter config`, allowed, value);

/** Puts a regular expression in a group, so that even a plain name is read as one. */
const convertNames = (value: unknown) =>
  typeof value === "string" && value.toLowerCase() !== ALL_LINEAR ? `(?:${value})` : value;

const toList = (value: unknown): readonly unknown[] | null =>
  value === null || Array.isArray(value) ? value : [value];

/** OFT has a number or a size of blocks. Throws LoraError unless exactly one of them is 0. */
function oftBlocks(key: "r" | "oft_block_size", value: unknown, content: Values): Values {
  if (((content.r ?? 0) === 0) === ((content.oft_block_size ?? 32) === 0))
    throw rejection(key, "0 if and only if the other of r and oft_block_size is not", value);
  if (value === 0) return {};
  return key === "r" ? { blockCount: value } : { blockSize: value };
}

/** Converts the value of a key to our options. Returns undefined for keys that need no conversion. */
function convertValue(key: string, value: unknown, content: Values): Values | undefined {
  const { peft_type: type, init_weights: start } = content;
  if (key === "target_modules" || key === "exclude_modules")
    return { [OPTIONS[key]!]: convertNames(value) };
  if (key === "layers_to_transform" || key === "layers_pattern")
    return { [OPTIONS[key]!]: toList(value) };
  if (key === "token_indices" && Array.isArray(value)) return { tokens: value.length };
  if (key === "variant" && typeof value === "string")
    return { variant: Number(value.replace(/^road_/, "")) };
  // Some methods write their name before "_only", such as "boft_only". PEFT reads only the end.
  if (key === "bias" && type === "UNILORA" && value === "lora_only")
    throw rejection(key, "none, all or unilora_only", value);
  if (key === "bias" && typeof value === "string")
    return { bias: value.replace(/^.*_only$/, "lora_only") };
  if (type === "OFT" && (key === "r" || key === "oft_block_size"))
    return oftBlocks(key, value, content);
  // AdaLoRA ignores these keys.
  if (type === "ADALORA" && ["r", "lora_bias"].includes(key)) return {};
  if (type === "MISS" && key === "mini_r") return start === "mini" ? { miniRank: value } : {};
  if (key === "init_weights" && value === "bat") return { bat: true };
  return undefined;
}

/**
 * Returns our options and their values for a key of PEFT's configuration, or undefined if the key has no
 * option. `content` is the complete configuration.
 */
export function readKey(key: string, value: unknown, content: Values): Values | undefined {
  const options = convertValue(key, value, content);
  if (options) return options;
  const option = OPTIONS[key];
  return option === undefined ? undefined : { [option]: value };
}

/** By PEFT's type and the keys that select LoRA's variants. */
export function detectMethod({
  peft_type: type,
  use_dora: dora,
  init_lora_weights: start,
}: Values) {
  if (type === "LORA" && dora === true) return "dora";
  if (type === "LORA" && start === "mica") return "mica";
  return typeof type === "string" ? (METHODS[type] ?? type.toLowerCase()) : "";
}

/** Undefined unless exactly one key of PEFT sets the option. */
export const keyOfOption = (option: string) =>
  Object.keys(OPTIONS).find((key) => OPTIONS[key] === option);

/**
 * Returns our options for the content of an adapter_config.json. `model` is base_model_name_or_path if it
 * names a known model. Throws LoraError for an unknown key or an unsupported value.
 */
export function readAdapterConfig(content: unknown): Values {
  if (!isObject(content))
    throw new LoraError("config", "the content of an adapter_config.json, an object", content);
  const config = content as Values;
  limitCount("the adapter config", Object.keys(config).length, MAX_KEYS, "an object with", "keys");
  const { peft_type: type, base_model_name_or_path: base } = config;
  const { PEFT: shared, ...known } = peftKeys();
  const method = detectMethod(config);
  if (typeof type !== "string" || !Object.hasOwn(known, type) || !methods[method])
    throw rejection(
      "peft_type",
      oneOf(
        Object.keys(known).filter((name) => methods[METHODS[name] ?? name.toLowerCase()]),
        "PEFT's names of methods, in capitals",
      ),
      type,
    );
  const defaults = { ...shared, ...known[type] };
  const values: Record<string, unknown> = { method };
  for (const [key, stated] of Object.entries({ ...defaults, ...config })) {
    if (key === "peft_type" || key === "runtime_config") continue;
    if (!Object.hasOwn(defaults, key))
      throw rejection(key, `omitted, because PEFT's ${type} has no such key`, stated);
    const value = stated ?? defaults[key];
    if (key === "use_dora" && value === true && type !== "LORA")
      throw rejection(key, `false for ${type}`, value);
    const isDefault = JSON.stringify(value) === JSON.stringify(defaults[key]);
    const options = readKey(key, value, config);
    if (options) {
      for (const [name, item] of Object.entries(options)) if (item !== null) values[name] = item;
    } else if (!isDefault && value !== null && !keysWithoutShape.includes(key))
      throw rejection(
        key,
        `${JSON.stringify(defaults[key])}, because other values are not counted`,
        value,
      );
  }
  const isKnown = models().some(({ ids }) => ids.some((id) => id === base));
  return isKnown ? { model: base, ...values } : values;
}

/** Throws LoraError if a key that PEFT derives from the model contradicts the model. */
function checkModelKeys(model: Model, content: Values) {
  const { peft_type: type, target_modules: targets } = content;
  const embeddings = findInputEmbeddings(model)?.module ?? "";
  const areEmbeddings = toList(targets)?.every((name) => endsIn(embeddings, String(name)));
  if (TYPES_WITHOUT_TARGETS.includes(String(type)) && targets != null)
    if (type !== "TRAINABLE_TOKENS" || !areEmbeddings)
      throw rejection("target_modules", "null, because other modules are not counted", targets);
  const known = {
    ...(type === "PREFIX_TUNING" ? {} : { token_dim: model.hidden }),
    num_layers: countConfigLayers(model),
    num_transformer_submodules: promptedStacks(model),
  };
  if (String(type).endsWith("_TUNING"))
    for (const [key, value] of Object.entries(known))
      if (content[key] != null && content[key] !== value)
        throw rejection(key, `${value}, as in the model`, content[key]);
}

/** PEFT's types of methods that do not use target_modules to select modules. */
const TYPES_WITHOUT_TARGETS: readonly string[] = ["TRAINABLE_TOKENS", "ADAPTION_PROMPT"];

/**
 * Reads the options `names` from the content of an adapter_config.json, without the options that `given`
 * already sets. Throws LoraError for a key that these options cannot express.
 */
export function readOptionValues(content: object, given: Values, names: readonly string[]): Values {
  const read = readAdapterConfig(content);
  const { base_model_name_or_path: base, task_type: task, peft_type: type } = content as Values;
  const source = given.model ?? read.model;
  if (source === undefined)
    throw new LoraError(
      "model",
      "set, because the base model of the adapter config is not a known model",
      base ?? null,
    );
  const model = toModel(source as string | object);
  if (task === "SEQ_CLS" && model.head !== "classifier")
    throw rejection(
      "task_type",
      "that of the model's head; SEQ_CLS needs the config.json of a …ForSequenceClassification",
      task,
    );
  checkModelKeys(model, content as Values);
  const { method, ...values } = read;
  const isCounted = names.includes("method") || method === "lora" || method === "dora";
  if (method === "mica" && !isCounted)
    throw rejection(
      "init_lora_weights",
      "another value, because MiCA trains only A, which is not counted here",
      "mica",
    );
  if (!isCounted)
    throw rejection("peft_type", "LORA, because other methods are not counted here", type);
  const supported: Values = names.includes("method")
    ? { ...values, method, dora: undefined }
    : values;
  const isEmpty = (value: unknown) =>
    value === undefined ||
    value === false ||
    value === "none" ||
    (isObject(value) && Object.keys(value).length === 0) ||
    (Array.isArray(value) && value.length === 0);
  // A figure that shows α also shows the scaling factor.
  const ignored = names.includes("alpha") ? [] : SCALING_OPTIONS;
  const entries = Object.entries(supported).filter(([name]) => names.includes(name));
  const unsupported = Object.entries(supported).find(
    ([name, value]) => !names.includes(name) && !isEmpty(value) && !ignored.includes(name),
  );
  if (unsupported) {
    throw rejection(
      keyOfOption(unsupported[0]) ?? unsupported[0],
      PATTERNS.includes(unsupported[0])
        ? "omitted here; figure=model draws it, and show= and the JavaScript functions count it"
        : "omitted in figures and tables; show= and the JavaScript functions support it",
      unsupported[1],
    );
  }
  return Object.fromEntries(entries.filter(([name]) => given[name] === undefined));
}
