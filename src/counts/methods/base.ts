/** Methods that train the base model's parameters, or add layers between its layers. */
import { LoraError } from "../../errors.js";
import { allBiases, baseParameters, type Model } from "../model.js";
import { unnamed } from "../tensors.js";
import { getHiddenSize, type Method } from "./method.js";

const BOTTLENECK = 64;

/** Throws LoraError for undefined. */
function assertKnown<T>(value: T | undefined, { id }: Model, method: string): T {
  if (value !== undefined) return value;
  throw new LoraError(
    "model",
    `a model whose parameters are all known, which ${method} requires`,
    id,
  );
}

export const full: Method = {
  name: "full",
  label: "Full fine-tuning",
  paper: "–",
  noFile: "saves-model",
  tensors: ({ model }) => [unnamed(baseParameters(model))],
};

/** BitFit trains every bias. LLaMA-like models have biases only in linear modules, if at all. */
export const bitfit: Method = {
  name: "bitfit",
  label: "BitFit",
  paper: "arXiv 2106.10199",
  noFile: "not-in-peft",
  tensors: ({ model }) => [unnamed(assertKnown(allBiases(model), model, "bitfit"))],
};

/** Two adapters in each layer, of 2·d·m + d + m parameters each. Norms stay frozen. */
export const houlsby: Method = {
  name: "houlsby",
  label: "Houlsby adapters",
  paper: "arXiv 1902.00751",
  noFile: "not-in-peft",
  settings: () => ({ bottleneck: BOTTLENECK }),
  tensors({ model, settings: { bottleneck: m } }) {
    const d = getHiddenSize(model, "houlsby");
    return [unnamed(2 * model.layers * (2 * d * m + d + m))];
  },
};
