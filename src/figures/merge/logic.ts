/** Computes the arguments of the figure's messages, in every language. */

import { closeUp } from "../../direction.js";
import type { Formats } from "../../language-format.js";
import type * as messages from "../../locales/en/merge.ftl";
import type { Role } from "../../scene.js";
import type { LiveTexts, PageTexts, Table, ViewTexts } from "../figure.js";
import { once, shareArgs, writer } from "../logic.js";
import type { Matrix } from "../matrix.js";
import { sizeText } from "../texts.js";
import { SCALING, W, X } from "./example.js";
import type { Input, Numbers } from "./numbers.js";
import { CORNER, type Merge, type Rounding, SIDE } from "./rounding.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

/** The number of significant bits in bf16. */
const BITS = 8;

export function live(f: Formats, m: messages.LiveMessages) {
  /** An entry of a matrix, with a minus sign that is as wide as a plus. */
  const entry = (value: number) => f.signed(value, 0);
  /** A matrix in one line: "2 −1 0; 1 3 −2". */
  const matrix = (rows: Matrix) =>
    rows.map((row) => row.map(entry).join("\u00a0")).join(m.rowSeparator);
  /** A column in one line: "6, 5, −3". */
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
      added: counts.tasks * counts.adapter,
    };
  });
  const write = writer(args);
  /** A part that is a matrix, read row by row. */
  const matrixPart = (name: string, role: Role, words: string, rows: Matrix) => ({
    name,
    role,
    words,
    facts: { rows: rows.length, columns: rows[0]!.length, values: rows.flat() },
  });
  return {
    ...m,
    title: write(m.title),
    args,
    entry,
    headline: (_) => m.headline,
    deck: write(m.deck),
    alt: write(m.alt),
    changed: m.changed({ scaling: SCALING }),
    /** The claim about stored bytes. */
    kept: write(m.kept),
    shape: write(m.shape),
    copies: (counts: Numbers) => m.mergedCopies(counts),
    adapters: (counts: Numbers) => m.oneW(counts),
    bytes: f.exact,
    /** What is drawn wider than to scale: W's part of the second bar, and the adapters'. */
    scale(times: { readonly w: number; readonly adapters: number }): string {
      const [w, adapters] = [times.w, times.adapters].map((item) => Number(item.toPrecision(2)));
      return closeUp(
        [
          ...(w! > 1.1 ? [m.thinMatrix({ times: w! })] : []),
          ...(adapters! > 1.1 ? [m.thinAdapters({ times: adapters! })] : []),
        ].join(" "),
      );
    },
    /** The parts of the picture. */
    parts: {
      separate: (counts: Numbers) => ({
        name: "separate",
        role: "group",
        words: m.partSeparate(args(counts)),
        facts: { task: counts.example.task, scaling: SCALING },
      }),
      merged: (counts: Numbers) => ({
        name: "merged",
        role: "group",
        words: m.partMerged(args(counts)),
        facts: { task: counts.example.task },
      }),
      w: matrixPart("W", "frozen", m.partW({ values: matrix(W) }), W),
      /** `factor` is the matrix that multiplies x. */
      x: (factor: string) => matrixPart("x", "vector", m.partX({ factor, values: column(X) }), X),
      b: ({ example: { b } }: Numbers) =>
        matrixPart("B", "trained", m.partB({ values: column(b) }), b),
      a: ({ example: { a } }: Numbers) =>
        matrixPart("A", "trained", m.partA({ values: matrix(a) }), a),
      sum: ({ example: { merged: sum } }: Numbers) =>
        matrixPart("W′", "adapted", m.partSum({ scaling: SCALING, values: matrix(sum) }), sum),
      h: ({ example: { h } }: Numbers) =>
        matrixPart("h", "vector", m.partH({ values: column(h) }), h),
      copies: (counts: Numbers) => ({
        name: "copies",
        role: "comparison",
        words: m.partCopies(args(counts)),
        facts: { tasks: counts.tasks, bytes: counts.copies },
      }),
      stored: (counts: Numbers) => ({
        name: "stored",
        role: "value",
        words: m.partStored(args(counts)),
        facts: { tasks: counts.tasks, bytes: counts.adapters },
      }),
      kept: (counts: Numbers) => ({
        name: "W",
        role: "frozen",
        words: m.partKept(args(counts)),
        facts: { bytes: counts.matrix },
      }),
      adapters: (counts: Numbers) => ({
        name: "adapters",
        role: "trained",
        words: m.partAdapters(args(counts)),
        facts: { tasks: counts.tasks, bytes: counts.tasks * counts.adapter },
      }),
    },
    caption: write(m.caption),
    cells(counts: Numbers): string[] {
      const { b, a, ba, merged, wx, ax, bax, h, mergedH } = counts.example;
      const entries = (...all: Matrix[]) => f.exact(all.flat(2).length);
      const { size, share } = args(counts);
      return [
        ...[W, X, b, a, ba, merged, wx, ax, bax, h, mergedH].map(matrix),
        [entries(W), entries(b, a)].join(m.between),
        [size, f.exact(counts.rank)].join(m.comma),
        ...[counts.matrix, counts.adapter, counts.tasks, counts.copies, counts.adapters].map(
          f.exact,
        ),
        share,
      ];
    },
    spoken: (counts, option) => (option === "tasks" ? m.kept : m.spoken)(args(counts)),
  } satisfies LiveTexts<Input, Numbers>;
}

