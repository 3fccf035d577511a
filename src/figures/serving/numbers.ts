/** The numbers that the figure computes, and the data that a page stores. */
import { adapterBytes } from "../../counts/index.js";
import {
  clip as clipRank,
  countInput,
  type Input as Model,
  type WholeCount,
} from "../whole-model.js";

export type Input = Model & {
  readonly adapters: number;
  /** The rank for which the server allocates room for each adapter. */
  readonly slotRank: number;
  /** The server's memory, GB. */
  readonly memory: number;
  /** Bytes of the model's weights in 16 bits. */
  readonly weights: number;
};

export const MAX_ADAPTERS = 100_000;

/** The smallest end of the axis of adapters, so that the crossover is apart from the memory's axis. */
const MIN_END = 8;
/** Room above the highest value, relative to it. */
const ABOVE = 1.15;

export function clip(input: Input): Input {
  const clipped = clipRank(input);
  const slotRank = Math.max(clipped.rank, clipRank({ ...input, rank: input.slotRank }).rank);
  const exact = Math.floor(
    Number.MAX_SAFE_INTEGER / (input.weights + slotBytes(clipped, slotRank)),
  );
  return { ...clipped, slotRank, adapters: Math.min(input.adapters, exact, MAX_ADAPTERS) };
}

/** Bytes of an adapter of this rank in 16 bits: half of PEFT's, which are fp32. */
const slotBytes = (input: Input, rank: number) => adapterBytes(countInput({ ...input, rank })) / 2;

/** Bytes, unless said otherwise. */
export interface Numbers extends Pick<Input, "adapters" | "slotRank" | "weights"> {
  readonly input: Input;
  readonly count: WholeCount;
  readonly adapter: number;
  /** An adapter with the padding of its slot. */
  readonly slot: number;
  /** One base with all slots, and as many merged copies. */
  readonly shared: number;
  readonly merged: number;
  readonly budget: number;
  /** The numbers of adapters beside one base, and of merged copies, that fit into the memory. */
  readonly fit: { readonly shared: number; readonly merged: number };
  /** The largest number of adapters for which merged copies are smaller. Infinite if they are for every number. */
  readonly limit: number;
}

export function count(input: Input): Numbers {
  const { adapters, slotRank, weights, rank } = input;
  const [adapter, slot] = [slotBytes(input, rank), slotBytes(input, slotRank)];
  const budget = Math.round(1e9 * input.memory);
  return {
    input,
    count: countInput(input),
    adapters,
    slotRank,
    weights,
    adapter,
    slot,
    shared: weights + adapters * slot,
    merged: adapters * weights,
    budget,
    fit: {
      shared: Math.max(0, Math.floor((budget - weights) / slot)),
      merged: Math.floor(budget / weights),
    },
    limit: slot < weights ? Math.ceil(weights / (weights - slot)) - 1 : Number.POSITIVE_INFINITY,
  };
}

/** The end of the axis of adapters, and that of the memory, bytes. */
export function axesOf({ adapters, weights, slot, budget }: Numbers) {
  const end = Math.max(MIN_END, adapters);
  const highest = Math.max(weights + end * slot, Math.min(budget, end * weights));
  return { end, top: ABOVE * highest };
}
