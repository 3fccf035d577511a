/** Checks arguments, and computes counts and file sizes of LoRA and other methods on a model. */
import { readOptions } from "../options.js";
import { CONFIG_OPTIONS, type WithConfig } from "./config-option.js";
import { countAdapters, type ModelCount } from "./count.js";
import { toModel } from "./lookup.js";
import { computeFileBytes, listTensors, METHOD_OPTIONS } from "./method-tensors.js";
import { MODEL_OPTIONS } from "./options.js";
import { countTrained } from "./tensors.js";

/**
 * The arguments of `countModel()`: a model, by its id or as the content of its config.json, and how
 * LoRA adapts it. `config` is the content of an adapter_config.json, which other arguments override.
 */
export type ModelInput = WithConfig<typeof MODEL_OPTIONS>;

/** The arguments of `adapterFileBytes()`. Settings that the method does not read have no effect. */
export type FileInput = WithConfig<typeof METHOD_OPTIONS>;

/** The arguments of `countMethod()`: the arguments of `adapterFileBytes()` without dtypes. */
export type MethodInput = WithConfig<Omit<typeof METHOD_OPTIONS, "dtype">>;

/**
 * Counts the trainable parameters and all parameters of a model with adapters, in total and for each module, as
 * PEFT does. Throws LoraError for a value or a name that is not allowed, and for modules that the model does not
 * have.
 */
export function countModel(input: ModelInput): ModelCount {
  const {
    model,
    config: _,
    ...adapter
  } = readOptions({ ...MODEL_OPTIONS, ...CONFIG_OPTIONS }, input);
  return countAdapters(toModel(model), adapter);
}

/**
 * Counts the parameters that a method trains on a model, as PEFT does. Throws LoraError for a value or a name
 * that is not allowed, and for options that the model, the method or PEFT does not support.
 */
export function countMethod(input: MethodInput): number {
  const {
    model,
    config: _,
    ...adapter
  } = readOptions({ ...METHOD_OPTIONS, ...CONFIG_OPTIONS }, input);
  return countTrained(listTensors(toModel(model), adapter));
}

/**
 * Returns the size in bytes of adapter_model.safetensors as PEFT writes it, including the header. PEFT trains in
 * float32 and copies modules in the base model's dtype (`baseDtype`, by default bfloat16). With any other
 * `dtype`, base and adapter have the same dtype, as in PEFT with autocast_adapter_dtype=False. Throws LoraError,
 * for example if the names of the model's modules are unknown.
 */
export function adapterFileBytes(input: FileInput): number {
  const {
    model,
    config: _,
    ...adapter
  } = readOptions({ ...METHOD_OPTIONS, ...CONFIG_OPTIONS }, input);
  return computeFileBytes(toModel(model), adapter);
}
