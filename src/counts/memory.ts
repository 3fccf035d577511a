/** Computes the bytes of stored weights and the multiply-adds per token. */
import { type LoraInput, lora } from "../lora.js";
import type { ModelCount } from "./count.js";
import { assertKnownType, instances, type LinearModule } from "./model.js";
import { exactSum } from "./tensors.js";

/**
 * 4-bit NormalFloat: bits per weight, and bits per weight for the scales. A block of 64 weights has one
 * fp32 scale. Double quantization stores each scale in 8 bits, and one fp32 number for every 256 scales.
 * Source: Dettmers et al. 2023, arXiv 2305.14314.
 */
export const NF4 = { weight: 4, scale: 32 / 64, doubleScale: 8 / 64 + 32 / (64 * 256) } as const;

/** A common denominator of the numbers in `NF4`. */
const DENOMINATOR = 64 * 256;

/**
 * Returns the bytes of weights in NF4, rounded up. The last block of a matrix counts by its share,
 * although it stores a complete scale.
 */
export function nf4Bytes(weights: number, isDouble = true): number {
  const bits = BigInt((NF4.weight + (isDouble ? NF4.doubleScale : NF4.scale)) * DENOMINATOR);
  const unit = BigInt(8 * DENOMINATOR);
  return Number((BigInt(weights) * bits + unit - 1n) / unit);
}

export const sumWeights = (modules: readonly LinearModule[]) =>
  modules.reduce((sum, module) => sum + instances(module) * module.d * module.k, 0);

/** In fp32, without the header of the file. */
export const adapterBytes = ({ trainable }: Pick<ModelCount, "trainable">) => 4 * trainable;

/** Multiply-adds per token, whole numbers, and their ratios. */
export interface Compute {
  /** Full fine-tuning: forward pass, gradient of the input and gradient of the weights, 3·dk. */
  readonly full: number;
  /** LoRA: all three for B and A, but no gradient of W, 2·dk + 3r(d + k). */
  readonly lora: number;
  /** lora / full: at least 2/3, and above 1 for r > dk / 3(d + k). */
  readonly training: number;
  /** Inference without an adapter, dk. */
  readonly forward: number;
  /** The part of B and A at inference with an unmerged adapter, r(d + k). */
  readonly added: number;
  /** added / forward: the extra cost of inference with an unmerged adapter. */
  readonly unmerged: number;
  /** The extra cost of inference with a merged adapter: none. */
  readonly merged: 0;
}

/** For `forward` frozen weights and `added` adapter weights. */
export function toCompute(forward: number, added: number): Compute {
  const [full, adapted] = [3 * forward, 2 * forward + 3 * added];
  return {
    full,
    lora: adapted,
    training: adapted / full,
    forward,
    added,
    unmerged: added / forward,
    merged: 0,
  };
}

/**
 * Returns the compute of one adapted d × k matrix, without attention scores and without the second
 * forward pass of gradient checkpointing. Throws LoraError for a value out of range or an unknown name.
 * Source: LoRA Without Regret, Thinking Machines Lab 2025, for d = k.
 */
export function computeOf(input: Pick<LoraInput, "d" | "k" | "rank">): Compute {
  const { full, trainable } = lora(input);
  return toCompute(full, trainable);
}

/**
 * Returns the compute of all linear modules in a model's layers, where targets have a B and an A.
 * Embeddings and the output head do not count. All experts of a mixture count. Every module counts as
 * if its input needed a gradient.
 */
export function computeOfModel({ model, modules }: Pick<ModelCount, "model" | "modules">): Compute {
  assertKnownType(model, "its computation");
  return toCompute(
    exactSum(sumWeights(model.modules)),
    exactSum(
      modules.reduce((sum, { instances, rank, d, k }) => sum + instances * rank * (d + k), 0),
    ),
  );
}
