/** Describes the tensors that a method adds to a model, and counts their parameters. */
import { wholeNumber } from "../errors.js";
import { instances, type LinearModule } from "./model.js";
import { countInstances, type Named } from "./names.js";

export interface Tensor extends Partial<Named> {
  /** The name relative to `module`, or the full name if there is no module. Absent if the name is unknown. */
  readonly name?: string;
  readonly shape: readonly number[];
  /** The module whose instances have this tensor. Absent if the tensor belongs to the model. */
  readonly module?: LinearModule;
  /** Frozen parameters count only in the total. Buffers are not parameters. Default: trained. */
  readonly role?: "frozen" | "buffer";
  /** Whether it is a parameter of the base model, which totals already include. */
  readonly isOfBase?: boolean;
  /** Default: true. */
  readonly isSaved?: boolean;
  /** The adapter's dtype, the base model's, or a fixed one. Default: the adapter's. */
  readonly dtype?: "adapter" | "base" | "F32" | "I32" | "I64";
  /** The number of distinct tensors among the module's instances. Default: one for each instance. */
  readonly distinct?: number;
}

export const tensor = (name: string, ...shape: readonly number[]): Tensor => ({ name, shape });
export const buffer = (name: string, ...shape: readonly number[]): Tensor => ({
  name,
  shape,
  role: "buffer",
});
export const unnamed = (numel: number): Tensor => ({ shape: [numel] });

const countElements = ({ shape }: Tensor): number =>
  shape.reduce((product, side) => product * side, 1);

const countAll = (tensor: Tensor) => {
  const {
    module,
    distinct = module ? instances(module) : countInstances({ name: "", ...tensor }),
  } = tensor;
  return countElements(tensor) * distinct;
};

/** Throws LoraError for 2^53 and more, where sums are not exact. */
export const exactSum = (sum: number): number =>
  wholeNumber("the number of parameters", sum, 0, Number.MAX_SAFE_INTEGER);

/** Throws LoraError for 2^53 and more. */
export const countTrained = (tensors: readonly Tensor[]): number =>
  exactSum(tensors.reduce((sum, tensor) => sum + (tensor.role ? 0 : countAll(tensor)), 0));

/** Frozen parameters are added to the base model. */
export const countFrozen = (tensors: readonly Tensor[]): number =>
  tensors.reduce((sum, tensor) => sum + (tensor.role === "frozen" ? countAll(tensor) : 0), 0);
