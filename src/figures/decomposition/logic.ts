/** Computes the arguments of the figure's messages, in every language. */

import type { Formats } from "../../language-format.js";
import type { LiveMessages, PageMessages } from "../../locales/en/decomposition.ftl";
import type { Counts } from "../../lora.js";
import type { LiveTexts, PageTexts, Table } from "../figure.js";
import { breakEven, once, scaleNote, shareArgs, verdictArgs, writer } from "../logic.js";
import { sizeText } from "../texts.js";
import { goalOf } from "./exercise.js";
import type { Input, Numbers } from "./numbers.js";
import { matrixTable } from "./tables.js";
import { cellTexts, scalingText } from "./texts.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

/** Returns the strings that change while a reader uses a control. */
export function live(f: Formats, m: LiveMessages) {
  const args = once((counts: Counts) => ({
    ...counts,
    ...shareArgs(f, counts),
    factor: scalingText(f, counts),
    scaled: counts.scaling !== 1,
  }));
  const write = writer(args);
  const spoken = (counts: Counts, option: string) => ({
    ...args(counts),
    option,
    value: f.exact(counts[option as "rank"]),
  });
  const verdict = once((counts: Numbers) => ({
    ...args(counts),
    ...verdictArgs(f, counts),
    breakEven: breakEven(f, m, counts),
    withAlpha: counts.hasAlpha,
  }));
  const writeVerdict = writer(verdict);
  return {
    ...m,
    headline: writeVerdict(m.headline),
    deck: writeVerdict(m.deck),
    alt: write(m.alt),
    /** The operator between W and BA. */
    plus: ({ scaling }: Counts) => (scaling === 1 ? "+" : "+ (*α*/*r*)"),
    /** The lines below W, with its letter if that is not inside. */
    labelW: (counts: Counts, inside: boolean) => m.labelW({ ...counts, inside }),
    labelB: ({ d, rank }: Counts) => [m.trainedB, sizeText(f, d, rank)],
    labelA: ({ rank, k }: Counts) => [m.trainedA, sizeText(f, rank, k)],
    product: (rank: number) => m.product({ rank }),
    productLine: (rank: number) => m.productLine({ rank }),
    /** What is drawn larger than to scale. */
    scale: (strips: number, d: number, k: number) => scaleNote(m, strips, d, k),
    /** The parts of the picture. */
    parts: {
      sum: (counts: Counts) => ({
        name: "W′",
        role: "adapted",
        words: m.partSum(args(counts)),
        facts: { rows: counts.d, columns: counts.k, scaling: counts.scaling },
      }),
      w: (counts: Counts) => ({
        name: "W",
        role: "frozen",
        words: m.partW(counts),
        facts: { rows: counts.d, columns: counts.k, parameters: counts.full },
      }),
      b: (counts: Counts) => ({
        name: "B",
        role: "trained",
        words: m.partB(counts),
        facts: { rows: counts.d, columns: counts.rank, parameters: counts.b },
      }),
      a: (counts: Counts) => ({
        name: "A",
        role: "trained",
        words: m.partA(counts),
        facts: { rows: counts.rank, columns: counts.k, parameters: counts.a },
      }),
      ba: (counts: Counts) => ({
        name: "BA",
        role: "product",
        words: m.partBa(counts),
        facts: { rows: counts.d, columns: counts.k, rank: counts.rank },
      }),
      full: (counts: Counts) => ({
        name: "full",
        role: "comparison",
        words: m.partFull(counts),
        facts: { parameters: counts.full },
      }),
      lora: (counts: Counts) => ({
        name: "LoRA",
        role: "value",
        words: m.partLora(args(counts)),
        facts: { parameters: counts.trainable, share: counts.trainable / counts.full },
      }),
    },
    caption: write(m.caption),
    cells: (counts: Counts) =>
      cellTexts(f, counts, m.size(counts), m.saving(args(counts)), breakEven(f, m, counts)),
    spoken: (counts: Counts, option) => m.spoken(spoken(counts, option)),
    lowered: (counts: Counts) => m.lowered(spoken(counts, "rank")),
    // Only pages with an exercise load these messages.
    async answer(counts: Counts, { goal }: Input) {
      if (!goal) return undefined;
      const [{ replyTo }, later] = await Promise.all([import("./reply.js"), m.later()]);
      return replyTo(f, later, counts, goal);
    },
  } satisfies LiveTexts<Input, Numbers>;
}

export function page(f: Formats, m: PageMessages, { alt, cells }: Live) {
  const saving = (counts: Counts) => m.saving(shareArgs(f, counts));
  /** The arguments of sentences about several ranks, of which up to five are listed. */
  const stepArgs = (all: readonly Counts[]) => {
    const [first, last] = [all[0]!, all.at(-1)!];
    const [firstRank, lastRank] = [f.exact(first.rank), f.exact(last.rank)];
    const ranks = f.list(all.map(({ rank }) => f.exact(rank)));
    const share = (counts: Counts) => shareArgs(f, counts).share;
    return {
      d: first.d,
      k: first.k,
      full: first.full,
      ranks:
        all.length > 5
          ? m.manyRanks({ count: all.length, firstRank, lastRank })
          : m.fewRanks({ ranks }),
      firstTrained: f.exact(first.trainable),
      lastTrained: f.exact(last.trainable),
      firstShare: share(first),
      lastShare: share(last),
    };
  };
  return {
    ...m,
    alt,
    table: (counts: Counts) => matrixTable(counts, cells(counts), m),
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
  } satisfies PageTexts<Input, Numbers>;
}
