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
function inUnit(bytes: number, min: number): string {
  const [unit, size] = UNITS.find(([, item]) => min >= item) ?? UNITS[2];
  return `${oneDecimal(bytes, size)}\u00a0${unit}`;
}

const leastTotal = ({ memory }: Costs) => Math.min(...WAYS.map((way) => memory[way].total));

/** A way's total, in one unit for all three, so that the numbers compare as the bars do. */
export const total = (counts: Costs, way: Way) =>
  inUnit(counts.memory[way].total, leastTotal(counts));

/** What LoRA and QLoRA both hold of what they train. */
export function trained({ memory: { lora } }: Costs): string {
  const bytes = trainedOf(lora);
  return inUnit(bytes, bytes);
}

const ofLora = ({ count }: Costs) => `rank\u00a0${exact(count.rank)} on ${count.targets}`;

export const title = (counts: Costs) =>
  `Training memory of ${counts.count.model} at LoRA rank ${exact(counts.count.rank)}`;

/** Sequences and their tokens. */
const tokens = ({ batch, sequence }: Pick<Training, "batch" | "sequence">) =>
  `${exact(batch)}\u00a0×\u00a0${exact(sequence)}\u00a0tokens`;

const scope = (counts: Costs) =>
  isWhole(counts) ? `${tokens(counts.training)} with activations` : "without activations";

export const alt = (counts: Costs) =>
  `${title(counts)}, ${scope(counts)}: ${WAYS.map((way) => `${names[way]} ${ofFull(counts, way)}`).join("; ")}. ` +
  `B, A and state: ${trained(counts)}.`;

/** A total, and its share of full fine-tuning's where it is a saving. */
const ofFull = (counts: Costs, way: Way) => {
  const part = share(counts, way);
  return total(counts, way) + (part && `, ${part}`);
};

/** What a reader may doubt of QLoRA, whose activations nothing was measured of. */
const band = (counts: Costs) =>
  counts.min < counts.memory.qlora.total
    ? ` (${inUnit(counts.min, leastTotal(counts))} at least)`
    : "";

const found = (counts: Costs) =>
  WAYS.flatMap((way) => {
    const bytes = counts.measured[way];
    return bytes ? [`${names[way]} ${inUnit(bytes, leastTotal(counts))}`] : [];
  });

function caption(counts: Costs): string {
  const of = ` of ${counts.count.model}`;
  if (!isWhole(counts))
    return (
      `Full fine-tuning${of} holds ${total(counts, "full")} of weights, gradients and optimizer ` +
      `state, LoRA at ${ofLora(counts)} ${total(counts, "lora")} and QLoRA ${total(counts, "qlora")}; activations ` +
      "come on top."
    );
  const checked = counts.training.checkpointing ? " with checkpointing" : "";
  const seen = found(counts);
  return (
    `A training step${of} on ${tokens(counts.training)}${checked} takes ${total(counts, "full")} at its peak in full, ` +
    `with LoRA at ${ofLora(counts)} ${ofFull(counts, "lora")}, with QLoRA ${total(counts, "qlora")}${band(counts)}: state and ` +
    `activations, without what CUDA and its allocator take.${seen.length ? ` Measured: ${seen.join(", ")}.` : ""}`
  );
}

const description = (counts: Costs) =>
  `Three stacked bars and, enlarged below them, what LoRA on ${counts.count.targets} trains. ${alt(counts)}`;

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
export const legend = (counts: Costs) =>
  LEGEND.slice(0, isWhole(counts) ? 6 : 4).filter(
    ([kind]) => kind !== "optimizer" || counts.training.optimizer !== "sgd",
  );

/** Beside what is enlarged, in two lines. */
export const lens = ({ count, enlargement }: Costs) => [
  `*B* and *A* at *r*\u00a0=\u00a0${exact(count.rank)}`,
  `${enlargement > 1 ? "enlarged" : "drawn"} ×\u00a0${real(enlargement)}`,
];

const percentOfFull = ({ memory }: Costs, way: Way) =>
  `${percent(memory[way].total, memory.full.total).share} of full`;

/** At the end of a bar, where it is a saving. */
export const share = (counts: Costs, way: Way) =>
  way === "full" || counts.memory[way].total > counts.memory.full.total
    ? ""
    : percentOfFull(counts, way);

const OPTIMIZERS: Readonly<Record<string, string>> = {
  adamw: "AdamW",
  "adamw-8bit": "8-bit AdamW",
  sgd: "SGD",
};

/** Short lines below all. */
export function foot(counts: Costs): readonly string[] {
  const { precision, optimizer, checkpointing, published } = counts.training;
  const more =
    counts.memory.lora.total > counts.memory.full.total
      ? `LoRA costs more: ${percentOfFull(counts, "lora")}.`
      : undefined;
  const how = `${precision}, ${OPTIMIZERS[optimizer]}.`;
  if (!isWhole(counts)) return [`State; ${how}`, more ?? "Activations come on top."];
  return [
    `${tokens(counts.training)}${checkpointing ? ", checkpointed" : ""}.`,
    `At its peak; ${how}`,
    `QLoRA, estimated: ${inUnit(counts.min, leastTotal(counts))} at\u00a0least.`,
    more ?? "CUDA and its allocator come on top.",
    ...(published ? [ticks(counts, published)] : []),
  ];
}

/** What the ticks below bars are; a line without them too, so that no figure's height changes. */
function ticks(counts: Costs, published: Published): string {
  const all = WAYS.flatMap((way) => counts.measured[way] ?? []).map((item) =>
    inUnit(item, leastTotal(counts)),
  );
  if (all.length) return `Ticks: ${all.join(", ")} measured.`;
  return `Measured at ${tokens(published)} only.`;
}

const spoken = (counts: Costs) =>
  `rank ${exact(counts.count.rank)}, ${tokens(counts.training)}, LoRA ${total(counts, "lora")}`;

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
  table: (counts) => ({
    caption: `Training memory of ${counts.count.model} in bytes, and compute`,
    head: ["Quantity", "Full", "LoRA", "QLoRA"],
    rows: rows(counts),
    data: data(counts),
  }),
};
