/** What figures say on cards, so that another language can stand beside it. `*…*` is a variable. */
import type { Counts } from "../counts.js";
import { exact, percent, quotient } from "../format.js";
import { oneIn } from "./words.js";

/** What LoRA's count is a part of, and what that comes to, on a card. */
export function cardMeaning({
  trainable,
  full,
}: Pick<Counts, "trainable" | "full">): [of: string, outcome: string] {
  if (trainable > full) return [`trained instead of ${exact(full)}:`, "LoRA costs more"];
  const outcome =
    trainable < full
      ? (oneIn(trainable, full) ?? percent(trainable, full).share)
      : "LoRA saves nothing";
  return [`of ${exact(full)} trained:`, outcome];
}

/** What is larger than to scale on a card: thin sides or bars, or the factors, and how many times. */
export const thinSides = "Thin sides are not to scale";
export const thinBars = "Thin bars are not to scale";
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
  `with LoRA, ${whole} in\u00a0full:`,
  lora > full ? "LoRA costs more" : percent(lora, full).share,
];

/** What bars of memory leave out, and what of them is not to scale. */
export function memoryNote(isThin: boolean, hasActivations: boolean): string {
  if (hasActivations) return isThin ? "Peak; thin bars not to scale" : "Peak of a training step";
  return isThin ? "No activations; thin bars not to scale" : "Training state, without activations";
}
