/** What a step of training takes of a GPU's memory: its state, its activations, and its peak. */
import { LoraError, wrapErrors } from "../errors.js";
import { boolean, choice, type InputOf, number, readOptions } from "../options.js";
import { activations, PRECISIONS } from "./activations.js";
import type { ModelCount } from "./count.js";
import { nf4Bytes, weightsOf } from "./memory.js";
import { baseParameters } from "./model.js";
import { eightBitMoments, tensorsOf } from "./optimizers.js";
import { type Peak, peakOf, type TrainingState } from "./peak.js";

const QUANTIZATIONS = ["none", "nf4", "nf4-double"] as const;

/** What a training can be told, each stated once. */
export const TRAINING = {
  isFull: boolean({
    default: "false",
    about: "whether all of the model is trained, in place of the adapters that were counted",
  }),
  batch: number({ min: 1, max: 2 ** 16, default: "1", about: "sequences in a training step" }),
  sequence: number({ min: 1, max: 2 ** 20, default: "512", about: "tokens in each sequence" }),
  /** Adapters are fp32 in each; mixed is autocast to bf16, and of the others none is autocast. */
  precision: choice(PRECISIONS, {
    default: "mixed",
    about:
      "bf16 or fp32 for all weights, or mixed: autocast over fp32 weights or a frozen 16-bit base",
  }),
  /** That of 8 bits is bitsandbytes'. */
  optimizer: choice(["adamw", "adamw-8bit", "sgd"], {
    default: "adamw",
    about: "AdamW, 8-bit AdamW, or SGD without momentum",
  }),
  checkpointing: boolean({
    default: "false",
    about: "whether the backward pass recomputes activations",
  }),
  /** PEFT's preparation casts what stays unquantised to fp32. */
  quantization: choice(QUANTIZATIONS, { default: "none", about: "of a frozen base" }),
  isPadded: boolean({
    default: "false",
    about: "whether sequences are padded, which needs a mask and repeats keys and values",
  }),
};

/** How a model is trained; the tokens of a step are batch × sequence. */
export interface TrainingInput extends InputOf<typeof TRAINING> {}

/** Bytes that a step of training takes: its state, its activations, and its peak. */
export interface TrainingMemory extends TrainingState {
  /** Bytes of activations that a forward pass keeps for the backward pass. */
  readonly activations: number;
  readonly peak: Peak;
}

/**
 * The state of training. AdamW has two moments of the trained weights' type. Sources: PEFT keeps
 * adapters in fp32 (autocast_adapter_dtype) and casts what is not quantised
 * (prepare_model_for_kbit_training); PyTorch's autocast trains fp32 weights. Values are checked;
 * throws LoraError where they do not go together.
 */
export function trainingState(count: ModelCount, input: TrainingInput): TrainingState {
  const { isFull = false, precision = "mixed", optimizer = "adamw", quantization = "none" } = input;
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
 * `peak.ts`. What CUDA itself and its allocator take comes on top. Throws LoraError for a value or a name
 * that is not allowed, and for a model of which not every parameter, or whose layer, is not known.
 */
export function trainingMemory(count: ModelCount, input: TrainingInput = {}): TrainingMemory {
  const training = readOptions(TRAINING, input);
  const { isFull = false, precision = "mixed", checkpointing = false, isPadded = false } = training;
  const { batch = 1, sequence = 512, optimizer = "adamw", quantization = "none" } = training;
  return wrapErrors("count of a model", () => {
    const state = trainingState(count, training);
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
  });
}
