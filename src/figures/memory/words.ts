/** Every word of this figure, so that another language can stand beside it. `*…*` is a variable. */
import { exact, oneDecimal, percent, real } from "../../format.js";
import type { Live, Words } from "../figure.js";
import { type Costs, isWhole } from "./costs.js";
import { type Published, type Training, trainedOf, WAYS, type Way } from "./held.js";
import { cells, data, rows } from "./table.js";

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

/** What LoRA and QLoRA both hold of what they train. */
export function trained({ memory: { lora } }: Costs): string {
  const bytes = trainedOf(lora);
  return inUnit(bytes, bytes);
}

const ofLora = ({ count }: Costs) => `rank\u00a0${exact(count.rank)} on ${count.targets}`;

export const title = (n: Costs) =>
  `Training memory of ${n.count.model} at LoRA rank ${exact(n.count.rank)}`;

/** Sequences and their tokens. */
const tokens = ({ batch, sequence }: Pick<Training, "batch" | "sequence">) =>
  `${exact(batch)}\u00a0×\u00a0${exact(sequence)}\u00a0tokens`;

const scope = (n: Costs) =>
  isWhole(n) ? `${tokens(n.training)} with activations` : "without activations";

export const alt = (n: Costs) =>
  `${title(n)}, ${scope(n)}: ${WAYS.map((way) => `${names[way]} ${ofFull(n, way)}`).join("; ")}. ` +
  `B, A and state: ${trained(n)}.`;

/** A total, and its share of full fine-tuning's where it is a saving. */
const ofFull = (n: Costs, way: Way) => {
  const part = share(n, way);
  return total(n, way) + (part && `, ${part}`);
};

/** What a reader may doubt of QLoRA, whose activations nothing was measured of. */
const band = (n: Costs) =>
  n.least < n.memory.qlora.total ? ` (${inUnit(n.least, leastTotal(n))} at least)` : "";

const found = (n: Costs) =>
  WAYS.flatMap((way) => {
    const bytes = n.measured[way];
    return bytes ? [`${names[way]} ${inUnit(bytes, leastTotal(n))}`] : [];
  });

function caption(n: Costs): string {
  const of = ` of ${n.count.model}`;
  if (!isWhole(n))
    return (
      `Full fine-tuning${of} holds ${total(n, "full")} of weights, gradients and optimizer ` +
      `state, LoRA at ${ofLora(n)} ${total(n, "lora")} and QLoRA ${total(n, "qlora")}; activations ` +
      "come on top."
    );
  const checked = n.training.checkpointing ? " with checkpointing" : "";
  const seen = found(n);
  return (
    `A training step${of} on ${tokens(n.training)}${checked} takes ${total(n, "full")} at its peak in full, ` +
    `with LoRA at ${ofLora(n)} ${ofFull(n, "lora")}, with QLoRA ${total(n, "qlora")}${band(n)}: state and ` +
    `activations, without what CUDA and its allocator take.${seen.length ? ` Measured: ${seen.join(", ")}.` : ""}`
  );
}

const description = (n: Costs) =>
  `Three stacked bars and, enlarged below them, what LoRA on ${n.count.targets} trains. ${alt(n)}`;

/** What holds for every model and rank. */
const explanation =
  "In mixed precision and fp32 full fine-tuning takes 16 bytes a parameter: 4 for the weight, 4 for its " +
  "gradient, 8 for AdamW’s two moments; in bf16, 8 in all. LoRA keeps its frozen base in 16 bits, in fp32 " +
  "in 32, and 16 bytes of each trained parameter. QLoRA (arXiv 2305.14314) holds the linear modules " +
  "in NF4, with double quantisation 4.126953125 bits a weight, and all else in fp32, as PEFT prepares it. " +
  "A step is at its peak as the backward pass begins, before there are gradients; with " +
  "checkpointing, in its last layer; or as the optimizer computes. Activations are what PyTorch keeps in " +
  "transformers’ and PEFT’s code, with SDPA and no dropout: a frozen module keeps nothing, an adapted one its " +
  "input. State is exact; activations and peaks are within 2\u00a0% of that code’s, but for QLoRA’s, which " +
  "are LoRA’s at least. 1\u00a0GB is 10⁹ bytes. Training compute counts the multiply-adds of linear " +
  "modules, forward and both gradients, of which frozen weights need none of their own; " +
  "attention scores, the output head, checkpointing and dequantising are left out. Once merged, an adapter adds nothing to inference.";

