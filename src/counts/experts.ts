/**
 * Converts mixtures of experts between the layouts of transformers 5 and 4. In version 5, a layer has two
 * tensors for all experts: gate and up fused, and down. In version 4, each expert has three linear modules.
 */
import { LoraError } from "../errors.js";
import { endsIn, isLinear, type LinearModule, type Model } from "./model.js";
import {
  allParameters,
  type DistinctNumbers,
  fillFirstName,
  getSelfAndAncestors,
} from "./names.js";
import { createSelector, type Names, type Narrowing, type Selector } from "./selection.js";

/** The layouts of experts: fused as in transformers 5, separate as in transformers 4. */
export const LAYOUTS = ["fused", "separate"] as const;

/** Splits a fused module of transformers 5 into the modules of transformers 4. */
function splitModule(module: LinearModule, type: string): LinearModule[] {
  const { path, place, parameter, ...rest } = module;
  const names = parameter?.names;
  if (!names) return [module];
  const renamed = (text: string, name: string) => {
    const suffix = parameter.kind === "stack" ? `*.${name}` : name;
    const renamedPath = text.replace(/[^.]+$/, suffix);
    return type === "mixtral" ? renamedPath.replace("mlp.", "block_sparse_moe.") : renamedPath;
  };
  return names.map((name) => ({
    ...rest,
    d: module.d / names.length,
    path: renamed(path, name),
    ...(place && { place: renamed(place, name) }),
  }));
}

/** A no-op for a model without fused experts. */
export function withExperts(layout: (typeof LAYOUTS)[number], model: Model): Model {
  if (layout === "fused" || model.hasSeparateExperts) return model;
  if (!model.modules.some(({ parameter }) => parameter?.names)) return model;
  const modules = model.modules.flatMap((module) => splitModule(module, model.type));
  return { ...model, modules, hasSeparateExperts: true };
}

const gated = {
  gate: "gate.weight",
  gate_proj: "gate_up_proj",
  up_proj: "gate_up_proj",
  down_proj: "down_proj",
};

/**
 * For each model_type, the targets with names of transformers 4 that PEFT's LoRA converts, and the parameters
 * that it adapts instead. PEFT does not convert targets of qwen2_moe. Source: huggingface/peft 0.21.2,
 * transformers_weight_conversion.py.
 */
const CONVERTED_TARGETS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  mixtral: { gate: "gate.weight", w1: "gate_up_proj", w3: "gate_up_proj", w2: "down_proj" },
  qwen3_moe: gated,
  deepseek_v2: gated,
  deepseek_v3: gated,
};

/** The full name with which PEFT compares targets: a router's name includes ".weight". */
export const toFullName = ({ parameter }: LinearModule, name: string) =>
  parameter?.kind === "matrix" ? `${name}.weight` : name;

/** Undefined for a model without experts. */
export function getExpertLayout({ modules, hasSeparateExperts }: Model) {
  if (hasSeparateExperts) return "separate";
  const isStack = ({ parameter }: LinearModule) => !!parameter && parameter.kind !== "matrix";
  return modules.some(isStack) ? "fused" : undefined;
}

/** The linear modules and parameters that PEFT adapts, by their names or name suffixes. */
interface Resolved {
  readonly modules: readonly string[];
  readonly parameters: readonly string[];
  /** The keys that PEFT sets in rank_pattern and alpha_pattern, and the factors of rank and alpha. */
  readonly factors: Readonly<Record<string, number>>;
}

/** How PEFT's LoRA interprets targets in a mixture of experts of transformers 5. */
export interface FusedTargets {
  /** Module names of transformers 4 that stand for parameters in transformers 5. */
  readonly names: readonly string[];
  findParameter(target: string): string | undefined;
  /**
   * Returns the adapted modules. `targets` is undefined for all linear modules. Throws LoraError if the
   * targets name only some of the matrices that are fused in a parameter.
   */
  resolve(
    targets: Names | undefined,
    narrowing: Narrowing,
    saved: readonly string[],
    distinct: DistinctNumbers,
  ): Resolved;
}

const getLastPart = (name: string) => name.slice(name.lastIndexOf(".") + 1);

/**
 * Returns a full name from each group of modules and parameters that options treat alike. The names must be known,
 * as `createSelector` checks for regular expressions.
 */
function listFullNames(model: Model, distinct: DistinctNumbers): string[] {
  return [
    ...new Set(allParameters(model, distinct)!.map(fillFirstName).flatMap(getSelfAndAncestors)),
  ];
}

/** How PEFT's LoRA interprets targets, or undefined if every target is a module. */
export function findFusedTargets(model: Model): FusedTargets | undefined {
  const parameters = model.hasSeparateExperts ? undefined : CONVERTED_TARGETS[model.type];
  if (!parameters) return undefined;
  const names = Object.keys(parameters);
  const findConvertedName = (target: string) => names.find((name) => endsIn(target, name));
  const fusedNames = names.filter((name) => parameters[name] === "gate_up_proj");

  /** The last parts of the names that a regular expression matches, or of all linear modules. */
  const lastNames = (
    targets: string | undefined,
    { selects }: Selector,
    distinct: DistinctNumbers,
  ): string[] => {
    if (targets === undefined) {
      const linear = model.modules.filter(isLinear);
      return [...linear.map(({ path }) => getLastPart(path)), ...names];
    }
    const keys = listFullNames(model, distinct);
    const inTransformers4 = names.filter((name) =>
      keys.some(
        (key) => getLastPart(key) === parameters[name] && selects(key.replace(/[^.]+$/, name)),
      ),
    );
    return [...keys.filter(selects).map(getLastPart), ...inTransformers4];
  };

  return {
    names,
    findParameter: (target) => parameters[findConvertedName(target) ?? ""],
    resolve(targets, narrowing, saved, distinct) {
      const list = Array.isArray(targets)
        ? targets
        : lastNames(targets as string, createSelector(model, targets, narrowing, saved), distinct);
      const parametersInList = list.map(findConvertedName);
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
        factors: Object.fromEntries(
          fused.map((name) => [`.*\\.${parameters[name]}`, fusedNames.length]),
        ),
      };
    },
  };
}

/**
 * Merges the adapters of a layer's experts, as PEFT does for parameters: each layer has one adapter, whose rank
 * is the sum over all experts. If PEFT adapts both parameters of a layer, it nests the adapter of gate and up
 * inside the adapter of down.
 */
export function parameterAdapters<M extends LinearModule & { readonly rank: number }>(
  modules: readonly M[],
): M[] {
  const hasDown = modules.some(({ path }) => path.endsWith(".experts.down_proj"));
  return modules.map((module) => {
    const { perLayer, rank, place, path, parameter } = module;
    if (!parameter || parameter.kind === "matrix") return module;
    const suffix = hasDown && !path.endsWith(".down_proj") ? ".base_layer" : "";
    return {
      ...module,
      perLayer: 1,
      rank: perLayer * rank,
      ...(place && { place: place.replace(/\.\w+$/, suffix) }),
    };
  });
}
