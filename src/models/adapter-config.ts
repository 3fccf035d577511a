/** Reads PEFT's adapter_config.json. Each key is honored, has no effect on counts, or is refused by name. */
import { LoraError } from "../errors.js";
import { isObject, type Values } from "../options.js";
import { movesOf } from "./experts.js";
import { extrasOf } from "./extras.js";
import { modelOf, models } from "./lookup.js";
import { methods } from "./methods/index.js";
import type { Model } from "./model.js";
import { allParameters, isWithin, namesOf } from "./names.js";
import { fullMatcher } from "./patterns.js";
import { PEFT_KEYS } from "./peft-keys.js";
import { ALL_LINEAR, isKnownTarget } from "./targets.js";

/** Methods whose name differs from PEFT's in lower case. */
const METHODS: Readonly<Record<string, string>> = {
  ADAPTION_PROMPT: "adaption-prompt",
  LN_TUNING: "ln-tuning",
  P_TUNING: "p-tuning",
  PREFIX_TUNING: "prefix",
  PROMPT_TUNING: "prompt",
  TRAINABLE_TOKENS: "trainable-tokens",
};

/** Our options by PEFT's keys, for values that both write alike. */
const OPTIONS: Readonly<Record<string, string>> = {
  r: "rank",
  target_r: "rank",
  init_r: "initRank",
  lora_alpha: "alpha",
  bias: "bias",
  use_dora: "dora",
  use_rslora: "rslora",
  modules_to_save: "modulesToSave",
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
  group_size: "groupSize",
  u: "vectorSize",
  gralora_k: "blocks",
  hybrid_r: "hybridRank",
  block_size: "blockSize",
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
};

/** Keys that change neither counts nor files. */
const WITHOUT_EFFECT = new Set(
  `task_type auto_mapping peft_version base_model_name_or_path revision inference_mode
  fan_in_fan_out init_lora_weights megatron_core loftq_config eva_config corda_config lora_ga_config
  alora_invocation_tokens qalora_group_size tinit tfinal deltaT beta1 beta2 orth_reg_weight total_step
  alpha randlora_alpha psoft_alpha delora_lambda lambda_pattern scaling d_initial projection_prng_key
  use_effective_conv2d rank_dropout_scale act_fn coft eps use_cayley_neumann num_cayley_neumann_terms
  cayley_neumann_eps apply_GS topk wavelet_family use_idwt sparse very_sparse init_ia3_weights
  prompt_tuning_init prompt_tuning_init_text tokenizer_name_or_path tokenizer_kwargs mask_type
  decomposition_method psoft_svd psoft_svd_lowrank_niter ab_svd_init sample_at_inference
  token_dim num_transformer_submodules num_attention_heads num_layers`.split(/\s+/),
);
const hasNoEffect = (key: string) =>
  WITHOUT_EFFECT.has(key) || /dropout|_seed$|^init_|^generator_seed$/.test(key);

/** Options without effect on counts, which not every function has. */
const ONLY_SCALING = ["alpha", "alphaPattern", "rslora"];

let parsed: Readonly<Record<string, Values>> | undefined;

/** Returns the keys of PEFT's configuration classes with their defaults, by PEFT's name of the method. */
export function peftKeys(): Readonly<Record<string, Values>> {
  parsed ??= Object.fromEntries(
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
  );
  return parsed;
}

const refused = (key: string, allowed: string, value: unknown) =>
  new LoraError(`${key} of the adapter config`, allowed, value);

/** Returns PEFT's list of names, or its regular expression as ours. */
const namesIn = (value: unknown) =>
  typeof value === "string" && value.toLowerCase() !== ALL_LINEAR ? `(?:${value})` : value;

const listOf = (value: unknown) => (value === null || Array.isArray(value) ? value : [value]);

/** Returns our values for keys that PEFT writes differently; undefined for other keys. */
function special(type: string, key: string, value: unknown, content: Values): Values | undefined {
  if (key === "target_modules") return { targets: namesIn(value) };
  if (key === "exclude_modules") return { excludeModules: namesIn(value) };
  if (key === "layers_to_transform") return { layersToTransform: listOf(value) };
  if (key === "layers_pattern") return { layersPattern: listOf(value) };
  if (key === "token_indices" && Array.isArray(value)) return { tokens: value.length };
  if (key === "variant" && typeof value === "string")
    return { variant: value.replace(/^road_/, "") };
  if (type === "ADALORA" && key === "r") return {};
  if (type === "MISS" && key === "mini_r")
    return content.init_weights === "mini" ? { miniRank: value } : {};
  if (type === "MISS" && key === "init_weights" && value === "mini") return {};
  return undefined;
}

/**
 * Returns the values of our options in the content of an adapter_config.json; `model` is that of
 * base_model_name_or_path if it is known. Throws LoraError, which names a key that is unknown, or whose
 * value is not counted.
 */
