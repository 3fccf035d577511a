/** What a step of training takes of a GPU's memory: its state, its activations, and its peak. */
import { LoraError, wholeNumber } from "../lora.js";
import { activations, PRECISIONS, type Precision } from "./activations.js";
import type { ModelCount } from "./count.js";
import { nf4Bytes, weightsOf } from "./memory.js";
import { baseParameters } from "./model.js";
import { eightBitMoments, tensorsOf } from "./optimizers.js";
import { type Peak, peakOf, type TrainingState } from "./peak.js";

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
   * mixed (the default): autocast to bf16, over fp32 weights where all is trained and over a 16-bit
   * base where it is frozen. bf16: all weights in 16 bits, no autocast. fp32: no autocast either.
   * Adapters are fp32 in each.
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
  const { isFull = false, precision = "mixed", optimizer = "adamw", quantization = "none" } = input;
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
    "adamw-8bit": () => eightBitMoments(tensorsOf(count, isFull)),
  };
  return {
    weights,
    adapter: isFull ? 0 : trained,
    gradients: trained,
    optimizer: moments[optimizer](),
  };
}

/**
 * Memory of a step of training, bytes. State is exact. Activations follow `activations.ts`, the peak
 * `peak.ts`. What CUDA itself and its allocator take comes on top. Throws LoraError for a model of which not
 * every parameter, or whose layer, is not known.
 */
export function trainingMemory(count: ModelCount, input: TrainingInput = {}): TrainingMemory {
  const { isFull = false, precision = "mixed", checkpointing = false, isPadded = false } = input;
  const { optimizer = "adamw", quantization = "none" } = input;
  const batch = wholeNumber("batch", input.batch ?? 1, 1, 2 ** 16);
  const sequence = wholeNumber("sequence", input.sequence ?? 512, 1, 2 ** 20);
  const state = trainingState(count, input);
  const isQuantised = quantization !== "none";
  const kept = activations(count, {
    isFull,
    batch,
    sequence,
    precision,
    checkpointing,
    isQuantised,
    isPadded,
  });
  const peak = peakOf(state, kept, { checkpointing, isForeach: optimizer === "adamw" });
  if (!Number.isSafeInteger(peak.total))
    throw new LoraError("batch", "small enough for its bytes to be counted exactly", batch);
  return { ...state, activations: kept.kept, peak };
}
