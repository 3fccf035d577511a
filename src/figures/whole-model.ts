/** The input and the counts of a model, which several figures share. */
import { MAX_DIMENSION } from "../lora.js";

/**
 * A kind of module. `fused` is the number of matrices that are fused in it; each of them gets the rank.
 * `stacked` is the number of instances whose adapters are in one tensor.
 */
export type Shape = readonly [
  name: string,
  d: number,
  k: number,
  instances: number,
  fused?: number,
  stacked?: number,
];

/** The adapted linear modules: "all", a list of names, or a number of kinds out of a total. */
export type Targets =
  | "all"
  | readonly string[]
  | { readonly kinds: number; readonly total: number };

export type Input = {
  readonly rank: number;
  readonly alpha?: number | undefined;
  readonly maxRank: number;
  /** The model's name, without its organization. */
  readonly model: string;
  readonly layers: number;
  /** The base model's parameters. */
  readonly base: number;
  readonly modules: readonly Shape[];
  /** Indices of the adapted modules. */
  readonly adapted: readonly number[];
  readonly targets: Targets;
  /** Whether a token passes through only some of its modules. */
  readonly isMixture: boolean;
  /** How experts are stored. Absent if the model has no experts. */
  readonly experts?: "fused" | "separate";
  /** Whether `base` excludes the pooler and heads. */
  readonly isHeadless?: boolean;
};

/** The largest rank that any of the modules allows. */
export const largestSide = (modules: readonly Shape[]) =>
  Math.max(...modules.map(([, d, k]) => Math.min(d, k)));

/** Limits the rank to the largest rank that a module allows, or to `maxRank` if that is larger. */
export function clip<I extends Pick<Input, "maxRank" | "modules" | "rank">>(input: I): I {
  const max = Math.max(input.maxRank, largestSide(input.modules));
  return { ...input, rank: Math.min(input.rank, max, MAX_DIMENSION) };
}

/** A kind of linear module, and its trained parameters. */
export interface ModuleCount {
  readonly name: string;
  readonly d: number;
  readonly k: number;
  readonly instances: number;
  readonly isTarget: boolean;
  /** The number of matrices that are fused in it, each of which gets the rank. */
  readonly fused: number;
  /** The number of instances whose adapters are in one tensor. */
  readonly stacked: number;
  /** The trained parameters of all its instances. */
  readonly parameters: number;
}

/** The counts of a model. */
export interface WholeCount
  extends Pick<
    Input,
    "rank" | "model" | "layers" | "base" | "targets" | "isMixture" | "experts" | "isHeadless"
  > {
  readonly alpha: number;
  /** alpha / rank. */
  readonly scaling: number;
  readonly modules: readonly ModuleCount[];
  /** The parameters of all B. */
  readonly b: number;
  /** The parameters of all A. */
  readonly a: number;
  /** The parameters of all B and A. */
  readonly trainable: number;
  /** PEFT's "all params": the base model and the adapter. */
  readonly all: number;
}

/** As `countModel`, but needs only shapes. */
export function countInput({ rank, alpha = rank, modules, adapted, ...input }: Input): WholeCount {
  const sides = [0, 0] as [b: number, a: number];
  const moduleCounts = modules.map(([name, d, k, instances, fused = 1, stacked = 1], index) => {
    const isTarget = adapted.includes(index);
    const ranks = isTarget ? instances * fused * rank : 0;
    sides[0] += ranks * d;
    sides[1] += ranks * k;
    return { name, d, k, instances, isTarget, fused, stacked, parameters: ranks * (d + k) };
  });
  const [b, a] = sides;
  const [trainable, scaling] = [b + a, alpha / rank];
  const all = input.base + trainable;
  return { ...input, rank, alpha, scaling, modules: moduleCounts, b, a, trainable, all };
}
