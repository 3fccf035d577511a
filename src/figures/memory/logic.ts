/** Computes the arguments of the figure's messages, in every language. */

import { closeUp } from "../../direction.js";
import type { Formats } from "../../language-format.js";
import type { LiveMessages, PageMessages } from "../../locales/en/memory.ftl";
import type { Part } from "../../scene.js";
import type { LiveTexts, PageTexts } from "../figure.js";
import { nameInSentence } from "../lines.js";
import { countedNote, once, shareArgs, targetsText, writer } from "../logic.js";
import type { Kind } from "./bars.js";
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

/** A unit of bytes, and how many decimals a number in it has. */
export interface Unit {
  readonly name: string;
  readonly size: number;
  readonly decimals: number;
}

const roleOf = (kind: Kind): Part["role"] =>
  kind === "frozen" ? "frozen" : kind === "b" || kind === "a" ? "trained" : "value";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

/** The ends of the range of memory that an A100 needed in addition, when it trained with LoRA. */
const overheadArgs = (f: Formats) => {
  const [low, high] = A100_OVERHEAD_RANGE;
  return { low: f.oneDecimal(low, 1e9), high: f.oneDecimal(high, 1e9) };
};

/** What the weights of a training mode are, and how many bits they have. */
function weightsOf({ precision, isMostlyFp32 }: Training, mode: TrainingMode) {
  if (mode === "full") return precision === "bf16" ? "full16" : "full32";
  if (mode === "lora") return precision === "fp32" ? "base32" : "base16";
  return isMostlyFp32 ? "mostly32" : "base4";
}

