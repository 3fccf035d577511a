/** What LoRA trains of a whole model, counted as PEFT counts it. */

import { LoraError, wholeNumber } from "../errors.js";
import { MAX_DIMENSION } from "../lora.js";
import { heldAs } from "./experts.js";
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
import { isWithin } from "./names.js";
import type { ModelInput } from "./options.js";
import { savedTensors, wholeOf } from "./saved.js";
import { type Defaults, isAllLinear, targetsOf } from "./targets.js";
import { trainedOf } from "./tensors.js";

/** How LoRA adapts a model, checked. */
export type AdapterInput = Omit<ModelInput, "model">;

/** One kind of module and what LoRA adds to it. */
export interface ModuleCount extends LinearModule {
  readonly name: string;
  readonly instances: number;
  /** 0 where it is not targeted. */
  readonly rank: number;
  /** Trained in all its instances. */
  readonly parameters: number;
}

/** LoRA on a model: parameters, whole numbers. */
export interface ModelCount {
  readonly model: Model;
  readonly rank: number;
  readonly alpha: number;
  /** alpha / rank. */
  readonly scaling: number;
  readonly targets: readonly string[];
  readonly modules: readonly ModuleCount[];
  /** Of all B and of all A; trainable has magnitudes, biases and saved modules besides. */
  readonly b: number;
  readonly a: number;
  readonly trainable: number;
  /** The base model's parameters; absent, as what follows from it, where only some modules are known. */
  readonly base: number | undefined;
  /** PEFT's "all params": the base model and what is added to it. */
  readonly all: number | undefined;
  /** PEFT's "trainable%": 100 · trainable / all, the adapter in the denominator. */
  readonly trainablePercent: number | undefined;
}

/** Whether PEFT's rank_pattern means the module: a regular expression for the end of its path. */
function isMeant(module: LinearModule, pattern: string): boolean {
  try {
    return new RegExp(`^(?:.*\\.)?(?:${pattern})$`).test(module.path);
  } catch {
    throw new LoraError(
      "rankPattern",
      "ranks by the ends of paths, or by patterns of them",
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
  const biases = allBiases(model);
  if (biases === undefined || !model.other)
    throw new LoraError("bias", `none or lora_only for ${model.id}, known in part`, "all");
  return model.other
    .filter(
      ({ kind, name }) => kind === "experts" || saved.some((wanted) => isWithin(name, wanted)),
    )
    .reduce((total, group) => total - group.biases, biases);
}

const sum = (values: readonly number[]) => values.reduce((total, item) => total + item, 0);

/** Counts as PEFT does, of values that are checked. Throws LoraError for what the model does not have. */
export function countOn(given: Model, input: AdapterInput, defaults?: Defaults): ModelCount {
  const { rank, alpha = rank, bias = "none", experts = "separate", dora = false } = input;
  if (dora && experts === "fused") throw new LoraError("experts", "separate for DoRA", experts);
  const model = heldAs(experts, given);
  const targets = targetsOf(model, input.targets, defaults);
  const isAll = isAllLinear(input.targets);
  const rankPattern = input.rankPattern ?? {};
  for (const [pattern, own] of Object.entries(rankPattern)) {
    wholeNumber(`rankPattern.${pattern}`, own, 1, MAX_DIMENSION);
    if (!model.modules.some((module) => isMeant(module, pattern)))
      throw new LoraError("rankPattern", `for modules of ${model.id}`, pattern);
  }
  const whole = wholeOf(model, input.modulesToSave);
  const modules = model.modules.map((module): ModuleCount => {
    const isTarget = isAll || targets.some((target) => matches(module, target));
    if (
      isTarget &&
      Array.isArray(whole) &&
      whole.some((name) => isWithin(module.place ?? module.path, name))
    )
      throw new LoraError("targets", "without what is trained whole", module.path);
    const other = Object.entries(rankPattern).find(([item]) => isMeant(module, item))?.[1];
    // One adapter in place of several has the ranks of all.
    const fused = module.fusedNames?.length ?? 1;
    const own = isTarget ? fused * (other ?? rank) : 0;
    const each = own * (module.d + module.k) + (dora && isTarget ? module.d : 0);
    const count = instances(module);
    return {
      ...module,
      name: nameOf(module, model.modules),
      instances: count,
      rank: own,
      parameters: count * each,
    };
  });
  const adapter = sum(modules.map(({ parameters }) => parameters));
  const biases =
    bias === "all"
      ? trainedBiases(model, Array.isArray(whole) ? whole : [])
      : bias === "lora_only"
        ? linearBiases(modules.filter((item) => item.rank > 0))
        : 0;
  const saved = trainedOf(savedTensors(model, input.modulesToSave));
  const trainable = adapter + biases + saved;
  const base = model.other && baseParameters(model);
  const total = base === undefined ? undefined : base + adapter + saved;
  return {
    model,
    rank,
    alpha,
    scaling: alpha / rank,
    targets,
    modules,
    b: sum(modules.map((item) => item.instances * item.rank * item.d)),
    a: sum(modules.map((item) => item.instances * item.rank * item.k)),
    trainable,
    base,
    all: total,
    trainablePercent: total === undefined ? undefined : (100 * trainable) / total,
  };
}

/** The model as an error or a caption names it: without its organisation. */
export const shortName = (id: string) => id.replace(/^.*\//, "");
