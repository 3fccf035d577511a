/** Computes the arguments of the figure's messages, in every language. */

import type { Formats } from "../../language-format.js";
import type { LiveMessages, PageMessages } from "../../locales/en/savings.ftl";
import type { Counts } from "../../lora.js";
import type { LiveTexts, PageTexts, Table } from "../figure.js";
import { breakEven, once, shareArgs, writer } from "../logic.js";
import { shapeText, shareText } from "../texts.js";
import { hasBreakEven, type Input, type Numbers } from "./numbers.js";
import { RANKS, SPREAD, SWEEPS, type Sweep } from "./sweep.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

/** The largest rank that saves the target. */
function goalArgs(f: Formats, { best, target }: Numbers) {
  const goal = best ? (target ? "saved" : "even") : target ? "missed" : "loss";
  return {
    goal,
    bestRank: best ? f.exact(best.rank) : "",
    // The target as its shortest decimal: 0.99 is "99 %".
    targetShare: f.percentage(Number((100 * target).toFixed(3))),
  } as const;
}

/** Which sentence compares LoRA at the rank with full fine-tuning. */
function outcomeOf({
  rank,
  limit,
  trainable,
  full,
}: Numbers): "saving" | "even" | "loss" | "always" {
  if (rank < limit) return "saving";
  if (trainable === full) return "even";
  // Without a rank that saves, there is no rank to name.
  return limit > 1 ? "loss" : "always";
}

/** The task of a measured line, and the weights to which LoRA was applied. */
const sweepArgs = ({ task, weights }: Sweep) => ({
  task,
  weights: weights.replaceAll(", ", "") as "q" | "qv" | "qkvo",
});

export function live(f: Formats, m: LiveMessages) {
  const shape = (counts: Counts) => shapeText(f, counts);
  const share = (counts: Counts) => shareText(f, counts);
  const saving = (counts: Counts) => m.saving(shareArgs(f, counts));
  const ends = { firstRank: f.exact(RANKS[0]), lastRank: f.exact(RANKS.at(-1)!) };
  const args = once((counts: Numbers) => ({
    ...counts,
    ...goalArgs(f, counts),
    share: share(counts),
    shape: shape(counts),
    breaksEven: hasBreakEven(counts),
    breakEven: breakEven(f, m, counts),
    limit: f.exact(counts.limit),
    outcome: outcomeOf(counts),
    measured: counts.isLikeGpt3,
    ...ends,
  }));
  const write = writer(args);
  const spoken = (counts: Numbers, option: string) => ({
    ...args(counts),
    option,
    value: f.exact(counts[option as "rank"]),
  });

  const shareAt = ({ d, k, full }: Counts, rank: number) => f.percent(rank * (d + k), full).share;
  const accuracy = (tenths: number) => f.oneDecimal(tenths, 10);

  return {
    ...m,
    headline: write(m.headline),
    title: (counts: Counts) => m.title({ shape: shape(counts) }),
    accuracyTitle: m.accuracyTitle({ ...ends, points: SPREAD }),
    rankTick: f.exact,
    percent: (share: number) => f.percentage(100 * share),
    accuracyTick: f.exact,
    conditions: write(m.conditions),
    /** The names of what the panel of shares shows. */
    full: m.fullName,
    even: write(m.even),
    rankShare: write(m.rankShare),
    /** The largest rank that saves the target, unless LoRA costs more. */
    saved: (counts: Numbers) => (counts.rank < counts.limit ? m.reached(args(counts)) : ""),
    /** The name of a measured line, with its lowest and highest accuracy. */
    line: (sweep: Sweep, isLong: boolean) =>
      m.line({
        ...sweepArgs(sweep),
        long: isLong,
        low: accuracy(Math.min(...sweep.tenths)),
        high: accuracy(Math.max(...sweep.tenths)),
      }),
    /** The parts of the picture. */
    parts: {
      shares: (counts: Numbers) => ({
        name: "shares",
        role: "group",
        words: m.title({ shape: shape(counts) }),
        facts: { rows: counts.d, columns: counts.k },
      }),
      full: (counts: Counts) => ({
        name: "full",
        role: "comparison",
        words: m.partFull({ ...counts, all: f.percentage(100) }),
        facts: { parameters: counts.full },
      }),
      line: (counts: Counts, ranks: readonly number[]) => ({
        name: "LoRA",
        role: "series",
        words: m.partLine({
          values: ranks.map((rank) => m.at({ value: shareAt(counts, rank), rank })).join(m.between),
        }),
        facts: {
          ranks,
          shares: ranks.map((rank) => (rank * (counts.d + counts.k)) / counts.full),
        },
      }),
      even: (counts: Numbers) => ({
        name: "break-even",
        role: "value",
        words: m.even(args(counts)),
        facts: { rank: counts.full / (counts.d + counts.k) },
      }),
      rank: (counts: Numbers) => ({
        name: "rank",
        role: "value",
        words: m.partRank({
          ...args(counts),
          b: f.percent(counts.b, counts.full).share,
          a: f.percent(counts.a, counts.full).share,
        }),
        facts: {
          rank: counts.rank,
          parameters: counts.trainable,
          b: counts.b,
          a: counts.a,
          share: counts.trainable / counts.full,
          target: counts.target,
          ...(counts.best ? { largestRankAtTarget: counts.best.rank } : {}),
        },
      }),
      accuracies: {
        name: "accuracies",
        role: "group",
        words: m.accuracyTitle({ ...ends, points: SPREAD }),
      },
      sweep: (sweep: Sweep) => ({
        name: `${sweep.task}, ${sweep.weights}`,
        role: "series",
        words: m.partSweep({
          ...sweepArgs(sweep),
          values: RANKS.map((rank, index) =>
            m.at({ value: f.percentage(sweep.tenths[index]! / 10, 1), rank }),
          ).join(m.between),
        }),
        facts: { ranks: RANKS, accuracies: sweep.tenths.map((tenths) => tenths / 10) },
      }),
    },
    alt: write(m.alt),
    caption: write(m.caption),
    cells(counts: Numbers) {
      const { none } = m;
      const { best, next } = counts;
      return [
        f.exact(counts.rank),
        shape(counts),
        f.exact(counts.full),
        f.exact(counts.trainable),
        share(counts),
        saving(counts),
        hasBreakEven(counts) ? breakEven(f, m, counts) : none,
        goalArgs(f, counts).targetShare,
        best ? f.exact(best.rank) : none,
        best ? saving(best) : "–",
        saving(next),
        ...SWEEPS.map(({ tenths }) => tenths.map(accuracy).join(m.between)),
      ];
    },
    spoken: (counts, option) =>
      option === "target" ? m.reached(args(counts)) : m.spoken(spoken(counts, option)),
    lowered: (counts) => m.lowered(spoken(counts, "rank")),
  } satisfies LiveTexts<Input, Numbers>;
}

export function page(f: Formats, m: PageMessages, { title, alt, cells }: Live) {
  const ranks = RANKS.map(f.exact).join(m.comma);
  return {
    ...m,
    listed: title,
    alt,
    table: (counts): Table => {
      const values = cells(counts);
      const quantities = [
        ...m.tableQuantities,
        ...SWEEPS.map((sweep) => m.measured({ ...sweepArgs(sweep), ranks })),
      ];
      return {
        caption: m.tableCaption,
        head: m.tableHead,
        rows: quantities.map((quantity, index) => [quantity, values[index]!]),
      };
    },
  } satisfies PageTexts<Input, Numbers>;
}
