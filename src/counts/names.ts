/** Lists the names of a model's modules and parameters. Source: the modeling code of transformers 5.24.0. */
import { LoraError } from "../errors.js";
import { type Layers, type ParameterGroup, toNumberSet } from "./groups.js";
import type { LinearModule, Model } from "./model.js";
import {
  countNumbers,
  fromList,
  has,
  listNumbers,
  memberAt,
  type NumberSet,
  range,
  subtract,
} from "./number-set.js";

/** The marks that stand in names for the index of a layer, and for an index within a layer. */
export const MARKS = { layers: "#", within: "*" } as const;

/** Instances of a module or a parameter. */
export interface Named {
  /** The full name, with a mark in place of each number that differs between instances. */
  readonly name: string;
  /** The numbers that "#" stands for. */
  readonly layers?: NumberSet | undefined;
  /** The numbers that "*" stands for. */
  readonly within?: NumberSet | undefined;
}

/** The indices of layers and experts that options distinguish, such as the indices in layers_to_transform. */
export interface DistinctNumbers {
  /** The distinguished numbers. Default: all numbers. */
  readonly numbers?: readonly number[];
  /** The option that distinguishes them, for errors. */
  readonly option: string;
  /** The option's value, for errors. */
  readonly value: unknown;
}

export const NO_NUMBERS: DistinctNumbers = { numbers: [], option: "", value: undefined };

/** The maximum number of layers, or of experts in layers, that options may distinguish. */
const MAX_DISTINGUISHED = 2 ** 15;

export const countInstances = ({ layers, within }: Named): number =>
  (layers ? countNumbers(layers) : 1) * (within ? countNumbers(within) : 1);

/** Replaces marks in the name by their first number: all marks, or only those with a single number. */
const fill = ({ name, layers, within }: Named, isFirst: boolean) =>
  name.replace(/[#*]/g, (mark) => {
    const set = mark === MARKS.layers ? layers : within;
    return set && (isFirst || countNumbers(set) === 1) ? `${memberAt(set, 0)}` : mark;
  });

export const fillFirstName = (nameInstances: Named) => fill(nameInstances, true);

/** Divides the set into parts that options treat alike: each distinguished number, and all other numbers. */
function splitSet(set: NumberSet, { numbers }: DistinctNumbers): readonly NumberSet[] {
  const alone = numbers ? numbers.filter((number) => has(set, number)) : listNumbers(set);
  const rest = alone.length ? subtract(set, fromList(alone)) : set;
  const parts = alone.map((number) => range(number + 1, number));
  if (!countNumbers(rest)) return parts;
  return [...parts, rest].sort((a, b) => memberAt(a, 0) - memberAt(b, 0));
}

/**
 * Divides the numbers of layers, and the numbers within layers, into parts that options treat alike. Throws
 * LoraError if options distinguish too many numbers.
 */
export function splitNumbers(
  place: string,
  layers: Layers,
  within: Layers,
  distinct: DistinctNumbers,
): readonly [layers: readonly NumberSet[], within: readonly NumberSet[]] {
  const sets = [toNumberSet(layers), toNumberSet(within)] as const;
  const marked = [MARKS.layers, MARKS.within].map((mark) => place.includes(mark));
  const { numbers, option, value } = distinct;
  const count = sets.reduce((product, set, index) => {
    if (!marked[index]) return product;
    return (
      product * (numbers ? Math.min(numbers.length + 1, countNumbers(set)) : countNumbers(set))
    );
  }, 1);
  if (count > MAX_DISTINGUISHED)
    throw new LoraError(
      option,
      `a choice among at most ${MAX_DISTINGUISHED} layers or experts, not ${count}`,
      value,
    );
  const [rows, columns] = sets.map((set, index) =>
    marked[index] ? splitSet(set, distinct) : [set],
  );
  return [rows!, columns!];
}

/** Grouped into parts that options treat alike. */
function nameInstances(
  place: string,
  layers: Layers,
  perLayer: Layers,
  distinct: DistinctNumbers,
): readonly Named[] {
  const [rows, columns] = splitNumbers(place, layers, perLayer, distinct);
  return rows.flatMap((layers) =>
    columns.map((within) => ({
      name: fill({ name: place, layers, within }, false),
      layers,
      within,
    })),
  );
}