export function live(f: Formats, m: LiveMessages) {
  /** The largest unit of at most `bytes`. */
  function unitOf(bytes: number, decimals: number): Unit {
    const index = bytes >= 1e9 ? 0 : bytes >= 1e6 ? 1 : 2;
    return { name: m.units[index]!, size: 1000 ** (3 - index), decimals };
  }
  /** The unit of the totals, so that readers can compare all bytes. */
  function totalsUnit({ memory }: Costs): Unit {
    const totals = TRAINING_MODES.map((mode) => memory[mode].total);
    const unit = unitOf(Math.min(...totals), 1);
    // Parts have two decimals so that they add up to the total, unless they are long.
    return { ...unit, decimals: Math.max(...totals) < 1000 * unit.size ? 2 : 1 };
  }
  const inUnit = (bytes: number, { name, size, decimals }: Unit) =>
    `${f.signed(bytes / size, decimals)}\u00a0${name}`;
  const inTotalsUnit = (counts: Costs, bytes: number) =>
    inUnit(bytes, { ...totalsUnit(counts), decimals: 1 });
  const isNegligible = (bytes: number, { size, decimals }: Unit) =>
    2 * bytes * 10 ** decimals < size;
  /** In this unit or, if the bytes round to zero, in their own. */
  const amount = (bytes: number, unit: Unit) =>
    inUnit(bytes, isNegligible(bytes, unit) ? unitOf(bytes, unit.decimals) : unit);
  const total = (counts: Costs, mode: TrainingMode) =>
    inTotalsUnit(counts, counts.memory[mode].total);
  const trained = ({ memory }: Costs, mode: "lora" | "qlora") =>
    amount(sumTrainedBytes(memory[mode]), unitOf(sumTrainedBytes(memory[mode]), 1));
  const overhead = overheadArgs(f);

  const args = once((counts: Costs) => {
    const { count, memory, training, min } = counts;
    const { full, lora, qlora } = memory;
    const { share: loraShare, outcome } = shareArgs(f, {
      trainable: lora.total,
      full: full.total,
    });
    return {
      ...overhead,
      loraShare,
      outcome,
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
    } as const;
  });
  const write = writer(args);

  const inDeck = <A extends { readonly model: string }>(values: A) => ({
    ...values,
    model: nameInSentence(values.model),
  });
  const label = ({ training }: Costs, mode: TrainingMode) =>
    ({ mode, weights: weightsOf(training, mode) }) as const;

  /** The published bytes of training modes as a list. */
  const listMeasured = (counts: Costs, measured: Costs["measured"]) =>
    TRAINING_MODES.flatMap((mode) => {
      const bytes = measured[mode];
      return bytes ? [inTotalsUnit(counts, bytes)] : [];
    }).join(m.comma);

  const join = (sentences: readonly string[], { count }: Costs) =>
    closeUp([...sentences, countedNote(m, count) ?? ""].join(" ").trim());

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
    return join(sentences, counts);
  }

  /** Sentences that are at least as long as those at any setting of the controls. */
  function otherConditions(counts: Costs): readonly string[] {
    const { published } = counts.training;
    const lowest = inTotalsUnit(counts, 8888.8 * totalsUnit(counts).size);
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
    return last.map((sentence) => join([...sentences, sentence], counts));
  }

  /** The words in the table's rows. */
  const rowWords = (counts: Costs): RowWords => ({ ...m, excluded: m.excluded(args(counts)) });
  const rows = (counts: Costs) => textRows(f, counts, rowWords(counts));

  return {
    ...m,
    title: ({ count }: Costs) => m.title(count),
    alt: write(m.alt),
    total,
    rows,
    headline: write(m.headline),
    deck: (counts) => m.deck(inDeck(args(counts))),
    /** Claims that are at least as long as those at any setting of the controls. */
    otherClaims(counts: Costs): readonly (readonly [headline: string, deck: string])[] {
      const { rank, maxRank, batch, sequence } = counts.training;
      const loraShare = f.percent(9996, 1e4).share;
      const item = {
        ...args(counts),
        rank: Math.max(rank, maxRank),
        checkpointing: true,
        batch: Math.max(batch, 64),
        sequence: Math.max(sequence, 8192),
        loraShare,
        qloraShare: loraShare,
      };
      return (["saving", "loss"] as const).map((outcome) => [
        m.headline({ ...item, outcome }),
        m.deck(inDeck(item)),
      ]);
    },
    conditions,
    otherConditions,
    rowWords,
    label: (counts: Costs, mode: TrainingMode) => m.label(label(counts, mode)),
    unitOf,
    totalsUnit,
    amount,
    /** A part and its bytes in this unit, or "" if they round to zero. */
    item: (kind: Kind | "trained", bytes: number, unit: Unit) =>
      isNegligible(bytes, unit)
        ? ""
        : m.item({ name: m.names[kind], amount: f.signed(bytes / unit.size, unit.decimals) }),
    /** The label of the magnified view. */
    trained: write(m.magnified),
    /** How many times larger than the bars the view is, and how many times too wide its part is in the bars. */
    magnified: (magnification: number, times = 0) =>
      m.magnification({ magnification, times, thin: times > 0 }),
    /** The parts of the picture. */
    parts: {
      mode: (counts: Costs, mode: TrainingMode) => ({
        name: mode,
        role: mode === "full" ? ("comparison" as const) : ("series" as const),
        words: m.partMode({ ...label(counts, mode), item: total(counts, mode) }),
        facts: { bytes: counts.memory[mode].total },
      }),
      piece: (kind: Kind, bytes: number, unit: Unit) => ({
        name: kind,
        role: roleOf(kind),
        words: m.item({ name: m.names[kind], amount: amount(bytes, unit) }),
        facts: { bytes },
      }),
      trained: (counts: Costs, mode: "lora" | "qlora") => {
        const bytes = sumTrainedBytes(counts.memory[mode]);
        return {
          name: "trained",
          role: "trained",
          words: m.partTrained({ item: amount(bytes, totalsUnit(counts)) }),
          facts: { bytes },
        };
      },
      magnified: (counts: Costs) => ({
        name: "magnified",
        role: "group",
        words: m.partMagnified(args(counts)),
        facts: { bytes: sumTrainedBytes(counts.memory.qlora) },
      }),
    },
    caption: ({ count }) => m.caption(count),
    cells: (counts) => rows(counts).flat(),
    spoken: write(m.spoken),
  } satisfies LiveTexts<Training, Costs>;
}

export function page(f: Formats, m: PageMessages, { title, alt, rows, rowWords }: Live) {
  const tableCaption = ({ count: { model, experts } }: Costs) =>
    experts ? m.tableExperts({ model, layout: experts }) : m.tableCaption({ model });
  return {
    ...m,
    listed: title,
    alt,
    explanation: m.explanation(overheadArgs(f)),
    table: (counts) => memoryTable(counts, rows(counts), rowWords(counts), tableCaption(counts), m),
  } satisfies PageTexts<Training, Costs>;
}
