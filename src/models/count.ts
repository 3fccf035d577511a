/** The parameters that LoRA trains in a model, counted as PEFT counts them. */
import { LoraError, realNumber, wholeNumber } from "../errors.js";
import { ALPHA_RANGE, MAX_DIMENSION } from "../lora.js";
import { keyOf, movesOf, withExperts } from "./experts.js";
import { extrasOf } from "./extras.js";
import {
  allBiases,
  baseParameters,
  endsIn,
  instances,
  isLinear,
  type LinearModule,
  linearBiases,
  type Model,
  nameOf,
} from "./model.js";
import { isWithin, namesOf } from "./names.js";
import type { ModelInput } from "./options.js";
import { fullMatcher } from "./patterns.js";
import { savedModules, savedTensors } from "./saved.js";
import { type Adaptation, adapt, selectorOf } from "./selection.js";
import { type Defaults, isAllLinear, targetsOf } from "./targets.js";
import { frozenOf, trainedOf } from "./tensors.js";

/** How LoRA adapts a model. The values are checked. */
export type AdapterInput = Omit<ModelInput, "model">;

/** A linear module and its adapter. */
export interface ModuleCount extends LinearModule {
  readonly name: string;
  readonly instances: number;
  /** 0 if the module is not a target. */
  readonly rank: number;
  /** The factor of its update; 0 if the module is not a target. */
  readonly scaling: number;
  /** Trained parameters of all instances. */
  readonly parameters: number;
}

/** The parameters of LoRA on a model, whole numbers. */
export interface ModelCount {
  readonly model: Model;
  readonly rank: number;
  readonly alpha: number;
  /** alpha / rank, or alpha / √rank for rsLoRA. */
  readonly scaling: number;
  readonly targets: readonly string[];
  readonly modules: readonly ModuleCount[];
  /** Parameters of all B matrices and of all A matrices. `trainable` adds magnitudes, biases and saved modules. */
  readonly b: number;
  readonly a: number;
  readonly trainable: number;
  /** Parameters of the base model. `base` and `all` are undefined if only some modules are known. */
  readonly base: number | undefined;
  /** PEFT's "all params": the base model, the adapter and saved modules. */
  readonly all: number | undefined;
  /** PEFT's "trainable%": 100 · trainable / all, so the denominator includes the adapter. */
  readonly trainablePercent: number | undefined;
}

/** PEFT's rank_pattern or alpha_pattern: values by a regular expression that matches the end of a complete name. */
interface Pattern {
  /** Returns the value of the first key that matches the name. */
  valueOf(name: string): number | undefined;
  /** Whether instances of one module may have different values. */
  readonly readsNumbers: boolean;
}

/** Returns the pattern. Throws LoraError for a key that matches no module. */
function patternOf(
  option: "rankPattern" | "alphaPattern",
  { id, modules }: Model,
  values: Readonly<Record<string, number>> = {},
): Pattern {
  const matchers = Object.entries(values).map(([key, value]) => {
    if (option === "rankPattern") wholeNumber(`${option}.${key}`, value, 1, MAX_DIMENSION);
    else realNumber(`${option}.${key}`, value, ALPHA_RANGE.min, ALPHA_RANGE.max);
    const matches = fullMatcher(option, `(?:.*\\.)?(?:${key})`);
    const keysOf = (module: LinearModule) =>
      (namesOf(module) ?? [module.path]).map((name) => keyOf(module, name));
    if (!modules.some((module) => keysOf(module).some(matches)))
      throw new LoraError(option, `an object whose keys match modules of ${id}`, key);
    return [matches, value] as const;
  });
  return {
    valueOf: (name) => matchers.find(([matches]) => matches(name))?.[1],
    // A key of letters matches all instances of a module. Other keys may distinguish layers or experts.
    readsNumbers: Object.keys(values).some((key) => !/^(?:\.\*)?[a-z_.]+$/i.test(key)),
  };
}

/**
 * Returns the biases that PEFT's bias="all" trains: parameters named "bias", which excludes biases of
 * stacked experts and, since 0.21, T5's relative ones. Modules in `saved` are copied, so their original
 * biases stay frozen. Throws LoraError if only some modules are known.
 */
