/** Compares the memory of a training with what tests/oracle/memory.py measured. */
import type { Precision } from "../../src/models/activations.js";
import { shapesOfConfig } from "../../src/models/config.js";
import { countOn } from "../../src/models/count.js";
import { ALL_LINEAR } from "../../src/models/targets.js";
import { type TrainingMemory, trainingMemory } from "../../src/models/training.js";

type Settings = readonly [
  config: { readonly model_type: string },
  method: "full" | "lora" | "dora",
  targets: readonly string[],
  rank: number,
  batch: number,
  sequence: number,
  precision: Precision,
  checkpointing: boolean,
  padded: boolean,
];
type Bytes = readonly [
  frozen: number,
  trained: number,
  gradients: number,
  optimizer: number,
  kept: number,
  peak: number,
];

/** A drawn training and the bytes that it takes. */
export type Drawn = readonly [...Settings, ...Bytes];

/** Returns our bytes of a drawn training. */
export function memoryOf(drawn: Drawn): TrainingMemory {
  const [config, method, targets, rank, batch, sequence, precision, checkpointing, isPadded] =
    drawn;
  const isFull = method === "full";
  const count = countOn(shapesOfConfig(config), {
    rank: rank || 1,
    targets: isFull ? ALL_LINEAR : targets,
    dora: method === "dora",
  });
  return trainingMemory(count, { isFull, batch, sequence, precision, checkpointing, isPadded });
}

/** Returns the relative errors of the activations and of the peak, which are positive if ours are too large. */
export function errorsOf(drawn: Drawn): readonly [activations: number, peak: number] {
  const { activations, peak } = memoryOf(drawn);
  const [kept, highest] = drawn.slice(-2) as [number, number];
  return [activations / kept - 1, peak.total / highest - 1];
}

/** Returns whether all parts of the state are exact. */
export function isStateExact(drawn: Drawn): boolean {
  const { weights, adapter, gradients, optimizer } = memoryOf(drawn);
  const [frozen, trained, ...rest] = drawn.slice(9) as unknown as Bytes;
  const isFull = drawn[1] === "full";
  const ours = [weights, adapter, gradients, optimizer];
  const theirs = [isFull ? trained : frozen, isFull ? 0 : trained, ...rest];
  return ours.every((bytes, index) => bytes === theirs[index]);
}

/** The largest relative errors that the figure and the guide state. */
const maxError = (type: string) => (type === "gemma2" || type === "opt" ? 0.04 : 0.02);

/** Returns whether activations and peak are within the error that the figure states. */
export const isWithinError = (drawn: Drawn): boolean =>
  errorsOf(drawn).every((error) => Math.abs(error) <= maxError(drawn[0].model_type));
