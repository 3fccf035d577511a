/** Numbers as text that several figures share, in every language. */
import type { Formats } from "../language-format.js";
import type { Counts } from "../lora.js";

/** A part and its total: the parameters that LoRA trains, and the parameters that full fine-tuning trains. */
export type Share = Pick<Counts, "trainable" | "full">;

/** The rows and columns of a matrix. */
export type Sides = Pick<Counts, "d" | "k">;

/** 256, or a rounded number such as 8.53 or 129. */
export const timesText = (f: Formats, part: number, total: number) =>
  total % part && total < 10 * part ? f.quotient(total, part) : f.exact(Math.round(total / part));

/** Such as "4,096 × 4,096". With a `space` of " ", a line may break in it. */
export const sizeText = (f: Formats, rows: number, columns: number, space = "\u00a0") =>
  `${f.exact(rows)}${space}×${space}${f.exact(columns)}`;

export const shapeText = (f: Formats, { d, k }: Sides, space?: string) => sizeText(f, d, k, space);

export const shareText = (f: Formats, { trainable, full }: Share) =>
  f.percent(trainable, full).share;

/**
 * Returns the break-even rank to one decimal. Marks a rounded value, so that it does not look like a rank that readers
 * can choose.
 */
export function breakEvenText(
  f: Formats,
  { full, d, k }: Sides & Pick<Share, "full">,
  writeNear: (rank: string, isBelow: boolean) => string,
): string {
  const sum = d + k;
  if ((10 * full) % sum === 0) return f.atMostOneDecimal(full, sum);
  const rank = Math.round(full / sum);
  // One decimal would show this whole rank, which is not the break-even rank.
  const tenths = 20 * (full - rank * sum);
  if (-sum <= tenths && tenths < sum) return writeNear(f.exact(rank), rank * sum > full);
  return `≈\u00a0${f.oneDecimal(full, sum)}`;
}
