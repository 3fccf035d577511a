/** Computes the arguments of the figure's messages, in every language. */
import type { Formats } from "../../language-format.js";
import type * as messages from "../../locales/en/savings.ftl";
import type * as shared from "../../locales/en/shared.ftl";
import type { Counts } from "../../lora.js";
import type { Meaning } from "../card.js";
import type { LiveWords, PageWords, Table } from "../figure.js";
import { breakEven, once, shareArgs } from "../logic.js";
import { shapeText, shareText } from "../texts.js";
import { hasBreakEven, type Input, type Numbers } from "./numbers.js";
import { RANKS, SWEEPS, type Sweep } from "./sweep.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

/** Returns the largest rank that saves the target. */
function goalArgs(f: Formats, { best, target }: Numbers) {
  const goal = best ? (target ? "saved" : "even") : target ? "missed" : "loss";
  return {
    goal,
    bestRank: best ? f.exact(best.rank) : "",
    // The target as its shortest decimal: 0.99 is "99 %".
    targetShare: f.percentage(Number((100 * target).toFixed(3))),
  } as const;
}

/** Returns the task of a measured line, and the weights to which LoRA was applied. */
const sweepArgs = ({ task, weights }: Sweep) => ({
  task,
  weights: weights.replaceAll(", ", "") as "q" | "qv" | "qkvo",
});

/** Returns the strings that change while a reader uses a control. */
export function live(f: Formats, m: shared.Live & messages.Live) {
  const shape = (counts: Counts) => shapeText(f, counts);
  const share = (counts: Counts) => shareText(f, counts);
  const saving = (counts: Counts) => m.saving(shareArgs(f, counts));
  const trains = (counts: Counts) => m.trains({ rank: counts.rank, share: share(counts) });
  const args = once((counts: Numbers) => ({
    ...counts,
    ...goalArgs(f, counts),
    share: share(counts),
    shape: shape(counts),
    breaksEven: hasBreakEven(counts),
    breakEven: breakEven(f, m, counts),
    firstRank: f.exact(RANKS[0]),
    lastRank: f.exact(RANKS.at(-1)!),
  }));
  const spoken = (counts: Numbers, option: string) => ({
    ...args(counts),
    option,
    value: f.exact(counts[option as "rank"]),
  });

  return {
    title: (counts: Counts) => m.title({ shape: shape(counts) }),
    share,
    shape,
    axes: {
      ...m.axes,
      rankTick: f.exact,
      /** The label of a power of ten. */
      shareTick: (share: number) => f.percent(Math.round(share * 1e9), 1e9).share,
      accuracyTick: (percent: number) => f.percentage(percent),
    },
    /** The outcome in two parts. */
    verdict: (counts: Numbers) => m.verdict(args(counts)),
    /** The keys of the marks, each in two lines. */
    marks: {
      rank: (counts: Numbers) => m.rankKey(counts),
      best: (counts: Numbers) => [
        m.reached(args(counts)),
        counts.best ? m.parameters(counts.best) : trains(counts.next),
      ],
      even: (counts: Numbers) => m.evenKey(args(counts)),
    },
    /** The name of a measured line. */
    line: (sweep: Sweep) => m.line(sweepArgs(sweep)),

    alt: (counts: Numbers) => m.alt(args(counts)),
    caption: (counts: Numbers) => m.caption(args(counts)),
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
        ...SWEEPS.map(({ tenths }) => tenths.map((item) => f.oneDecimal(item, 10)).join(m.between)),
      ];
    },
    spoken: (counts: Numbers, option: string) =>
      option === "target" ? m.reached(args(counts)) : m.spoken(spoken(counts, option)),
    lowered: (counts: Numbers) => m.lowered(spoken(counts, "rank")),
  } satisfies LiveWords<Input, Numbers> & Record<string, unknown>;
}

/** Returns the strings that only the page uses. */
export function page(
  f: Formats,
  m: shared.Live & messages.Live & messages.Page,
  { title, share, shape, axes, alt, cells }: Live,
) {
  const ranks = RANKS.map(f.exact).join(m.comma);
  return {
    lesson: m.lesson,
    summary: m.summary,
    listed: title,
    labels: m.labels,
    alt,
    explanation: m.explanation,
    table: (counts: Numbers): Table => {
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
    card: {
      axes,
      subject: (counts: Numbers) => m.cardSubject(counts),
      number: share,
      meaning: (counts: Numbers): Meaning =>
        m.cardMatrix({ ...goalArgs(f, counts), shape: shape(counts) }),
    },
  } satisfies PageWords<Input, Numbers> & Record<string, unknown>;
}
