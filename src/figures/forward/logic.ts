/** Computes the arguments of the figure's messages, in every language. */

import { closeUp } from "../../direction.js";
import { type Formats, plain } from "../../language-format.js";
import type { LiveMessages, PageMessages } from "../../locales/en/forward.ftl";
import type { Counts } from "../../lora.js";
import type { LiveTexts, PageTexts, Table } from "../figure.js";
import { labeledRows } from "../labeled-rows.js";
import { once, scaleNote, writer } from "../logic.js";
import type { Layout } from "./layout.js";
import type { Input, Numbers } from "./numbers.js";
import { equalsScaling, scalingText } from "./scaling.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

/** The formulas of the table's steps, in order. */
const FORMULAS = [
  "*dk*",
  "*rk*",
  "*dr*",
  "*d*",
  "*dk* + *r*(*d* + *k*) + *d*",
  "*r*(*d* + *k*)/*dk*",
  "*dk*/(*d* + *k*)",
  "*r*",
  "*α*/*r*",
];

export function live(f: Formats, m: LiveMessages) {
  const args = once((counts: Numbers) => {
    const { merged, trainable, full, hasAlpha } = counts;
    const beside = 10 * trainable <= full ? "thin" : "share";
    /** If the author gave an alpha, it appears at every rank, so that nothing moves. */
    const factor = hasAlpha ? "(*α*/*r*)" : "";
    return {
      ...counts,
      added: merged ? "merged" : trainable > full ? "more" : beside,
      share: f.percent(trainable, full).share,
      factor,
      plainFactor: plain(factor),
      // The letters of BA are apart from x, so that each has its ink.
      formula: (merged ? "*h* = *W′x*" : `*h* = *Wx* + ${factor}*BA**x*`).replaceAll(" ", "\u00a0"),
      withAlpha: hasAlpha,
      scaling: equalsScaling(f, counts),
    } as const;
  });
  const write = writer(args);
  const headline = write(m.headline);
  return {
    ...m,
    headline,
    deck: write(m.deck),
    alt: write(m.alt),
    /** Labels of vectors and matrices, which are shorter in a narrow picture. */
    x: (counts: Counts, wide: boolean) => m.x({ ...counts, wide }),
    ax: (counts: Counts, wide: boolean) => m.ax({ ...counts, wide }),
    h: (counts: Counts, wide: boolean) => m.h({ ...counts, wide }),
    w: (counts: Numbers, inside: boolean) => m.labelW({ ...counts, inside }),
    nameW: (counts: Numbers, inside: boolean) => m.nameW({ ...counts, inside }),
    a: (counts: Counts, wide: boolean) => m.labelA({ ...counts, wide }),
    b: (counts: Counts, wide: boolean) => m.labelB({ ...counts, wide }),
    /** What is drawn larger than to scale and, after merging, what can change h. */
    conditions: ({ merged }: Numbers, { strip, d, k }: Layout["times"]): string =>
      merged ? closeUp(`${m.rounding} ${scaleNote(m, 1, d, k)}`) : scaleNote(m, strip, d, k),
    /** The parts of the picture. */
    parts: {
      x: (counts: Numbers) => ({
        name: "x",
        role: "vector",
        words: m.partX(counts),
        facts: { length: counts.k },
      }),
      w: (counts: Numbers) => ({
        name: counts.merged ? "W′" : "W",
        role: counts.merged ? ("adapted" as const) : ("frozen" as const),
        words: m.partW(args(counts)),
        facts: { rows: counts.d, columns: counts.k, multiplyAdds: counts.full },
      }),
      a: (counts: Numbers) => ({
        name: "A",
        role: "trained",
        words: m.partA(counts),
        facts: { rows: counts.rank, columns: counts.k, multiplyAdds: counts.a },
      }),
      ax: (counts: Numbers) => ({
        name: "Ax",
        role: "vector",
        words: m.partAx(counts),
        facts: { length: counts.rank },
      }),
      b: (counts: Numbers) => ({
        name: "B",
        role: "trained",
        words: m.partB(counts),
        facts: { rows: counts.d, columns: counts.rank, multiplyAdds: counts.b },
      }),
      sum: (counts: Numbers) => ({
        name: "Wx + BAx",
        role: "value",
        words: m.partSum(args(counts)),
        facts: { additions: counts.sum, scaling: counts.scaling },
      }),
      h: (counts: Numbers) => ({
        name: "h",
        role: "vector",
        words: m.partH(counts),
        facts: { length: counts.d },
      }),
    },
    /** The table's last two columns, row by row: the values before and after merging. */
    cells(counts: Numbers): readonly string[] {
      const { value, isRounded } = scalingText(f, counts);
      const { full, a, b, sum, beside, rank, d, k } = counts;
      return [
        f.exact(full),
        f.exact(full),
        ...[a, b, sum].flatMap((count) => [f.exact(count), m.none]),
        f.exact(beside),
        f.exact(full),
        args(counts).share,
        m.none,
        f.exact(Math.ceil(full / (d + k))),
        m.none,
        f.exact(rank),
        m.none,
        isRounded ? `≈ ${value}` : value,
        m.inW,
      ];
    },
    spoken: (counts) => m.spoken({ ...counts, claim: plain(headline(counts)) }),
  } satisfies LiveTexts<Input, Numbers>;
}

export function page(_: Formats, m: PageMessages, words: Live) {
  const { cells } = words;
  const labels = m.tableSteps.map((step, index) => [step, FORMULAS[index]!]);
  return {
    ...m,
    alt: words.alt,
    table: (counts): Table => ({
      caption: m.tableCaption,
      head: m.tableHead,
      rows: labeledRows(labels, cells(counts)),
    }),
  } satisfies PageTexts<Input, Numbers>;
}
