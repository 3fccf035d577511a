/** The interface of the training steps of all families. */
import type { ModelCount, ModuleCount } from "../count.js";
import type { LinearModule, Model } from "../model.js";
import type { Step, StepInput } from "../modules.js";
import { has } from "../number-set.js";
import type { Tensor } from "../tape.js";

/** The training step of a model family. */
export interface Simulation {
  /** Returns whether the model has exactly the modules and settings that are simulated. */
  knows(model: Model): boolean;
  /** Returns a step after its forward pass. */
  forward(count: ModelCount, input: StepInput): { readonly step: Step; readonly loss: Tensor };
  /** Returns the length from which on a layer attends only to the last tokens. Absent if no layer does. */
  getWindow?(model: Model): number;
  /** Whether it copies sequences for products of all token pairs, unless there is only one sequence. */
  readonly copiesSequences?: boolean;
  /** Returns the number of tokens if the model's configuration determines it. */
  countTokens?(model: Model): number;
}

/** Returns the modules of a layer. */
export const inLayer = <M extends LinearModule>(modules: readonly M[], index: number): M[] =>
  modules.filter(({ numbers, layers }) => (numbers ? has(numbers, index) : index < layers));

/** Returns texts that are equal for layers with equal modules and adapters. */
export const toLayerKinds = (modules: readonly ModuleCount[], layers: number): string[] =>
  Array.from({ length: layers }, (_, index) =>
    inLayer(modules, index)
      .map(({ path, rank, parameters, instances }) => [path, rank, parameters / instances])
      .join(),
  );

/** Returns whether every module's path ends in a listed suffix, and every suffix in `required` occurs. */
export const hasOnly = (
  { modules }: Model,
  ends: readonly string[],
  required: readonly string[] = ends,
): boolean =>
  modules.every(({ path }) => ends.some((end) => path.endsWith(end))) &&
  required.every((end) => modules.some(({ path }) => path.endsWith(end)));