/** Undefined if names are unknown. */
export const listNames = (
  module: LinearModule,
  distinct: DistinctNumbers,
): readonly Named[] | undefined => {
  const { place, layers, numbers = layers, perLayer, within = perLayer } = module;
  return place === undefined ? undefined : nameInstances(place, numbers, within, distinct);
};

/** Skips modules whose names are unknown. */
export const getFullNames = (
  modules: readonly LinearModule[],
  distinct: DistinctNumbers,
): ReadonlySet<string> =>
  new Set(modules.flatMap((module) => (listNames(module, distinct) ?? []).map(({ name }) => name)));

/** Undefined if the name is unknown. */
export const getFirstName = (module: LinearModule): string | undefined => {
  const [first] = listNames(module, NO_NUMBERS) ?? [];
  return first && fillFirstName(first);
};

/** Outermost first. */
export function getSelfAndAncestors(name: string): string[] {
  const chain: string[] = [];
  for (let dot = name.indexOf("."); dot !== -1; dot = name.indexOf(".", dot + 1))
    chain.push(name.slice(0, dot));
  return [...chain, name];
}

/** Outermost first, without the module or parameter itself. */
export const getAncestors = (name: string) => getSelfAndAncestors(name).slice(0, -1);

/** "" at the top. */
export const getParent = (name: string) => name.replace(/\.?[^.]+$/, "");

/** As PEFT matches modules_to_save. */
export const ancestorsEndingIn = (module: string, wanted: string): string[] =>
  getSelfAndAncestors(module).filter((name) => name.endsWith(wanted));

/** Whether the module or one of its parents has a name that ends in `wanted`. */
export const isWithin = (module: string, wanted: string) => `${module}.`.includes(`${wanted}.`);

/** Whether the module or one of its parents has this name. */
export const isInside = (module: string, name: string) => `.${module}.`.includes(`.${name}.`);

export interface Parameter extends Named {
  readonly shape: readonly number[];
  /** Whether it is fp32 even in a 16-bit model. */
  readonly isWide?: boolean | undefined;
}

/** Undefined if names are unknown. */
export const listParameters = (
  group: ParameterGroup,
  distinct: DistinctNumbers,
): Parameter[] | undefined => {
  const { parts, layers = 1, perLayer = 1 } = group;
  return parts?.flatMap(({ name, shape }) =>
    nameInstances(name, layers, perLayer, distinct).map((instances) => ({ ...instances, shape })),
  );
};

/** Stacked experts have one tensor in each layer. */
function listModuleParameters(
  module: LinearModule,
  isTransposed: boolean,
  distinct: DistinctNumbers,
): Parameter[] | undefined {
  const { d, k, hasBias, perLayer, parameter } = module;
  if (parameter && parameter.kind !== "matrix") {
    const shape = parameter.kind === "stack" ? [perLayer, d, k] : [perLayer, k, d];
    // Only configurations have stacks, and all their stacks have names.
    return listNames({ ...module, perLayer: 1 }, distinct)!.map((instances) => ({
      ...instances,
      shape,
    }));
  }
  return listNames(module, distinct)?.flatMap((instances) => [
    {
      ...instances,
      name: `${instances.name}.weight`,
      shape: isTransposed ? [k, d] : [d, k],
      ...(parameter?.isWide && { isWide: true }),
    },
    ...(hasBias ? [{ ...instances, name: `${instances.name}.bias`, shape: [d] }] : []),
  ]);
}

/** Undefined if some names are unknown. */
export function allParameters(
  { modules, other, type }: Model,
  distinct: DistinctNumbers,
): readonly Parameter[] | undefined {
  if (!other) return undefined;
  const groups = [
    ...modules.map((module) => listModuleParameters(module, type === "gpt2", distinct)),
    ...other.map((group) => listParameters(group, distinct)),
  ];
  const knownGroups = groups.filter((parameters) => parameters !== undefined);
  return knownGroups.length === groups.length ? knownGroups.flat() : undefined;
}

/** Undefined if the module's name is unknown. */
export function findInputEmbeddings({ other = [] }: Model) {
  const [part] = other.find(({ kind }) => kind === "embedding")?.parts ?? [];
  return part && { module: part.name.replace(/\.weight$/, ""), shape: part.shape };
}
