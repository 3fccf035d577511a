/**
 * The English strings of two adapters, and of the figure of one or two. They are not in words.ts, because the figure of two
 * has no controls, so that no script needs its strings.
 */

import { findPlace } from "../../adapter/modules.js";
import type { Overlap } from "../../adapter/overlap.js";
import type { Formats } from "../../formats.js";
import type { Meaning } from "../card.js";
import type { LiveWords, PageWords, Table } from "../figure.js";
import { sharedWords } from "../words.js";
import {
  average,
  type Cell,
  type ComparedKind,
  type Comparison,
  listCells,
  type Two,
} from "./comparison.js";
import { getExponent, type Input, type Numbers, type Range, range } from "./numbers.js";
import * as single from "./words.js";

/** The numbers of the figure of one or two adapters. `comparison` is present for two. */
export interface AllNumbers extends Numbers {
  readonly comparison?: Comparison | undefined;
}
export type AllInput = Input & Pick<AllNumbers, "comparison">;

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;
export type ComparisonWords = ReturnType<typeof comparisonWords>;

/** Returns the strings of the picture. */
export function live(f: Formats) {
  const words = single.live(f);
  const comparison = comparisonWords(f, words);
  return {
    ...words,
    comparison,
    caption: (counts: AllNumbers) =>
      counts.comparison ? comparison.caption(counts.comparison) : words.caption(counts),
    description: (counts: AllNumbers) =>
      counts.comparison ? comparison.description(counts.comparison) : words.description(counts),
    cells: (counts: AllNumbers) =>
      counts.comparison ? comparison.cells(counts.comparison) : words.cells(counts),
  } satisfies LiveWords<AllInput, AllNumbers> & Record<string, unknown>;
}

/** Returns the strings that only the page uses. */
export function page(f: Formats, live: Live) {
  const words = single.page(f, live);
  const { comparison } = live;
  const { card } = words;
  return {
    ...words,
    listed: (counts: AllNumbers) => (counts.comparison ? comparison.title : words.listed(counts)),
    alt: (counts: AllNumbers) =>
      counts.comparison ? comparison.alt(counts.comparison) : words.alt(counts),
    table: (counts: AllNumbers) =>
      counts.comparison ? comparison.table(counts.comparison) : words.table(counts),
    card: {
      ...card,
      comparison,
      subject: (counts: AllNumbers) =>
        counts.comparison ? comparison.card.subject : card.subject(counts),
      number: (counts: AllNumbers) =>
        counts.comparison ? comparison.card.number(counts.comparison) : card.number(counts),
      meaning: (counts: AllNumbers) =>
        counts.comparison ? comparison.card.meaning(counts.comparison) : card.meaning(counts),
    },
  } satisfies PageWords<AllInput, AllNumbers> & Record<string, unknown>;
}

/** The indices of the first and the second adapter. */
const SIDES = [0, 1] as const;

