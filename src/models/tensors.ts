/** What a method adds to a model, tensor by tensor: from it follow its count and its file. */
import { instances, type LinearModule } from "./model.js";

export interface Tensor {
  /** What follows its module's name, or its whole name; absent where PEFT saves no such tensor. */
  readonly name?: string;
  readonly shape: readonly number[];
  /** The module whose every instance has one; absent where there is one in all. */
  readonly module?: LinearModule;
  /** A frozen one counts in the total only; a buffer is no parameter. Default: trained. */
  readonly role?: "frozen" | "buffer";
  /** Default: true. */
  readonly isSaved?: boolean;
  /** That of the base model's weights, or its own. Default: the adapter's. */
  readonly dtype?: "base" | "F32" | "I32";
  /** How many of its module's instances have one of their own. Default: all. */
  readonly own?: number;
}

export const tensor = (name: string, ...shape: readonly number[]): Tensor => ({ name, shape });
export const buffer = (name: string, ...shape: readonly number[]): Tensor => ({
  name,
  shape,
  role: "buffer",
});
/** Parameters that are trained and of which only the number is known. */
export const unnamed = (numel: number): Tensor => ({ shape: [numel] });

const numelOf = ({ shape }: Tensor): number => shape.reduce((all, side) => all * side, 1);

const counted = (item: Tensor) =>
  numelOf(item) * (item.own ?? (item.module ? instances(item.module) : 1));

export const trainedOf = (tensors: readonly Tensor[]): number =>
  tensors.reduce((sum, item) => sum + (item.role ? 0 : counted(item)), 0);

/** Parameters that are added to the base model and stay as they are. */
export const frozenOf = (tensors: readonly Tensor[]): number =>
  tensors.reduce((sum, item) => sum + (item.role === "frozen" ? counted(item) : 0), 0);
