/**
 * The English strings of the figure in bf16, and of the figure in either precision. They are not in words.ts, because
 * the figure in bf16 has no controls, so that no script needs its strings.
 */
import type { Formats } from "../../formats.js";
import type { Meaning } from "../card.js";
import type { LiveWords, PageWords, Table } from "../figure.js";
import { sharedWords } from "../words.js";
import type { Input, Numbers } from "./numbers.js";
import { CORNER, type Merge, SIDE } from "./rounding.js";
import * as exact from "./words.js";

/** The numbers of the figure in either precision. `merges` is present in bf16. */
export interface AllNumbers extends Numbers {
  readonly merges?: readonly Merge[] | undefined;
}
export type AllInput = Input & Pick<AllNumbers, "merges">;

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;
export type RoundingWords = ReturnType<typeof roundingWords>;

/** Returns the strings of the picture. */
export function live(f: Formats) {
  const words = exact.live(f);
  const rounding = roundingWords(f);
  return {
    ...words,
    rounding,
    caption: (counts: AllNumbers) =>
      counts.merges ? rounding.caption(counts.merges) : words.caption(counts),
    description: (counts: AllNumbers) =>
      counts.merges ? rounding.description(counts.merges) : words.description(counts),
    cells: (counts: AllNumbers) =>
      counts.merges ? rounding.cells(counts.merges) : words.cells(counts),
  } satisfies LiveWords<AllInput, AllNumbers> & Record<string, unknown>;
}

/** Returns the strings that only the page uses. */
export function page(f: Formats, live: Live) {
  const words = exact.page(f, live);
  const { rounding } = live;
  const { card } = words;
  return {
    ...words,
    listed: (counts: AllNumbers) => (counts.merges ? rounding.title : words.listed(counts)),
    alt: (counts: AllNumbers) => (counts.merges ? rounding.alt(counts.merges) : words.alt(counts)),
    table: (counts: AllNumbers) =>
      counts.merges ? rounding.table(counts.merges) : words.table(counts),
    card: {
      ...card,
      rounding: rounding.card,
      subject: (counts: AllNumbers) =>
        counts.merges ? rounding.card.subject(counts.merges) : card.subject(counts),
      number: (counts: AllNumbers) =>
        counts.merges ? rounding.card.number(counts.merges) : card.number(counts),
      meaning: (counts: AllNumbers) =>
        counts.merges ? rounding.card.meaning(counts.merges) : card.meaning(counts),
    },
  } satisfies PageWords<AllInput, AllNumbers> & Record<string, unknown>;
}

/** The number of significant bits in bf16. */
const BITS = 8;

/** Returns the strings of the figure in bf16. */
function roundingWords(f: Formats) {
  const { size } = sharedWords(f);
  const weights = SIDE ** 2;
  const share = ({ unmoved }: Merge) => f.percentage(Math.round((100 * unmoved) / weights));
  const error = (item: Merge) => f.percentage(Number((100 * item.error).toPrecision(2)));
  const rank = (value: number) => `rank ${f.exact(value)}`;
  const shares = (merges: readonly Merge[]) =>
    f.list(merges.map((item) => `${share(item)} at ${f.real(item.ratio)}`));
  /** Returns the results of each rank, from the first rank on. */
  const byRank = (merges: readonly Merge[]) =>
    [...new Set(merges.map((item) => item.rank))].map((value) => ({
      rank: rank(value),
      merges: merges.filter((item) => item.rank === value),
    }));
  /** Returns the result that captions and cards name: the middle size of BA at the first rank. */
  const example = (merges: readonly Merge[]): Merge => merges[1]!;
  const title = "The weights that change when BA is added in bf16";
  const alt = (merges: readonly Merge[]) => {
    const rows = byRank(merges).map((item) => `at ${item.rank}, ${shares(item.merges)}`);
    return (
      "Weights in bf16 that keep their value when BA is added, by rank and by the size of BA relative to W: " +
      `${rows.join("; ")}.`
    );
  };
  const limits =
    `bf16 has ${f.exact(BITS)} significant bits: an update smaller than 1/${f.exact(2 ** (BITS + 1))} of its ` +
    `weight is lost, and one larger than 1/${f.exact(2 ** BITS)} is not.`;

  return {
    byRank,
    title,
    alt,
    limits,
    heading: "bf16 loses small updates",
    formula: "*W′* = *W* + *BA*, rounded to bf16",
    keys: ["filled: weight changed", "empty: lost, weight unchanged"],
    units:
      "*BA*/*W*: ratio of root mean squares; losses: share of weights; errors: relative to *BA*",
    corner: `Shown: ${size(CORNER, CORNER)} of ${size(SIDE, SIDE)} random weights`,
    ratio: ({ ratio }: Merge) => `*BA*/*W*: ${f.real(ratio)}`,
    lost: (item: Merge) => `lost: ${share(item)}`,
    error: (item: Merge) => `error: ${error(item)}`,
    caption(merges: readonly Merge[]): string {
      const item = example(merges);
      return (
        `Merged into bf16, part of the update is lost. If BA is ${f.real(item.ratio)} times as large as W, ` +
        `${share(item)} of the weights keep their value at ${rank(item.rank)}, and the update’s error is ${error(item)}.`
      );
    },
    description: (merges: readonly Merge[]) =>
      `${alt(merges)} W, B and A are random, with nearly normal entries, and W is in bf16. The size of a matrix is ` +
      "its root mean square. The sum is rounded once, to the nearest number in bf16, or in a tie to the even one. " +
      "The error is the size of what rounding changes, as a share of the size of BA. " +
      limits,
    cells: (merges: readonly Merge[]) =>
      merges.flatMap((item) => [
        f.exact(item.rank),
        f.real(item.ratio),
        f.exact(item.unmoved),
        share(item),
        error(item),
      ]),
    table(merges: readonly Merge[]): Table {
      const cells = this.cells(merges);
      return {
        caption: `Weights in bf16 that keep their value, of ${f.exact(weights)}`,
        head: [
          "Rank *r*",
          "rms(*BA*) / rms(*W*)",
          "Unchanged weights",
          "Share",
          "Error of the update",
        ],
        rows: merges.map((_, index) => cells.slice(5 * index, 5 * index + 5)),
      };
    },
    card: {
      example,
      subject: (merges: readonly Merge[]) => `Merged into bf16 at ${rank(example(merges).rank)}`,
      number: (merges: readonly Merge[]) => share(example(merges)),
      meaning: (merges: readonly Merge[]): Meaning => [
        "of weights do not change",
        `if BA is ${f.real(example(merges).ratio)} of W`,
      ],
      note: "Empty: update lost",
    },
  };
}
