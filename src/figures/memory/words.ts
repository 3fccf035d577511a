/** Every word of this figure, so that another language can stand beside it. `*…*` is a variable. */
import { exact, oneDecimal, percent, real } from "../../format.js";
import type { Compute, Memory, StateMemory } from "../../models/memory.js";
import type { Data, Live, Words } from "../figure.js";
import type { Input, WholeCount } from "../whole-model.js";
import { pixels } from "../words.js";

/** What the figure shows of one model. */
export interface Costs {
  readonly count: WholeCount;
  readonly memory: StateMemory;
  readonly compute: Compute;
  /** Bytes of the adapter's file. */
  readonly file: number;
  /** How often larger than in the bars the picture shows what LoRA trains. */
  readonly enlargement: number;
}

export const WAYS = ["full", "lora", "qlora"] as const;
export type Way = (typeof WAYS)[number];

const UNITS = [
  ["GB", 1e9],
  ["MB", 1e6],
  ["kB", 1e3],
] as const;

/** Bytes to one decimal, in the largest unit of which `least` bytes are one at least. */
function inUnit(bytes: number, least: number): string {
  const [unit, size] = UNITS.find(([, one]) => least >= one) ?? UNITS[2];
  return `${oneDecimal(bytes, size)}\u00a0${unit}`;
}

const leastTotal = ({ memory }: Costs) => Math.min(...WAYS.map((way) => memory[way].total));

/** A way's total, in one unit for all three, so that the numbers compare as the bars do. */
export const total = (n: Costs, way: Way) => inUnit(n.memory[way].total, leastTotal(n));

/** What LoRA and QLoRA both keep of what they train. */
export function trained({ memory: { lora } }: Costs): string {
  const bytes = lora.total - lora.weights;
  return inUnit(bytes, bytes);
}

const ofLora = ({ count }: Costs) => `rank ${exact(count.rank)} on ${count.targets}`;

export const title = (n: Costs) =>
  `Training-state memory of ${n.count.model} at LoRA rank ${exact(n.count.rank)}`;

export const alt = (n: Costs) =>
  `${title(n)}, without activations: ${WAYS.map((way) => `${labels[way]}, ${ofFull(n, way)}`).join("; ")}. ` +
  `LoRA and QLoRA train ${trained(n)} of it.`;

/** A total, and its share of full fine-tuning's where it is a saving. */
const ofFull = (n: Costs, way: Way) => {
  const part = share(n, way);
  return total(n, way) + (part && `, ${part}`);
};

const caption = (n: Costs) =>
  `Full fine-tuning of ${n.count.model} holds ${total(n, "full")} of weights, gradients and optimizer ` +
  `state, LoRA at ${ofLora(n)} ${total(n, "lora")} and QLoRA ${total(n, "qlora")}; activations ` +
  "come on top.";

const description = (n: Costs) =>
  `Three stacked bars and, enlarged below them, what LoRA on ${n.count.targets} trains. ${alt(n)}`;

/** What holds for every model and rank. */
const explanation =
  "Full fine-tuning in mixed precision with Adam takes 16 bytes a parameter: 2 for the weight, 2 " +
  "for its gradient, 12 for an fp32 copy and two moments (arXiv 1910.02054). LoRA keeps 2 bytes " +
  "of each frozen parameter and 16 of each trained one, all in fp32: 4 + 4 + 8, so that a quarter " +
  "of what it trains is B and A, a quarter their gradients and half Adam’s two moments. QLoRA " +
  "(arXiv 2305.14314) holds the linear modules’ weights in NF4 with double quantisation, " +
  "4.126953125 bits each, rounded up to a whole byte in all; embeddings, norms and output head " +
  "stay at 2 bytes. 1 GB is 10⁹ bytes. Training compute counts the multiply-adds of linear " +
  "modules, forward and both gradients, of which frozen weights need no gradient of their own; " +
  "attention scores, the output head, checkpointing and dequantising are left out. Once merged, an adapter adds nothing to inference.";

/** Beside the heading. The rank stands at what follows it, so that no line grows with it. */
export const values = ({ count }: Costs) => `LoRA on ${count.targets}`;

