/** Computes the arguments of the figure's messages, in every language. */
import type { Formats } from "../../language-format.js";
import type * as messages from "../../locales/en/memory.ftl";
import type * as shared from "../../locales/en/shared.ftl";
import type { Meaning } from "../card.js";
import type { LiveWords, PageWords, Table } from "../figure.js";
import { cardWords, countedNote, once, shareArgs, targetsText } from "../logic.js";
import {
  A100_OVERHEAD_RANGE,
  type Costs,
  hasActivations,
  sumTrainedBytes,
  TRAINING_MODES,
  type Training,
  type TrainingMode,
} from "./numbers.js";
import { memoryTable, type RowWords, textRows } from "./tables.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

/** Parts of bars that may be too thin to see. */
const THIN = ["full", "lora", "qlora", "trained"] as const;
type Thin = (typeof THIN)[number];

/** Returns the ends of the range of memory that an A100 needed in addition, when it trained with LoRA. */
const overheadArgs = (f: Formats) => {
  const [low, high] = A100_OVERHEAD_RANGE;
  return { low: f.oneDecimal(low, 1e9), high: f.oneDecimal(high, 1e9) };
};

/** Returns what the weights of a training mode are, and how many bits they have. */
function weightsOf({ precision, isMostlyFp32 }: Training, mode: TrainingMode) {
  if (mode === "full") return precision === "bf16" ? "full16" : "full32";
  if (mode === "lora") return precision === "fp32" ? "base32" : "base16";
  return isMostlyFp32 ? "mostly32" : "base4";
}

/** Returns LoRA's share of full fine-tuning's memory, and whether it needs more. */
function loraArgs(f: Formats, { lora, full }: Costs["memory"]) {
  const { share, outcome } = shareArgs(f, { trainable: lora.total, full: full.total });
  return { loraShare: share, outcome };
}

