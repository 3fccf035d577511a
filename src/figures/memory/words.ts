/** Every word of this figure, so that another language can stand beside it. `*…*` is a variable. */
import { exact, oneDecimal, percent } from "../../format.js";
import type { Compute, Memory, StateMemory } from "../../models/memory.js";
import type { Live, Words } from "../figure.js";
import { type Input, targetNames, type WholeCount } from "../whole-model.js";

/** What the figure shows of one model. */
export interface Costs {
  readonly count: WholeCount;
  readonly memory: StateMemory;
  readonly compute: Compute;
  /** Bytes of the adapter's file. */
  readonly file: number;
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

/** A configuration may bear a name of any length, and with the mark of variables in it. */
function name({ count }: Costs): string {
  const letters = [...count.model.replaceAll("*", "")];
  return letters.length > 40 ? `${letters.slice(0, 39).join("")}…` : letters.join("");
}

const ofLora = ({ count }: Costs) => `rank ${exact(count.rank)} on ${targetNames(count)}`;

export const title = (n: Costs) =>
  `Training-state memory of ${name(n)} at LoRA rank ${exact(n.count.rank)}`;

export const alt = (n: Costs) =>
  `${title(n)}, bars to one scale: ${WAYS.map((way) => `${bars[way]} ${total(n, way)}`).join(", ")}. ` +
  "Weights, gradients and optimizer state; no activations.";

const caption = (n: Costs) =>
  `Full fine-tuning of ${name(n)} holds ${total(n, "full")} of weights, gradients and optimizer ` +
  `state, LoRA at ${ofLora(n)} ${total(n, "lora")} and QLoRA ${total(n, "qlora")}; activations ` +
  "come on top.";

const description = (n: Costs) =>
  `Three bars to one scale show what training ${name(n)} keeps in memory apart from activations. ` +
  `Full fine-tuning: ${split(n, "full")}, ${total(n, "full")} in all. ` +
  `LoRA, ${ofLora(n)}: ${split(n, "lora")}, ${total(n, "lora")} in all. ` +
  `QLoRA at the same rank: ${split(n, "qlora")}, ${total(n, "qlora")} in all. ` +
  `${verdict(n)}.`;

/** What holds for every model and rank. */
const explanation =
  "Full fine-tuning in mixed precision with Adam takes 16 bytes a parameter: 2 for the weight, 2 " +
  "for its gradient, 12 for an fp32 copy and two moments (arXiv 1910.02054). LoRA keeps 2 bytes " +
  "of each frozen parameter and 16 of each trained one, all in fp32: 4 + 4 + 8. QLoRA " +
  "(arXiv 2305.14314) holds the linear modules’ weights in NF4 with double quantisation, " +
  "4.126953125 bits each, rounded up to a whole byte in all; embeddings, norms and output head " +
  "stay at 2 bytes. 1 GB is 10⁹ bytes. Training compute counts the multiply-adds of linear " +
  "modules, forward and both gradients, of which frozen weights need no gradient of their own; " +
  "attention scores, the output head, checkpointing and dequantising are left out. Once merged, an adapter adds nothing to inference.";

export const heading = name;
/** Beside the heading; the modules follow where there is room. */
export const values = ({ count }: Costs) =>
  `*r*\u00a0=\u00a0${exact(count.rank)} on ${targetNames(count)}`;

/** What each bar is called. */
export const bars: Readonly<Record<Way, string>> = {
  full: "Full fine-tuning",
  lora: "LoRA",
  qlora: "QLoRA",
};

/** The same in the picture. */
export const labels: Readonly<Record<Way, string>> = {
  full: bars.full,
  lora: "LoRA, 16-bit base",
  qlora: "QLoRA, 4-bit base",
};

/** What the colours and hatchings mean, in the order of the bars' parts. */
export const legend = {
  frozen: "Frozen weights",
  trained: "Trained weights",
  gradients: "Gradients",
  optimizer: "Optimizer state",
} as const;

/** What a bar is made of: "weights 16.1 GB, gradients 16.1 GB, optimizer state 96.4 GB". */
function split(n: Costs, way: Way): string {
  const { weights, adapter, gradients, optimizer } = n.memory[way];
  const least = leastTotal(n);
  const named = [
    [way === "full" ? "weights" : "frozen weights", weights],
    ["adapter", adapter],
    ["gradients", gradients],
    ["optimizer state", optimizer],
  ] as const;
  return named
    .filter(([, bytes]) => bytes > 0)
    .map(([part, bytes]) => `${part} ${inUnit(bytes, Math.min(bytes, least))}`)
    .join(", ");
}

/** The same below a bar, where a line ends only between parts. */
export const parts = (n: Costs, way: Way) =>
  split(n, way)
    .replace(/^./, (first) => first.toUpperCase())
    .replace(/(?<!,) /g, "\u00a0");

/** The outcome in one line. */
export function verdict({ memory: { full, lora, qlora } }: Costs): string {
  const share = (one: Memory) => percent(one.total, full.total).share;
  return `LoRA takes ${share(lora)} of full fine-tuning’s memory, QLoRA\u00a0${share(qlora)}`;
}

export const noActivations =
  "State bytes only: activations, which depend on batch and sequence length, come on top.";

/** What may be drawn larger than to scale. */
export const thinWeights = "frozen weights";
export const thinTrained = "trained parts of LoRA and QLoRA";
export const thinFull = "parts of full fine-tuning";

/** The table's quantities, and of each its three values. */
function rows({ memory, compute, file, count }: Costs): readonly (readonly string[])[] {
  const row = (label: string, part: keyof Memory) => [
    label,
    ...WAYS.map((way) => exact(memory[way][part])),
  ];
  // A token passes some of a mixture's experts only, and how many the shapes do not say.
  const share = (part: number, whole: number) =>
    count.isMixture ? "depends on the experts in use" : percent(part, whole).share;
  const training = share(compute.lora, compute.full);
  const unmerged = share(compute.added, compute.forward);
  return [
    row("Weights", "weights"),
    row("Adapter", "adapter"),
    row("Gradients", "gradients"),
    row("Optimizer state", "optimizer"),
    row("Total", "total"),
    ["Training compute relative to full", "100\u00a0%", training, training],
    ["Extra inference compute unmerged", "none", unmerged, unmerged],
    ["Adapter file", "none", exact(file), exact(file)],
  ];
}

const cells = (n: Costs) => rows(n).flatMap(([, ...values]) => values);

const spoken = (n: Costs) => `rank ${exact(n.count.rank)}, ${bars.lora} ${total(n, "lora")}`;

/** What is said again when the figure moves. */
export const live: Live<Input, Costs> = { caption, description, cells, spoken };

export const words: Words<Costs> = {
  summary:
    "What training a model keeps in memory besides activations: in full, with LoRA, with QLoRA.",
  labels: { rank: "Rank *r*" },
  alt,
  explanation,
  table: (n) => ({
    caption: `Training state of ${name(n)} in bytes, without activations, and compute`,
    head: ["Quantity", "Full", "LoRA", "QLoRA"],
    rows: rows(n),
  }),
};
