/** LoRA on a published model, or on one that a config.json describes. */
import { shapesOfConfig } from "./config.js";
import { type AdapterInput, countOn, type ModelCount } from "./count.js";
import { findModel } from "./lookup.js";
import type { Model } from "./model.js";

export interface ModelInput extends AdapterInput {
  /** A published model's id … */
  readonly model?: string | undefined;
  /** … or the content of a Hugging Face config.json. */
  readonly config?: unknown;
}

/** The input for a model that is given by its id or as the content of a config.json. */
export const modelInput = <T extends { readonly model?: string | object | undefined }>({
  model,
  ...rest
}: T) => ({ ...rest, ...(typeof model === "string" ? { model } : { config: model }) });

/** The model that the input names or describes. Throws LoraError. */
export function modelOf({ model, config }: Pick<ModelInput, "model" | "config">): Model {
  return config === undefined ? findModel(model) : shapesOfConfig(config);
}

/**
 * Trainable and all parameters of a model with adapters, and those of each module, as PEFT counts
 * them. Throws LoraError for an unknown model, and for what the model does not have.
 */
export function countModel(input: ModelInput): ModelCount {
  return countOn(modelOf(input), input);
}
