/** Computes the arguments of the figure's messages, in every language. */
import type { Formats } from "../../language-format.js";
import type * as messages from "../../locales/en/memory.ftl";
import type * as shared from "../../locales/en/shared.ftl";
import { closeUp, type Part } from "../../scene.js";
import type { LiveWords, PageWords, Table } from "../figure.js";
import { nameInSentence } from "../lines.js";
import { countedNote, once, shareArgs, targetsText } from "../logic.js";
import type { Kind } from "./bars.js";
import {
  A100_OVERHEAD_RANGE,
  type Costs,
  count,
  hasActivations,
  sumTrainedBytes,
  TRAINING_MODES,
  type Training,
  type TrainingMode,
} from "./numbers.js";
import { memoryTable, type RowWords, textRows } from "./tables.js";

/** Outcomes whose claims need room. */
const [SAVING, LOSS] = [["saving"], ["saving", "loss"]] as const;

const roleOf = (kind: Kind): Part["role"] =>
  kind === "frozen" ? "frozen" : kind === "b" || kind === "a" ? "trained" : "value";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

/** Parts of bars that may be too thin to see. */
const THIN = ["full", "lora", "qlora"] as const;
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
  /** Returns the largest unit of at most `limit` bytes. */
  function unitOf(limit: number) {
    const index = limit >= 1e9 ? 0 : limit >= 1e6 ? 1 : 2;
    return { name: m.units[index], size: 1000 ** (3 - index) };
  }
  /** Returns bytes to one decimal, in the largest unit of at most `limit` bytes. */
  function inUnit(bytes: number, limit = bytes): string {
    const { name, size } = unitOf(limit);
    return `${f.oneDecimal(bytes, size)}\u00a0${name}`;
  }
  /** Returns the smallest total, whose unit the picture uses, so that readers can compare all bytes. */
  const smallest = ({ memory }: Costs) =>
    Math.min(...TRAINING_MODES.map((mode) => memory[mode].total));
  const inTotalsUnit = (counts: Costs, bytes: number) => inUnit(bytes, smallest(counts));
  /** Returns whether bytes round to zero in the unit of the totals. */
  const isNegligible = (counts: Costs, bytes: number) => 20 * bytes < unitOf(smallest(counts)).size;
  /** Returns bytes in the unit of the totals or, if they round to zero, in their own. */
  const amountOf = (counts: Costs, bytes: number) =>
    isNegligible(counts, bytes) ? inUnit(bytes) : inTotalsUnit(counts, bytes);
  const total = (counts: Costs, mode: TrainingMode) =>
    inTotalsUnit(counts, counts.memory[mode].total);
  const trained = ({ memory }: Costs, mode: "lora" | "qlora") =>
    inUnit(sumTrainedBytes(memory[mode]));
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
      less: training.precision !== "mixed" ? "qlora" : lora.total < full.total ? "both" : "none",
      complete: hasActivations(counts),
      fullBytes: total(counts, "full"),
      loraBytes: total(counts, "lora"),
      qloraBytes: total(counts, "qlora"),
      qloraShare: f.percent(qlora.total, full.total).share,
      loraLess: lora.total < full.total,
      qloraLess: qlora.total < full.total,
      // QLoRA's activations were not compared with measurements, so its total has a lower bound.
      lowest: inTotalsUnit(counts, min),
      trainedBytes: trained(counts, "qlora"),
      both: trained(counts, "qlora") === trained(counts, "lora"),
      enlargement: counts.enlargement,
      zoom: counts.enlargement > 1 ? "enlarged" : "drawn",
    } as const;
  });

  const inDeck = <A extends { readonly model: string }>(values: A) => ({
    ...values,
    model: nameInSentence(values.model),
  });
  const label = ({ training }: Costs, mode: TrainingMode) =>
    ({ mode, weights: weightsOf(training, mode) }) as const;

  /** Returns the published bytes of training modes as a list. */
  const listMeasured = (counts: Costs, measured: Costs["measured"]) =>
    TRAINING_MODES.flatMap((mode) => {
      const bytes = measured[mode];
      return bytes ? [inTotalsUnit(counts, bytes)] : [];
    }).join(m.comma);

  /** Returns sentences about the picture. */
  function conditions(counts: Costs): string {
    const { memory, training, min, measured } = counts;
    const values = args(counts);
    const { published } = training;
    const items = listMeasured(counts, measured);
    const sentences = hasActivations(counts)
      ? [
          ...(memory.full.activations ? [] : [m.freed]),
          m.setting(values),
          ...(min < memory.qlora.total ? [m.lowerBound(values)] : []),
          m.allocator(values),
          ...(published ? [items ? m.ticks({ items }) : m.noTicks(published)] : []),
        ]
      : [m.setting(values), m.notCounted];
    return closeUp(sentences.join(" "));
  }

  /** Returns sentences that are at least as long as those at any setting of the controls. */
  function otherConditions(counts: Costs): readonly string[] {
    const { published } = counts.training;
    const lowest = inTotalsUnit(counts, 8888.8 * unitOf(smallest(counts)).size);
    const sentences = [
      m.freed,
      m.setting(args(counts)),
      m.lowerBound({ lowest }),
      m.allocator(args(counts)),
    ];
    const last = published
      ? [
          m.ticks({
            items: listMeasured(counts, { full: published.full, lora: published.lora[0]?.[1] }),
          }),
          m.noTicks(published),
        ]
      : [""];
    if (!hasActivations(counts)) return [];
    return last.map((sentence) => closeUp([...sentences, sentence].join(" ").trimEnd()));
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
    rows,
    headline: (counts: Costs) => m.headline(args(counts)),
    deck: (counts: Costs) => m.deck(inDeck(args(counts))),
    /** Claims that are at least as long as those at any setting of the controls. */
    otherClaims(counts: Costs): readonly (readonly [headline: string, deck: string])[] {
      const { training } = counts;
      const { rank, maxRank, batch, sequence } = training;
      const highest = Math.max(rank, maxRank);
      const { memory } = count({ ...training, rank: highest });
      const outcomes = memory.lora.total > memory.full.total ? LOSS : SAVING;
      const loraShare = f.percent(9996, 1e4).share;
      const batches = [1, Math.max(batch, 64)];
      const lengths = [128, Math.max(sequence, 8192)];
      return outcomes.flatMap((outcome) =>
        batches.flatMap((batch) =>
          lengths.map((sequence) => {
            const ends = { rank: highest, batch, sequence, checkpointing: true };
            const item = { ...args(counts), ...ends, loraShare, qloraShare: loraShare, outcome };
            return [m.headline(item), m.deck(inDeck(item))] as const;
          }),
        ),
      );
    },
    conditions,
    otherConditions,
    rowWords,
    label: (counts: Costs, mode: TrainingMode) => m.label(label(counts, mode)),
    /** The parts of the bars. */
    names: m.names,
    comma: m.comma,
    amount: amountOf,
    /** A part and its bytes, in the unit of the totals, or "" if they round to zero. */
    item(counts: Costs, kind: Kind | "trained", bytes: number): string {
      const amount = f.oneDecimal(bytes, unitOf(smallest(counts)).size);
      return isNegligible(counts, bytes) ? "" : m.item({ name: m.names[kind], amount });
    },
    /** An item with a number of four digits. */
    longItem: (kind: Kind | "trained") =>
      m.item({ name: m.names[kind], amount: f.oneDecimal(8888, 10) }),
    /** The label of the enlarged part. `times` states how much too wide it is drawn in the bars. */
    enlarged: (counts: Costs) => m.enlarged(args(counts)),
    zoom: (counts: Costs, times = 0) => m.zoom({ ...args(counts), times, thin: times > 0 }),
    /** The parts of the picture. */
    parts: {
      mode: (counts: Costs, mode: TrainingMode) => ({
        name: mode,
        role: mode === "full" ? ("comparison" as const) : ("series" as const),
        words: m.partMode({ ...label(counts, mode), item: total(counts, mode) }),
        facts: { bytes: counts.memory[mode].total },
      }),
      /** A part in the unit of the totals, or in its own unit without `counts`. */
      piece: (kind: Kind, bytes: number, counts?: Costs) => ({
        name: kind,
        role: roleOf(kind),
        words: m.item({
          name: m.names[kind],
          amount: counts ? amountOf(counts, bytes) : inUnit(bytes),
        }),
        facts: { bytes },
      }),
      trained: (counts: Costs, mode: "lora" | "qlora") => ({
        ...({ name: "trained", role: "trained" } as const),
        words: m.partTrained({
          item: amountOf(counts, sumTrainedBytes(counts.memory[mode])),
        }),
        facts: { bytes: sumTrainedBytes(counts.memory[mode]) },
      }),
      enlarged: (counts: Costs) => ({
        ...({ name: "enlarged", role: "group" } as const),
        words: m.partEnlarged(args(counts)),
        facts: { enlargement: counts.enlargement },
      }),
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
    caption: ({ count }: Costs) => m.caption(count),
    cells: (counts: Costs) => rows(counts).flat(),
    spoken: (counts: Costs) => m.spoken(args(counts)),
  } satisfies LiveWords<Training, Costs> & Record<string, unknown>;
}

/** Returns the strings that only the page uses. */
export function page(
  f: Formats,
  m: shared.Live & messages.Live & messages.Page,
  { title, alt, rows, rowWords }: Live,
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
  } satisfies PageWords<Training, Costs> & Record<string, unknown>;
}
