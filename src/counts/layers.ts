/** Finds the simulation of a model's training step. */
import { MAX_SIMULATED_LAYERS } from "../bounds.js";
import { LoraError } from "../errors.js";
import type { ModelCount } from "./count.js";
import type { Model } from "./model.js";
import type { StepInput } from "./modules.js";
import { simulations } from "./steps/index.js";
import type { Simulation } from "./steps/simulation.js";

function findSimulation(model: Model): Simulation | undefined {
  const { type, layers } = model;
  const simulation = Object.hasOwn(simulations, type) ? simulations[type] : undefined;
  if (!simulation?.supports(model)) return undefined;
  if (layers <= MAX_SIMULATED_LAYERS) return simulation;
  throw new LoraError(
    "model",
    `a model with at most ${MAX_SIMULATED_LAYERS} layers, to compute memory`,
    layers,
  );
}

/** Throws LoraError for too many layers. */
export const hasLayers = (model: Model) => findSimulation(model) !== undefined;

/** In tokens, or Infinity if the window changes no tensor's size. */
export const getWindow = (model: Model): number =>
  findSimulation(model)?.getWindow?.(model) ?? Number.POSITIVE_INFINITY;

/** Whether a batch of one sequence needs a different amount of memory per token than larger batches. */
export const copiesSequences = (model: Model): boolean =>
  findSimulation(model)?.copiesSequences === true;

/** Tokens of each image, or undefined for a language model. */
export const countImageTokens = (model: Model): number | undefined =>
  findSimulation(model)?.countTokens?.(model);

/** A training step after its forward pass. Throws LoraError if the layers are unknown. */
export function forwardPass(
  count: ModelCount,
  input: StepInput,
): ReturnType<Simulation["forward"]> {
  const simulation = findSimulation(count.model);
  if (!simulation)
    throw new LoraError(
      "model",
      `a model whose layers are like those of ${Object.keys(simulations).join(", ")}`,
      count.model.id,
    );
  const embedding = count.modules.find(({ isEmbedding, rank }) => isEmbedding && rank > 0);
  if (embedding)
    throw new LoraError("targets", "modules whose activations are known", embedding.path);
  return simulation.forward(count, input);
}
