/** The figure's tables and the words of its steps, in every language. */
import type { Counts } from "../../counts.js";
import type { Formats } from "../../formats.js";
import type { PageWords, Table } from "../figure.js";
import { shapeText, shareText } from "../texts.js";
import type { Input, Numbers } from "./numbers.js";

/** The rows' formulas, in order. The saving's formula contains a word. */
const FORMULAS = [
  ...["*r*", "*d* × *k*", "*dk*", "*r*(*d* + *k*)", "*dr*", "*rk*", "*r*(*d* + *k*)/*dk*"],
  ...[undefined, "*dk*/(*d* + *k*)", "*α*/*r*"],
];

/** The words of the table. */
export interface TableTexts {
  readonly caption: string;
  readonly head: readonly [quantity: string, formula: string, value: string];
  readonly quantities: readonly [
    rank: string,
    matrix: string,
    full: string,
    lora: string,
    b: string,
    a: string,
    share: string,
    saving: string,
    breakEven: string,
    scaling: string,
  ];
  /** The formula of the saving: "1 − share". */
  readonly savingFormula: string;
}

/** Returns the table of a matrix. `values` are those of `cellTexts`. */
export function matrixTable(
  counts: Counts,
  values: readonly string[],
  { caption, head, quantities, savingFormula }: TableTexts,
): Table {
  const { rank, full, trainable, b, a, d, k, scaling } = counts;
  const numbers = [
    ...[rank, `${d} × ${k}`, full, trainable, b, a],
    ...[trainable / full, (full - trainable) / full, full / (d + k), scaling],
  ];
  const labels = quantities.map((name, index) => [name, FORMULAS[index] ?? savingFormula]);
  return {
    caption,
    head,
    rows: labels.map((row, index) => [...row, values[index]!]),
    data: {
      head: ["quantity", "formula", "value"],
      rows: labels.map((row, index) => [...row, numbers[index]]),
    },
  };
}

/** The first and the last of several values, as text. */
export type Span = readonly [first: string, last: string];

/** The numbers of a figure with several ranks, as text. */
interface Facts {
  /** The ranks, as the language lists them. */
  readonly ranks: string;
  readonly shape: string;
  readonly trained: Span;
  readonly share: Span;
  readonly full: number;
}

/** The sentences of a figure with several ranks. */
export interface StepSentences {
  readonly legend: string;
  /** Lists up to five ranks. */
  ranks(names: readonly string[]): string;
  /** Names the number of ranks, the first and the last. */
  manyRanks(count: number, span: Span): string;
  listed(facts: Facts): string;
  caption(facts: Facts): string;
  alt(facts: Facts): string;
  saving(counts: Counts): string;
  readonly table: Pick<Table, "caption" | "head">;
}

/** Returns the words of a figure with `steps`. */
export function stepWords(
  f: Formats,
  sentences: StepSentences,
): NonNullable<PageWords<Input, Numbers>["steps"]> {
  const name = ({ rank }: Counts) => f.exact(rank);
  const share = (counts: Counts) => shareText(f, counts);
  const trained = ({ trainable }: Counts) => f.exact(trainable);
  function getFacts(all: readonly Counts[]): Facts {
    const [first, last] = [all[0]!, all.at(-1)!];
    const names = all.map(name);
    return {
      ranks:
        names.length > 5
          ? sentences.manyRanks(names.length, [name(first), name(last)])
          : sentences.ranks(names),
      shape: shapeText(f, first),
      trained: [trained(first), trained(last)],
      share: [share(first), share(last)],
      full: first.full,
    };
  }
  return {
    legend: sentences.legend,
    name,
    listed: (all) => sentences.listed(getFacts(all)),
    caption: (all) => sentences.caption(getFacts(all)),
    alt: (all) => sentences.alt(getFacts(all)),
    table: (all) => ({
      ...sentences.table,
      rows: all.map((counts) => [
        name(counts),
        trained(counts),
        share(counts),
        sentences.saving(counts),
      ]),
    }),
  };
}