export function page(f: Formats, m: messages.PageMessages, words: Live) {
  const [merged, update, output, ...stored] = m.tableQuantities;
  const factors = ["*W*", "*x*", "*B*", "*A*", "*BA*"];
  const quantities = [...factors, merged, "*Wx*", "*Ax*", update, output, "*W′x*", ...stored];
  return {
    ...m,
    listed: words.title,
    values: {
      task: {
        law: m.task({ task: "law" }),
        code: m.task({ task: "code" }),
        poems: m.task({ task: "poems" }),
      },
    },
    alt: words.alt,
    /** The worked example and the stored bytes. */
    table: (counts): Table => {
      const cells = words.cells(counts);
      const rows = quantities.map((quantity, index) => [quantity, cells[index]!]);
      return { caption: m.tableCaption, head: m.tableHead, rows };
    },
    rounding: roundingWords(f, m),
  } satisfies PageTexts<Input, Numbers>;
}

function roundingWords(f: Formats, m: messages.Page) {
  const [corner, size] = [sizeText(f, CORNER, CORNER), sizeText(f, SIDE, SIDE)];
  const args = ({ rank, unmoved, ...merge }: Merge) => ({
    rank,
    size,
    corner,
    share: f.percentage(Math.round((100 * unmoved) / SIDE ** 2)),
    error: f.percentage(Number((100 * merge.error).toPrecision(2))),
    ratio: f.real(merge.ratio),
  });
  /** The results of a rank, for the three sizes of BA. */
  function row({ rank, merges }: Rounding["rows"][number]): string {
    const [first = "", second = "", third = ""] = merges.map((merge) =>
      m.roundingResult(args(merge)),
    );
    return m.roundingRow({ rank, first, second, third });
  }
  return {
    headline: ({ example }) => m.roundingHeadline(args(example)),
    deck: ({ example }: Rounding) => m.roundingDeck(args(example)),
    rank: (rank: number) => m.roundingName({ rank }),
    keys: m.roundingKeys,
    /** An update smaller than 1/`lost` of its weight is lost, and one larger than 1/`kept` is not. */
    limits: m.roundingLimits({ bits: BITS, lost: 2 ** (BITS + 1), kept: 2 ** BITS }),
    ratio: (merge: Merge) => m.roundingRatio(args(merge)),
    /** The share of weights that are lost, and the error of the update. */
    results: (merge: Merge) => m.roundingResults(args(merge)),
    parts: {
      row: ({ rank }: Rounding["rows"][number]) => ({
        name: `rank ${rank}`,
        role: "series",
        words: m.roundingName({ rank }),
        facts: { rank },
      }),
      merge: (merge: Merge) => ({
        name: "W′",
        role: "adapted",
        words: m.roundingPart(args(merge)),
        facts: {
          rank: merge.rank,
          ratio: merge.ratio,
          weights: SIDE ** 2,
          unchanged: merge.unmoved,
          error: merge.error,
        },
      }),
    },
    listed: () => m.roundingTitle,
    alt: ({ rows }) => m.roundingAlt({ results: rows.map(row).join(m.roundingSeparator) }),
    caption: ({ example }) => m.roundingCaption(args(example)),
    table: ({ rows }): Table => ({
      caption: m.roundingTable({ weights: SIDE ** 2 }),
      head: m.roundingHead,
      rows: rows
        .flatMap(({ merges }) => merges)
        .map((merge) => {
          const { rank, ratio, share, error } = args(merge);
          return [f.exact(rank), ratio, f.exact(merge.unmoved), share, error];
        }),
    }),
  } satisfies ViewTexts<Rounding>;
}
