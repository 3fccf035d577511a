/** Computes the arguments of the figure's messages, in every language. */
import type { Formats } from "../../language-format.js";
import type * as messages from "../../locales/en/merge.ftl";
import type * as shared from "../../locales/en/shared.ftl";
import type { LiveWords, PageWords, Table, ViewWords } from "../figure.js";
import { labeledRows } from "../labeled-rows.js";
import { once, shareArgs } from "../logic.js";
import { sizeText } from "../texts.js";
import { type Matrix, SCALING, W, X } from "./example.js";
import type { Input, Numbers } from "./numbers.js";
import { CORNER, type Merge, type Rounding, SIDE } from "./rounding.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

/** The number of significant bits in bf16. */
const BITS = 8;

/** Returns the strings that change while a reader uses a control. */
export function live(f: Formats, m: shared.Live & messages.Live) {
  /** Returns an entry of a matrix, with a minus sign that is as wide as a plus. */
  const entry = (value: number) => f.signed(value, 0);
  /** Returns a matrix in one line: "2 −1 0; 1 3 −2". */
  const matrix = (rows: Matrix) =>
    rows.map((row) => row.map(entry).join("\u00a0")).join(m.rowSeparator);
  /** Returns a column in one line: "6, 5, −3". */
  const column = (rows: Matrix) => rows.map(([value = 0]) => entry(value)).join(m.entrySeparator);
  const args = once((counts: Numbers) => {
    const { example, d, k, copies, adapters } = counts;
    return {
      ...counts,
      ...shareArgs(f, { trainable: adapters, full: copies }),
      task: example.task,
      output: column(example.h),
      size: sizeText(f, d, k),
      scaling: SCALING,
    };
  });
  return {
    title: (counts: Numbers) => m.title(args(counts)),
    args,
    entry,
    alt: (counts: Numbers) => m.alt(args(counts)),
    heading: m.heading,
    scaling: m.setting({ scaling: SCALING }),
    separate: m.separate({
      formula: "*h*\u00a0=\u00a0*Wx*\u00a0+\u00a0(*α*/*r*)*BA**x*",
    }),
    merged: m.merged({ formula: "*W′*\u00a0=\u00a0*W*\u00a0+\u00a0(*α*/*r*)*BA*" }),
    changed: m.changed,
    same: m.same,
    kept: (counts: Numbers) => m.kept(counts),
    shape: (counts: Numbers) => m.shape(args(counts)),
    copies: m.fullCopies,
    adapters: m.oneW,
    bytes: f.exact,
    /** Notes on parts of the second bar that are drawn wider than to scale. */
    thinMatrix: (times: number) => m.thinMatrix({ times }),
    thinAdapters: (times: number) => m.thinAdapters({ times }),
    verdict: (counts: Numbers) => m.verdict(args(counts)),
    caption: (counts: Numbers) => m.caption(args(counts)),
    cells(counts: Numbers): string[] {
      const { b, a, ba, merged, wx, ax, bax, h, mergedH } = counts.example;
      const entries = (...all: Matrix[]) => f.exact(all.flat(2).length);
      const { size, share } = args(counts);
      return [
        ...[W, X, b, a, ba, merged, wx, ax, bax, h, mergedH].map(matrix),
        [entries(W), entries(b, a)].join(m.comma),
        [size, f.exact(counts.rank)].join(m.comma),
        ...[counts.matrix, counts.adapter, counts.tasks, counts.copies, counts.adapters].map(
          f.exact,
        ),
        share,
      ];
    },
    spoken: (counts: Numbers, option: string) =>
      (option === "tasks" ? m.spokenTasks : m.spokenTask)(args(counts)),
  } satisfies LiveWords<Input, Numbers> & Record<string, unknown>;
}

