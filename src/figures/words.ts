/** Words that figures share, so that another language can stand beside them. `*…*` is a variable. */
import type { Counts } from "../counts.js";
import { exact, percent, quotient } from "../format.js";

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

/** "1 in 256" of a share of at most one half; undefined of a larger one. */
export function oneIn(part: number, whole: number): string | undefined {
  if (2 * part > whole) return undefined;
  if (whole % part === 0) return `1 in ${exact(whole / part)}`;
  return `about 1 in ${whole / part < 10 ? quotient(whole, part) : exact(Math.round(whole / part))}`;
}

/** A length in a picture, to two digits. */
export const pixels = (length: number) => `${Number(length.toPrecision(2))}\u00a0px`;

/** Where the bar of LoRA's count is drawn wider than to scale. */
export const thinBar = (true_: number) =>
  `The LoRA bar is drawn wider than to scale: it would be ${pixels(true_)} wide.`;

/** The sum that LoRA's count is. */
export const parts = (n: Pick<Counts, "b" | "a">) =>
  `*B*\u00a0${exact(n.b)} + *A*\u00a0${exact(n.a)}`;

/** From this ratio on a rounded "1 in 51" is as good as a percentage. */
const FINE = 10;

/** A share as a feed's reader grasps it: "1 in 256", "about 1 in 51", or as a percentage. */
export function oneIn(part: number, whole: number): string {
  if (part < whole && whole % part === 0) return `1 in ${exact(whole / part)}`;
  if (whole < FINE * part) return percent(part, whole).share;
  return `about 1 in ${exact(Math.round(whole / part))}`;
}

/** What LoRA's count is a part of, and what that comes to, on a card. */
export function cardMeaning({
  trainable,
  full,
}: Pick<Counts, "trainable" | "full">): [of: string, outcome: string] {
  if (trainable > full) return [`trained, not ${exact(full)}:`, "LoRA costs more"];
  const outcome = trainable < full ? oneIn(trainable, full) : "LoRA saves nothing";
  return [`trained of ${exact(full)}:`, outcome];
}

/** What is larger than to scale on a card: thin sides, or the factors, and how many times. */
export const thinSides = "Thin sides are not to scale";
export const tooThick = (times: number) =>
  `*B* and *A* drawn ${quotient(Math.round(10 * times), 10)}\u00a0× too thick`;

/** The same of areas. */
export const tooLarge = (times: number) =>
  `Small area drawn ${quotient(Math.round(10 * times), 10)}\u00a0× too large`;

/** What of a model is adapted, on a card. */
export const inLayers = (targets: string, layers: number) =>
  `*B* and *A* on ${targets} in ${exact(layers)}\u00a0${layers === 1 ? "layer" : "layers"}`;

/** What LoRA's memory takes the place of, and what that comes to, on a card. */
export const ofMemory = (whole: string, lora: number, full: number): [string, string] => [
  `with LoRA, not ${whole}:`,
  lora > full ? "LoRA costs more" : oneIn(lora, full),
];

/** What bars of memory leave out, and what of them is not to scale. */
export const memoryNote = (isThin: boolean) =>
  isThin ? "No activations; thin bars not to scale" : "Training state, without activations";
