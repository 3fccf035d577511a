/** The figure's English words. `*…*` marks a variable; \u00a0 keeps a line from breaking there. */
import type { Formats } from "../../formats.js";
import type { Meaning } from "../card.js";
import { cardWords } from "../card-words.js";
import type { LiveWords, PageWords, Table } from "../figure.js";
import { modelWords } from "../model-words.js";
import {
  type Costs,
  hasActivations,
  type Published,
  type Training,
  trainedOf,
  WAYS,
  type Way,
} from "./numbers.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

const UNITS = [
  ["GB", 1e9],
  ["MB", 1e6],
  ["kB", 1e3],
] as const;

/** A quantity and its values by way of training; undefined where it is not known. */
type Row = readonly [quantity: string, ...values: (number | string | undefined)[]];

/** The words that change while a reader moves a control. */
export function live(f: Formats) {
  const { targets, headless } = modelWords(f);

  /** Bytes to one decimal, in the largest unit of which `min` bytes are at least one. */
  function inUnit(bytes: number, min: number): string {
    const [unit, size] = UNITS.find(([, size]) => min >= size) ?? UNITS[2];
    return `${f.oneDecimal(bytes, size)}\u00a0${unit}`;
  }
  const smallestTotal = ({ memory }: Costs) => Math.min(...WAYS.map((way) => memory[way].total));
  /** Bytes in the unit of all three totals, so that the numbers compare as the bars do. */
  const inTotalsUnit = (counts: Costs, bytes: number) => inUnit(bytes, smallestTotal(counts));
  const total = (counts: Costs, way: Way) => inTotalsUnit(counts, counts.memory[way].total);
  const trained = ({ memory: { lora } }: Costs) => inUnit(trainedOf(lora), trainedOf(lora));

  const names: Readonly<Record<Way, string>> = {
    full: "Full fine-tuning",
    lora: "LoRA",
    qlora: "QLoRA",
  };
  const adapted = ({ count }: Costs) =>
    `rank\u00a0${f.exact(count.rank)} on ${targets(count.targets)}`;
  const title = (counts: Costs) =>
    `Training memory of ${counts.count.model} at LoRA rank ${f.exact(counts.count.rank)}`;
  const tokens = ({ batch, sequence }: Pick<Training, "batch" | "sequence">) =>
    `${f.exact(batch)}\u00a0×\u00a0${f.exact(sequence)}\u00a0tokens`;
  const ofFull = ({ memory }: Costs, way: Way) =>
    `${f.percent(memory[way].total, memory.full.total).share} of full`;
  /** At the end of a bar, where it is a saving. */
  const share = (counts: Costs, way: Way) =>
    way === "full" || counts.memory[way].total > counts.memory.full.total
      ? ""
      : ofFull(counts, way);
  /** A total, and its share of full fine-tuning's where it is a saving. */
  const totalAndShare = (counts: Costs, way: Way) => {
    const saved = share(counts, way);
    return total(counts, way) + (saved && `, ${saved}`);
  };
  /** The lower end of the estimate for QLoRA, whose activations were not measured. */
  const atLeast = (counts: Costs) =>
    counts.min < counts.memory.qlora.total ? ` (${inTotalsUnit(counts, counts.min)} at least)` : "";
  const measured = (counts: Costs) =>
    WAYS.flatMap((way) => {
      const bytes = counts.measured[way];
      return bytes ? [`${names[way]} ${inTotalsUnit(counts, bytes)}`] : [];
    });
  const optimizers: Readonly<Record<string, string>> = {
    adamw: "AdamW",
    "adamw-8bit": "8-bit AdamW",
    sgd: "SGD",
  };

  const alt = (counts: Costs) => {
    const scope = hasActivations(counts)
      ? `${tokens(counts.training)} with activations`
      : "without activations";
    const ways = WAYS.map((way) => `${names[way]} ${totalAndShare(counts, way)}`).join("; ");
    return `${title(counts)}, ${scope}: ${ways}. B, A and state: ${trained(counts)}.`;
  };

  function caption(counts: Costs): string {
    const { model } = counts.count;
    if (!hasActivations(counts))
      return (
        `Full fine-tuning of ${model} holds ${total(counts, "full")} of weights, gradients and ` +
        `optimizer state, LoRA at ${adapted(counts)} ${total(counts, "lora")} and QLoRA ` +
        `${total(counts, "qlora")}; activations come on top.`
      );
    const checkpointed = counts.training.checkpointing ? " with checkpointing" : "";
    const found = measured(counts);
    return (
      `A training step of ${model} on ${tokens(counts.training)}${checkpointed} takes ` +
      `${total(counts, "full")} at its peak in full, with LoRA at ${adapted(counts)} ` +
      `${totalAndShare(counts, "lora")}, with QLoRA ${total(counts, "qlora")}${atLeast(counts)}: ` +
      "state and activations, without what CUDA and its allocator take." +
      (found.length ? ` Measured: ${found.join(", ")}.` : "")
    );
  }

  /** The legend of the ticks below bars, or why there are none, so that no figure's height changes. */
  function ticks(counts: Costs, published: Published): string {
    const bytes = WAYS.flatMap((way) => counts.measured[way] ?? []);
    if (bytes.length)
      return `Ticks: ${bytes.map((value) => inTotalsUnit(counts, value)).join(", ")} measured.`;
    return `Measured at ${tokens(published)} only.`;
  }

  /** What is held at once, part by part, then the total and its uncertainty. */
  function heldRows(counts: Costs): Row[] {
    const { memory, training } = counts;
    const row = (quantity: string, of: (way: Way) => Row[1]): Row => [quantity, ...WAYS.map(of)];
    const isKnown = hasActivations(counts);
    const moments = {
      loss: "backward begins",
      layer: "last layer",
      step: "optimizer’s step",
    } as const;
    return [
      row("Weights", (way) => memory[way].weights),
      row("Adapter", (way) => memory[way].adapter),
      row("Gradients", (way) => memory[way].gradients),
      row("Optimizer state", (way) => memory[way].optimizer),
      ...(isKnown
        ? [
            row("Activations", (way) => memory[way].activations),
            row("Temporary", (way) => memory[way].temporary),
          ]
        : []),
      row("Total at once", (way) => memory[way].total),
      ...(isKnown
        ? [
            row("At least, by the estimate’s error", (way) =>
              way === "qlora" ? counts.min : memory[way].total,
            ),
            row("When", (way) => moments[memory[way].moment!]),
          ]
        : []),
      ...(training.published ? [row("Measured", (way) => counts.measured[way])] : []),
      row("Left out", () => `${isKnown ? "" : "activations, "}CUDA, allocator`),
    ];
  }

  /** Relative multiply-adds, and the bytes of a file. */
  function workRows(
    { compute, file, count }: Costs,
    ratio: (part: number, total: number) => number | string,
  ): Row[] {
    // A token passes only some of a mixture's experts; the shapes do not say how many.
    const known = (part: number, total: number) =>
      count.isMixture ? undefined : ratio(part, total);
    const training = known(compute.lora, compute.full);
    const unmerged = known(compute.added, compute.forward);
    return [
      ["Training multiply-adds relative to full", ratio(1, 1), training, training],
      ["Extra multiply-adds at inference, unmerged", 0, unmerged, unmerged],
      ["Adapter file, without its header", 0, file, file],
    ];
  }

  /** The table's rows as text. */
  function rows(counts: Costs): string[][] {
    const read = (value: Row[1], missing: string) =>
      typeof value === "number" ? f.exact(value) : (value ?? missing);
    const work = workRows(counts, (part, total) => f.percent(part, total).share);
    return [
      ...heldRows(counts).map((row) => row.map((value) => read(value, "not known"))),
      ...work.map((row) =>
        row.map((value) => (value === 0 ? "none" : read(value, "depends on the experts in use"))),
      ),
    ];
  }

  return {
    title,
    alt,
    total,
    trained,
    share,
    rows,
    /** The table's rows for programs: bytes, and multiply-adds as fractions where they are known. */
    dataRows: (counts: Costs) => [
      ...heldRows(counts),
      ...workRows(counts, (part, total) => part / total),
    ],
    /** Beside the heading. The rank is elsewhere, so that this line never grows. */
    values: ({ count }: Costs) => `LoRA on ${targets(count.targets)}`,
    label: ({ training }: Costs, way: Way) =>
      ({
        full: names.full,
        lora:
          training.precision === "fp32"
            ? `${names.lora}, 32-bit base`
            : `${names.lora}, 16-bit base`,
        qlora: `${names.qlora}, 4-bit base`,
      })[way],
    /** The parts of the bars, in their order. */
    legend: {
      frozen: "frozen weights",
      ink: "trained weights",
      gradient: "gradients",
      optimizer: "optimizer state",
      activation: "activations",
      temporary: "temporary",
    },
    /** Beside the enlarged part, in two lines. */
    lens: ({ count, enlargement }: Costs) => [
      `*B* and *A* at *r*\u00a0=\u00a0${f.exact(count.rank)}`,
      enlargement > 1
        ? `enlarged ×\u00a0${f.real(enlargement)}`
        : `drawn ×\u00a0${f.real(enlargement)}`,
    ],
    /** Short lines below the bars. */
    foot(counts: Costs): readonly string[] {
      const { precision, optimizer, checkpointing, published } = counts.training;
      const more =
        counts.memory.lora.total > counts.memory.full.total
          ? `LoRA costs more: ${ofFull(counts, "lora")}.`
          : undefined;
      const how = `${precision}, ${optimizers[optimizer]}.`;
      if (!hasActivations(counts)) return [`State; ${how}`, more ?? "Activations come on top."];
      return [
        `${tokens(counts.training)}${checkpointing ? ", checkpointed" : ""}.`,
        `At its peak; ${how}`,
        `QLoRA, estimated: ${inTotalsUnit(counts, counts.min)} at\u00a0least.`,
        more ?? "CUDA and its allocator come on top.",
        ...(published ? [ticks(counts, published)] : []),
      ];
    },
    /** Parts that are drawn wider than to scale, by how many times, in one sentence. */
    wider(parts: { readonly [P in Thin]?: number | undefined }): string | undefined {
      const named: Readonly<Record<Thin, string>> = {
        full: "full fine-tuning’s trained part",
        lora: "LoRA’s frozen part",
        qlora: "QLoRA’s frozen part",
        trained: "LoRA’s and QLoRA’s trained part",
      };
      const items = (Object.keys(named) as Thin[]).flatMap((part) => {
        const times = parts[part];
        return times === undefined ? [] : [`${named[part]} ${f.exact(times)}\u00a0×`];
      });
      return items.length ? `Drawn wider than\u00a0to\u00a0scale: ${items.join(", ")}.` : undefined;
    },
    leftOut: ({ count }: Costs) => (count.isHeadless ? headless : undefined),

    caption,
    description: (counts: Costs) =>
      "Three stacked bars and, enlarged below them, what LoRA on " +
      `${targets(counts.count.targets)} trains. ${alt(counts)}`,
    cells: (counts: Costs) => rows(counts).flatMap(([, ...values]) => values),
    spoken: (counts: Costs) =>
      `rank ${f.exact(counts.count.rank)}, ${tokens(counts.training)}, LoRA ${total(counts, "lora")}`,
  } satisfies LiveWords<Training, Costs> & Record<string, unknown>;
}

