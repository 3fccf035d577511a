/** Selects the modules that PEFT adapts, by targets, excluded modules, layers, and modules trained in full. */
import { LoraError } from "../errors.js";
import { getDistinctNumbers } from "./distinct-numbers.js";
import { endsIn, isLinear, type LinearModule, type Model } from "./model.js";
import {
  type DistinctNumbers,
  fillFirstName,
  getAncestors,
  getFirstName,
  isInside,
  listNames,
  listParameters,
  type Named,
  splitNumbers,
} from "./names.js";
import { countNumbers, memberAt, type NumberSet, union } from "./number-set.js";
import { fullMatcher } from "./patterns.js";

/**
 * Complete names of modules or name suffixes after a dot, or a regular expression for complete names, as in
 * PEFT's target_modules.
 */
export type Names = readonly string[] | string;

/** Options that narrow the targets. */
export interface Narrowing {
  readonly excludeModules?: Names | undefined;
  readonly layersToTransform?: readonly number[] | undefined;
  readonly layersPattern?: readonly string[] | undefined;
}

/** Matches characters that no module name contains. */
const SYNTAX = /[\\*+?()[\]{}|^$]/;

/** "[q_proj, v_proj]" is a list of names. */
export const isPattern = (text: string) => SYNTAX.test(text.replace(/^\s*\[([^[\]]*)\]\s*$/, "$1"));

/** Whether the complete name of an instance of the module equals the target, or ends in a dot and the target. */
export const isNamed = (module: LinearModule, target: string): boolean =>
  listFirstNames(module, getDistinctNumbers({ targets: [target] })).some((name) =>
    endsIn(name, target),
  );

/** The index follows one of `patterns` or, if there are none, any two names. */
function layerIn(name: string, patterns: readonly string[]): number | undefined {
  const expressions = patterns.length
    ? patterns.map((part) => new RegExp(`^(?:.*?\\.)?${part.replaceAll(".", "\\.")}\\.(\\d+)\\.`))
    : [/^.*?\.[^.]*\.(\d+)\./];
  const match = expressions.map((expression) => expression.exec(name)).find(Boolean);
  return match ? Number(match[1]) : undefined;
}

/** Tests whether layers_to_transform includes a complete name. Throws LoraError if PEFT rejects the options. */
function createLayerFilter(
  targets: Names | undefined,
  { layersToTransform, layersPattern = [] }: Narrowing,
) {
  const list = typeof targets === "string" ? undefined : targets;
  if (!list && layersToTransform)
    throw new LoraError(
      "layersToTransform",
      "omitted unless targets is a list of names",
      layersToTransform,
    );
  // Other patterns would be regular expressions, which a backtracking engine may match for hours.
  if (!layersPattern.every((part) => /^[\w.-]*$/.test(part)))
    throw new LoraError("layersPattern", "a list of names such as layers or h", layersPattern);
  if (layersPattern.length && !layersToTransform)
    throw new LoraError("layersToTransform", "set if layersPattern is set", layersToTransform);
  if (!list || !layersToTransform?.length) return () => true;
  // PEFT shortens a longer list, after which layers_to_transform also applies to complete names.
  if (list.length >= 20)
    throw new LoraError("targets", "fewer than 20 names with layersToTransform", list.length);
  return (name: string) =>
    list.includes(name) || layersToTransform.includes(layerIn(name, layersPattern) ?? -1);
}

/** Tests whether the names or the regular expression match a complete name. Throws LoraError. */
function createNameMatcher(option: string, names: Names): (name: string) => boolean {
  if (typeof names === "string") return fullMatcher(option, names);
  return (name) => names.some((item) => endsIn(name, item));
}

/** Selects the adapted modules by their complete names. */
export interface Selector {
  selects(name: string): boolean;
}

/**
 * Returns the selector of adapted modules. `targets` are a regular expression, a list, or undefined for
 * all linear modules. `saved` are names of modules that are trained in full, which PEFT never adapts.
 * Throws LoraError if PEFT rejects the options, or if they require complete names that are unknown.
 */
export function createSelector(
  model: Model,
  targets: Names | undefined,
  narrowing: Narrowing,
  saved: readonly string[],
): Selector {
  const { excludeModules = [], layersToTransform = [] } = narrowing;
  const needsNames =
    layersToTransform.length > 0 ||
    [targets, excludeModules].some((names) => typeof names === "string");
  if (needsNames && !model.modules.every(getFirstName))
    throw new LoraError("model", "a model whose modules are known by name", model.id);
  const isTarget = targets === undefined ? () => true : createNameMatcher("targets", targets);
  const isExcluded = createNameMatcher("excludeModules", excludeModules);
  const isInLayers = createLayerFilter(targets, narrowing);
  return {
    selects: (name) =>
      isTarget(name) &&
      isInLayers(name) &&
      !isExcluded(name) &&
      !saved.some((part) => isInside(name, part)),
  };
}