/** Returns the strings that only the page uses. */
export function page(f: Formats, m: shared.Live & messages.Live & messages.Page, words: Live) {
  const { args, cells } = words;
  const [merged, update, output, ...stored] = m.tableQuantities;
  const factors = ["*W*", "*x*", "*B*", "*A*", "*BA*"];
  const quantities = [...factors, merged, "*Wx*", "*Ax*", update, output, "*W′x*", ...stored];
  return {
    lesson: m.lesson,
    summary: m.summary,
    listed: words.title,
    labels: m.labels,
    values: {
      task: {
        law: m.task({ task: "law" }),
        code: m.task({ task: "code" }),
        poems: m.task({ task: "poems" }),
      },
    },
    alt: words.alt,
    explanation: m.explanation,
    /** The worked example and the stored bytes. */
    table: (counts: Numbers): Table => ({
      caption: m.tableCaption,
      head: m.tableHead,
      rows: labeledRows(
        quantities.map((quantity) => [quantity]),
        cells(counts),
      ),
    }),
    card: {
      subject: (counts: Numbers) => m.cardSubject(counts),
      number: (counts: Numbers) => args(counts).share,
      meaning: (counts: Numbers) => m.cardMeaning(args(counts)),
      bytes: (label: string, bytes: number) => m.labeledBytes({ label, bytes }),
      copies: words.copies,
      adapters: words.adapters,
      thinBars: m.cardThinBars,
    },
    rounding: roundingWords(f, m),
  } satisfies PageWords<Input, Numbers> & Record<string, unknown>;
}

/** Returns the strings of the figure in bf16. */
function roundingWords(f: Formats, m: messages.Page) {
  const args = ({ rank, unmoved, ...merge }: Merge) => ({
    rank,
    share: f.percentage(Math.round((100 * unmoved) / SIDE ** 2)),
    error: f.percentage(Number((100 * merge.error).toPrecision(2))),
    ratio: f.real(merge.ratio),
  });
  /** Returns the results of a rank, for the three sizes of BA. */
  function row({ rank, merges }: Rounding["rows"][number]): string {
    const [first = "", second = "", third = ""] = merges.map((merge) =>
      m.roundingResult(args(merge)),
    );
    return m.roundingRow({ rank, first, second, third });
  }
  return {
    rank: (rank: number) => m.roundingRank({ rank }),
    /** An update smaller than 1/`lost` of its weight is lost, and one larger than 1/`kept` is not. */
    limits: m.roundingLimits({ bits: BITS, lost: 2 ** (BITS + 1), kept: 2 ** BITS }),
    heading: m.roundingHeading,
    formula: m.roundingFormula,
    keys: m.roundingKeys,
    units: m.roundingUnits,
    corner: m.roundingCorner({
      corner: sizeText(f, CORNER, CORNER),
      size: sizeText(f, SIDE, SIDE),
    }),
    ratio: (merge: Merge) => m.roundingRatio(args(merge)),
    lost: (merge: Merge) => m.roundingLost(args(merge)),
    error: (merge: Merge) => m.roundingError(args(merge)),
    listed: () => m.roundingTitle,
    alt: ({ rows }: Rounding) =>
      m.roundingAlt({ results: rows.map(row).join(m.roundingSeparator) }),
    caption: ({ example }: Rounding) => m.roundingCaption(args(example)),
    table: ({ rows }: Rounding): Table => ({
      caption: m.roundingTable({ weights: SIDE ** 2 }),
      head: m.roundingHead,
      rows: rows
        .flatMap(({ merges }) => merges)
        .map((merge) => {
          const { rank, ratio, share, error } = args(merge);
          return [f.exact(rank), ratio, f.exact(merge.unmoved), share, error];
        }),
    }),
    card: {
      subject: ({ example }: Rounding) => m.roundingSubject(args(example)),
      number: ({ example }: Rounding) => args(example).share,
      meaning: ({ example }: Rounding) => m.roundingMeaning(args(example)),
      note: m.roundingNote,
    },
  } satisfies ViewWords<Rounding> & Record<string, unknown>;
}
