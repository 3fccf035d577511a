/**
 * What training a model keeps in memory apart from activations, and what it computes per token.
 * Memory is in bytes: weights, gradients and Adam's state. Activations depend on batch, sequence
 * length and checkpointing, and no count of parameters gives them.
 */
import { LoraError, type LoraInput, lora } from "../lora.js";
import type { ModelCount } from "./count.js";
import { instances, type LinearModule } from "./model.js";

/** Bytes of one way to train. */
export interface Memory {
  /** The base model's. */
  readonly weights: number;
  /** The trained weights that are added to the base model's. */
  readonly adapter: number;
  readonly gradients: number;
  /** Adam's two moments, and the fp32 copy of the weights where these are 16-bit. */
  readonly optimizer: number;
  /** The sum of the four. */
  readonly total: number;
}

/** State memory by way of training; `without` says what no part of it holds. */
export interface StateMemory {
  readonly without: "activations";
  readonly full: Memory;
  readonly lora: Memory;
  readonly qlora: Memory;
}

/**
 * Mixed precision with Adam, bytes a parameter: 16-bit weights and gradients; fp32 weights and two
 * moments as the optimizer's. Source: Rajbhandari et al. 2019, arXiv 1910.02054.
 */
const MIXED = { weights: 2, gradients: 2, optimizer: 12 } as const;

/** An adapter in fp32, as PEFT keeps it, bytes a trained parameter: no second copy of the weights. */
const FP32 = { adapter: 4, gradients: 4, optimizer: 8 } as const;

/** Bytes a parameter of the frozen base that is not quantised. */
const FROZEN = 2;

/**
 * 4-bit NormalFloat: bits a weight takes itself, and bits for its share of the block's scale. A
 * block of 64 has one fp32 scale; double quantisation makes that 8 bits, and one fp32 for 256 of
 * them. Source: Dettmers et al. 2023, arXiv 2305.14314.
 */
export const NF4 = { weight: 4, scale: 32 / 64, doubleScale: 8 / 64 + 32 / (64 * 256) } as const;

/** Denominator that makes a whole number of either kind of bits. */
const BITS = 64 * 256;

/**
 * Bytes of so many weights in NF4, rounded up to a whole byte. A matrix's last block counts by its
 * share, although it takes a whole scale.
 */
export function nf4Bytes(weights: number, isDouble = true): number {
  const bits = BigInt((NF4.weight + (isDouble ? NF4.doubleScale : NF4.scale)) * BITS);
  const unit = BigInt(8 * BITS);
  return Number((BigInt(weights) * bits + unit - 1n) / unit);
}

function summed(parts: Omit<Memory, "total">): Memory {
  const { weights, adapter, gradients, optimizer } = parts;
  return { ...parts, total: weights + adapter + gradients + optimizer };
}

/** Weights of all its matrices. */
export const weightsOf = (module: LinearModule) => instances(module) * module.d * module.k;

/**
 * State memory in bytes. Full fine-tuning and LoRA are exact; QLoRA's weights are rounded up. QLoRA
 * has the weights of `model.modules` in NF4 with double quantisation, and embeddings, norms,
 * biases and the output head in 16 bits. Biases that are trained count in the base model too.
 * Throws LoraError where the base model's parameters are not known, or too many to count exactly.
 */
export function memoryOf(count: ModelCount): StateMemory {
  const { base, trainable, model } = count;
  if (base === undefined)
    throw new LoraError("model", "a model of which every parameter is known for this", model.id);
  if (16 * (base + trainable) > Number.MAX_SAFE_INTEGER)
    throw new LoraError("model", "of fewer than 5·10^14 parameters", base + trainable);
  const quantised = model.modules.reduce((sum, module) => sum + weightsOf(module), 0);
  return stateMemory(base, trainable, quantised);
}

/** The same of base and trained parameters that are known to be few enough. */
export function stateMemory(base: number, trainable: number, quantised: number): StateMemory {
  const trained = {
    adapter: FP32.adapter * trainable,
    gradients: FP32.gradients * trainable,
    optimizer: FP32.optimizer * trainable,
  };
  return {
    without: "activations",
    full: summed({
      weights: MIXED.weights * base,
      adapter: 0,
      gradients: MIXED.gradients * base,
      optimizer: MIXED.optimizer * base,
    }),
    lora: summed({ weights: FROZEN * base, ...trained }),
    qlora: summed({ weights: nf4Bytes(quantised) + FROZEN * (base - quantised), ...trained }),
  };
}

/** Bytes of the file that holds the adapter in fp32, without the file's header. */
export const adapterFileBytes = ({ trainable }: Pick<ModelCount, "trainable">) => 4 * trainable;

/** Multiply-adds per token, whole numbers, and what they come to. */
export interface Compute {
  /** Of full fine-tuning: forward, gradient of the input and gradient of the weights, 3·dk. */
  readonly full: number;
  /** Of LoRA: no gradient of W, but all three of B and A, 2·dk + 3r(d + k). */
  readonly lora: number;
  /** lora / full: 2/3 and more; above 1 past r = dk / 3(d + k). */
  readonly training: number;
  /** Of inference without an adapter, dk. */
  readonly forward: number;
  /** Of B and A beside W in inference, r(d + k). */
  readonly added: number;
  /** added / forward: what inference costs more while the adapter is beside W. */
  readonly unmerged: number;
  /** The same once BA is added to W: nothing. */
  readonly merged: 0;
}

/** Compute of so many frozen weights and, beside them, trained ones. */
export function computed(forward: number, added: number): Compute {
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
 * Compute of one adapted d × k matrix. Attention scores are left out, as is the second forward pass
 * of gradient checkpointing. Throws LoraError for a value out of its range.
 * Source: LoRA Without Regret, Thinking Machines Lab 2025, for d = k.
 */
export function computeOf({ d, k, rank }: Pick<LoraInput, "d" | "k" | "rank">): Compute {
  const { full, trainable } = lora({ d, k, rank });
  return computed(full, trainable);
}

/**
 * The same of all linear modules in a model's layers, of which only the targets have a B and an A.
 * Embeddings and the output head are left out. All of a mixture's experts count, and every module
 * as if its input always needed a gradient.
 */
export function computeOfModel({ model, modules }: Pick<ModelCount, "model" | "modules">): Compute {
  return computed(
    model.modules.reduce((sum, module) => sum + weightsOf(module), 0),
    modules.reduce((sum, one) => sum + one.instances * one.rank * (one.d + one.k), 0),
  );
}
