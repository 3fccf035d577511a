/** Computes the arguments of the figure's messages, in every language. */
import type { Formats } from "../../language-format.js";
import type * as messages from "../../locales/en/decomposition.ftl";
import type * as shared from "../../locales/en/shared.ftl";
import type { Counts } from "../../lora.js";
import type { Composition } from "../../scene.js";
import type { LiveWords, PageWords, Table } from "../figure.js";
import { breakEven, cardWords, once, shareArgs, shareWords, verdictArgs } from "../logic.js";
import { sizeText } from "../texts.js";
import { goalOf } from "./exercise.js";
import type { Input, Numbers } from "./numbers.js";
import { matrixTable } from "./tables.js";
import { cellTexts, scalingText } from "./texts.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

/** Returns the strings that change while a reader uses a control. */
export function live(f: Formats, m: shared.Live & messages.Live) {
  const args = once((counts: Counts) => ({
    ...counts,
    ...shareArgs(f, counts),
    factor: scalingText(f, counts),
    scaled: counts.scaling !== 1,
  }));
  const spoken = (counts: Counts, option: string) => ({
    ...args(counts),
    option,
    value: f.exact(counts[option as "rank"]),
  });
  return {
    title: (counts: Counts) => m.title(counts),
    alt: (counts: Counts) => m.alt(args(counts)),
    size: (...sides: [number, number, string?]) => sizeText(f, ...sides),
    /** The scaling factor if the author gave an alpha. Shown even if it is 1, so that the line stays. */
    values: (counts: Numbers) => m.scaling(args(counts)),
    /** The lines below the names of W, BA and W′. */
    matrices: (counts: Counts, composition: Composition) =>
      composition === "wide"
        ? [m.matrixW(counts), m.matrixBa(counts), m.matrixSum]
        : m.matricesNarrow.map((line) => [line]),
    trained: m.trained,
    /** The number of stripes in a lens. */
    columns: (rank: number) => m.columns({ rank }),
    rows: (rank: number) => m.rows({ rank }),
    /** Below the key of the narrow picture. */
    sizes: (counts: Counts) => m.sizes(counts),
    /** Notes on shapes that are drawn larger than to scale. */
    thickStrips: (rank: number, times: number) => m.thickStrips({ rank, times }),
    thinSide: (side: "d" | "k", times: number) => m.thinSide({ side: `*${side}*`, times }),
    share: (counts: Counts) =>
      shareWords(m, {
        full: m.areaFull(counts),
        trained: m.areaTrained(counts),
        verdict: m.verdict({ ...verdictArgs(f, counts), breakEven: breakEven(f, m, counts) }),
      }),
    caption: (counts: Counts) => m.caption(args(counts)),
    cells: (counts: Counts) =>
      cellTexts(f, counts, m.size(counts), m.saving(args(counts)), breakEven(f, m, counts)),
    spoken: (counts: Counts, option: string) => m.spoken(spoken(counts, option)),
    lowered: (counts: Counts) => m.lowered(spoken(counts, "rank")),
    // Only pages with an exercise load these messages.
    async answer(counts: Counts, { goal }: Input) {
      if (!goal) return undefined;
      const [{ replyTo }, later] = await Promise.all([import("./reply.js"), m.later()]);
      return replyTo(f, later, counts, goal);
    },
  } satisfies LiveWords<Input, Numbers> & Record<string, unknown>;
}

/** Returns the strings that only the page uses. */
export function page(
  f: Formats,
  m: shared.Live & messages.Live & messages.Page,
  { alt, cells }: Live,
) {
  const saving = (counts: Counts) => m.saving(shareArgs(f, counts));
  /** Returns the arguments of sentences about several ranks, of which up to five are listed. */
  const stepArgs = (all: readonly Counts[]) => {
    const [first, last] = [all[0]!, all.at(-1)!];
    const [firstRank, lastRank] = [f.exact(first.rank), f.exact(last.rank)];
    const ranks = f.list(all.map(({ rank }) => f.exact(rank)));
    const share = (counts: Counts) => shareArgs(f, counts).share;
    return {
      ...{ d: first.d, k: first.k, full: first.full },
      ranks:
        all.length > 5
          ? m.manyRanks({ count: all.length, firstRank, lastRank })
          : m.fewRanks({ ranks }),
      ...{ firstTrained: f.exact(first.trainable), lastTrained: f.exact(last.trainable) },
      ...{ firstShare: share(first), lastShare: share(last) },
    };
  };
  return {
    lesson: m.lesson,
    summary: m.summary,
    listed: (counts: Counts) => m.listed(counts),
    labels: m.labels,
    alt,
    explanation: m.explanation,
    table: (counts: Counts): Table =>
      matrixTable(counts, cells(counts), {
        caption: m.tableCaption,
        head: m.tableHead,
        quantities: m.tableQuantities,
        savingFormula: m.savingFormula,
      }),
    steps: {
      legend: m.labels.rank,
      name: ({ rank }: Counts) => f.exact(rank),
      listed: (all: readonly Counts[]) => m.stepsListed(stepArgs(all)),
      caption: (all: readonly Counts[]) => m.stepsCaption(stepArgs(all)),
      alt: (all: readonly Counts[]) => m.stepsAlt(stepArgs(all)),
      table: (all: readonly Counts[]): Table => ({
        caption: m.stepsTable,
        head: m.stepsHead,
        rows: all.map((counts) => [
          f.exact(counts.rank),
          f.exact(counts.trainable),
          shareArgs(f, counts).share,
          saving(counts),
        ]),
      }),
    },
    goal: ({ goal }: Input) => goal && goalOf(f, m, goal),
    card: {
      ...cardWords(f, m),
      subject: (counts: Counts) => m.cardSubject(counts),
      number: (counts: Counts) => f.exact(counts.trainable),
    },
  } satisfies PageWords<Input, Numbers> & Record<string, unknown>;
}
