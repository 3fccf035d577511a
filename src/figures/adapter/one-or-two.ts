/** The words of the figure of one or two adapters, in every language. */
import type { CardWords, Meaning } from "../card.js";
import type { LiveWords, PageWords, Table } from "../figure.js";
import type { Comparison } from "./comparison.js";
import type { Input, Numbers } from "./numbers.js";

/** The numbers of the figure of one or two adapters. `comparison` is present for two. */
export interface AllNumbers extends Numbers {
  readonly comparison?: Comparison | undefined;
}
export type AllInput = Input & Pick<AllNumbers, "comparison">;

/** The words of two adapters that replace the words of one. */
interface ComparisonWords {
  readonly title: string;
  alt(comparison: Comparison): string;
  caption(comparison: Comparison): string;
  description(comparison: Comparison): string;
  cells(comparison: Comparison): readonly string[];
  table(comparison: Comparison): Table;
  readonly card: {
    readonly subject: string;
    number(comparison: Comparison): string;
    meaning(comparison: Comparison): Meaning;
  };
}

/** Returns the words of the picture of one or two adapters. */
export const liveWords = <
  L extends Pick<LiveWords<Input, Numbers>, "caption" | "description" | "cells">,
  C extends ComparisonWords,
>(
  words: L,
  comparison: C,
) => ({
  ...words,
  comparison,
  caption: (counts: AllNumbers) =>
    counts.comparison ? comparison.caption(counts.comparison) : words.caption(counts),
  description: (counts: AllNumbers) =>
    counts.comparison ? comparison.description(counts.comparison) : words.description(counts),
  cells: (counts: AllNumbers) =>
    counts.comparison ? comparison.cells(counts.comparison) : words.cells(counts),
});

/** Returns the words of the page of one or two adapters. */
export const pageWords = <
  P extends PageWords<Input, Numbers> & { readonly card: CardWords<Numbers> },
  C extends ComparisonWords,
>(
  words: P,
  comparison: C,
) => ({
  ...words,
  listed: (counts: AllNumbers) => (counts.comparison ? comparison.title : words.listed(counts)),
  alt: (counts: AllNumbers) =>
    counts.comparison ? comparison.alt(counts.comparison) : words.alt(counts),
  table: (counts: AllNumbers) =>
    counts.comparison ? comparison.table(counts.comparison) : words.table(counts),
  card: {
    ...(words.card as P["card"]),
    comparison,
    subject: (counts: AllNumbers) =>
      counts.comparison ? comparison.card.subject : words.card.subject(counts),
    number: (counts: AllNumbers) =>
      counts.comparison ? comparison.card.number(counts.comparison) : words.card.number(counts),
    meaning: (counts: AllNumbers): Meaning =>
      counts.comparison ? comparison.card.meaning(counts.comparison) : words.card.meaning(counts),
  },
});
