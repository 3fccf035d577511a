/** Optimizer state that depends on tensors one by one. */
import type { ModelCount } from "./count.js";
import { instances } from "./model.js";

/** Trained tensors of one size: how many numbers each has, and how many there are. */
type Tensors = readonly (readonly [numel: number, many: number])[];

/** What is trained, all of the model or what was counted of adapters. */
export function tensorsOf({ model, modules }: ModelCount, isFull: boolean): Tensors {
  if (!isFull)
    return modules
      .filter(({ rank }) => rank > 0)
      .flatMap(({ rank, d, k, instances: many, parameters }): Tensors => {
        const magnitude = parameters / many - rank * (d + k);
        return [
          [rank * k, many],
          [d * rank, many],
          [magnitude, many],
        ];
      });
  const { hidden = 1, other = [] } = model;
  return [
    ...modules.flatMap(
      (item): Tensors => [
        [item.d * item.k, instances(item)],
        [item.hasBias ? item.d : 0, instances(item)],
      ],
    ),
    ...other.map(({ kind, numel }): Tensors[number] =>
      /Norm/.test(kind) ? [hidden, numel / hidden] : [numel, 1],
    ),
  ];
}

/** A tensor with fewer numbers keeps its moments in fp32. */
const LEAST = 4096;
/** Numbers that share a scale, an fp32. */
const BLOCK = 256;

/**
 * Bytes of bitsandbytes' AdamW8bit: two moments of a byte a number, and of each a scale for every
 * block, in tensors of 4,096 numbers and more. Source: bitsandbytes 0.45, optim/optimizer.py,
 * Optimizer2State.
 */
export const eightBitMoments = (tensors: Tensors): number =>
  tensors.reduce((sum, [numel, many]) => {
    const each = numel < LEAST ? 4 * numel : numel + 4 * Math.ceil(numel / BLOCK);
    return sum + 2 * many * each;
  }, 0);
