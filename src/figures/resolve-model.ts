/** Converts an author's values for a model to a figure's input. Only the build runs this. */
import {
  ALL_LINEAR,
  countAdapters,
  countStacked,
  formatModelName,
  getExpertLayout,
  groupBlocks,
  isHeadless,
  isLinear,
  isMixture,
  type ModuleCount,
  type NamedModule,
  toModel,
} from "../counts/index.js";
import { LoraError } from "../errors.js";
import type { InputOf } from "../options.js";
import {
  type ALPHA,
  CONFIG,
  type EXPERTS,
  MAX_RANK,
  MODEL,
  NAME,
  NARROWING,
  RANK_OF_MODEL,
  TARGETS,
  USUAL_MAX_RANK,
} from "./options.js";
import { type Input, largestSide, type Shape, type Targets } from "./whole-model.js";

/** The options that every figure of a model has. */
export const MODEL_OPTIONS = {
  rank: RANK_OF_MODEL,
  model: MODEL,
  name: NAME,
  targets: TARGETS,
  excludeModules: NARROWING.excludeModules,
  config: CONFIG,
  maxRank: MAX_RANK,
};

/** Examples: two modules of attention, all modules, and PEFT's default. */
export const MODEL_EXAMPLES = [
  { rank: 8, model: "meta-llama/Llama-3.1-8B", targets: ["q_proj", "v_proj"] },
  { rank: 64, model: "meta-llama/Llama-2-7b-hf", targets: [ALL_LINEAR] },
  { rank: 4, model: "google-bert/bert-base-cased" },
];

/** The largest length of a model's name, in characters. */
const MAX_NAME = 40;

/** Modules in the order in which data passes through them. */
type ModulesInOrder = readonly NamedModule<ModuleCount>[];

type ModelValues = InputOf<typeof MODEL_OPTIONS & { alpha: typeof ALPHA; experts: typeof EXPERTS }>;

/** Throws LoraError. */
export function resolveModel({
  maxRank = USUAL_MAX_RANK,
  model: source,
  name,
  ...values
}: ModelValues): Input {
  const { model, modules, base } = countAdapters(toModel(source), values);
  if (base === undefined)
    throw new LoraError("model", "a model whose parameters are all known", model.id);
  if (modules.length !== model.modules.length)
    throw new LoraError(
      "targets",
      "linear modules, the same in every layer; figures show no other targets, but show= and tables count them",
      values.targets,
    );
  const { rank, alpha } = values;
  const perRank = modules.reduce((sum, { instances, d, k }) => sum + instances * (d + k), 0);
  const exactRank = Math.floor((Number.MAX_SAFE_INTEGER - base) / perRank);
  const experts = getExpertLayout(model);
  const modulesInOrder = groupBlocks(modules).flatMap(({ stages }) => stages.flat());
  const shapes = modulesInOrder.map(({ name, module }): Shape => {
    const { d, k, instances, parameter } = module;
    const fused = parameter?.names?.length ?? 1;
    const stacked = countStacked(module);
    const shape = [name, d, k, instances] as const;
    return fused * stacked > 1 ? [...shape, fused, stacked] : shape;
  });
  const adapted = findIndices(modulesInOrder, ({ rank }) => rank > 0);
  return {
    rank,
    ...(alpha === undefined ? {} : { alpha }),
    maxRank: Math.max(rank, Math.min(maxRank, largestSide(shapes), exactRank)),
    model: shorten(formatModelName(model, name)),
    layers: model.layers,
    base,
    modules: shapes,
    adapted,
    targets: toTargets(modulesInOrder, adapted),
    isMixture: isMixture(model),
    ...(experts === undefined ? {} : { experts }),
    ...(isHeadless(model) ? { isHeadless: true } : {}),
  };
}

function shorten(name: string): string {
  const letters = [...name];
  return letters.length > MAX_NAME
    ? `${letters.slice(0, MAX_NAME - 1).join("")}…`
    : letters.join("");
}

export const findIndices = (
  modules: ModulesInOrder,
  isTarget: (module: ModuleCount, index: number) => boolean,
): number[] => modules.flatMap(({ module }, index) => (isTarget(module, index) ? [index] : []));

/**
 * Returns a description of the targets at these indices: "all" for all linear modules, their names, or the
 * number of kinds of module.
 */
export function toTargets(modules: ModulesInOrder, indices: readonly number[]): Targets {
  const targets = modules.filter((_, index) => indices.includes(index));
  const others = modules.filter((_, index) => !indices.includes(index));
  const names = [...new Set(targets.map(({ name }) => name))];
  const isExact = targets.every(isInLinear) && !others.some(isInLinear);
  if ((others.length === 0 || isExact) && names.length > 2) return "all";
  const isShared = others.some(({ name }) => names.includes(name));
  if (names.length > 4 || isShared) return { kinds: targets.length, total: modules.length };
  return names;
}

const isInLinear = ({ module }: ModulesInOrder[number]) => isLinear(module);
