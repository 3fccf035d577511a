/** The figure's English strings. `*…*` marks a variable; \u00a0 keeps a line from breaking there. */
import type { Formats } from "../../formats.js";
import type { Meaning } from "../card.js";
import { cardWords } from "../card-words.js";
import type { LiveWords, PageWords, Table } from "../figure.js";
import { layoutWords, modelWords } from "../model-words.js";
import {
  A100_OVERHEAD_RANGE,
  type Costs,
  hasActivations,
  type Published,
  TRAINING_MODES,
  type Training,
  type TrainingMode,
} from "./numbers.js";
import { memoryTable } from "./tables.js";
import { byteTexts, type RowWords, textRows } from "./texts.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

/** The numbers of training steps and of model types in tests/reference/memory-oracle.jsonl. */
const [DRAWN, TYPES] = [1_224, 14];

/** Returns the strings that change while a reader uses a control. */
export function live(f: Formats) {
  const { targets, note } = modelWords(f);

  const { inTotalsUnit, total, trained } = byteTexts(f, ["GB", "MB", "kB"]);
  const names: Readonly<Record<TrainingMode, string>> = {
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
  /** Returns the share of full fine-tuning's total. */
  const share = ({ memory }: Costs, mode: TrainingMode) =>
    f.percent(memory[mode].total, memory.full.total).share;
  /** Returns a total and, if it is smaller than full fine-tuning's, its share of that total. */
  const totalAndShare = (counts: Costs, mode: TrainingMode) =>
    total(counts, mode) +
    (counts.memory[mode].total < counts.memory.full.total
      ? `, ${share(counts, mode)} of full`
      : "");
  /** Returns QLoRA's lower bound, because its activations were not compared with measurements. */
  const formatLowerBound = (counts: Costs) =>
    counts.min < counts.memory.qlora.total ? ` (at least ${inTotalsUnit(counts, counts.min)})` : "";
  /** The memory that an A100 needed in addition, when it trained with LoRA. */
  const overhead = `${A100_OVERHEAD_RANGE.map((bytes) => f.oneDecimal(bytes, 1e9)).join("–")}\u00a0GB`;
  const measured = (counts: Costs) =>
    TRAINING_MODES.flatMap((mode) => {
      const bytes = counts.measured[mode];
      return bytes ? [`${names[mode]} ${inTotalsUnit(counts, bytes)}`] : [];
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
    const trainingModes = TRAINING_MODES.map(
      (mode) => `${names[mode]} ${totalAndShare(counts, mode)}`,
    ).join("; ");
    return `${title(counts)}, ${scope}: ${trainingModes}. B, A and state: ${trained(counts)}.`;
  };

  function memoryCaption(counts: Costs): string {
    const { model } = counts.count;
    if (!hasActivations(counts))
      return (
        `Weights, gradients and optimizer state in training of ${model}: full fine-tuning ` +
        `${total(counts, "full")}; LoRA at ${adapted(counts)} ${total(counts, "lora")}; QLoRA ` +
        `${total(counts, "qlora")}. Activations are not included.`
      );
    const checkpointed = counts.training.checkpointing ? " with checkpointing" : "";
    const published = measured(counts);
    return (
      `Peak memory of a training step of ${model} on ${tokens(counts.training)}${checkpointed}: ` +
      `full fine-tuning ${total(counts, "full")}; LoRA at ${adapted(counts)} ` +
      `${totalAndShare(counts, "lora")}; QLoRA ${total(counts, "qlora")}${formatLowerBound(counts)}. ` +
      `That includes activations. CUDA and its allocator need ${overhead} more.` +
      (published.length ? ` Measured: ${published.join(", ")}.` : "")
    );
  }

  /** The legend of the ticks, or the reason why there are none, so that the height is constant. */
  function ticks(counts: Costs, published: Published): string {
    const bytes = TRAINING_MODES.flatMap((mode) => counts.measured[mode] ?? []);
    if (bytes.length)
      return `Ticks: ${bytes.map((value) => inTotalsUnit(counts, value)).join(", ")} measured.`;
    return `Measured at ${tokens(published)} only.`;
  }

  /** The words in the table's rows. */
  const rowWords = (counts: Costs): RowWords => ({
    phases: {
      forward: "forward pass",
      loss: "loss",
      backward: "backward pass",
      step: "optimizer step",
    },
    excluded: hasActivations(counts)
      ? `CUDA, allocator: ${overhead}`
      : "activations, CUDA, allocator",
    none: "none",
    unknown: "not known",
    mixture: "depends on the experts in use",
  });
  const rows = (counts: Costs) => textRows(f, counts, rowWords(counts));

  return {
    title,
    alt,
    total,
    trained,
    rows,
    /** The outcome in two parts. */
    verdict: (counts: Costs) => [
      counts.memory.lora.total > counts.memory.full.total
        ? `LoRA costs more: ${share(counts, "lora")};`
        : `LoRA: ${share(counts, "lora")} of the memory;`,
      `QLoRA: ${share(counts, "qlora")}`,
    ],
    rowWords,
    /** The text beside the heading. It omits the rank, so its length is constant. */
    values: ({ count }: Costs) => `LoRA on ${targets(count.targets)}`,
    label: (counts: Costs, mode: TrainingMode) =>
      names[mode] +
      {
        full: counts.training.precision === "bf16" ? ", 16-bit" : ", 32-bit",
        lora: counts.training.precision === "fp32" ? ", 32-bit base" : ", 16-bit base",
        qlora: counts.training.isMostlyFp32 ? ", mostly 32-bit" : ", 4-bit base",
      }[mode],
    /** The parts of the bars, in their order. */
    legend: {
      frozen: "frozen weights",
      ink: "trained weights",
      gradient: "gradients",
      optimizer: "optimizer state",
      activation: "activations",
      temporary: "temporary",
    },
    /** The label of the enlarged part, in two lines. */
    lens: ({ count, enlargement }: Costs) => [
      `*B* and *A* at *r*\u00a0=\u00a0${f.exact(count.rank)}`,
      enlargement > 1
        ? `enlarged ×\u00a0${f.real(enlargement)}`
        : `drawn ×\u00a0${f.real(enlargement)}`,
    ],
    /** Short lines below the bars. */
    foot(counts: Costs): readonly string[] {
      const { precision, optimizer, checkpointing, published } = counts.training;
      const setting = `${precision}, ${optimizers[optimizer]}.`;
      if (!hasActivations(counts)) return [`State only; ${setting}`, "Activations not included."];
      return [
        `${tokens(counts.training)}${checkpointing ? ", checkpointed" : ""}.`,
        `At the peak; ${setting}`,
        `QLoRA’s lower bound: ${inTotalsUnit(counts, counts.min)}.`,
        `CUDA, allocator: ${overhead} more.`,
        ...(published ? [ticks(counts, published)] : []),
      ];
    },
    /** A note on parts that are drawn wider than to scale. */
    wider(parts: { readonly [P in Thin]?: number | undefined }): string | undefined {
      const partNames: Readonly<Record<Thin, string>> = {
        full: "full fine-tuning’s trained part",
        lora: "LoRA’s frozen part",
        qlora: "QLoRA’s frozen part",
        trained: "LoRA’s and QLoRA’s trained part",
      };
      const items = (Object.keys(partNames) as Thin[]).flatMap((part) => {
        const times = parts[part];
        return times === undefined ? [] : [`${partNames[part]} ${f.exact(times)}\u00a0×`];
      });
      return items.length ? `Drawn wider than\u00a0to\u00a0scale: ${items.join(", ")}.` : undefined;
    },
    note: ({ count }: Costs) => note(count),

    caption: (counts: Costs) =>
      memoryCaption(counts) +
      (counts.count.experts ? ` ${note(counts.count)}` : "") +
      (counts.training.isMostlyFp32 ? " QLoRA leaves most weights in fp32." : ""),
    cells: (counts: Costs) => rows(counts).flat(),
    spoken: (counts: Costs) =>
      `rank ${f.exact(counts.count.rank)}, ${tokens(counts.training)}, LoRA ${total(counts, "lora")}`,
  } satisfies LiveWords<Training, Costs> & Record<string, unknown>;
}

/** Parts of bars that may be too thin to see. */
type Thin = TrainingMode | "trained";

/** Returns the strings that only the page uses. */
export function page(f: Formats, { title, alt, total, label, rows, rowWords }: Live) {
  return {
    lesson: "How much memory training needs",
    summary: "The peak memory of a training step: full fine-tuning, LoRA and QLoRA.",
    listed: title,
    labels: {
      rank: "Rank *r*",
      batch: "Sequences",
      sequence: "Tokens in each",
      checkpointing: "Checkpointing",
    },
    alt,
    explanation:
      "In mixed precision and fp32, full fine-tuning takes 16 bytes per parameter: 4 for the weight, 4 for " +
      "its gradient and 8 for AdamW’s two moments; in bf16, 8. At its peak, AdamW’s usual step, " +
      "which is not fused, adds 4 bytes per trained parameter, or 2 in bf16. LoRA stores its frozen base in 16 " +
      "bits, or 32 in fp32, and takes 16 bytes per trained parameter. Only bf16 and fp32 compare equal precision. QLoRA (arXiv 2305.14314) stores the " +
      "linear modules in NF4 (4.126953125 bits per weight with double quantization) and all else " +
      "in fp32, as PEFT prepares it. Activations are the tensors that PyTorch saves for the backward pass, " +
      "without dropout: a frozen module saves none, an adapted module its input. They are freed before the optimizer step. State is exact. Activations and peaks were within " +
      `2\u00a0% of measured ones in ${f.exact(DRAWN)}\u00a0random training steps of ${f.exact(TYPES)}\u00a0model types. ` +
      "QLoRA was not compared; it saves at least LoRA’s activations. CUDA and the allocator " +
      `are not included: Qwen measured ${f.oneDecimal(A100_OVERHEAD_RANGE[0], 1e9)} to ${f.oneDecimal(A100_OVERHEAD_RANGE[1], 1e9)}\u00a0GB ` +
      "for LoRA on an A100. 1\u00a0GB is 10⁹ bytes. " +
      "Training compute counts the multiply-adds of linear modules in the forward pass and for both gradients; " +
      "frozen weights need no gradient. Attention scores, the output head, checkpointing and dequantization " +
      "are not counted. A merged adapter adds nothing to inference.",
    table: (counts: Costs): Table =>
      memoryTable(counts, rows(counts), rowWords(counts), {
        caption:
          `Training memory of ${counts.count.model} in bytes, and compute` +
          (counts.count.experts ? `; experts ${layoutWords(counts.count.experts)}` : ""),
        head: ["Quantity", "Full", "LoRA", "QLoRA"],
        quantities: [
          "Weights",
          "Adapter",
          "Gradients",
          "Optimizer state",
          "Activations at the peak",
          "Temporary at the peak",
          "Total",
          "Lower bound",
          "Time of the peak",
          "Measured",
          "Not included",
          "Training multiply-adds relative to full",
          "Extra multiply-adds at inference, unmerged",
          "Adapter file, without its header",
        ],
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
      /** A note about the memory that bars omit, and about thin bars that are not to scale. */
      note: (isThin: boolean, hasActivations: boolean): string => {
        if (hasActivations)
          return isThin ? "Peak; thin bars not to scale" : "Peak of a training step";
        return isThin
          ? "No activations; thin bars not to scale"
          : "Training state, without activations";
      },
    },
  } satisfies PageWords<Training, Costs> & Record<string, unknown>;
}
