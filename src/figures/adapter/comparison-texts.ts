/** The numbers of two adapters as text, in every language. */
import { findPlace } from "../../adapter/modules.js";
import type { Overlap } from "../../adapter/overlap.js";
import type { Formats } from "../../formats.js";
import type { Data, Table } from "../figure.js";
import {
  average,
  type Cell,
  type ComparedKind,
  type Comparison,
  listCells,
  type Pair,
} from "./comparison.js";
import { getExponent, range } from "./numbers.js";
import { sizesText } from "./tables.js";
import { numberTexts, symbol } from "./texts.js";

/** The indices of the first and the second adapter. */
export const SIDES = [0, 1] as const;
type Side = (typeof SIDES)[number];

/** The overlaps of a cell or a pair. */
type Overlaps = Readonly<Record<"b" | "a", Overlap | null>>;

/** The names of the factors, and their overlaps. */
const FACTORS = {
  b: { name: "*B*", get: ({ b }: Overlaps) => b },
  a: { name: "*A*", get: ({ a }: Overlaps) => a },
};
type Factor = keyof typeof FACTORS;
const FACTOR_NAMES = ["b", "a"] as const;

const mean = ({ mean }: Overlap) => mean;
const random = ({ random }: Overlap) => random;

const allCells = ({ kinds }: Comparison) => kinds.flatMap(listCells);
const listPairs = (kind: ComparedKind): Pair[] =>
  listCells(kind).flatMap(({ pairs }) => [...pairs]);

/** Returns the power of ten of all sizes in the picture. */
export const exponentOf = (comparison: Comparison) =>
  getExponent(Math.max(...allCells(comparison).flatMap(({ sizes }) => sizes)));

const difference = ({ sizes: [first, second] }: Cell) => Math.abs(first - second);

/** Returns the cell whose sizes differ most, with its kind's name. Undefined if all sizes are the same. */
function mostDifferent({ kinds }: Comparison) {
  const all = kinds.flatMap((kind) => listCells(kind).map((cell) => ({ cell, name: kind.name })));
  const widest = all.reduce((max, item) =>
    difference(item.cell) > difference(max.cell) ? item : max,
  );
  return difference(widest.cell) === 0 ? undefined : widest;
}

/** Significant digits of numbers for programs. The computation is exact to more digits. */
const round = (value: number) => Number(value.toPrecision(9));

/** Returns the table's values for programs. */
const comparisonData = ({ kinds }: Comparison): Data => ({
  head: "module layer d k r1 r2 norm1 norm2 overlapB randomB overlapA randomA".split(" "),
  rows: kinds
    .flatMap(listPairs)
    .map(({ path, d, k, ranks, norms, b, a }) => [
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
});

/** The headings of the table. */
interface Head {
  readonly modules: string;
  /** A quantity of the first adapter, and of the second. */
  first(quantity: string): string;
  second(quantity: string): string;
  overlap(factor: string): string;
  readonly random: string;
}

/**
 * Returns the functions that write numbers; `none` stands for an overlap of a factor that is 0, and `separator` separates
 * sizes of matrices.
 */
export function comparisonTexts(f: Formats, none: string, separator: string) {
  const { span, divided, withPower } = numberTexts(f);
  const rangeOf = (kind: ComparedKind, side: Side) =>
    range(listCells(kind).map(({ sizes }) => sizes[side]));
  /** Returns an overlap with two decimals or, if it is small, two significant digits. */
  const digits = (value: number) =>
    value < 0.1 ? f.real(Number(value.toPrecision(2))) : f.signed(value, 2);
  const spanOf = (overlaps: readonly (Overlap | null)[], get: (item: Overlap) => number) => {
    const known = overlaps.filter((item) => item !== null);
    return known.length ? span(range(known.map(get)), digits) : none;
  };
  /** Returns the overlaps of a factor in all cells. */
  const all = (comparison: Comparison, factor: Factor) =>
    allCells(comparison).map(FACTORS[factor].get);
  const sizes = (comparison: Comparison, kind: ComparedKind, side: Side) =>
    withPower(rangeOf(kind, side), exponentOf(comparison));

  /** Returns the table's cells of a kind after its name: shapes, ranks, sizes, and overlaps. */
  const cells = (comparison: Comparison, kind: ComparedKind) => [
    sizesText(
      f,
      listPairs(kind).map(({ d, k }) => [d, k]),
      separator,
    ),
    ...SIDES.map((side) => span(range(listPairs(kind).map(({ ranks }) => ranks[side])), f.exact)),
    ...SIDES.map((side) => sizes(comparison, kind, side)),
    ...FACTOR_NAMES.flatMap((factor) =>
      [mean, random].map((part) => spanOf(listCells(kind).map(FACTORS[factor].get), part)),
    ),
  ];
  /** Returns a factor's overlaps of a kind, as "*B* 0.11–0.13". */
  const overlap = (kind: ComparedKind, factor: Factor) =>
    `${FACTORS[factor].name}\u00a0${spanOf(listCells(kind).map(FACTORS[factor].get), mean)}`;
  /** Returns the mean of a factor's overlaps in both adapters. */
  const meanOf = (comparison: Comparison, factor: Factor) =>
    spanOf([average(all(comparison, factor))], mean);
  /** Returns the expected overlaps of random spans. */
  const randomOf = (comparison: Comparison, factor: Factor) =>
    spanOf(all(comparison, factor), random);

  return {
    /** Returns the module whose sizes differ most, and its sizes. Undefined if all sizes are the same. */
    different: (comparison: Comparison) => {
      const different = mostDifferent(comparison);
      return (
        different && {
          kind: different.name,
          layer: different.cell.layer ?? undefined,
          sizes: different.cell.sizes.map((value) =>
            withPower([value, value], exponentOf(comparison)),
          ),
        }
      );
    },
    /** Returns the mean overlaps of both factors, as "*B* 0.12". */
    means: (comparison: Comparison) =>
      FACTOR_NAMES.map((factor) => `${FACTORS[factor].name}\u00a0${meanOf(comparison, factor)}`),
    /** Returns the expected overlaps of random spans: one text if those of both factors are the same. */
    randoms: (comparison: Comparison) => [
      ...new Set(FACTOR_NAMES.map((factor) => randomOf(comparison, factor))),
    ],
    meanOf,
    randomOf,
    /** Returns the sizes of a kind in both adapters; those in the picture are without their power of ten. */
    sizes: (comparison: Comparison, kind: ComparedKind) =>
      SIDES.map((side) => sizes(comparison, kind, side)),
    dividedSizes: (comparison: Comparison, kind: ComparedKind) =>
      SIDES.map((side) => divided(rangeOf(kind, side), exponentOf(comparison))),
    b: (kind: ComparedKind) => overlap(kind, "b"),
    a: (kind: ComparedKind) => overlap(kind, "a"),
    overlaps: (kind: ComparedKind) => FACTOR_NAMES.map((factor) => overlap(kind, factor)),
    table: (comparison: Comparison, caption: string, head: Head): Table => ({
      caption,
      head: [
        head.modules,
        "*d*\u00a0×\u00a0*k*",
        head.first("*r*"),
        head.second("*r*"),
        head.first(symbol(comparison)),
        head.second(symbol(comparison)),
        head.overlap("*B*"),
        head.random,
        head.overlap("*A*"),
        head.random,
      ],
      rows: comparison.kinds.map((kind) => [kind.name, ...cells(comparison, kind)]),
      data: comparisonData(comparison),
    }),
  };
}
