/** Methods that train the base model's parameters, or layers between its layers. */
import { LoraError } from "../../errors.js";
import { TUNED_NORMS } from "../defaults.js";
import { tunedNorms } from "../groups.js";
import { allBiases, baseParameters, endsIn, type Model } from "../model.js";
import { type Parameter, parametersOf } from "../names.js";
import { type Tensor, unnamed } from "../tensors.js";
import { hiddenSizeOf, type Method } from "./method.js";

const BOTTLENECK = 64;

/** Returns the value. Throws LoraError if it is undefined. */
function known<T>(value: T | undefined, { id }: Model, method: string): T {
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

/** BitFit trains every bias. Models like LLaMA have none unless their linear modules have some. */
export const bitfit: Method = {
  name: "bitfit",
  label: "BitFit",
  paper: "arXiv 2106.10199",
  noFile: "not-in-peft",
  tensors: ({ model }) => [unnamed(known(allBiases(model), model, "bitfit"))],
};

/** Two adapters in each layer, of 2·d·m + d + m parameters each. Norms stay frozen. */
export const houlsby: Method = {
  name: "houlsby",
  label: "Houlsby adapters",
  paper: "arXiv 1902.00751",
  noFile: "not-in-peft",
  settings: () => ({ bottleneck: BOTTLENECK }),
  tensors({ model, settings: { bottleneck: m } }) {
    const d = hiddenSizeOf(model, "houlsby");
    return [unnamed(2 * model.layers * (2 * d * m + d + m))];
  },
};

/** LayerNorm tuning: the norms that PEFT trains by default for the type; for other types, all norms. */
export const lnTuning: Method = {
  name: "ln-tuning",
  label: "LayerNorm tuning",
  paper: "arXiv 2312.11420",
  copiesIn: "base_model.model",
  tensors({ model }) {
    if (model.type === "llava")
      throw new LoraError(
        "model",
        "a model of another type than llava, because PEFT's ln-tuning trains more than norms there",
        model.id,
      );
    const wanted = TUNED_NORMS[model.type];
    const norms = (model.other ?? [])
      .filter(({ name }) => wanted?.some((end) => endsIn(name, end)))
      .flatMap((group) => parametersOf(group) ?? []);
    if (norms.length) return norms.map(tuned);
    if (wanted)
      throw new LoraError(
        "model",
        "a model whose norms are known by name, which ln-tuning requires",
        model.id,
      );
    const all = tunedNorms(known(model.other, model, "ln-tuning"));
    if (all) return [unnamed(all)];
    throw new LoraError("model", "a model with norms, which ln-tuning trains", model.id);
  },
};

/** Returns a copy of a norm's weight or bias, in the base model's dtype. */
const tuned = ({ name, shape }: Parameter): Tensor => ({
  name: `base_model.model.${name.replace(/\.(?=[^.]+$)/, ".ln_tuning_layers.")}`,
  shape,
  dtype: "base",
});