function trainedBiases(model: Model, saved: readonly string[]): number {
  const isCopied = (name: string) => saved.some((wanted) => isWithin(name, wanted));
  const modules = model.modules.filter((module) => !isCopied(module.place ?? module.path));
  const biases = allBiases({ ...model, modules });
  if (biases === undefined || !model.other)
    throw new LoraError(
      "bias",
      `none or lora_only for ${model.id}, of which only some modules are known`,
      "all",
    );
  return model.other
    .filter(({ kind, name }) => kind === "expert-biases" || isCopied(name))
    .reduce((total, group) => total - group.biases, biases);
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** The parts of a method that decide which modules it adapts. */
export interface Adapting {
  readonly label: string;
  /** The name of its default targets. Absent for methods that adapt no modules. */
  readonly adapts?: Defaults;
  /** Whether PEFT builds it as LoRA, which adapts the fused experts of transformers 5 too. */
  readonly isLora?: boolean;
  /** Whether it can adapt parameters that are not linear modules, such as fused experts. */
  readonly takesParameters?: boolean;
}

const LORA: Adapting = { label: "LoRA", adapts: "lora", isLora: true, takesParameters: true };
const DORA: Adapting = { ...LORA, label: "DoRA", takesParameters: false };

/** Counts LoRA on a model as PEFT does. Throws LoraError for modules that the model does not have. */
export function countOn(given: Model, input: AdapterInput, method?: Adapting): ModelCount {
  const { rank, alpha = rank, bias = "none", experts = "fused" } = input;
  const { dora = false, rslora = false } = input;
  const { label, adapts, isLora, takesParameters } = method ?? (dora ? DORA : LORA);
  const model = withExperts(experts, given);
  const moves = isLora ? movesOf(model) : undefined;
  const isAll = isAllLinear(input.targets);
  const extras = isAll || input.targets === undefined ? [] : extrasOf(model);
  const adaptable = { ...model, modules: [...model.modules, ...extras] };
  const targets = targetsOf(model, input.targets, adapts, { moves, extras });
  const saved = savedModules(model, input.modulesToSave);
  const savedNames = Array.isArray(saved) ? saved : [];
  const ranks = patternOf("rankPattern", adaptable, input.rankPattern);
  const alphas = patternOf("alphaPattern", adaptable, input.alphaPattern);
  const wanted = isAll ? undefined : targets;
  const moved = moves?.resolve(wanted, input, savedNames);
  const selector = selectorOf(adaptable, moved ? moved.modules : wanted, input, savedNames);
  const readsNumbers = [selector, ranks, alphas].some((rule) => rule.readsNumbers);
  const scalingOf = (alpha: number, rank: number) => alpha / (rslora ? Math.sqrt(rank) : rank);
  const all = adaptable.modules.flatMap((module) => {
    const matrices = module.parameter?.names?.length ?? 1;
    const adaptationOf = (name: string): Adaptation => {
      const key = keyOf(module, name);
      const isTarget = isLinear(module)
        ? selector.selects(name)
        : moved?.parameters.some((parameter) => endsIn(key, parameter));
      if (isTarget && !isLinear(module) && !takesParameters)
        throw new LoraError("experts", `separate for ${label}`, experts);
      // PEFT would copy the module with its adapter.
      if (isTarget && savedNames.some((wanted) => isWithin(name, wanted)))
        throw new LoraError("targets", "modules that are not trained in full", module.path);
      if (!isTarget) return { rank: 0, scaling: 0 };
      const moduleRank = ranks.valueOf(key) ?? matrices * rank;
      const moduleAlpha = alphas.valueOf(key) ?? matrices * alpha;
      return { rank: moduleRank, scaling: scalingOf(moduleAlpha, moduleRank) };
    };
    return adapt(module, adaptationOf, readsNumbers).map((part): ModuleCount => {
      const each = part.rank * (part.d + part.k) + (dora && part.rank > 0 ? part.d : 0);
      return {
        ...part,
        name: nameOf(module, adaptable.modules),
        instances: instances(part),
        parameters: instances(part) * each,
      };
    });
  });
  const modules = all.filter(
    (module) => module.rank > 0 || !extras.some(({ path }) => path === module.path),
  );
  if (modules.every((module) => module.rank === 0))
    throw new LoraError(
      "targets",
      "modules that are not all in modulesToSave or excludeModules",
      targets,
    );
  const adapter = sum(modules.map(({ parameters }) => parameters));
  const biases =
    bias === "all"
      ? trainedBiases(model, savedNames)
      : bias === "lora_only"
        ? linearBiases(modules.filter((module) => module.rank > 0))
        : 0;
  const copies = savedTensors(model, input.modulesToSave);
  const trainable = adapter + biases + trainedOf(copies);
  const base = model.other && baseParameters(model);
  const total =
    base === undefined ? undefined : base + adapter + trainedOf(copies) + frozenOf(copies);
  return {
    model,
    rank,
    alpha,
    scaling: scalingOf(alpha, rank),
    targets: [targets].flat(),
    modules,
    b: sum(modules.map((module) => module.instances * module.rank * module.d)),
    a: sum(modules.map((module) => module.instances * module.rank * module.k)),
    trainable,
    base,
    all: total,
    trainablePercent: total === undefined ? undefined : (100 * trainable) / total,
  };
}

/** Returns a model's id without its organization. */
export const shortName = (id: string) => id.replace(/^.*\//, "");
