/** Compares the memory of training steps with the measurements of tests/oracle/memory.py. */
import { readFileSync } from "node:fs";
import { shapesOfConfig } from "../../src/counts/config.js";
import { countAdapters } from "../../src/counts/count.js";
import { asLoaded } from "../../src/counts/families/t5.js";
import type { ModelInput } from "../../src/counts/options.js";
import { type TrainingInput, type TrainingMemory, trainingMemory } from "../../src/index.js";

/** A training step, as tests/oracle/memory.py reads it. */
export interface TrainingRun {
  readonly method: "full" | "lora" | "dora";
  readonly targets: string | readonly string[];
  readonly rank: number;
  readonly batch: number;
  /** Tokens of each sequence, and of each target of an encoder and decoder. Images have a fixed number. */
  readonly sequence?: number;
  readonly precision: NonNullable<TrainingInput["precision"]>;
  readonly checkpointing: boolean;
  readonly isPadded: boolean;
}

/** Bytes of the state, of the activations that the forward pass stores, and of the peak. */
export interface Bytes {
  readonly frozen: number;
  readonly trained: number;
  readonly gradients: number;
  readonly optimizer: number;
  readonly activations: number;
  readonly peak: number;
}

type Model = Exclude<ModelInput["model"], string> & { readonly model_type: string };

/** A training step that was drawn at random, and its measured bytes. */
export interface Drawn {
  readonly on: Model;
  readonly run: TrainingRun;
  readonly bytes: Bytes;
}

/** The file of random training steps that `npm run fuzz -- --memory --record 1040` writes. */
export const TRAININGS = "tests/reference/memory-oracle.jsonl";

export const readTrainings = (file: string): readonly Drawn[] =>
  readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

/** Returns the bytes that we compute for a training step. Throws LoraError. */
export function computeMemory({ on, run }: Pick<Drawn, "on" | "run">): TrainingMemory {
  const { method, targets, rank, ...training } = run;
  const model = asLoaded(shapesOfConfig(on));
  const count = countAdapters(model, {
    rank,
    targets: targets === "all-linear" ? targets : [targets].flat(),
    dora: method === "dora",
  });
  return trainingMemory(count, { isFull: method === "full", ...training });
}

/** Returns the relative errors of the activations and of the peak, which are positive if ours are too large. */
export const computeErrors = (
  { activations, peak }: TrainingMemory,
  bytes: Bytes,
): readonly [activations: number, peak: number] => [
  activations / bytes.activations - 1,
  peak.total / bytes.peak - 1,
];

export function isStateExact(ours: TrainingMemory, run: TrainingRun, bytes: Bytes): boolean {
  const isFull = run.method === "full";
  return (
    ours.weights === (isFull ? bytes.trained : bytes.frozen) &&
    ours.adapter === (isFull ? 0 : bytes.trained) &&
    ours.gradients === bytes.gradients &&
    ours.optimizer === bytes.optimizer
  );
}

/** The largest relative error that the figure and the guide state. */
const MAX_ERROR = 0.02;

/** Returns whether activations and peak are within the error that the figure states. */
export const isWithinError = (errors: readonly number[]): boolean =>
  errors.every((error) => Math.abs(error) <= MAX_ERROR);
