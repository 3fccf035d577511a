/** Words that figures share, so that another language can stand beside them. `*…*` is a variable. */
import type { Counts } from "../counts.js";
import { exact, percent } from "../format.js";

/** A matrix's size: "4,096 × 4,096". */
export const size = (rows: number, columns: number) => `${exact(rows)} × ${exact(columns)}`;

/** What LoRA saves, as a table says it. */
export const saving = (n: Pick<Counts, "trainable" | "full">) =>
  n.trainable > n.full ? "none, LoRA costs more" : percent(n.trainable, n.full).rest;

/** The count beside full fine-tuning's: "0.391 % of 16,777,216: 99.609 % saved". */
export function outcome(n: Pick<Counts, "trainable" | "full">, whole: string): string {
  const { share, rest } = percent(n.trainable, n.full);
  if (n.trainable > n.full) return `${share} of ${whole}: LoRA costs more`;
  return `${share} of ${whole}: ${n.trainable < n.full ? rest : "nothing"}\u00a0saved`;
}

/** What may be drawn larger than to scale, so that it can be seen. */
export const side = (name: string) => `the side *${name}*`;
export const thinBar = "the LoRA bar";
export const smallSquare = "the share’s square";

export const notToScale = (larger: readonly string[]) =>
  larger.length ? `Not to scale, drawn larger to be seen: ${larger.join(", ")}.` : "";

/** The sum that LoRA's count is. */
export const parts = (n: Pick<Counts, "b" | "a">) =>
  `*B*\u00a0${exact(n.b)} + *A*\u00a0${exact(n.a)}`;
export const square = "share as area";
