/** Computes the GPU memory of a training step: its state, its activations, and its peak. */
import { LoraError } from "../errors.js";
import { boolean, choice, type InputOf, number, readOptions } from "../options.js";
import { activations, PRECISIONS } from "./activations.js";
import type { ModelCount } from "./count.js";
import { countImageTokens } from "./layers.js";
import { nf4Bytes } from "./memory.js";
import { assertKnownType, baseParameters } from "./model.js";
import { eightBitMoments, getTrainedTensors } from "./optimizers.js";
import { findPeak, type Peak, type TrainingState } from "./peak.js";
import { fp32WeightCount, quantizedWeights } from "./quantization.js";

const QUANTIZATIONS = ["none", "nf4", "nf4-double"] as const;

export const TRAINING = {
  isFull: boolean({
    default: "false",
    about: "whether the complete model is trained instead of the counted adapters",
  }),
  batch: number({
    min: 1,
    max: 2 ** 16,
    default: "1",
    about: "the number of sequences in a training step",
  }),
  sequence: number({
    min: 1,
    max: 2 ** 20,
    default: "512",
    about: "the number of tokens in each sequence and, for T5, in each target; fixed for images",
  }),
  /** Adapters are always fp32. Only mixed uses autocast, to bf16. */
  precision: choice(PRECISIONS, {
    default: "mixed",
    about:
      "the dtype of the model’s weights; mixed: autocast, with fp32 weights in full fine-tuning and a frozen 16-bit base in LoRA",
  }),
  /** adamw-8bit is from bitsandbytes. */
  optimizer: choice(["adamw", "adamw-8bit", "sgd"], {
    default: "adamw",
    about: "the optimizer: AdamW, 8-bit AdamW, or SGD without momentum",
  }),
  checkpointing: boolean({
    default: "false",
    about: "whether the backward pass recomputes activations",
  }),
  /** PEFT casts weights that stay unquantized to fp32. */
  quantization: choice(QUANTIZATIONS, {
    default: "none",
    about: "the quantization of a frozen base",
  }),
  isPadded: boolean({
    default: "false",
    about: "whether sequences are padded; padding needs a mask and repeats keys and values",
  }),
};

/** How a model is trained. A step has batch × sequence tokens. */
export interface TrainingInput extends InputOf<typeof TRAINING> {}

/** The bytes of a training step: state, activations and peak. */
export interface TrainingMemory extends TrainingState {
  /** Activations that the forward pass stores for the backward pass. */
  readonly activations: number;
  /** The moment with the most memory. */
  readonly peak: Peak;
}

/**
 * Returns the training state. AdamW has two moments in the dtype of the trained weights. PEFT keeps adapters in
 * fp32 (autocast_adapter_dtype). In a quantized model, it casts all unquantized weights to fp32, including fused
 * experts (prepare_model_for_kbit_training). With autocast, full fine-tuning trains fp32 weights. Throws
 * LoraError for options that contradict each other.
 */
export function trainingState(count: ModelCount, input: TrainingInput): TrainingState {
  assertKnownType(count.model, "its memory");
  const { isFull = false, precision = "mixed", optimizer = "adamw", quantization = "none" } = input;
  if (isFull && quantization !== "none")
    throw new LoraError(
      "quantization",
      "none, because full fine-tuning trains all weights",
      quantization,
    );
  const base = baseParameters(count.model);
  const isWide = precision === "fp32" || (isFull && precision === "mixed");
  const bytes = isWide ? 4 : 2;
  const stored = bytes * base + (4 - bytes) * fp32WeightCount(count.model);
  const trained = isFull ? stored : 4 * count.trainable;
  if (!Number.isSafeInteger(4 * trained + bytes * base))
    throw new LoraError(
      "model",
      "a model with fewer than 5·10^14 parameters",
      base + count.trainable,
    );
  const quantized = quantizedWeights(count.model);
  const weights =
    quantization === "none"
      ? stored
      : nf4Bytes(quantized, quantization === "nf4-double") + 4 * (base - quantized);
  const moments = {
    adamw: () => 2 * trained,
    sgd: () => 0,
    "adamw-8bit": () => eightBitMoments(getTrainedTensors(count, isFull)),
  };
  return {
    weights,
    adapter: isFull ? 0 : trained,
    gradients: trained,
    optimizer: moments[optimizer](),
  };
}

/**
 * Returns the number of tokens in each sequence: `sequence`, by default 512. For images, it is fixed. Throws
 * LoraError if `sequence` differs from the number of tokens of an image.
 */
export function getSequenceLength(
  model: ModelCount["model"],
  { sequence }: Pick<TrainingInput, "sequence">,
): number {
  const tokens = countImageTokens(model);
  if (tokens === undefined) return sequence ?? 512;
  if (sequence !== undefined && sequence !== tokens)
    throw new LoraError(
      "sequence",
      `omitted or ${tokens}, the number of tokens of an image`,
      sequence,
    );
  return tokens;
}

/**
 * Returns the bytes of a training step. State is exact, activations follow `activations.ts`, and the peak
 * follows `peak.ts`. CUDA and its allocator need more. Throws LoraError for a value or a name that is not
 * allowed, and for a model with unknown parameters or unknown layers.
 */
export function trainingMemory(count: ModelCount, input: TrainingInput = {}): TrainingMemory {
  const training = readOptions(TRAINING, input);
  const { isFull = false, precision = "mixed", checkpointing = false, isPadded = false } = training;
  const { batch = 1, optimizer = "adamw", quantization = "none" } = training;
  const sequence = getSequenceLength(count.model, training);
  if (isPadded && countImageTokens(count.model) !== undefined)
    throw new LoraError("isPadded", "false for images", isPadded);
  const state = trainingState(count, training);
  const isQuantized = quantization !== "none";
  const { storedBytes, moments } = activations(count, {
    isFull,
    batch,
    sequence,
    precision,
    checkpointing,
    isQuantized,
    isPadded,
  });
  const peak = findPeak(state, moments, { isForeach: optimizer === "adamw" });
  if (!Number.isSafeInteger(peak.total))
    throw new LoraError("batch", "small enough for an exact byte count", batch);
  return { ...state, activations: storedBytes, peak };
}
