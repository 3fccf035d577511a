/** The parameters that LoRA trains in a model, counted as PEFT counts them. */
import { LoraError, wholeNumber } from "../errors.js";
import { MAX_DIMENSION } from "../lora.js";
import { withExperts } from "./experts.js";
import {
  allBiases,
  baseParameters,
  instances,
  type LinearModule,
  linearBiases,
  type Model,
  matches,
  nameOf,
} from "./model.js";
import { isInside, isWithin } from "./names.js";
import type { ModelInput } from "./options.js";
import { savedModules, savedTensors } from "./saved.js";
import { type Defaults, isAllLinear, targetsOf } from "./targets.js";
import { trainedOf } from "./tensors.js";

/** How LoRA adapts a model. The values are checked. */
export type AdapterInput = Omit<ModelInput, "model">;

/** A linear module and its adapter. */
export interface ModuleCount extends LinearModule {
  readonly name: string;
  readonly instances: number;
  /** 0 where the module is no target. */
  readonly rank: number;
  /** Trained parameters of all instances. */
  readonly parameters: number;
}

/** The parameters of LoRA on a model, whole numbers. */
export interface ModelCount {
  readonly model: Model;
  readonly rank: number;
  readonly alpha: number;
  /** alpha / rank. */
  readonly scaling: number;
  readonly targets: readonly string[];
  readonly modules: readonly ModuleCount[];
  /** Parameters of all B, and of all A. `trainable` also has magnitudes, biases and saved modules. */
  readonly b: number;
  readonly a: number;
  readonly trainable: number;
  /** Parameters of the base model. Undefined, as `all` is, where only some modules are known. */
  readonly base: number | undefined;
  /** PEFT's "all params": the base model, the adapter and saved modules. */
  readonly all: number | undefined;
  /** PEFT's "trainable%": 100 · trainable / all, so the denominator includes the adapter. */
  readonly trainablePercent: number | undefined;
}

/** Whether a key of PEFT's rank_pattern, a regular expression for the end of a path, matches the module. */
function matchesPattern(module: LinearModule, pattern: string): boolean {
  try {
    return new RegExp(`^(?:.*\\.)?(?:${pattern})$`).test(module.path);
  } catch {
    throw new LoraError(
      "rankPattern",
      "an object whose keys are ends of paths, or regular expressions for them",
      pattern,
    );
  }
}

/**
 * Returns the biases that PEFT's bias="all" trains: parameters named "bias", which excludes biases of
 * fused experts and, since 0.21, T5's relative ones. Modules in `saved` are copied, so their original
 * biases stay frozen. Throws LoraError where only some modules are known.
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
    .filter(({ kind, name }) => kind === "experts" || isCopied(name))
    .reduce((total, group) => total - group.biases, biases);
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Counts LoRA on a model as PEFT does. Throws LoraError for modules that the model does not have. */
export function countOn(given: Model, input: AdapterInput, defaults?: Defaults): ModelCount {
  const { rank, alpha = rank, bias = "none", experts = "separate", dora = false } = input;
  if (dora && experts === "fused") throw new LoraError("experts", "separate for DoRA", experts);
  const model = withExperts(experts, given);
  const targets = targetsOf(model, input.targets, defaults);
  const isAll = isAllLinear(input.targets);
  const rankPattern = input.rankPattern ?? {};
  for (const [pattern, patternRank] of Object.entries(rankPattern)) {
    wholeNumber(`rankPattern.${pattern}`, patternRank, 1, MAX_DIMENSION);
    if (!model.modules.some((module) => matchesPattern(module, pattern)))
      throw new LoraError(
        "rankPattern",
        `an object whose keys match modules of ${model.id}`,
        pattern,
      );
  }
  const saved = savedModules(model, input.modulesToSave);
  const savedNames = Array.isArray(saved) ? saved : [];
  const modules = model.modules.map((module): ModuleCount => {
    const place = module.place ?? module.path;
    const isTarget =
      (isAll || targets.some((target) => matches(module, target))) &&
      !savedNames.some((name) => isInside(place, name));
    // PEFT would copy the module with its adapter.
    if (isTarget && savedNames.some((name) => isWithin(place, name)))
      throw new LoraError("targets", "modules that are not trained in full", module.path);
    const [, patternRank = rank] =
      Object.entries(rankPattern).find(([pattern]) => matchesPattern(module, pattern)) ?? [];
    // The adapter of a fused module has the ranks of all matrices in it.
    const moduleRank = isTarget ? (module.fusedNames?.length ?? 1) * patternRank : 0;
    const each = moduleRank * (module.d + module.k) + (dora && isTarget ? module.d : 0);
    const count = instances(module);
    return {
      ...module,
      name: nameOf(module, model.modules),
      instances: count,
      rank: moduleRank,
      parameters: count * each,
    };
  });
  if (modules.every((module) => module.rank === 0))
    throw new LoraError("targets", "modules that are not all in modulesToSave", targets);
  const adapter = sum(modules.map(({ parameters }) => parameters));
  const biases =
    bias === "all"
      ? trainedBiases(model, savedNames)
      : bias === "lora_only"
        ? linearBiases(modules.filter((module) => module.rank > 0))
        : 0;
  const copies = trainedOf(savedTensors(model, input.modulesToSave));
  const trainable = adapter + biases + copies;
  const base = model.other && baseParameters(model);
  const total = base === undefined ? undefined : base + adapter + copies;
  return {
    model,
    rank,
    alpha,
    scaling: alpha / rank,
    targets,
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
