/**
 * The experts of a mixture as transformers stores them. Since version 5, a layer has two tensors for all
 * experts: gate and up fused, and down. Up to version 4, each expert has three linear modules.
 */
import { LoraError } from "../errors.js";
import { endsIn, isLinear, type LinearModule, type Model } from "./model.js";
import { allParameters, fillFirstName, getSelfAndAncestors, type NumbersRead } from "./names.js";
import { createSelector, type Names, type Narrowing, type Selector } from "./selection.js";

/** How experts are stored: as in transformers 5, or as in transformers 4. */
export const LAYOUTS = ["fused", "separate"] as const;

/** Returns a module of transformers 5 as those of transformers 4. */
function separated(module: LinearModule, type: string): LinearModule[] {
  const { path, place, parameter, ...rest } = module;
  const names = parameter?.names;
  if (!names) return [module];
  const renamed = (text: string, name: string) => {
    const within = parameter.kind === "stack" ? `*.${name}` : name;
    const moved = text.replace(/[^.]+$/, within);
    return type === "mixtral" ? moved.replace("mlp.", "block_sparse_moe.") : moved;
  };
  return names.map((name) => ({
    ...rest,
    d: module.d / names.length,
    path: renamed(path, name),
    ...(place && { place: renamed(place, name) }),
  }));
}

/** Returns the model with its experts stored in this layout. A model without experts to move is unchanged. */
export function withExperts(layout: (typeof LAYOUTS)[number], model: Model): Model {
  if (layout === "fused" || model.hasSeparateExperts) return model;
  if (!model.modules.some(({ parameter }) => parameter?.names)) return model;
  const modules = model.modules.flatMap((module) => separated(module, model.type));
  return { ...model, modules, hasSeparateExperts: true };
}

const gated = {
  gate: "gate.weight",
  gate_proj: "gate_up_proj",
  up_proj: "gate_up_proj",
  down_proj: "down_proj",
};

/**
 * Maps a model_type to targets with the names of transformers 4, and to the parameters that PEFT's LoRA adapts
 * instead. PEFT converts no target of qwen2_moe. Source: huggingface/peft 0.21.2,
 * transformers_weight_conversion.py.
 */
const MOVED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  mixtral: { gate: "gate.weight", w1: "gate_up_proj", w3: "gate_up_proj", w2: "down_proj" },
  qwen3_moe: gated,
  deepseek_v2: gated,
  deepseek_v3: gated,
};

/** Returns the full name by which PEFT finds a linear module or a parameter. */
export const toFullName = ({ parameter }: LinearModule, name: string) =>
  parameter?.kind === "matrix" ? `${name}.weight` : name;

/** Returns how the model's experts are stored; undefined without experts. */
export function getExpertLayout({ modules, hasSeparateExperts }: Model) {
  if (hasSeparateExperts) return "separate";
  const isStack = ({ parameter }: LinearModule) => !!parameter && parameter.kind !== "matrix";
  return modules.some(isStack) ? "fused" : undefined;
}

/** The linear modules and parameters that PEFT adapts, by their names or the ends of their names. */
interface Resolved {
  readonly modules: readonly string[];
  readonly parameters: readonly string[];
}

/** How PEFT's LoRA reads targets in a mixture of experts of transformers 5. */
export interface FusedTargets {
  /** Names that modules had in transformers 4 and that now mean parameters. */
  readonly names: readonly string[];
  /** Returns the parameter that a target means in transformers 5; undefined if the target is still a module. */
  findParameter(target: string): string | undefined;
  /**
   * Returns the adapted modules. `targets` is undefined for all linear modules. Throws LoraError if the
   * targets name only some of the matrices that are fused in a parameter.
   */
  resolve(
    targets: Names | undefined,
    narrowing: Narrowing,
    saved: readonly string[],
    read: NumbersRead,
  ): Resolved;
}

const getLastPart = (name: string) => name.slice(name.lastIndexOf(".") + 1);

/** Returns the full names of modules and parameters, for each part of them that options treat alike. */
function listFullNames(model: Model, read: NumbersRead): string[] {
  return [
    ...new Set((allParameters(model, read) ?? []).map(fillFirstName).flatMap(getSelfAndAncestors)),
  ];
}

/** Returns how PEFT's LoRA reads targets, or undefined if every target means a module. */
export function findFusedTargets(model: Model): FusedTargets | undefined {
  const parameters = model.hasSeparateExperts ? undefined : MOVED[model.type];
  if (!parameters) return undefined;
  const names = Object.keys(parameters);
  const nameIn = (target: string) => names.find((name) => endsIn(target, name));
  const fusedNames = names.filter((name) => parameters[name] === "gate_up_proj");

  /** Returns the last parts of the names that a regular expression matches, or of all linear modules. */
  const lastNames = (
    targets: string | undefined,
    { selects }: Selector,
    read: NumbersRead,
  ): string[] => {
    if (targets === undefined) {
      const linear = model.modules.filter(isLinear);
      return [...linear.map(({ path }) => getLastPart(path)), ...names];
    }
    const keys = listFullNames(model, read);
    const inTransformers4 = names.filter((name) =>
      keys.some(
        (key) => getLastPart(key) === parameters[name] && selects(key.replace(/[^.]+$/, name)),
      ),
    );
    return [...keys.filter(selects).map(getLastPart), ...inTransformers4];
  };

  return {
    names,
    findParameter: (target) => parameters[nameIn(target) ?? ""],
    resolve(targets, narrowing, saved, read) {
      const list = Array.isArray(targets)
        ? targets
        : lastNames(targets as string, createSelector(model, targets, narrowing, saved), read);
      const parametersInList = list.map(nameIn);
      const fused = fusedNames.filter((name) => parametersInList.includes(name));
      if (fused.length === 1)
        throw new LoraError(
          "targets",
          `names with both or neither of ${fusedNames.join(" and ")}, which are fused`,
          fused,
        );
      return {
        modules: [...new Set(list.filter((_, index) => parametersInList[index] === undefined))],
        parameters: [...new Set(parametersInList.flatMap((name) => parameters[name ?? ""] ?? []))],
      };
    },
  };
}

/**
 * Returns the adapted modules as PEFT adapts parameters: each layer has one adapter, whose rank is the sum
 * over all experts. If both are adapted, PEFT nests the adapter of gate and up inside that of down.
 */
export function parameterAdapters<M extends LinearModule & { readonly rank: number }>(
  modules: readonly M[],
): M[] {
  const hasDown = modules.some(({ path }) => path.endsWith(".experts.down_proj"));
  return modules.map((module) => {
    const { perLayer, rank, place, path, parameter } = module;
    if (!parameter || parameter.kind === "matrix") return module;
    const within = hasDown && !path.endsWith(".down_proj") ? ".base_layer" : "";
    return {
      ...module,
      perLayer: 1,
      rank: perLayer * rank,
      ...(place && { place: place.replace(/\.\w+$/, within) }),
    };
  });
}
