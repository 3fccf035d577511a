/** Methods that train parameters of the base model itself, or layers of no other method's. */
import { LoraError } from "../../errors.js";
import { TUNED_NORMS } from "../defaults.js";
import { tunedNorms } from "../groups.js";
import { allBiases, baseParameters, endsIn, type Model } from "../model.js";
import { type Parameter, parametersOf } from "../names.js";
import { type Tensor, unnamed } from "../tensors.js";
import { hiddenOf, type Method } from "./method.js";

const BOTTLENECK = 64;

function known<T>(value: T | undefined, { id }: Model, method: string): T {
  if (value !== undefined) return value;
  throw new LoraError("model", `a model of which every parameter is known for ${method}`, id);
}

export const full: Method = {
  name: "full",
  label: "Full fine-tuning",
  paper: "–",
  trades: "It can reach any weights, and needs gradients and optimizer state for all of them.",
  noFile: "it saves the whole model",
  tensors: ({ model }) => [unnamed(baseParameters(model))],
};

/** Every bias there is: none in models of the LLaMA kind, unless their linear layers have some. */
export const bitfit: Method = {
  name: "bitfit",
  label: "BitFit",
  paper: "arXiv 2106.10199",
  trades: "It trains the biases that exist, which in many recent models are none.",
  noFile: "PEFT lacks it",
  tensors: ({ model }) => [unnamed(known(allBiases(model), model, "bitfit"))],
};

/** Two adapters a layer of 2·d·m + d + m each, the norms left frozen. */
export const houlsby: Method = {
  name: "houlsby",
  label: "Houlsby adapters",
  paper: "arXiv 1902.00751",
  trades: "It inserts layers that cannot be merged; PEFT lacks it, and its paper trains norms too.",
  noFile: "PEFT lacks it",
  settings: () => ({ bottleneck: BOTTLENECK }),
  tensors({ model, settings: { bottleneck: m } }) {
    const d = hiddenOf(model, "houlsby");
    return [unnamed(2 * model.layers * (2 * d * m + d + m))];
  },
};

/** The norms that PEFT tunes by default for the type; for other types, all of layers and outside. */
export const lnTuning: Method = {
  name: "ln-tuning",
  label: "LayerNorm tuning",
  paper: "arXiv 2312.11420",
  trades: "It trains the norms only: a gain per feature, and a shift where they have one.",
  copiesIn: "base_model.model",
  tensors({ model }) {
    if (model.type === "llava")
      throw new LoraError("model", "one of which PEFT tunes norms alone for ln-tuning", model.id);
    const wanted = TUNED_NORMS[model.type];
    const norms = (model.other ?? [])
      .filter(({ name }) => wanted?.some((item) => endsIn(name, item)))
      .flatMap((item) => parametersOf(item) ?? []);
    if (norms.length) return norms.map(tuned);
    if (wanted)
      throw new LoraError("model", "one whose norms are known by name for ln-tuning", model.id);
    const all = tunedNorms(known(model.other, model, "ln-tuning"));
    if (all) return [unnamed(all)];
    throw new LoraError("model", "one with norms for ln-tuning", model.id);
  },
};

/** A copy of a norm's weight or bias, in the base model's dtype. */
const tuned = ({ name, shape }: Parameter): Tensor => ({
  name: `base_model.model.${name.replace(/\.(?=[^.]+$)/, ".ln_tuning_layers.")}`,
  shape,
  dtype: "base",
});
