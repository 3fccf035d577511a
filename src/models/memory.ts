/** Bytes of weights as they are stored, and multiply-adds per token. */

import { wholeNumber, wrapErrors } from "../errors.js";
import { type LoraInput, lora } from "../lora.js";
import type { ModelCount } from "./count.js";
import { instances, type LinearModule, tensorExperts } from "./model.js";

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

/** A sum of counts. Throws LoraError where one of them was none. */
const counted = (sum: number) => wholeNumber("model", sum, 0, Number.MAX_SAFE_INTEGER);

/** Weights of all its matrices. */
export const weightsOf = (module: LinearModule) => instances(module) * module.d * module.k;

/** Bytes of an adapter in fp32, without its file’s header. */
export const adapterBytes = ({ trainable }: Pick<ModelCount, "trainable">) => 4 * trainable;

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
 * of gradient checkpointing. Throws LoraError for a value out of its range, or an unknown name.
 * Source: LoRA Without Regret, Thinking Machines Lab 2025, for d = k.
 */
export function computeOf(input: Pick<LoraInput, "d" | "k" | "rank">): Compute {
  const { full, trainable } = lora(input);
  return computed(full, trainable);
}

/**
 * The same of all linear modules in a model's layers, of which only the targets have a B and an A.
 * Embeddings and the output head are left out. All of a mixture's experts count, and every module
 * as if its input always needed a gradient.
 */
export function computeOfModel({ model, modules }: Pick<ModelCount, "model" | "modules">): Compute {
  return wrapErrors("count of a model", () => {
    const experts = tensorExperts(model);
    return computed(
      counted(
        model.modules.reduce((sum, module) => sum + weightsOf(module), 0) +
          experts.reduce((sum, { numel, biases }) => sum + numel - biases, 0),
      ),
      counted(
        modules.reduce((sum, item) => sum + item.instances * item.rank * (item.d + item.k), 0),
      ),
    );
  });
}
