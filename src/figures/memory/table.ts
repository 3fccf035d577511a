/** The figure's table: its words, and what programs read. */
import { exact, percent } from "../../format.js";
import type { Data } from "../figure.js";
import { type Costs, isWhole } from "./costs.js";
import { WAYS } from "./held.js";

/** Parts that make the total. */
const PARTS = [
  ["Weights", "weights"],
  ["Adapter", "adapter"],
  ["Gradients", "gradients"],
  ["Optimizer state", "optimizer"],
  ["Activations", "activations"],
  ["Temporary", "temporary"],
  ["Total at once", "total"],
] as const;

/** The quantities, whose values `cells` has. */
export const quantities = [
  ...PARTS.map(([name]) => name),
  "At least, by the estimate’s error",
  "Measured",
  "When",
  "Left out",
  "Training multiply-adds relative to full",
  "Extra multiply-adds at inference, unmerged",
  "Adapter file",
];

const MOMENTS = { loss: "backward begins", layer: "last layer", step: "optimizer’s step" } as const;

/** Row by row three numbers of each quantity, or what there is to say in place of one. */
function values(n: Costs): readonly (readonly (number | string | undefined)[])[] {
  const { memory, compute, file, count, measured, least } = n;
  const isKnown = isWhole(n);
  const ratio = (part: number, whole: number) => (count.isMixture ? undefined : part / whole);
  const training = ratio(compute.lora, compute.full);
  const unmerged = ratio(compute.added, compute.forward);
  const isActive = (part: string) => part === "activations" || part === "temporary";
  return [
    ...PARTS.map(([, part]) =>
      WAYS.map((way) => (isKnown || !isActive(part) ? memory[way][part] : undefined)),
    ),
    isKnown ? [memory.full.total, memory.lora.total, least] : [undefined, undefined, undefined],
    WAYS.map((way) => measured[way]),
    WAYS.map((way) => memory[way].moment && MOMENTS[memory[way].moment]),
    Array(3).fill(isKnown ? "CUDA, allocator" : "activations, CUDA, allocator"),
    [1, training, training],
    [0, unmerged, unmerged],
    [0, file, file],
  ];
}

/** Row by row the three values of each quantity, as they are read. */
export function cells(n: Costs): string[] {
  const { compute, count } = n;
  const share = (part: number, whole: number) =>
    // A token passes some of a mixture's experts only, and how many the shapes do not say.
    count.isMixture ? "depends on the experts in use" : percent(part, whole).share;
  const training = share(compute.lora, compute.full);
  const unmerged = share(compute.added, compute.forward);
  const told = values(n)
    .slice(0, -3)
    .flat()
    .map((one) => (typeof one === "number" ? exact(one) : (one ?? "not known")));
  return [
    ...told,
    ...["100\u00a0%", training, training],
    ...["none", unmerged, unmerged],
    ...["none", exact(n.file), exact(n.file)],
  ];
}

/** The table for programs: bytes, and compute as fractions where it is known. */
export const data = (n: Costs): Data => {
  const all = values(n);
  return { head: ["quantity", ...WAYS], rows: quantities.map((one, at) => [one, ...all[at]!]) };
};
