/** Computes the bars and their scale; `compose.ts` draws them. */

import type { Live } from "./logic.js";
import type { Work } from "./numbers.js";

/** The passes of a training step. */
export type Kind = "forward" | "input" | "weights";

/** A bar with its label. */
export interface Row {
  readonly label: string;
  readonly parts: readonly (readonly [kind: Kind, amount: number])[];
}

type Amounts = readonly [forward: number, input?: number, weights?: number];

const createRow = (label: string, [forward, input = 0, weights = 0]: Amounts): Row => ({
  label,
  parts: [
    ["forward", forward],
    ["input", input],
    ["weights", weights],
  ],
});

/**
 * Returns the bars of a training step with full fine-tuning and with LoRA, and of a token at inference. For a frozen
 * matrix, a step computes the gradient of its input, not of its weights.
 */
export function getBars(counts: Work, words: Live): readonly [full: Row, lora: Row, token: Row] {
  const { forward, added } = counts;
  const withLora = forward + added;
  return [
    createRow(words.fullStep(counts), [forward, forward, forward]),
    createRow(words.loraStep(counts), [withLora, withLora, added]),
    createRow(words.token(counts), [forward]),
  ];
}

/** Returns the length of a bar before scaling. */
export const sumParts = ({ parts }: Row) => parts.reduce((sum, [, amount]) => sum + amount, 0);

/** Returns the scale at which the longest bar fits into `width` px if each of its parts needs `extra` px more. */
export const findScale = (rows: readonly Row[], width: number, extra: number) =>
  (width - extra) / Math.max(...rows.map(sumParts));