const getFirstNames = (all: readonly Named[] = []) => all.map(fillFirstName);

/** A name from each group of module instances that options treat alike. */
const listFirstNames = (module: LinearModule, distinct: DistinctNumbers) =>
  getFirstNames(listNames(module, distinct));

/** Does the same as `listFirstNames` for all modules that contain parameters, except linear modules. */
function otherModules(
  { modules, other = [] }: Model,
  distinct: DistinctNumbers,
): readonly string[] {
  const linear = new Set(
    modules.filter(isLinear).flatMap((module) => listFirstNames(module, distinct)),
  );
  const names = new Set([
    ...modules.flatMap((module) =>
      listFirstNames(module, distinct).flatMap((name) => [
        ...(module.parameter?.kind === "matrix" ? [name] : []),
        ...getAncestors(name),
      ]),
    ),
    ...other
      .flatMap((group) => getFirstNames(listParameters(group, distinct)))
      .flatMap(getAncestors),
  ]);
  return [...names].filter((name) => !linear.has(name));
}

/**
 * Throws LoraError for a target that PEFT cannot adapt: a norm, a convolution, or a module with submodules.
 */
export function checkAdaptable(model: Model, selector: Selector, distinct: DistinctNumbers) {
  const unsupported = otherModules(model, distinct).find(selector.selects);
  const weight = model.other
    ?.flatMap(({ parts = [] }) => parts)
    .find(({ name }) => name === `${unsupported}.weight`);
  if (weight && weight.shape.length > 2)
    throw new LoraError(
      "targets",
      "no convolutions, because their adapters are not modeled",
      unsupported,
    );
  if (unsupported !== undefined)
    throw new LoraError("targets", `linear modules or embeddings of ${model.id}`, unsupported);
}

/** A linear module or, unless `isLinearOnly`, a module of any kind. */
export function selectsAny(
  model: Model,
  { selects }: Selector,
  isLinearOnly: boolean,
  distinct: DistinctNumbers,
): boolean {
  const linear = model.modules
    .filter(isLinear)
    .flatMap((module) => listFirstNames(module, distinct));
  return [...linear, ...(isLinearOnly ? [] : otherModules(model, distinct))].some(selects);
}

/** The rank and scaling of an instance's adapter; both are 0 if the instance is not a target. */
export interface Adaptation {
  readonly rank: number;
  readonly scaling: number;
  /** Whether PEFT adapts its weight as a parameter. */
  readonly isParameter: boolean;
}

/** A module whose instances all have the same rank and scaling. */
export type Adapted = LinearModule & Adaptation;

/**
 * Splits the module into parts whose instances have the same rank and scaling. `getAdaptation` returns the rank
 * and scaling for a complete name.
 */
export function adapt(
  module: LinearModule,
  getAdaptation: (name: string) => Adaptation,
  distinct: DistinctNumbers,
): Adapted[] {
  const { place, layers, numbers = layers, perLayer, within = perLayer } = module;
  if (place === undefined) return [{ ...module, ...getAdaptation(module.path) }];
  const [rows, columns] = splitNumbers(place, numbers, within, distinct);
  const adaptations = columns.map((column) =>
    rows.map((row) => getAdaptation(fillFirstName({ name: place, layers: row, within: column }))),
  );
  const first = adaptations[0]?.[0];
  if (!first) return [];
  if (adaptations.flat().every((other) => isSame(first, other))) return [{ ...module, ...first }];
  const isSameInExperts = adaptations.every((column) =>
    column.every((item, row) => isSame(item, adaptations[0]![row]!)),
  );
  if (isSameInExperts) return splitLayers(module, rows, adaptations[0]!);
  return columns.flatMap((column, index) =>
    splitLayers(restrictExperts({ ...module, place }, column), rows, adaptations[index]!),
  );
}

const isSame = (a: Adaptation, b: Adaptation) =>
  a.rank === b.rank && a.scaling === b.scaling && a.isParameter === b.isParameter;

function restrictExperts(
  module: LinearModule & { readonly place: string },
  within: NumberSet,
): LinearModule {
  const perLayer = countNumbers(within);
  if (perLayer > 1) return { ...module, perLayer, within };
  const fillExpert = (name: string) => name.replace("*", `${memberAt(within, 0)}`);
  return { ...module, path: fillExpert(module.path), place: fillExpert(module.place), perLayer };
}

/** Splits the module into parts of layers with the same adaptation. `adaptations` has an item for each row. */
function splitLayers(
  module: LinearModule,
  rows: readonly NumberSet[],
  adaptations: readonly Adaptation[],
): Adapted[] {
  const kinds = adaptations.filter(
    (item, index) => adaptations.findIndex((other) => isSame(item, other)) === index,
  );
  return kinds.map((kind) => {
    const numbers = union(rows.filter((_, index) => isSame(adaptations[index]!, kind)));
    return { ...module, ...kind, layers: countNumbers(numbers), numbers };
  });
}
