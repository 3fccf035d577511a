/** What each way of training holds at its highest moment, from numbers that a page carries. */
import { eightBitMoments } from "../../models/optimizers.js";
import { type Peak, peakOf, type TrainingState } from "../../models/peak.js";
import type { Input, WholeCount } from "../whole-model.js";

export const WAYS = ["full", "lora", "qlora"] as const;
export type Way = (typeof WAYS)[number];

/** What bytes grow with: tokens, tokens × rank, nothing, the rank, and tokens × their sequence. */
export type Grown = readonly [
  token: number,
  ranked: number,
  always: number,
  rank: number,
  square: number,
];

/** What activations come to, bytes: all that is kept, without and with checkpointing, and the last layer's. */
export interface Needs {
  readonly kept: Grown;
  readonly checkpointed: Grown;
  readonly layer: Grown;
}

/** A model's training, as a page can carry it. */
export type Training = Input & {
  readonly batch: number;
  readonly sequence: number;
  readonly checkpointing: boolean;
  readonly precision: string;
  readonly optimizer: string;
  /** Bytes of full fine-tuning's state, and of the weights of LoRA's base and of QLoRA's. */
  readonly full: TrainingState;
  readonly bases: Readonly<Record<"lora" | "qlora", number>>;
  /** What activations come to, and the loss of a token, bytes; absent where the model's layers are not known. */
  readonly needs?: (Readonly<Record<Way, Needs>> & { readonly loss: number }) | undefined;
  /** Published peaks of full fine-tuning and of LoRA at ranks, where the training is a published one. */
  readonly published?: Published | undefined;
};

/** Bytes as they were measured, and at what batch and sequence. */
export interface Published {
  readonly batch: number;
  readonly sequence: number;
  readonly full: number;
  readonly lora: readonly (readonly [rank: number, bytes: number])[];
}

/** What a way of training holds at once, bytes: at its peak, or, where activations are not known, its state. */
export interface Held extends TrainingState {
  readonly activations: number;
  readonly temporary: number;
  readonly total: number;
  /** None where activations are not known. */
  readonly moment: Peak["moment"] | undefined;
}

function stateOf(
  way: Way,
  input: Training,
  { modules, trainable, rank }: WholeCount,
): TrainingState {
  if (way === "full") return input.full;
  const trained = 4 * trainable;
  const tensors = modules
    .filter(({ isTarget }) => isTarget)
    .flatMap(({ d, k, instances }) => [
      [rank * k, instances] as const,
      [rank * d, instances] as const,
    ]);
  const optimizer =
    input.optimizer === "adamw"
      ? 2 * trained
      : input.optimizer === "sgd"
        ? 0
        : eightBitMoments(tensors);
  return { weights: input.bases[way], adapter: trained, gradients: trained, optimizer };
}

/** What the way holds at once. */
function heldBy(way: Way, input: Training, count: WholeCount): Held {
  const { batch, sequence, checkpointing, optimizer, needs } = input;
  const state = stateOf(way, input, count);
  if (!needs) {
    const { weights, adapter, gradients } = state;
    const total = weights + adapter + gradients + state.optimizer;
    return { ...state, activations: 0, temporary: 0, total, moment: undefined };
  }
  const tokens = batch * sequence;
  const grown = ([token, ranked, always, rank, square]: Grown) =>
    tokens * (token + ranked * count.rank + square * sequence) + always + rank * count.rank;
  const { kept, checkpointed, layer } = needs[way];
  const activations = {
    kept: grown(checkpointing ? checkpointed : kept),
    loss: tokens * needs.loss,
    layer: grown(layer),
  };
  const isForeach = optimizer === "adamw";
  return { ...state, ...peakOf(state, activations, { checkpointing, isForeach }) };
}

export const heldOf = (input: Training, count: WholeCount): Record<Way, Held> => ({
  full: heldBy("full", input, count),
  lora: heldBy("lora", input, count),
  qlora: heldBy("qlora", input, count),
});

/** What LoRA and QLoRA both keep of what they train, at the peak. */
export const trainedOf = ({ adapter, gradients, optimizer }: Held) =>
  adapter + gradients + optimizer;
