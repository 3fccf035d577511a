/** Bias vectors of a whole model, in its linear layers and outside them. */
import { LoraError } from "../errors.js";
import { instances, type Model } from "./model.js";
import { isWithin } from "./names.js";

/** Biases of the model's linear modules. */
export const linearBiases = (modules: Model["modules"]): number =>
  modules.reduce((sum, item) => sum + (item.hasBias ? instances(item) * item.d : 0), 0);

/** Every bias of the model, those of LayerNorms too; undefined where only some modules are known. */
export const allBiases = ({ modules, other }: Model): number | undefined =>
  other?.reduce((sum, { biases }) => sum + biases, linearBiases(modules));

/**
 * PEFT's bias="all": parameters by the name of "bias", so neither those of experts in one tensor nor,
 * since 0.21, T5's relative ones. What is trained whole is a copy, whose original stays as it is.
 * Throws LoraError where only some modules are known.
 */
export function biasesOfAll(model: Model, whole: readonly string[]): number {
  const biases = allBiases(model);
  if (biases === undefined || !model.other)
    throw new LoraError("bias", `none or lora_only for ${model.id}, known in part`, "all");
  return model.other
    .filter(
      ({ kind, name }) => kind === "experts" || whole.some((wanted) => isWithin(name, wanted)),
    )
    .reduce((sum, item) => sum - item.biases, biases);
}
