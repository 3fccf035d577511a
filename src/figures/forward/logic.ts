/** Computes the arguments of the figure's messages, in every language. */
import { type Formats, plain } from "../../language-format.js";
import type * as messages from "../../locales/en/forward.ftl";
import type * as shared from "../../locales/en/shared.ftl";
import type { Counts } from "../../lora.js";
import type { LiveWords, PageWords, Table } from "../figure.js";
import { labeledRows } from "../labeled-rows.js";
import { once, ratioArgs } from "../logic.js";
import type { Input, Numbers } from "./numbers.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

/** The longest alpha that is shown in a fraction, in characters. */
const MAX_ALPHA = 9;

/** The formulas of the table's steps, in order. */
const FORMULAS = [
  ...["*dk*", "*rk*", "*dr*", "*d*", "*dk* + *r*(*d* + *k*) + *d*"],
  ...["*r*(*d* + *k*)/*dk*", "*r*", "*α*/*r*"],
];

/** Returns alpha / rank as an exact fraction, or rounded if the fraction is too long. */
function scalingText(f: Formats, counts: Counts): { value: string; isRounded: boolean } {
  if (counts.scaling === 1) return { value: f.exact(1), isRounded: false };
  const alpha = f.exact(counts.alpha);
  return alpha.length > MAX_ALPHA
    ? { value: f.real(counts.scaling), isRounded: true }
    : { value: `${alpha}/${f.exact(counts.rank)}`, isRounded: false };
}

/** Returns the strings that change while a reader uses a control. */
export function live(f: Formats, m: shared.Live & messages.Live) {
  /** Returns "= 16/8" or "≈ 0.333". */
  function equalsScaling(counts: Counts): string {
    const { value, isRounded } = scalingText(f, counts);
    return `${isRounded ? "≈" : "="} ${value}`;
  }
  /** The factor before BA. If the author gave an alpha, it appears at every rank, so that nothing moves. */
  const factor = (counts: Numbers) => (counts.hasAlpha ? "(*α*/*r*)" : "");
  const args = once((counts: Numbers) => {
    const { merged, trainable, full, d, k } = counts;
    const ratio = ratioArgs(f, counts);
    const beside = ratio ? "ratio" : "share";
    return {
      ...counts,
      ...(ratio ?? { rounded: false, denominator: "" }),
      added: merged ? "merged" : trainable > full ? "more" : beside,
      outcome: merged ? "merged" : trainable > full ? "loss" : beside,
      more: trainable > full,
      share: f.percent(trainable, full).share,
      plainFactor: plain(factor(counts)),
      tokens: Math.ceil(full / (d + k)),
    } as const;
  });
  const costs = (role: string, count: number, formula: string) => [
    role,
    f.exact(count),
    m.operations({ formula: `*${formula}*` }),
  ];
  /** The outcome, in two parts. */
  const verdict = (counts: Numbers) => m.verdict(args(counts));
  return {
    title: (counts: Numbers) => m.title(counts),
    args,
    alt: (counts: Numbers) => m.alt(args(counts)),
    formula: (counts: Numbers) =>
      counts.merged ? "*h* = *W′x*" : `*h* = *Wx* + ${factor(counts)}*BA**x*`,
    /** The lengths of the vectors. */
    x: (counts: Counts) => m.x(counts),
    h: (counts: Counts) => m.h(counts),
    waist: (counts: Counts) => m.waist(counts),
    /** The texts beside each matrix: its role, and its multiply-adds in two lines. */
    w: (counts: Counts) => costs(m.frozen, counts.full, "dk"),
    a: (counts: Counts) => costs(m.trained, counts.a, "rk"),
    b: (counts: Counts) => costs(m.trained, counts.b, "dr"),
    merged: (counts: Numbers) => costs(`= *W* + ${factor(counts)}*BA*`, counts.full, "dk"),
    /** The note about A and B after merging. */
    gone: m.gone,
    /** The scaling in two lines; a narrow picture shows only the first. */
    scaled: (counts: Counts) => ["*α*/*r*", equalsScaling(counts)],
    sum: (counts: Numbers) => m.sum(counts),
    /** The lines above and below the list of costs in a narrow picture. */
    perToken: m.perToken,
    costs: (counts: Numbers): readonly string[] => m.costs(counts),
    /** The lines that a narrow picture has below the paths instead of between them. */
    waists: (counts: Numbers): readonly string[] =>
      counts.merged
        ? []
        : [
            m.waist(counts),
            ...(counts.hasAlpha ? [m.scaled({ scaling: equalsScaling(counts) })] : []),
          ],
    verdict,
    /** A sentence in two parts that states when BA is formed. */
    formed: (counts: Numbers) => m.formed(args(counts)),
    /** Notes about shapes that are not to scale. */
    areas: m.areas,
    longer: (vector: string, times: number) => m.longer({ vector: `*${vector}*`, times }),
    caption: (counts: Numbers) => m.caption(args(counts)),
    /** The table's last two columns, row by row: the values before and after merging. */
    cells(counts: Numbers): readonly string[] {
      const { value, isRounded } = scalingText(f, counts);
      const { full, a, b, sum, beside, rank } = counts;
      return [
        ...[f.exact(full), f.exact(full)],
        ...[a, b, sum].flatMap((count) => [f.exact(count), m.none]),
        ...[f.exact(beside), f.exact(full)],
        ...[args(counts).share, m.none],
        ...[f.exact(rank), m.none],
        ...[isRounded ? `≈ ${value}` : value, m.inW],
      ];
    },
    spoken: (counts: Numbers) =>
      m.spoken({ ...counts, verdictText: plain(verdict(counts).join(" ")) }),
  } satisfies LiveWords<Input, Numbers> & Record<string, unknown>;
}

/** Returns the strings that only the page uses. */
export function page(f: Formats, m: shared.Live & messages.Live & messages.Page, words: Live) {
  const { args, cells } = words;
  const labels = m.tableSteps.map((step, index) => [step, FORMULAS[index]!]);
  return {
    lesson: m.lesson,
    summary: m.summary,
    listed: (counts: Numbers) => m.listed(counts),
    labels: m.labels,
    alt: words.alt,
    explanation: m.explanation,
    table: (counts: Numbers): Table => ({
      caption: m.tableCaption,
      head: m.tableHead,
      rows: labeledRows(labels, cells(counts)),
    }),
    card: {
      subject: (counts: Numbers) => m.cardSubject(counts),
      /** The multiply-adds that A and B add, or W′'s. */
      number: (counts: Numbers) => f.exact(counts.merged ? counts.full : counts.trainable),
      meaning: (counts: Numbers) => m.cardMeaning(args(counts)),
      shortVectors: m.shortVectors,
      toScale: m.toScale,
    },
  } satisfies PageWords<Input, Numbers> & Record<string, unknown>;
}
