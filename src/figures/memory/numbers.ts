/** The numbers that the figure computes, and the data that a page stores. */
import {
  adapterBytes,
  type Compute,
  eightBitMoments,
  findPeak,
  type Peak,
  type Phase,
  type TrainingState,
  toCompute,
} from "../../counts/index.js";
import { countInput, type Input, type WholeCount } from "../whole-model.js";

export { clip } from "../whole-model.js";

export const TRAINING_MODES = ["full", "lora", "qlora"] as const;
export type TrainingMode = (typeof TRAINING_MODES)[number];

/**
 * The minimum and maximum of the bytes by which an A100's measured memory exceeded this figure's result, for
 * training with LoRA. The measurements are in models/published.ts.
 */
export const A100_OVERHEAD_RANGE = [1.5e9, 3.9e9] as const;

/** Coefficients of the terms that `getTerms` returns. The sum of the products is a number of bytes. Trailing zeros are omitted. */
export type ByteCoefficients = readonly number[];

/** The terms that coefficients multiply: tokens, tokens × rank, 1, rank, tokens × length, length, length². */
export const getTerms = (rank: number, batch: number, sequence: number): readonly number[] => {
  const tokens = batch * sequence;
  return [tokens, tokens * rank, 1, rank, tokens * sequence, sequence, sequence ** 2];
};

/** Rounds, because coefficients for images are not whole numbers. */
export const bytesAt = (coefficients: ByteCoefficients, terms: readonly number[]): number =>
  Math.round(
    coefficients.reduce((sum, coefficient, index) => sum + coefficient * terms[index]!, 0),
  );

/**
 * A moment at which a step may need the most memory: its phase, then bytes of gradients,
 * activations and other results.
 */
export type MomentCoefficients = readonly [
  phase: Phase,
  gradients: ByteCoefficients,
  activations: ByteCoefficients,
  temporary: ByteCoefficients,
];

/** The moments that can be the peak, for sequences of at least `from` tokens. */
export interface PeakMoments {
  readonly from: number;
  /** The batch size to which the moments apply. Absent if they apply to all other batch sizes. */
  readonly batch?: number;
  /** The moments of each training mode, without and with checkpointing. */
  readonly modes: Readonly<
    Record<
      TrainingMode,
      readonly [plain: readonly MomentCoefficients[], checkpointed: readonly MomentCoefficients[]]
    >
  >;
}

/** A model's training, as a page stores it. */
export type Training = Input & {
  readonly batch: number;
  readonly sequence: number;
  readonly checkpointing: boolean;
  readonly precision: string;
  readonly optimizer: string;
  /** Bytes of full fine-tuning's state. */
  readonly full: TrainingState;
  /** Bytes of the frozen weights of LoRA and QLoRA. */
  readonly bases: Readonly<Record<"lora" | "qlora", number>>;
  /** Present if QLoRA quantizes fewer than half of the weights. */
  readonly isMostlyFp32?: true;
  /** The moments that can be the peak. Absent if the model's layers are not known. */
  readonly moments?: readonly PeakMoments[] | undefined;
  /** Published peaks of full fine-tuning and of LoRA by rank, if this training was published. */
  readonly published?: Published | undefined;
};

/** Measured bytes, with batch and sequence of the measurement. */
export interface Published {
  readonly batch: number;
  readonly sequence: number;
  readonly full: number;
  readonly lora: readonly (readonly [rank: number, bytes: number])[];
}

/** The bytes of a training mode at its peak, or only of its state if activations are not known. */
export interface MemoryUse extends TrainingState {
  readonly activations: number;
  readonly temporary: number;
  readonly total: number;
  /** The time of the peak. Absent if activations are not known. */
  readonly moment?: Peak["moment"] | undefined;
}

function getState(
  mode: TrainingMode,
  input: Training,
  { modules, trainable, rank }: WholeCount,
): TrainingState {
  if (mode === "full") return input.full;
  const trained = 4 * trainable;
  const tensors = modules
    .filter(({ isTarget }) => isTarget)
    .flatMap(({ d, k, instances, fused, stacked }) =>
      [d, k].map((side) => [rank * fused * stacked * side, instances / stacked] as const),
    );
  const optimizer =
    input.optimizer === "adamw"
      ? 2 * trained
      : input.optimizer === "sgd"
        ? 0
        : eightBitMoments(tensors);
  return { weights: input.bases[mode], adapter: trained, gradients: trained, optimizer };
}

function computeMemory(mode: TrainingMode, input: Training, count: WholeCount): MemoryUse {
  const { batch, sequence, checkpointing, optimizer, moments: peakMoments } = input;
  const state = getState(mode, input, count);
  if (!peakMoments)
    return {
      ...state,
      activations: 0,
      temporary: 0,
      total: state.weights + sumTrainedBytes(state),
    };
  const terms = getTerms(count.rank, batch, sequence);
  const bytes = (coefficients: ByteCoefficients) => bytesAt(coefficients, terms);
  const { modes } = peakMoments.findLast(
    (item) => item.from <= sequence && (item.batch ?? batch) === batch,
  )!;
  const moments = modes[mode][Number(checkpointing)]!.map(
    ([phase, gradients, activations, temporary]) => ({
      phase,
      gradients: bytes(gradients),
      activations: bytes(activations),
      temporary: bytes(temporary),
    }),
  );
  return { ...state, ...findPeak(state, moments, { isForeach: optimizer === "adamw" }) };
}

/** The bytes of the adapter, its gradients and its optimizer state: equal for LoRA and QLoRA. */
export const sumTrainedBytes = ({ adapter, gradients, optimizer }: TrainingState) =>
  adapter + gradients + optimizer;

/** The numbers that the picture and its text contain. */
export interface Costs {
  readonly count: WholeCount;
  readonly memory: Readonly<Record<TrainingMode, MemoryUse>>;
  readonly training: Training;
  /** A lower bound of QLoRA's total, bytes: its total with LoRA's activations. */
  readonly min: number;
  /** Bytes that were published for exactly this training. */
  readonly measured: { readonly [W in TrainingMode]?: number | undefined };
  readonly compute: Compute;
  /** Bytes of the adapter's file. */
  readonly file: number;
}

export function count(input: Training): Costs {
  const count = countInput(input);
  const { trainable, modules } = count;
  const linear = modules.reduce((sum, { d, k, instances }) => sum + instances * d * k, 0);
  const memory = {
    full: computeMemory("full", input, count),
    lora: computeMemory("lora", input, count),
    qlora: computeMemory("qlora", input, count),
  };
  return {
    count,
    memory,
    training: input,
    min: minTotal(memory),
    measured: findPublishedPeaks(input),
    compute: toCompute(linear, trainable),
    file: adapterBytes(count),
  };
}

export const hasActivations = ({ memory }: Pick<Costs, "memory">) =>
  memory.full.moment !== undefined;

/** With the activations of LoRA. */
function minTotal({ lora, qlora }: Costs["memory"]): number {
  const difference = qlora.activations + qlora.temporary - lora.activations - lora.temporary;
  return qlora.total - Math.max(0, difference);
}

function findPublishedPeaks({
  published,
  rank,
  batch,
  sequence,
  checkpointing,
}: Training): Costs["measured"] {
  if (published?.batch !== batch || published.sequence !== sequence || checkpointing) return {};
  return { full: published.full, lora: published.lora.find(([item]) => item === rank)?.[1] };
}
