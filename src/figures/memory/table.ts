/** The figure's table: its words, and what programs read. */
import { exact, percent } from "../../format.js";
import type { Data } from "../figure.js";
import { type Costs, isWhole } from "./costs.js";
import { WAYS } from "./held.js";

const MOMENTS = { loss: "backward begins", layer: "last layer", step: "optimizer’s step" } as const;

type Value = number | string | undefined;
type Row = readonly [quantity: string, ...values: Value[]];

/** What is held at once, part by part, then its total, and what there is to say of both. */
function held(counts: Costs): Row[] {
  const { memory, measured, min, training } = counts;
  const row = (name: string, of: (way: (typeof WAYS)[number]) => Value): Row => [
    name,
    ...WAYS.map(of),
  ];
  const isKnown = isWhole(counts);
  const active = [
    row("Activations", (way) => memory[way].activations),
    row("Temporary", (way) => memory[way].temporary),
  ];
  const known = [
    row("At least, by the estimate’s error", (way) => (way === "qlora" ? min : memory[way].total)),
    row("When", (way) => MOMENTS[memory[way].moment!]),
  ];
  return [
    row("Weights", (way) => memory[way].weights),
    row("Adapter", (way) => memory[way].adapter),
    row("Gradients", (way) => memory[way].gradients),
    row("Optimizer state", (way) => memory[way].optimizer),
    ...(isKnown ? active : []),
    row("Total at once", (way) => memory[way].total),
    ...(isKnown ? known : []),
    ...(training.published ? [row("Measured", (way) => measured[way])] : []),
    row("Left out", () => `${isKnown ? "" : "activations, "}CUDA, allocator`),
  ];
}

/** Multiply-adds relative to others, and bytes of a file; a share where it can be told, as `say` tells it. */
function beside(
  { compute, file, count }: Costs,
  say: (part: number, whole: number) => Value,
): Row[] {
  const share = (part: number, whole: number) => (count.isMixture ? undefined : say(part, whole));
  const training = share(compute.lora, compute.full);
  const unmerged = share(compute.added, compute.forward);
  return [
    ["Training multiply-adds relative to full", say(1, 1), training, training],
    ["Extra multiply-adds at inference, unmerged", 0, unmerged, unmerged],
    ["Adapter file, without its header", 0, file, file],
  ];
}

/** The rows as they are read. */
export function rows(counts: Costs): string[][] {
  const read = (item: Value, otherwise: string) =>
    typeof item === "number" ? exact(item) : (item ?? otherwise);
  // A token passes some of a mixture's experts only, and how many the shapes do not say.
  const experts = "depends on the experts in use";
  return [
    ...held(counts).map((row) => row.map((item) => read(item, "not known"))),
    ...beside(counts, (part, whole) => percent(part, whole).share).map((row) =>
      row.map((item) => (item === 0 ? "none" : read(item, experts))),
    ),
  ];
}

/** Row by row the three values of each quantity, as they are read. */
export const cells = (counts: Costs) => rows(counts).flatMap(([, ...values]) => values);

/** The table for programs: bytes, and compute as fractions where it is known. */
export const data = (counts: Costs): Data => ({
  head: ["quantity", ...WAYS],
  rows: [...held(counts), ...beside(counts, (part, whole) => part / whole)],
});
