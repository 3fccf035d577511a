/** What a step of training takes of a GPU's memory: its state, its activations, and its peak. */
import { LoraError, wholeNumber } from "../lora.js";
import { activations, PRECISIONS, type Precision } from "./activations.js";
import type { ModelCount } from "./count.js";
import { nf4Bytes, weightsOf } from "./memory.js";
import { baseParameters } from "./model.js";
import { eightBitMoments } from "./optimizers.js";

export const OPTIMIZERS = ["adamw", "adamw-8bit", "sgd"] as const;
export const QUANTIZATIONS = ["none", "nf4", "nf4-double"] as const;

/** How a model is trained; the tokens of a step are batch × sequence. */
export interface TrainingInput {
  /** Whether all of the model is trained, in place of the adapters that were counted. */
  readonly isFull?: boolean | undefined;
  /** Sequences in a step, default 1. */
  readonly batch?: number | undefined;
  /** Tokens in each, default 512. */
  readonly sequence?: number | undefined;
  /**
   * bf16 (the default): a 16-bit base, no autocast. mixed: autocast to bf16, over fp32 weights where
   * all is trained and over a 16-bit base where it is frozen. fp32: all of it. Adapters are fp32.
   */
  readonly precision?: Precision | undefined;
  /** AdamW is the default; that of 8 bits is bitsandbytes'; SGD is without momentum. */
  readonly optimizer?: (typeof OPTIMIZERS)[number] | undefined;
  /** Whether each layer's activations are computed again in the backward pass. */
  readonly checkpointing?: boolean | undefined;
  /** Of a frozen base: PEFT's preparation casts what stays unquantised to fp32. Default: none. */
  readonly quantization?: (typeof QUANTIZATIONS)[number] | undefined;
  /** Whether sequences are padded to one length, which needs a mask. */
  readonly isPadded?: boolean | undefined;
}

/** State in bytes, exact (a quantised base is rounded up to a whole byte). */
export interface TrainingState {
  /** The base model's, trained or frozen. */
  readonly weights: number;
  /** The adapters', in fp32. */
  readonly adapter: number;
  readonly gradients: number;
  readonly optimizer: number;
}

/** The moments at which a step's memory can be at its highest. */
export type Moment = "loss" | "layer" | "step";

/** What is there at the highest moment; weights, adapter and optimizer state always are. */
export interface Peak {
  /**
   * loss: the backward pass begins, no gradient is there yet. layer: with checkpointing, one layer is
   * computed again. step: the backward pass is over and the optimizer computes.
   */
  readonly moment: Moment;
  readonly gradients: number;
  readonly activations: number;
  /** What is computed at that moment and gone after it. */
  readonly temporary: number;
  /** All of these with the state that is always there. */
  readonly total: number;
}

export interface TrainingMemory extends TrainingState {
  /** Bytes of activations that a forward pass keeps for the backward pass. */
  readonly activations: number;
  readonly peak: Peak;
}

function oneOf<const T extends string>(name: string, value: T, allowed: readonly T[]): T {
  if (allowed.includes(value)) return value;
  throw new LoraError(name, `one of ${allowed.join(", ")}`, value);
}

/**
 * The state of training. AdamW has two moments of the trained weights' type. Sources: PEFT keeps
 * adapters in fp32 (autocast_adapter_dtype) and casts what is not quantised
 * (prepare_model_for_kbit_training); PyTorch's autocast trains fp32 weights.
 */
export function trainingState(count: ModelCount, input: TrainingInput): TrainingState {
  const { isFull = false, precision = "bf16", optimizer = "adamw", quantization = "none" } = input;
  oneOf("precision", precision, PRECISIONS);
  oneOf("optimizer", optimizer, OPTIMIZERS);
  oneOf("quantization", quantization, QUANTIZATIONS);
  if (isFull && quantization !== "none")
    throw new LoraError("quantization", "none where all weights are trained", quantization);
  const base = baseParameters(count.model);
  const isWide = precision === "fp32" || (isFull && precision === "mixed");
  const bytes = isWide ? 4 : 2;
  const trained = isFull ? bytes * base : 4 * count.trainable;
  if (!Number.isSafeInteger(4 * trained + bytes * base))
    throw new LoraError("model", "of fewer than 5·10^14 parameters", base + count.trainable);
  const quantised = count.model.modules.reduce((sum, module) => sum + weightsOf(module), 0);
  const weights =
    quantization === "none"
      ? bytes * base
      : nf4Bytes(quantised, quantization === "nf4-double") + 4 * (base - quantised);
  const moments = {
    adamw: () => 2 * trained,
    sgd: () => 0,
    "adamw-8bit": () => eightBitMoments(count, isFull),
  };
  return {
    weights,
    adapter: isFull ? 0 : trained,
    gradients: trained,
    optimizer: moments[optimizer](),
  };
}

/**
 * Memory of a step of training, bytes. State is exact. Activations follow `activations.ts`. The peak is
 * the highest of three moments: where the loss's backward pass holds two more tensors in fp32 of
 * every token and word of the vocabulary; where a checkpointed layer is there again; and where AdamW
 * computes, for all weights at once (PyTorch's foreach, its default on a GPU), one value for each.
 * What CUDA itself and its allocator take comes on top. Throws LoraError for a model of which not
 * every parameter, or whose layer, is not known.
 */
export function trainingMemory(count: ModelCount, input: TrainingInput = {}): TrainingMemory {
  const { isFull = false, precision = "bf16", checkpointing = false, isPadded = false } = input;
  const { optimizer = "adamw", quantization = "none" } = input;
  const batch = wholeNumber("batch", input.batch ?? 1, 1, 2 ** 16);
  const sequence = wholeNumber("sequence", input.sequence ?? 512, 1, 2 ** 20);
  const state = trainingState(count, input);
  const isQuantised = quantization !== "none";
  const { kept, loss, layer } = activations(count, {
    isFull,
    batch,
    sequence,
    precision,
    checkpointing,
    isQuantised,
    isPadded,
  });
  const { gradients } = state;
  const moments: readonly Omit<Peak, "total">[] = [
    { moment: "loss", gradients: 0, activations: kept, temporary: 2 * loss },
    ...(checkpointing
      ? [{ moment: "layer" as const, gradients: 0, activations: kept - loss + layer, temporary: 0 }]
      : []),
    { moment: "step", gradients, activations: 0, temporary: optimizer === "adamw" ? gradients : 0 },
  ];
  const always = state.weights + state.adapter + state.optimizer;
  const total = (one: Omit<Peak, "total">) =>
    always + one.gradients + one.activations + one.temporary;
  const highest = moments.reduce((most, one) => (total(one) > total(most) ? one : most));
  return { ...state, activations: kept, peak: { ...highest, total: total(highest) } };
}