/** Parts of bars that may be too thin to see. */
type Thin = Way | "trained";

/** The words that only the page uses. */
export function page(f: Formats, { title, alt, total, label, rows, dataRows }: Live) {
  return {
    summary: "What a step of training takes of memory at its peak: in full, with LoRA, with QLoRA.",
    listed: title,
    labels: {
      rank: "Rank *r*",
      batch: "Sequences",
      sequence: "Tokens in each",
      checkpointing: "Checkpointing",
    },
    alt,
    explanation:
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
      "attention scores, the output head, checkpointing and dequantising are left out. Once merged, an adapter adds nothing to inference.",
    table: (counts: Costs): Table => ({
      caption: `Training memory of ${counts.count.model} in bytes, and compute`,
      head: ["Quantity", "Full", "LoRA", "QLoRA"],
      rows: rows(counts),
      data: { head: ["quantity", ...WAYS], rows: dataRows(counts) },
    }),
    card: {
      ...cardWords(f),
      subject: ({ count }: Costs) => `${count.model}, rank\u00a0${f.exact(count.rank)}`,
      number: (counts: Costs) => total(counts, "lora"),
      total,
      label,
      meaning: (counts: Costs): Meaning => {
        const { lora, full } = counts.memory;
        return [
          `with LoRA, ${total(counts, "full")} in\u00a0full:`,
          lora.total > full.total ? "LoRA costs more" : f.percent(lora.total, full.total).share,
        ];
      },
      /** What the bars leave out, and whether thin bars are not to scale. */
      note: (isThin: boolean, hasActivations: boolean) => {
        if (hasActivations)
          return isThin ? "Peak; thin bars not to scale" : "Peak of a training step";
        return isThin
          ? "No activations; thin bars not to scale"
          : "Training state, without activations";
      },
    },
  } satisfies PageWords<Training, Costs> & Record<string, unknown>;
}
