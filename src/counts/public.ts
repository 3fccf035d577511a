/**
 * The functions that programs call to count: LoRA on a matrix, methods on a model, sizes of files, memory and compute.
 * They convert every error that a wrong argument causes to LoraError, like those of `src/public.ts`.
 */
import { type Built, wrapErrors, wrapReading } from "../errors.js";
import * as matrix from "../lora.js";
import { readOptions } from "../options.js";
import { CONFIG_OPTIONS, type WithConfig } from "./config-option.js";
import { countAdapters, type ModelCount } from "./count.js";
import { toModel } from "./lookup.js";
import * as memory from "./memory.js";
import {
  type AdapterOptions,
  computeFileBytes,
  listTensors,
  METHOD_OPTIONS,
} from "./method-tensors.js";
import type { Model } from "./model.js";
import { MODEL_OPTIONS } from "./options.js";
import { countTrained } from "./tensors.js";
import * as training from "./training.js";

export { LoraError } from "../errors.js";
export { type Lora, type LoraInput, MAX_DIMENSION } from "../lora.js";
export type { ModelCount, ModuleCount } from "./count.js";
export type { ParameterGroup } from "./groups.js";
export { findModel, models } from "./lookup.js";
export { type Method, methods } from "./methods/index.js";
export type { LinearModule, Model, Published } from "./model.js";
export type { Peak } from "./peak.js";
export type { TrainingInput, TrainingMemory } from "./training.js";

/**
 * The arguments of `countModel()`: a model, by its id or as the content of its config.json, and how
 * LoRA adapts it. `config` is the content of an adapter_config.json, which other arguments override.
 */
export type ModelInput = WithConfig<typeof MODEL_OPTIONS>;

/** The arguments of `adapterFileBytes()`. Settings that the method does not read have no effect. */
export type FileInput = WithConfig<typeof METHOD_OPTIONS>;

/** The arguments of `countMethod()`: the arguments of `adapterFileBytes()` without dtypes. */
export type MethodInput = WithConfig<Omit<typeof METHOD_OPTIONS, "dtype">>;

const MODEL_COUNT: Built = {
  argument: "the count",
  allowed: 'the result of countModel(), as in countModel({ model: "gpt2", rank: 8 })',
  members: ["model", "modules"],
};

/** Returns the counts of one adapted d × k matrix. Throws LoraError for a value out of range or an unknown name. */
export const lora = (input: matrix.LoraInput): matrix.Lora =>
  wrapReading(input, () => matrix.lora(input));

/**
 * Returns the largest rank that saves at least `savings` (0 ≤ savings < 1), or 0 if no rank does. The
 * result is exact: `savings` is read as its shortest decimal, so 0.9 means nine tenths. Throws
 * LoraError.
 */
export const rankForSavings: typeof matrix.rankForSavings = (input) =>
  wrapReading(input, () => matrix.rankForSavings(input));

/**
 * Returns the compute of one adapted d × k matrix, without attention scores and without the second
 * forward pass of gradient checkpointing. Throws LoraError for a value out of range or an unknown name.
 */
export const computeOf: typeof memory.computeOf = (input) =>
  wrapReading(input, () => memory.computeOf(input));

/**
 * Returns the compute of all linear modules in a model's layers, where targets have a B and an A.
 * Embeddings and the output head do not count. All experts of a mixture count. Throws LoraError.
 */
export const computeOfModel = (count: Pick<ModelCount, "model" | "modules">): memory.Compute =>
  wrapErrors(MODEL_COUNT, count, () => memory.computeOfModel(count));

/**
 * Counts the trainable parameters and all parameters of a model with adapters, in total and for each module, as
 * PEFT does. Throws LoraError for a value or a name that is not allowed, and for modules that the model does not
 * have.
 */
export const countModel = (input: ModelInput): ModelCount =>
  wrapReading(input, () => {
    const {
      model,
      config: _,
      ...adapter
    } = readOptions({ ...MODEL_OPTIONS, ...CONFIG_OPTIONS }, input);
    return countAdapters(toModel(model), adapter);
  });

function readMethod(
  input: MethodInput,
  count: (model: Model, options: AdapterOptions) => number,
): number {
  return wrapReading(input, () => {
    const {
      model,
      config: _,
      ...options
    } = readOptions({ ...METHOD_OPTIONS, ...CONFIG_OPTIONS }, input);
    return count(toModel(model), options);
  });
}

/**
 * Counts the parameters that a method trains on a model, as PEFT does. Throws LoraError for a value or a name
 * that is not allowed, and for options that the model, the method or PEFT does not support.
 */
export const countMethod = (input: MethodInput): number =>
  readMethod(input, (model, options) => countTrained(listTensors(model, options)));

/**
 * Returns the size in bytes of adapter_model.safetensors as PEFT writes it, including the header. PEFT trains in
 * float32 and copies modules in the base model's dtype (`baseDtype`, by default bfloat16). With any other
 * `dtype`, base and adapter have the same dtype, as in PEFT with autocast_adapter_dtype=False. Throws LoraError,
 * for example if the names of the model's modules are unknown.
 */
export const adapterFileBytes = (input: FileInput): number => readMethod(input, computeFileBytes);

/**
 * Returns the bytes of a training step. State and peak are exact for the modeled step. CUDA and its allocator
 * need more. Throws LoraError for a value or a name that is not allowed, and for a model with unknown parameters
 * or unknown layers.
 */
export const trainingMemory = (
  count: ModelCount,
  input: training.TrainingInput = {},
): training.TrainingMemory =>
  wrapErrors(MODEL_COUNT, count, () => training.trainingMemory(count, input));
