/** Describes where tensors store the items of factors. */
import type { Pair } from "./pairs.js";

/** The item in row i and column j is at index offset + i · row + j · column. */
export interface Layout {
  readonly offset: number;
  readonly row: number;
  readonly column: number;
}

/** Returns the layouts of B, with d rows and r columns, and of A transposed, with k rows and r columns. */
export function layOut(
  { b, d, k, rank, experts, isMlx }: Pair,
  expert: number,
): readonly [b: Layout, a: Layout] {
  const rows: Layout = { offset: expert * rank * k, row: 1, column: k };
  // ParamWrapper.get_delta_weight reads B as [d, r, E], and A as [E, r, k].
  if (!isMlx) return [{ offset: expert, row: rank * experts, column: experts }, rows];
  // LoRASwitchLinear.fuse reads lora_b as [E, d, r], and lora_a as [E, r, k].
  if (b.shape.length === 3) return [{ offset: expert * d * rank, row: rank, column: 1 }, rows];
  // LoRALinear.fuse multiplies the transposed factors.
  return [
    { offset: 0, row: 1, column: d },
    { offset: 0, row: rank, column: 1 },
  ];
}
