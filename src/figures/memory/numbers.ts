/** What the figure computes, and the data that its page carries. */
import { adapterBytes, type Compute, computed } from "../../models/memory.js";
import { eightBitMoments } from "../../models/optimizers.js";
import { type Peak, peakOf, type TrainingState } from "../../models/peak.js";
import { countInput, type Input, type WholeCount } from "../whole-model.js";

export { fit } from "../whole-model.js";

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
export interface MemoryUse extends TrainingState {
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
function memoryOf(way: Way, input: Training, count: WholeCount): MemoryUse {
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

/** What LoRA and QLoRA both keep of what they train, at the peak. */
export const trainedOf = ({ adapter, gradients, optimizer }: MemoryUse) =>
  adapter + gradients + optimizer;

/** What the figure shows of one model. */
export interface Costs {
  readonly count: WholeCount;
  readonly memory: Readonly<Record<Way, MemoryUse>>;
  readonly training: Training;
  /** Bytes that QLoRA's total is at least: its total with LoRA's activations. */
  readonly min: number;
  /** Bytes that were published for exactly this training. */
  readonly measured: { readonly [W in Way]?: number | undefined };
  readonly compute: Compute;
  /** Bytes of the adapter's file. */
  readonly file: number;
  /** How many times larger than in the bars the picture shows what LoRA trains. */
  readonly enlargement: number;
}

/** Returns what a model's training costs. */
export function count(input: Training): Costs {
  const count = countInput(input);
  const { trainable, modules } = count;
  const linear = modules.reduce((sum, { d, k, instances }) => sum + instances * d * k, 0);
  const memory = {
    full: memoryOf("full", input, count),
    lora: memoryOf("lora", input, count),
    qlora: memoryOf("qlora", input, count),
  };
  return {
    count,
    memory,
    training: input,
    min: minTotal(memory),
    measured: measuredOf(input),
    enlargement: enlargementOf(memory, count.rank),
    compute: computed(linear, trainable),
    file: adapterBytes(count),
  };
}

/** Whether the model's activations are known. */
export const hasActivations = ({ memory }: Pick<Costs, "memory">) =>
  memory.full.moment !== undefined;

/** Returns QLoRA's total with the activations of LoRA. */
function minTotal({ lora, qlora }: Costs["memory"]): number {
  const more = qlora.activations + qlora.temporary - lora.activations - lora.temporary;
  return qlora.total - Math.max(0, more);
}

/** Returns the bytes that were published for exactly this training. */
function measuredOf({
  published,
  rank,
  batch,
  sequence,
  checkpointing,
}: Training): Costs["measured"] {
  if (published?.batch !== batch || published.sequence !== sequence || checkpointing) return {};
  return { full: published.full, lora: published.lora.find(([item]) => item === rank)?.[1] };
}

/** Ranks at which the enlarged part is at its longest: it grows with a slider's rank up to 16. */
const FIRST_TOP = 16;
const NEXT_TOP = 4;
/** The enlarged part at its longest, in lengths of the longest bar. */
const LONGEST = 0.9;

/** How often larger than in the bars: two digits, the same for neighbouring ranks. */
function enlargementOf(memory: Readonly<Record<Way, MemoryUse>>, rank: number): number {
  let top = FIRST_TOP;
  while (top < rank) top *= NEXT_TOP;
  const max = Math.max(...WAYS.map((way) => memory[way].total));
  const times = (LONGEST * max * rank) / (top * trainedOf(memory.lora));
  return Number(times.toPrecision(2));
}
