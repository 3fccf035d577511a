/** Maps PEFT's names of methods and arguments to ours. */
import type { OnModel } from "../../src/models/adapter.js";
import { methods } from "../../src/models/methods/index.js";

export interface PeftRun {
  readonly method: string;
  readonly config?: Readonly<Record<string, unknown>>;
  /** The base model's dtype. Default: float32. */
  readonly dtype?: "float32" | "bfloat16" | "float16";
  /** autocast_adapter_dtype. Default: true. */
  readonly autocast?: boolean;
  /** Whether experts are separate, as up to transformers 4. */
  readonly experts?: "separate" | undefined;
}

/** Methods whose name differs from PEFT's in lower case. */
const NAMES: Readonly<Record<string, string>> = {
  ADAPTION_PROMPT: "adaption-prompt",
  LN_TUNING: "ln-tuning",
  LORA_FA: "lora-fa",
  P_TUNING: "p-tuning",
  PREFIX_TUNING: "prefix",
  PROMPT_TUNING: "prompt",
  TRAINABLE_TOKENS: "trainable-tokens",
};

/** Our options by PEFT's arguments. Some arguments belong to a single method. */
export const ARGUMENTS: Readonly<Record<string, keyof OnModel>> = {
  r: "rank",
  target_r: "rank",
  init_r: "initRank",
  target_modules: "targets",
  modules_to_save: "modulesToSave",
  rank_pattern: "rankPattern",
  num_virtual_tokens: "tokens",
  adapter_len: "tokens",
  adapter_layers: "layers",
  encoder_hidden_size: "encoderHidden",
  decompose_factor: "factor",
  decompose_both: "decomposeBoth",
  feedforward_modules: "feedforward",
  mini_r: "miniRank",
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
  para: "para",
  config_A_B: "weightTerms",
  config_C: "promptTerm",
  config_D_E: "biasTerms",
  psoft_orth: "orthogonal",
  psoft_mag_a: "scaleInput",
  psoft_mag_b: "scaleOutput",
  sparse_rate: "sparseRate",
};

/** Methods that are LoRA with an argument in PEFT, and arguments that PEFT requires. */
const FIXED: Readonly<Record<string, PeftRun>> = {
  rslora: { method: "LORA", config: { use_rslora: true } },
  dora: { method: "LORA", config: { use_dora: true } },
  mica: { method: "LORA", config: { init_lora_weights: "mica" } },
  adalora: { method: "ADALORA", config: { total_step: 100 } },
};

/** PEFT's names of our methods that have a file, and the arguments that select or complete them. */
export const METHODS: Readonly<Record<string, PeftRun>> = Object.fromEntries(
  Object.values(methods)
    .filter(({ noFile }) => !noFile)
    .map(({ name }) => {
      const [other] = Object.entries(NAMES).find(([, ours]) => ours === name) ?? [];
      return [name, FIXED[name] ?? { method: other ?? name.toUpperCase().replaceAll("-", "_") }];
    }),
);

function nameOf(method: string, config: Readonly<Record<string, unknown>>): string {
  if (method !== "LORA") return NAMES[method] ?? method.toLowerCase();
  if (config.use_dora) return "dora";
  return config.init_lora_weights === "mica" ? "mica" : "lora";
}

/** Returns our input for a run. */
export function inputOf(run: PeftRun): OnModel {
  const { method, config = {}, dtype: baseDtype = "float32", autocast = true, experts } = run;
  const known = Object.entries(config).filter(([name]) => name in ARGUMENTS);
  const input: Record<string, unknown> = Object.fromEntries(
    known.map(([name, value]) => [ARGUMENTS[name]!, value]),
  );
  // Arguments that correspond to several of our options.
  if (config.target_r !== undefined) input.rank = config.target_r;
  if (method === "MISS" && config.init_weights !== "mini") delete input.miniRank;
  if (config.init_weights === "bat") input.bat = true;
  if (typeof config.variant === "string") input.variant = Number(config.variant.slice(-1));
  if (Array.isArray(config.token_indices)) {
    input.tokens = config.token_indices.length;
    delete input.targets;
  }
  return {
    ...input,
    method: nameOf(method, config),
    experts,
    baseDtype,
    dtype: autocast ? "float32" : baseDtype,
  };
}