/** What each bar is called. */
export const labels: Readonly<Record<Way, string>> = {
  full: "Full fine-tuning",
  lora: "LoRA, 16-bit base",
  qlora: "QLoRA, 4-bit base",
};

/** What the inks and hatchings mean, in the order of the bars' parts. */
export const legend = [
  ["frozen", "frozen weights"],
  ["ink", "trained weights"],
  ["gradient", "gradients"],
  ["optimizer", "optimizer state"],
] as const;

/** Beside what is enlarged, in two lines. */
export const lens = ({ count, enlargement }: Costs) => [
  `*B* and *A* at *r*\u00a0=\u00a0${exact(count.rank)}`,
  `${enlargement > 1 ? "enlarged" : "drawn"} ×\u00a0${real(enlargement)}`,
];

const percentOfFull = ({ memory }: Costs, way: Way) =>
  `${percent(memory[way].total, memory.full.total).share} of full`;

/** At the end of a bar, where it is a saving. */
export const share = (n: Costs, way: Way) =>
  way === "full" || n.memory[way].total > n.memory.full.total ? "" : percentOfFull(n, way);

/** One short line below all. */
export const foot = (n: Costs) =>
  n.memory.lora.total > n.memory.full.total
    ? `LoRA costs more: ${percentOfFull(n, "lora")}.`
    : "Activations come on top.";

/** What may be drawn wider than to scale. */
export const thin = {
  full: "Full fine-tuning’s bar",
  lora: "LoRA’s frozen part",
  qlora: "QLoRA’s frozen part",
  trained: "LoRA’s and QLoRA’s trained part",
} as const;

export const isWider = (part: string, width: number) =>
  `${part} is drawn wider than to scale: it would be ${pixels(width)} wide.`;

/** The table's quantities, whose values `cells` has. */
const quantities = [
  "Weights",
  "Adapter",
  "Gradients",
  "Optimizer state",
  "Total",
  "Training multiply-adds relative to full",
  "Extra multiply-adds at inference, unmerged",
  "Adapter file",
];

/** Row by row the three values of each quantity. */
function cells({ memory, compute, file, count }: Costs): string[] {
  const row = (part: keyof Memory) => WAYS.map((way) => exact(memory[way][part]));
  // A token passes some of a mixture's experts only, and how many the shapes do not say.
  const share = (part: number, whole: number) =>
    count.isMixture ? "depends on the experts in use" : percent(part, whole).share;
  const training = share(compute.lora, compute.full);
  const unmerged = share(compute.added, compute.forward);
  return [
    ...(["weights", "adapter", "gradients", "optimizer", "total"] as const).flatMap(row),
    ...["100\u00a0%", training, training],
    ...["none", unmerged, unmerged],
    ...["none", exact(file), exact(file)],
  ];
}

/** The table for programs: bytes, and compute as fractions where it is known. */
function data({ memory, compute, file, count }: Costs): Data {
  const row = (part: keyof Memory) => WAYS.map((way) => memory[way][part]);
  const share = (part: number, whole: number) => (count.isMixture ? undefined : part / whole);
  const training = share(compute.lora, compute.full);
  const unmerged = share(compute.added, compute.forward);
  const numbers = [
    ...(["weights", "adapter", "gradients", "optimizer", "total"] as const).map(row),
    [1, training, training],
    [0, unmerged, unmerged],
    [0, file, file],
  ];
  return {
    head: ["quantity", ...WAYS],
    rows: quantities.map((one, at) => [one, ...numbers[at]!]),
  };
}

const spoken = (n: Costs) => `rank ${exact(n.count.rank)}, LoRA ${total(n, "lora")}`;

/** What is said again when the figure moves. */
export const live: Live<Input, Costs> = { caption, description, cells, spoken };

export const words: Words<Costs> = {
  summary:
    "What training a model keeps in memory besides activations: in full, with LoRA, with QLoRA.",
  listed: title,
  labels: { rank: "Rank *r*" },
  alt,
  explanation,
  table: (n) => ({
    caption: `Training state of ${n.count.model} in bytes, without activations, and compute`,
    head: ["Quantity", "Full", "LoRA", "QLoRA"],
    rows: quantities.map((one, at) => [one, ...cells(n).slice(3 * at, 3 * at + 3)]),
    data: data(n),
  }),
};