/** Returns the strings of two adapters. */
function comparisonWords(f: Formats, words: single.Live) {
  const { span, divided, inUnits, withPower, withoutMarks, symbol } = words;
  const { size } = sharedWords(f);
  const title = "Two adapters of the same modules";
  const none = "none";

  const allCells = ({ kinds }: Comparison) => kinds.flatMap(listCells);
  const exponentOf = (comparison: Comparison) =>
    getExponent(Math.max(...allCells(comparison).flatMap(({ sizes }) => sizes)));
  const sizesOf = (kind: ComparedKind, index: 0 | 1): Range =>
    range(listCells(kind).map(({ sizes }) => sizes[index]));
  /** Returns an overlap with two decimals or, if it is small, two significant digits. */
  const digits = (value: number) =>
    value < 0.1 ? f.real(Number(value.toPrecision(2))) : f.signed(value, 2);
  const spanOf = (overlaps: readonly (Overlap | null)[], get: (item: Overlap) => number) => {
    const known = overlaps.filter((item) => item !== null);
    return known.length ? span(range(known.map(get)), digits) : none;
  };
  const mean = ({ mean }: Overlap) => mean;
  const random = ({ random }: Overlap) => random;
  const factors = [
    { name: "*B*", get: ({ b }: Pick<Cell, "b">) => b },
    { name: "*A*", get: ({ a }: Pick<Cell, "a">) => a },
  ] as const;
  const [forB, forA] = factors;
  const overlap = (kind: ComparedKind, { name, get }: (typeof factors)[number]) =>
    `${name}\u00a0${spanOf(listCells(kind).map(get), mean)}`;
  const place = (name: string, { layer }: Cell) =>
    words.place({ kind: name, layer: layer ?? undefined });
  const sizes = (comparison: Comparison, values: Two) =>
    values.map((value) => withPower([value, value], exponentOf(comparison))).join(" and ");

  const difference = ({ sizes: [first, second] }: Cell) => Math.abs(first - second);
  /** Returns where the sizes differ most. */
  const differs = (comparison: Comparison) => {
    const all = comparison.kinds.flatMap((kind) =>
      listCells(kind).map((cell) => ({ cell, name: kind.name })),
    );
    const { cell, name } = all.reduce((max, item) =>
      difference(item.cell) > difference(max.cell) ? item : max,
    );
    return difference(cell) === 0
      ? "All sizes are the same."
      : `Sizes differ most in ${place(name, cell)}: ${sizes(comparison, cell.sizes)}.`;
  };
  /** Returns the mean overlaps, and those of random spans. */
  const overlaps = (comparison: Comparison) => {
    const lists = factors.map(({ name, get }) => ({ name, list: allCells(comparison).map(get) }));
    const means = lists.map(({ name, list }) => `${name}\u00a0${spanOf([average(list)], mean)}`);
    const randoms = new Set(lists.map(({ list }) => spanOf(list, random)));
    return `Mean overlap of spans: ${means.join(", ")}; of random spans: ${[...randoms].join(", ")}.`;
  };
  const verdict = (comparison: Comparison) => [differs(comparison), overlaps(comparison)];
  const sentences = (comparison: Comparison) => withoutMarks(verdict(comparison).join(" "));
  const notShown = ({ hasMagnitudes }: Comparison) =>
    `Not shown: whether both adapters do the same${hasMagnitudes ? "; DoRA’s magnitudes" : ""}.`;
  const caution = (comparison: Comparison) =>
    "Overlap: the mean squared cosine of principal angles, in which weak directions count like strong ones. " +
    notShown(comparison);

  const pairs = (kind: ComparedKind) => listCells(kind).flatMap((cell) => cell.pairs);
  /** Returns the table's cells of a kind, after its name. */
  const cellsOf = (comparison: Comparison, kind: ComparedKind) => [
    [...new Set(pairs(kind).map(({ d, k }) => size(d, k)))].join(", "),
    ...SIDES.map((index) => span(range(pairs(kind).map(({ ranks }) => ranks[index])), f.exact)),
    ...SIDES.map((index) => withPower(sizesOf(kind, index), exponentOf(comparison))),
    ...factors.flatMap(({ get }) =>
      [mean, random].map((part) => spanOf(listCells(kind).map(get), part)),
    ),
  ];

  return {
    title,
    verdict,
    caution,
    heading: words.heading,
    subject: ({ isScaleAssumed }: Comparison) =>
      `two adapters${isScaleAssumed ? "; *s* is assumed" : ""}`,
    layer: words.layer,
    tick: words.tick,
    keys: (comparison: Comparison, isArea: boolean) => [
      `Up: ${symbol(comparison)} of the first adapter${isArea ? ", and of the second as a line" : " and of the second"}` +
        `${inUnits(exponentOf(comparison))}; one scale`,
      "Down: overlap of the spans of *B*’s columns in both adapters",
      "and overlap of the spans of *A*’s rows",
      "Full: the same span. Line: random spans",
    ],
    sizes: (comparison: Comparison, kind: ComparedKind) =>
      SIDES.map((index) => divided(sizesOf(kind, index), exponentOf(comparison))).join(", "),
    b: (kind: ComparedKind) => overlap(kind, forB),
    a: (kind: ComparedKind) => overlap(kind, forA),
    alt: (comparison: Comparison) => `${title}. ${sentences(comparison)}`,
    caption: (comparison: Comparison) =>
      `${title}. ${sentences(comparison)} ${notShown(comparison)}`,
    description: (comparison: Comparison) =>
      withoutMarks(
        "Bars show the sizes of each module’s update in both adapters and, below, how far the columns of B and the rows of A have the same spans. " +
          comparison.kinds
            .map(
              (kind) =>
                `${kind.name}: ${symbol(comparison)} ` +
                `${SIDES.map((index) => withPower(sizesOf(kind, index), exponentOf(comparison))).join(" and ")}, ` +
                `overlaps of ${factors.map((factor) => overlap(kind, factor)).join(" and ")}`,
            )
            .join("; ") +
          `. ${sentences(comparison)} ${caution(comparison)} The paper on LoRA compares adapters by this overlap.`,
      ),
    cells: (comparison: Comparison) =>
      comparison.kinds.flatMap((kind) => cellsOf(comparison, kind)),
    table(comparison: Comparison): Table {
      const all = comparison.kinds.flatMap(pairs);
      return {
        caption: title,
        head: [
          "Modules",
          "*d*\u00a0×\u00a0*k*",
          "*r*, first",
          "*r*, second",
          `${symbol(comparison)}, first`,
          `${symbol(comparison)}, second`,
          "Overlap of *B*",
          "Random",
          "Overlap of *A*",
          "Random",
        ],
        rows: comparison.kinds.map((kind) => [kind.name, ...cellsOf(comparison, kind)]),
        data: {
          head: "module layer d k r1 r2 norm1 norm2 overlapB randomB overlapA randomA".split(" "),
          rows: all.map(({ path, d, k, ranks, norms, b, a }) => [
            path,
            findPlace(path).layer,
            d,
            k,
            ...ranks,
            ...norms.map(round),
            ...[b, a].flatMap((item) => [
              item ? round(item.mean) : undefined,
              item ? round(item.random) : undefined,
            ]),
          ]),
        },
      };
    },
    card: {
      subject: "Overlap of B’s spans in two adapters:",
      number: (comparison: Comparison) => {
        const known = average(allCells(comparison).map(forB.get));
        return known ? digits(known.mean) : none;
      },
      meaning: (comparison: Comparison): Meaning => [
        `on average; random spans: ${spanOf(allCells(comparison).map(forB.get), random)}`,
        `A: ${spanOf([average(allCells(comparison).map(forA.get))], mean)}`,
      ],
      note: "Sizes, and overlaps of B and A",
    },
  };
}

/** Significant digits of numbers for programs. The computation is exact to more digits. */
const round = (value: number) => Number(value.toPrecision(9));
