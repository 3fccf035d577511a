import { about, exact, oneDecimal, percent, quotient, real } from "./format.js";
import { type Lora, LoraError } from "./lora.js";

export const STYLES = ["exact", "about"] as const;

/** Single numbers for a sentence. `about` rounds the counts; the others have one spelling. */
const numbers = {
  trainable: (n: Lora, count: typeof exact) => count(n.trainable),
  full: (n: Lora, count: typeof exact) => count(n.full),
  fraction: (n: Lora) => percent(n.trainable, n.full).share,
  savings(n: Lora) {
    if (n.trainable <= n.full) return percent(n.trainable, n.full).rest;
    const { share } = percent(n.trainable, n.full);
    throw new LoraError(
      "show",
      `"fraction" where LoRA trains more than W has (here ${share})`,
      "savings",
    );
  },
  ratio: (n: Lora) => quotient(n.full, n.trainable),
  breakEvenRank: (n: Lora) => oneDecimal(n.full, n.d + n.k),
  scaling: (n: Lora) => real(n.scaling),
};

export type Show = keyof typeof numbers;
export const SHOWN = Object.keys(numbers) as readonly Show[];

/** One number of `n` as text: `showNumber(n, "trainable", "about")` is "65.5 k". */
export function showNumber(n: Lora, name: Show, style: (typeof STYLES)[number] = "exact"): string {
  return numbers[name](n, style === "about" ? about : exact);
}
