/**
 * A mixture's experts as transformers holds them. Up to version 4 each expert has matrices of its
 * own; since version 5 a layer has two tensors for all experts, in one of which gate and up are fused.
 */
import { LoraError } from "../errors.js";
import type { LinearModule, Model } from "./model.js";

/** Of a mixture's experts. */
export const LAYOUTS = ["separate", "fused"] as const;

/** Names of an expert's matrices: gate, up and down. */
const NAMES = [
  ["w1", "w3", "w2"],
  ["gate_proj", "up_proj", "down_proj"],
] as const;

/**
 * Types whose targets PEFT translates, so that its adapter has the places of one for each matrix:
 * twice the rank for gate and up. Source: huggingface/peft 0.21.2 transformers_weight_conversion.py
 */
const TRANSLATED = ["mixtral", "qwen3_moe"];

const EXPERT = /^(?:block_sparse_moe|mlp)\.experts\.\*\.(\w+)$/;
const nameOf = ({ path }: LinearModule) => EXPERT.exec(path)?.[1];

function fused(module: LinearModule): LinearModule[] {
  const name = nameOf(module);
  const kind = NAMES.find((names) => names.some((item) => item === name));
  const inFive = (place: string) => place.replace("block_sparse_moe", "mlp");
  const at = (path: string) => ({
    path,
    ...(module.place && { place: inFive(module.place.replace(module.path, path)) }),
  });
  if (!kind) return [{ ...module, ...at(inFive(module.path)) }];
  const [gate, up, down] = kind;
  if (name === up) return [];
  const isDown = name === down;
  const path = `mlp.experts.${isDown ? "down_proj" : "gate_up_proj"}`;
  const fusedNames = isDown ? [down] : [gate, up];
  return [{ ...module, ...at(path), d: isDown ? module.d : 2 * module.d, fusedNames }];
}

/** The same model with its experts fused. */
export const fuseExperts = (model: Model): Model => ({
  ...model,
  modules: model.modules.flatMap(fused),
});

/**
 * Adapters of fused experts as PEFT has them: one a layer with the ranks of all experts, that of
 * gate and up inside that of down where both are adapted.
 */
export function wrapped<M extends LinearModule & { readonly rank: number }>(
  modules: readonly M[],
): M[] {
  const [outer = ""] = modules.flatMap(({ path }) =>
    /\.experts\.down_proj$/.test(path) ? path : [],
  );
  return modules.map((item) => {
    if (!item.fusedNames) return item;
    const { perLayer, rank, place, path } = item;
    const at = outer && path !== outer ? ".base_layer" : "";
    return {
      ...item,
      perLayer: 1,
      rank: perLayer * rank,
      ...(place && { place: place.replace(/\.\w+$/, at) }),
    };
  });
}

/**
 * The model with its experts held in this way; one without any is as it is. Throws LoraError where
 * PEFT adapts no fused experts, or leaves out what goes by the same names.
 */
export function heldAs(experts: (typeof LAYOUTS)[number], model: Model): Model {
  if (experts === "separate" || !model.modules.some(nameOf)) return model;
  const isPlainToo = model.modules.some(({ path }) => /^mlp\.\w+_proj$/.test(path));
  if (TRANSLATED.includes(model.type) && !isPlainToo) return fuseExperts(model);
  const allowed =
    `separate for ${model.id}: PEFT adapts fused ones of ` +
    `${TRANSLATED.join(" and ")} alone, where every layer has them`;
  throw new LoraError("experts", allowed, "fused");
}
