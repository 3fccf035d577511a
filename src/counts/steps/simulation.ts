/** The interface of a simulated training step, and helpers for its implementations. */
import type { ModelCount, ModuleCount } from "../count.js";
import { Config } from "../families/family.js";
import { getShapeKeys } from "../keys.js";
import type { LinearModule, Model } from "../model.js";
import type { Step, StepInput } from "../modules.js";
import { has, listNumbers, range } from "../number-set.js";
import type { Tensor } from "../tape.js";

/** Simulates the training step of a model family. */
export interface Simulation {
  /** Whether the model has exactly the modules and settings that are simulated. */
  supports(model: Model): boolean;
  forward(count: ModelCount, input: StepInput): { readonly step: Step; readonly loss: Tensor };
  /** In tokens. Absent if the attention window changes no tensor's size. */
  getWindow?(model: Model): number;
  /** Whether attention copies sequences if there is more than one. */
  readonly copiesSequences?: boolean;
  /** Of one image. Absent for language models. */
  countTokens?(model: Model): number;
}

export const readConfig = ({ config, type }: Model) => new Config(config!, getShapeKeys(type));

export const inLayer = <M extends LinearModule>(modules: readonly M[], index: number): M[] =>
  modules.filter(({ numbers, layers }) => (numbers ? has(numbers, index) : index < layers));

/** Layers with equal modules and adapters have equal keys. */
export function toLayerKinds(modules: readonly ModuleCount[], layers: number): string[] {
  const keys = Array.from({ length: layers }, (): string[] => []);
  for (const { path, rank, parameters, instances, layers, numbers = range(layers) } of modules) {
    const key = [path, rank, parameters / instances].join();
    for (const index of listNumbers(numbers)) keys[index]?.push(key);
  }
  return keys.map(String);
}

/** Whether every module's path ends in a listed suffix. */
export const hasOnly = ({ modules }: Model, ends: readonly string[]): boolean =>
  modules.every(({ path }) => ends.some((end) => path.endsWith(end)));
