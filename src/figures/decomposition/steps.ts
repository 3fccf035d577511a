/** The words of several ranks in one figure. `*…*` is a variable. */
import type { Counts } from "../../counts.js";
import { exact, percent } from "../../format.js";
import type { Table, Words } from "../figure.js";
import { article, saving, size } from "../words.js";
import type { Numbers } from "./moving.js";

const name = (counts: Counts) => exact(counts.rank);

/** "ranks 1, 4 and 8", or how many there are between the first and the last. */
const ranksOf = (all: readonly Counts[]) => {
  const names = all.map(name);
  if (names.length > 5) return `${names.length} ranks from ${names[0]} to ${names.at(-1)}`;
  return `ranks ${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
};

/** "65,536 to 131,072 parameters, 0.391 % to 0.781 %". */
const span = (all: readonly Counts[], text: (counts: Counts) => string) =>
  `${text(all[0]!)} to ${text(all.at(-1)!)}`;

/** W's size. */
const shapeOf = ([counts]: readonly Counts[]) => size(counts!.d, counts!.k);

const share = (counts: Counts) => percent(counts.trainable, counts.full).share;

const caption = (all: readonly Counts[]) =>
  `LoRA at ${ranksOf(all)} for ${article(all[0]!.d)} ${shapeOf(all)} weight matrix trains ` +
  `${span(all, (counts) => exact(counts.trainable))} parameters, ${span(all, share)} of the ` +
  `${exact(all[0]!.full)} of full fine-tuning.`;

const alt = (all: readonly Counts[]) =>
  `LoRA at ${ranksOf(all)}: W, ${shapeOf(all)}, frozen, plus B times A. ` +
  `Trained: ${span(all, (counts) => exact(counts.trainable))} parameters, ${span(all, share)} of ` +
  `${exact(all[0]!.full)}.`;

const table = (all: readonly Counts[]): Table => ({
  caption: "Rank by rank",
  head: ["Rank *r*", "LoRA, *r*(*d*\u00a0+\u00a0*k*)", "Share trained", "Saving"],
  rows: all.map((counts) => [name(counts), exact(counts.trainable), share(counts), saving(counts)]),
});

export const steps: NonNullable<Words<Numbers>["steps"]> = {
  legend: "Rank *r*",
  name,
  listed: (all) => `LoRA at ${ranksOf(all)}, ${shapeOf(all)}`,
  caption,
  alt,
  table,
};
