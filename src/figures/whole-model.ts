/** What figures of a whole model are drawn from: its linear modules, as a page can carry them. */
import { MAX_DIMENSION } from "../lora.js";

/**
 * A kind of linear module: its name in its block, d, k, how many the model has, whether LoRA adapts it,
 * and of matrices that are fused how many these are, for LoRA has the rank of each.
 */
export type Shape = readonly [
  name: string,
  d: number,
  k: number,
  instances: number,
  isTarget: boolean,
  fused?: number,
];

/** The linear modules that LoRA adapts: all, by name, or how many kinds of how many. */
export type Targets =
  | "all"
  | readonly string[]
  | { readonly kinds: number; readonly total: number };

export type Input = {
  readonly rank: number;
  readonly alpha?: number | undefined;
  readonly maxRank: number;
  /** The model's name, without its organisation. */
  readonly model: string;
  readonly layers: number;
  /** The base model's parameters. */
  readonly base: number;
  readonly modules: readonly Shape[];
  readonly targets: Targets;
  /** Whether a token passes some of its modules only. */
  readonly isMixture: boolean;
  /** Whether `base` leaves out the pooler and heads. */
  readonly isHeadless?: boolean;
};

/** The rank past which a module's factors cannot add to it. */
export const largestSide = (modules: readonly Shape[]) =>
  Math.max(...modules.map(([, d, k]) => Math.min(d, k)));

/** No rank past any module's sides, unless an author went there. */
export function fit<I extends Input>(input: I): I {
  const max = Math.max(input.maxRank, largestSide(input.modules));
  return { ...input, rank: Math.min(input.rank, max, MAX_DIMENSION) };
}

/** A kind of linear module, and what LoRA adds to it. */
export interface ModuleCount {
  readonly name: string;
  readonly d: number;
  readonly k: number;
  readonly instances: number;
  readonly isTarget: boolean;
  /** How many matrices are fused in it, for LoRA has the rank of each. */
  readonly fused: number;
  /** Trained in all its instances. */
  readonly parameters: number;
}

/** What a figure tells of a whole model. */
export interface WholeCount
  extends Pick<
    Input,
    "rank" | "model" | "layers" | "base" | "targets" | "isMixture" | "isHeadless"
  > {
  readonly alpha: number;
  /** alpha / rank. */
  readonly scaling: number;
  readonly modules: readonly ModuleCount[];
  /** Parameters of all B and of all A, and of both. */
  readonly b: number;
  readonly a: number;
  readonly trainable: number;
  /** PEFT's "all params": the base model and the adapter. */
  readonly all: number;
}

/** Counts an input as `countModel` does, from shapes alone. */
export function countInput({ rank, alpha = rank, modules, ...input }: Input): WholeCount {
  const sides = [0, 0] as [b: number, a: number];
  const counted = modules.map(([name, d, k, instances, isTarget, fused = 1]) => {
    const ranks = isTarget ? instances * fused * rank : 0;
    sides[0] += ranks * d;
    sides[1] += ranks * k;
    return { name, d, k, instances, isTarget, fused, parameters: ranks * (d + k) };
  });
  const [b, a] = sides;
  const [trainable, scaling] = [b + a, alpha / rank];
  const all = input.base + trainable;
  return { ...input, rank, alpha, scaling, modules: counted, b, a, trainable, all };
}