/** Beside the heading. The rank stands at what follows it, so that no line grows with it. */
export const values = ({ count }: Costs) => `LoRA on ${count.targets}`;

const names: Record<Way, string> = { full: "Full fine-tuning", lora: "LoRA", qlora: "QLoRA" };

/** What a bar is called. */
export const label = ({ training }: Costs, way: Way) =>
  names[way] +
  {
    full: "",
    lora: training.precision === "fp32" ? ", 32-bit base" : ", 16-bit base",
    qlora: ", 4-bit base",
  }[way];

const LEGEND = [
  ["frozen", "frozen weights"],
  ["ink", "trained weights"],
  ["gradient", "gradients"],
  ["optimizer", "optimizer state"],
  ["activation", "activations"],
  ["temporary", "temporary"],
] as const;

/** What the inks and hatchings mean, in the order of the bars' parts: of those that there can be. */
export const legend = (n: Costs) =>
  LEGEND.slice(0, isWhole(n) ? 6 : 4).filter(
    ([kind]) => kind !== "optimizer" || n.training.optimizer !== "sgd",
  );

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

const OPTIMIZERS: Readonly<Record<string, string>> = {
  adamw: "AdamW",
  "adamw-8bit": "8-bit AdamW",
  sgd: "SGD",
};

/** Short lines below all. */
export function foot(n: Costs): readonly string[] {
  const { precision, optimizer, checkpointing, published } = n.training;
  const more =
    n.memory.lora.total > n.memory.full.total
      ? `LoRA costs more: ${percentOfFull(n, "lora")}.`
      : undefined;
  const how = `${precision}, ${OPTIMIZERS[optimizer]}.`;
  if (!isWhole(n)) return [`State; ${how}`, more ?? "Activations come on top."];
  return [
    `${tokens(n.training)}${checkpointing ? ", checkpointed" : ""}.`,
    `At its peak; ${how}`,
    `QLoRA, estimated: ${inUnit(n.least, leastTotal(n))} at\u00a0least.`,
    more ?? "CUDA and its allocator come on top.",
    ...(published ? [ticks(n, published)] : []),
  ];
}

/** What the ticks below bars are; a line without them too, so that no figure's height changes. */
function ticks(n: Costs, published: Published): string {
  const all = WAYS.flatMap((way) => n.measured[way] ?? []).map((one) => inUnit(one, leastTotal(n)));
  if (all.length) return `Ticks: ${all.join(", ")} measured.`;
  return `Measured at ${tokens(published)} only.`;
}

const spoken = (n: Costs) =>
  `rank ${exact(n.count.rank)}, ${tokens(n.training)}, LoRA ${total(n, "lora")}`;

/** What is said again when the figure moves. */
export const live: Live<Training, Costs> = { caption, description, cells, spoken };

export const words: Words<Costs> = {
  summary: "What a step of training takes of memory at its peak: in full, with LoRA, with QLoRA.",
  listed: title,
  labels: {
    rank: "Rank *r*",
    batch: "Sequences",
    sequence: "Tokens in each",
    checkpointing: "Checkpointing",
  },
  alt,
  explanation,
  table: (n) => ({
    caption: `Training memory of ${n.count.model} in bytes, and compute`,
    head: ["Quantity", "Full", "LoRA", "QLoRA"],
    rows: rows(n),
    data: data(n),
  }),
};
