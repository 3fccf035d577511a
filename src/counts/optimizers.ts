/** Computes optimizer state that depends on the size of each tensor. */
import type { ModelCount } from "./count.js";
import { countStacked, instances } from "./model.js";

/** Trained tensors: a size, and the number of tensors of this size. */
type Tensors = readonly (readonly [numel: number, count: number])[];

/** The model's, or the adapters'. */
export function getTrainedTensors({ model, modules }: ModelCount, isFull: boolean): Tensors {
  if (!isFull)
    return modules.flatMap((module): Tensors => {
      const { rank, d, k, instances, parameters } = module;
      const magnitude = parameters / instances - rank * (d + k);
      const stacked = countStacked(module);
      return [
        [stacked * rank * k, instances / stacked],
        [stacked * d * rank, instances / stacked],
        [magnitude, instances],
      ];
    });
  const { hidden = 1, other } = model;
  return [
    ...modules.flatMap(
      (module): Tensors => [
        [countStacked(module) * module.d * module.k, instances(module) / countStacked(module)],
        [module.hasBias ? module.d : 0, instances(module)],
      ],
    ),
    ...other!.map(({ kind, numel }): Tensors[number] =>
      /Norm/.test(kind) ? [hidden, numel / hidden] : [numel, 1],
    ),
  ];
}

/** bitsandbytes keeps the moments of smaller tensors in fp32. */
const MIN_SIZE = 4096;
/** The number of moments that share an fp32 scale. */
const BLOCK = 256;

/**
 * Returns the size in bytes of the state of bitsandbytes' AdamW8bit. In tensors of 4,096 numbers and more, each
 * of the two moments has a byte per number and a scale per block. Source: bitsandbytes 0.45,
 * optim/optimizer.py, Optimizer2State.
 */
export const eightBitMoments = (tensors: Tensors): number =>
  tensors.reduce((sum, [numel, count]) => {
    const bytesPerMoment = numel < MIN_SIZE ? 4 * numel : numel + 4 * Math.ceil(numel / BLOCK);
    return sum + 2 * count * bytesPerMoment;
  }, 0);
