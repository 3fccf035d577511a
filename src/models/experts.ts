/**
 * The experts of a mixture as transformers stores them. Up to version 4, each expert has three matrices.
 * Since version 5, a layer has two tensors for all experts, and one of them fuses gate and up.
 */
import { LoraError } from "../errors.js";
import type { LinearModule, Model } from "./model.js";

/** How experts are stored. */
export const LAYOUTS = ["separate", "fused"] as const;

/** Names of an expert's matrices: gate, up and down. */
const NAMES = [
  ["w1", "w3", "w2"],
  ["gate_proj", "up_proj", "down_proj"],
] as const;

/**
 * Types whose targets PEFT translates to fused experts, so that the adapter of gate and up has twice
 * the rank. Source: huggingface/peft 0.21.2, transformers_weight_conversion.py.
 */
const TRANSLATED = ["mixtral", "qwen3_moe"];

const EXPERT = /^(?:block_sparse_moe|mlp)\.experts\.\*\.(\w+)$/;
const matrixOf = ({ path }: LinearModule) => EXPERT.exec(path)?.[1];

/** Returns the replacement of a module: the fused module for gate, none for up. */
function fused(module: LinearModule): LinearModule[] {
  const name = matrixOf(module);
  const kind = NAMES.find((names) => names.some((known) => known === name));
  /** Returns the name in transformers 5. */
  const renamed = (place: string) => place.replace("block_sparse_moe", "mlp");
  const at = (path: string) => ({
    path,
    ...(module.place && { place: renamed(module.place.replace(module.path, path)) }),
  });
  if (!kind) return [{ ...module, ...at(renamed(module.path)) }];
  const [gate, up, down] = kind;
  if (name === up) return [];
  const isDown = name === down;
  const path = `mlp.experts.${isDown ? "down_proj" : "gate_up_proj"}`;
  const fusedNames = isDown ? [down] : [gate, up];
  return [{ ...module, ...at(path), d: isDown ? module.d : 2 * module.d, fusedNames }];
}

/** Returns the model with fused experts. */
export const fuseExperts = (model: Model): Model => ({
  ...model,
  modules: model.modules.flatMap(fused),
});

/**
 * Returns adapted modules with PEFT's adapters of fused experts: one in each layer, with the ranks of
 * all experts. PEFT nests the adapter of gate and up in that of down if both are targets.
 */
export function fusedAdapters<M extends LinearModule & { readonly rank: number }>(
  modules: readonly M[],
): M[] {
  const [outer = ""] = modules.flatMap(({ path }) =>
    /\.experts\.down_proj$/.test(path) ? path : [],
  );
  return modules.map((module) => {
    if (!module.fusedNames) return module;
    const { perLayer, rank, place, path } = module;
    const at = outer && path !== outer ? ".base_layer" : "";
    return {
      ...module,
      perLayer: 1,
      rank: perLayer * rank,
      ...(place && { place: place.replace(/\.\w+$/, at) }),
    };
  });
}

/**
 * Returns the model with its experts stored in this layout. A model without experts is unchanged. Throws
 * LoraError where PEFT does not adapt fused experts, or skips other modules of the same names.
 */
export function withExperts(layout: (typeof LAYOUTS)[number], model: Model): Model {
  if (layout === "separate" || !model.modules.some(matrixOf)) return model;
  const hasPlainLayers = model.modules.some(({ path }) => /^mlp\.\w+_proj$/.test(path));
  if (TRANSLATED.includes(model.type) && !hasPlainLayers) return fuseExperts(model);
  const allowed =
    `separate for ${model.id}: PEFT adapts fused experts only in ` +
    `${TRANSLATED.join(" and ")} with experts in every layer`;
  throw new LoraError("experts", allowed, "fused");
}