export function readAdapterConfig(content: object): Values {
  const given = content as Values;
  const { peft_type: type, base_model_name_or_path: base } = given;
  const { PEFT: shared, ...known } = peftKeys();
  const method = typeof type === "string" ? (METHODS[type] ?? type.toLowerCase()) : "";
  if (typeof type !== "string" || !Object.hasOwn(known, type) || !methods[method])
    throw refused(
      "peft_type",
      `one of ${Object.keys(known)
        .filter((name) => methods[METHODS[name] ?? name.toLowerCase()])
        .join(", ")}`,
      type,
    );
  const defaults = { ...shared, ...known[type] };
  const values: Record<string, unknown> = {
    method: given.use_dora ? "dora" : given.init_lora_weights === "mica" ? "mica" : method,
  };
  for (const [key, value] of Object.entries({ ...defaults, ...given })) {
    if (key === "peft_type" || key === "runtime_config") continue;
    if (!Object.hasOwn(defaults, key))
      throw refused(key, `left out, because PEFT's ${type} has no such key`, value);
    const isDefault = JSON.stringify(value) === JSON.stringify(defaults[key]);
    const converted = special(type, key, value, given);
    const option = key === "r" && !methods[method].hasRank ? undefined : OPTIONS[key];
    const found = converted ?? (option && { [option]: value });
    if (found) {
      for (const [name, item] of Object.entries(found)) if (item !== null) values[name] = item;
    } else if (!isDefault && value !== null && !hasNoEffect(key))
      throw refused(
        key,
        `${JSON.stringify(defaults[key])}, because other values are not counted`,
        value,
      );
  }
  if (values.bias === "none") delete values.bias;
  const isKnown = typeof base === "string" && models().some(({ ids }) => ids.includes(base));
  return isKnown ? { model: base, ...values } : values;
}

/** Returns the values without names and patterns that match nothing in the model, which PEFT ignores. */
function withoutUnknown(model: Model, values: Values): Values {
  const all = { ...model, modules: [...model.modules, ...extrasOf(model)] };
  const complete = all.modules.flatMap((module) => namesOf(module) ?? module.path);
  const parameters = [
    ...complete.map((name) => `${name}.weight`),
    ...(allParameters(model) ?? []).map(({ name }) => name),
  ];
  const patterns = (option: "rankPattern" | "alphaPattern") => {
    const entries = Object.entries((values[option] as object | undefined) ?? {});
    return {
      [option]: Object.fromEntries(
        entries.filter(([key]) => complete.some(fullMatcher(option, `(?:.*\\.)?(?:${key})`))),
      ),
    };
  };
  const moves = movesOf(model);
  // Names of embeddings that the model may have under another name are refused instead.
  const isKnown = (name: string) =>
    /(?:embed_tokens|lm_head)$/.test(name) ||
    isKnownTarget(all.modules, name) ||
    moves?.parameterOf(name) !== undefined;
  const { targets, modulesToSave: saved, excludeModules: excluded } = values;
  const isName = (name: unknown): name is string => typeof name === "string";
  return {
    ...values,
    ...(Array.isArray(targets) && {
      targets: targets.filter((name) => isName(name) && isKnown(name)),
    }),
    ...(Array.isArray(excluded) && {
      excludeModules: excluded.filter((name) => isName(name) && isKnown(name)),
    }),
    ...(Array.isArray(saved) && {
      modulesToSave: saved.filter(
        (name) =>
          isName(name) &&
          (isKnown(name) ||
            parameters.some((parameter) => isWithin(parameter.replace(/\.[^.]+$/, ""), name))),
      ),
    }),
    ...patterns("rankPattern"),
    ...patterns("alphaPattern"),
  };
}

/**
 * Returns the values of the options `names` in the content of an adapter_config.json, beside the values
 * that are given. Throws LoraError for a key that these options cannot express.
 */
export function valuesOfConfig(content: object, given: Values, names: readonly string[]): Values {
  const read = readAdapterConfig(content);
  const { base_model_name_or_path: base, task_type: task, peft_type: type } = content as Values;
  const source = given.model ?? read.model;
  if (source === undefined)
    throw new LoraError(
      "model",
      "given, because the base model of the adapter config is not a known model",
      base ?? null,
    );
  const model = modelOf(source as string | object);
  if (task === "SEQ_CLS" && model.head !== "classifier")
    throw refused(
      "task_type",
      "of the model's head, as in a config.json of a …ForSequenceClassification",
      task,
    );
  const { method, ...values } = withoutUnknown(model, read);
  const isCounted = names.includes("method") || method === "lora" || method === "dora";
  if (!isCounted) throw refused("peft_type", "LORA here", type);
  const all: Values = names.includes("method") ? { ...values, method, dora: undefined } : values;
  const isEmpty = (value: unknown) =>
    value === undefined ||
    value === false ||
    (isObject(value) && Object.keys(value).length === 0) ||
    (Array.isArray(value) && value.length === 0);
  const found = Object.entries(all).filter(([name]) => names.includes(name));
  const surplus = Object.entries(all).find(
    ([name, value]) => !names.includes(name) && !isEmpty(value) && !ONLY_SCALING.includes(name),
  );
  if (surplus) {
    const key = Object.keys(OPTIONS).find((name) => OPTIONS[name] === surplus[0]) ?? surplus[0];
    throw refused(key, "left out here: only numbers and counts of programs have it", surplus[1]);
  }
  return Object.fromEntries(found.filter(([name]) => given[name] === undefined));
}
