/** Bias vectors of a whole model, in its linear layers and outside them. */
import { instances, type Model } from "./model.js";

/** Biases of the model's linear modules. */
export const linearBiases = (modules: Model["modules"]): number =>
  modules.reduce((sum, one) => sum + (one.hasBias ? instances(one) * one.d : 0), 0);

/** Every bias of the model, those of LayerNorms too; undefined where only some modules are known. */
export const allBiases = ({ modules, other }: Model): number | undefined =>
  other?.reduce((sum, { biases }) => sum + biases, linearBiases(modules));
