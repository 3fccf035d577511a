/** What programs ask of LoRA and other methods on a model; what is inside takes values that are checked. */
import { boolean, choice, type InputOf, isObject, model, names, readOptions } from "../options.js";
import { DTYPES, fileBytesOn, METHOD, tensorsOf } from "./adapter.js";
import { countOn, type ModelCount } from "./count.js";
import { modelOf } from "./lookup.js";
import { ALPHA, EXPERTS, type Optional, RANK, TARGETS } from "./options.js";
import type { ModulesToSave } from "./saved.js";
import { SETTINGS } from "./settings.js";
import { trainedOf } from "./tensors.js";

/** Numbers by name, which whoever knows the model checks; null, as PEFT writes it, is none. */
function sizes(value: unknown): Readonly<Record<string, number>> | undefined {
  if (value === null) return {};
  return isObject(value) && !(Symbol.iterator in value)
    ? (value as Readonly<Record<string, number>>)
    : undefined;
}

const rankPattern: Optional<Readonly<Record<string, number>>> = {
  type: "sizes",
  allowed: "ranks by the ends of paths, or by patterns of them",
  default: "none",
  about: "other ranks for modules whose path ends so (rank_pattern)",
  read: sizes,
};

const list = names({
  allowed: "a list of names, or names with their sizes",
  default: "none",
  about: "parameters by name that are copied and trained whole (modules_to_save)",
});
const modulesToSave: Optional<ModulesToSave> = {
  ...list,
  read(value) {
    const read = list.read(value);
    return read ? (read.every(Boolean) ? read : undefined) : sizes(value);
  },
};

/** On which model, and where. */
const COMMON = {
  model: model({
    allowed: "the id of a known model, or the content of a config.json",
    about: "the model, by its id on Hugging Face or as the content of its config.json",
  }),
  targets: TARGETS,
  /** Known names, or names with their sizes. */
  modulesToSave,
  rankPattern,
  experts: EXPERTS,
};

const MODEL_OPTIONS = {
  ...COMMON,
  rank: RANK,
  alpha: ALPHA,
  bias: choice(["none", "all", "lora_only"], {
    default: "none",
    about: "which biases of the base model are trained too",
  }),
  /** Liu et al. 2024, arXiv 2402.09353. */
  dora: boolean({
    default: "false",
    about: "whether weights are decomposed, with one magnitude more per output row",
  }),
};

/** What `countModel()` takes: a model, by its id or as the content of its config.json, and how LoRA adapts it. */
export interface ModelInput extends InputOf<typeof MODEL_OPTIONS> {}

const dtype = choice(Object.keys(DTYPES) as (keyof typeof DTYPES)[], {
  about: "the dtype in which the file has them",
  default: "float32",
});

/** Of a count and of a file alike, so that one object serves both. */
const METHOD_OPTIONS = {
  ...COMMON,
  method: METHOD,
  rank: { ...RANK, default: "none, but of a method that has a rank it must be given" },
  ...SETTINGS,
  dtype,
  baseDtype: { ...dtype, default: "bfloat16 beside float32, else dtype" },
};

/** A method on a model, and the dtypes of its file. Settings that the method does not read change nothing. */
export interface FileInput extends InputOf<typeof METHOD_OPTIONS> {}

/** The same without dtypes, which change no count. */
export interface MethodInput extends Omit<FileInput, "dtype" | "baseDtype"> {}

/**
 * Trainable and all parameters of a model with adapters, and those of each module, as PEFT counts
 * them. Throws LoraError for a value or a name that is not allowed, and for what the model does not have.
 */
export function countModel(input: ModelInput): ModelCount {
  const { model, ...adapter } = readOptions(MODEL_OPTIONS, input);
  return countOn(modelOf(model), adapter);
}

/**
 * Trainable parameters of a method on a model, as PEFT counts them. Throws LoraError for a value or a
 * name that is not allowed, and for what the model, the method or PEFT does not allow.
 */
export function countMethod(input: MethodInput): number {
  const { model, ...asked } = readOptions(METHOD_OPTIONS, input);
  return trainedOf(tensorsOf(modelOf(model), asked));
}

/**
 * Bytes of adapter_model.safetensors as PEFT writes it, header and all. PEFT trains in float32 and
 * copies in the base model's dtype (`baseDtype`, by default bfloat16); another `dtype` is that of
 * base and adapter, which PEFT keeps under autocast_adapter_dtype=False. Throws LoraError, also
 * where the names of the model's modules are not known.
 */
export function adapterFileBytes(input: FileInput): number {
  const { model, ...asked } = readOptions(METHOD_OPTIONS, input);
  return fileBytesOn(modelOf(model), asked);
}