/** Returns the strings that change while a reader uses a control. */
export function live(f: Formats, m: shared.Live & messages.Live) {
  /** Returns bytes to one decimal, in the largest unit of at most `limit` bytes. */
  function inUnit(bytes: number, limit = bytes): string {
    const index = limit >= 1e9 ? 0 : limit >= 1e6 ? 1 : 2;
    return `${f.oneDecimal(bytes, 1000 ** (3 - index))}\u00a0${m.units[index]}`;
  }
  /** Returns bytes in the same unit as all three totals, so that readers can compare them. */
  const inTotalsUnit = ({ memory }: Costs, bytes: number) =>
    inUnit(bytes, Math.min(...TRAINING_MODES.map((mode) => memory[mode].total)));
  const total = (counts: Costs, mode: TrainingMode) =>
    inTotalsUnit(counts, counts.memory[mode].total);
  const trained = ({ memory: { lora } }: Costs) => inUnit(sumTrainedBytes(lora));
  const overhead = overheadArgs(f);

  const args = once((counts: Costs) => {
    const { count, memory, training, min } = counts;
    const { full, lora, qlora } = memory;
    return {
      ...overhead,
      ...loraArgs(f, memory),
      model: count.model,
      rank: count.rank,
      targetList: targetsText(f, m, count.targets),
      batch: training.batch,
      sequence: training.sequence,
      checkpointing: training.checkpointing,
      precision: training.precision as "mixed" | "bf16" | "fp32",
      optimizer: training.optimizer as "adamw" | "adamw-8bit" | "sgd",
      complete: hasActivations(counts),
      fullBytes: total(counts, "full"),
      loraBytes: total(counts, "lora"),
      qloraBytes: total(counts, "qlora"),
      qloraShare: f.percent(qlora.total, full.total).share,
      loraLess: lora.total < full.total,
      qloraLess: qlora.total < full.total,
      // QLoRA's activations were not compared with measurements, so its total has a lower bound.
      lowest: inTotalsUnit(counts, min),
      bounded: min < qlora.total,
      trainedBytes: trained(counts),
      enlargement: counts.enlargement,
      zoom: counts.enlargement > 1 ? "enlarged" : "drawn",
    } as const;
  });

  /** Returns the published bytes of training modes as a list of items. */
  const listMeasured = (counts: Costs, write: (mode: TrainingMode, item: string) => string) =>
    TRAINING_MODES.flatMap((mode) => {
      const bytes = counts.measured[mode];
      return bytes ? [write(mode, inTotalsUnit(counts, bytes))] : [];
    }).join(m.comma);

  function caption(counts: Costs): string {
    const measured = listMeasured(counts, (mode, item) => m.measuredItem({ mode, item }));
    const isComplete = hasActivations(counts);
    return [
      isComplete ? m.captionPeak(args(counts)) : m.captionState(args(counts)),
      ...(isComplete && measured ? [m.captionMeasured({ items: measured })] : []),
      ...(counts.count.experts ? [countedNote(m, counts.count)] : []),
      ...(counts.training.isMostlyFp32 ? [m.captionFp32] : []),
    ].join(" ");
  }

  /** The words in the table's rows. */
  const rowWords = (counts: Costs): RowWords => ({
    phases: m.phases,
    excluded: m.excluded(args(counts)),
    none: m.none,
    unknown: m.unknown,
    mixture: m.mixture,
  });
  const rows = (counts: Costs) => textRows(f, counts, rowWords(counts));

  return {
    title: ({ count }: Costs) => m.title(count),
    alt: (counts: Costs) => m.alt(args(counts)),
    total,
    trained,
    rows,
    /** The outcome in two parts. */
    verdict: (counts: Costs) => m.verdict(args(counts)),
    rowWords,
    /** The text beside the heading. It omits the rank, so its length is constant. */
    values: (counts: Costs) => m.values(args(counts)),
    label: ({ training }: Costs, mode: TrainingMode) =>
      m.label({ mode, weights: weightsOf(training, mode) }),
    /** The parts of the bars, in their order. */
    legend: m.legend,
    /** The label of the enlarged part, in two lines. */
    lens: (counts: Costs) => m.lens(args(counts)),
    /** Short lines below the bars. */
    foot(counts: Costs): readonly string[] {
      if (!hasActivations(counts)) return m.footState(args(counts));
      const { published } = counts.training;
      // The legend of the ticks, or the reason why there are none, so that the height is constant.
      const items = listMeasured(counts, (_, item) => item);
      const ticks = published && (items ? m.ticks({ items }) : m.noTicks(published));
      return [...m.footPeak(args(counts)), ...(ticks ? [ticks] : [])];
    },
    /** A note on parts that are drawn wider than to scale. */
    wider(parts: { readonly [P in Thin]?: number | undefined }): string | undefined {
      const items = THIN.flatMap((part) => {
        const times = parts[part];
        return times === undefined ? [] : [m.widerItem({ part, times })];
      });
      return items.length ? m.wider({ items: items.join(m.comma) }) : undefined;
    },
    note: ({ count }: Costs) => countedNote(m, count),
    caption,
    cells: (counts: Costs) => rows(counts).flat(),
    spoken: (counts: Costs) => m.spoken(args(counts)),
  } satisfies LiveWords<Training, Costs> & Record<string, unknown>;
}

/** Returns the strings that only the page uses. */
export function page(
  f: Formats,
  m: shared.Live & messages.Live & messages.Page,
  { title, alt, total, label, rows, rowWords }: Live,
) {
  const tableCaption = ({ count: { model, experts } }: Costs) =>
    experts ? m.tableExperts({ model, layout: experts }) : m.tableCaption({ model });
  return {
    lesson: m.lesson,
    summary: m.summary,
    listed: title,
    labels: m.labels,
    alt,
    explanation: m.explanation(overheadArgs(f)),
    table: (counts: Costs): Table =>
      memoryTable(counts, rows(counts), rowWords(counts), {
        caption: tableCaption(counts),
        head: m.tableHead,
        quantities: m.tableQuantities,
      }),
    card: {
      ...cardWords(f, m),
      subject: ({ count }: Costs) => m.cardSubject(count),
      number: (counts: Costs) => total(counts, "lora"),
      total,
      label,
      meaning: (counts: Costs): Meaning =>
        m.cardCost({ ...loraArgs(f, counts.memory), fullBytes: total(counts, "full") }),
      /** A note about the memory that bars omit, and about thin bars that are not to scale. */
      note: (thin: boolean, complete: boolean) => m.cardNote({ thin, complete }),
    },
  } satisfies PageWords<Training, Costs> & Record<string, unknown>;
}
