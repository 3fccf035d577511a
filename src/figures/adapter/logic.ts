/** Computes the arguments of the figure's messages, in every language. */
import { type Formats, plain } from "../../language-format.js";
import type * as messages from "../../locales/en/adapter.ftl";
import type * as shared from "../../locales/en/shared.ftl";
import type { LiveWords, PageWords, Table } from "../figure.js";
import { once } from "../logic.js";
import { comparisonWords } from "./comparison-logic.js";
import { getExponent, type Input, type Numbers, type Row, range } from "./numbers.js";
import { adapterTable, findUndrawn, numberTexts, placeArgs, powerArgs, symbol } from "./tables.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

/** Returns the strings that change while a reader uses a control. */
export function live(f: Formats, m: shared.Live & messages.Live) {
  const { span, divided, norms } = numberTexts(f);
  const directionArgs = ({ directions, ranks }: Pick<Row, "directions" | "ranks">) => ({
    directions: span(directions, f.exact),
    ranks: span(ranks, f.exact),
    largest: directions[1],
  });
  const cautionArgs = (input: Input) => {
    const experts = Math.max(...input.kinds.map(({ experts = 1 }) => experts));
    return { experts, hasExperts: experts > 1, undrawn: findUndrawn(input) };
  };
  const args = once((counts: Numbers) => {
    const { share, measure, largest, others } = counts;
    return {
      ...cautionArgs(counts),
      ...directionArgs(counts),
      ...placeArgs(largest),
      ...powerArgs(getExponent(largest.norm)),
      zero: largest.norm === 0,
      measure,
      symbol: symbol(counts),
      norm: norms(counts, range([largest.norm])),
      share: f.percentage(share),
      hasOthers: others !== undefined,
      others: f.list(others ?? []),
    };
  });
  const rowNorm = ({ largest }: Numbers, row: Row) => divided(row.norms, getExponent(largest.norm));

  return {
    title: m.title,
    args,
    directions: (counts: Pick<Row, "directions" | "ranks">) => m.directions(directionArgs(counts)),
    /** The outcome in one or two sentences. */
    verdict: (counts: Numbers): readonly string[] => m.verdict(args(counts)),
    caution: (counts: Input) => m.caution(cautionArgs(counts)),
    heading: "Δ*W*\u00a0=\u00a0*s*\u2009*BA*",
    scale: ({ scale, isScaleAssumed }: Input) =>
      m.scale({
        factor: scale ?? 1,
        scaling: scale === undefined ? "differs" : isScaleAssumed ? "assumed" : "known",
      }),
    keys: (counts: Numbers): readonly string[] => m.keys(args(counts)),
    /** The heading of the singular values. */
    example: ({ exampleModule: module, share }: Numbers) =>
      m.example({
        ...placeArgs(module),
        ...directionArgs({
          directions: range([module.directions]),
          ranks: range([module.rank]),
        }),
        share: f.percentage(share),
      }),
    /** The meaning of the two numbers of each row. */
    values: m.values,
    norms: rowNorm,
    /** The two numbers of a row, in a narrow picture. */
    row: (counts: Numbers, row: Row) =>
      m.row({ ...directionArgs(row), norm: rowNorm(counts, row) }),
    layer: m.layer,
    tick: f.exact,
    alt: (counts: Numbers) => plain(m.alt(args(counts))),
    caption: (counts: Numbers) => m.caption({ ...args(counts), symbol: plain(symbol(counts)) }),
    /** The last two columns of the table. */
    cells: (counts: Numbers) =>
      counts.rows.flatMap((row) => [norms(counts, row.norms), span(row.directions, f.exact)]),
    spoken: (counts: Numbers) => plain(m.sentences(args(counts))),
  } satisfies LiveWords<Input, Numbers> & Record<string, unknown>;
}

/** Returns the strings that only the page uses. */
export function page(f: Formats, m: shared.Live & messages.Live & messages.Page, words: Live) {
  const { args, alt, directions, cells } = words;
  return {
    lesson: m.lesson,
    summary: m.summary,
    listed: (counts: Numbers) => m.listed(args(counts)),
    labels: m.labels,
    values: { measure: m.measures },
    alt,
    explanation: m.explanation,
    table: (counts: Numbers): Table =>
      adapterTable(f, counts, cells(counts), {
        caption: m.title,
        head: m.tableHead,
        directions: (share) => m.tableDirections({ share }),
        separator: m.comma,
      }),
    card: {
      subject: (_counts: Numbers) => m.cardSubject,
      number: (counts: Numbers) => directions(counts),
      meaning: (counts: Numbers) => m.cardMeaning(args(counts)),
      note: m.cardNote,
      noteOfSome: m.cardNoteOfSome,
    },
    comparison: comparisonWords(f, m),
  } satisfies PageWords<Input, Numbers> & Record<string, unknown>;
}
