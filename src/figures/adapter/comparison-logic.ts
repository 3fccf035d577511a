/** Computes the arguments of the messages about two adapters, in every language. */
import type { Overlap } from "../../adapter/index.js";
import { findPlace } from "../../adapter/index.js";
import { type Formats, plain } from "../../language-format.js";
import type { PageMessages } from "../../locales/en/adapter.ftl";
import type { Data, Table, ViewTexts } from "../figure.js";
import { once } from "../logic.js";
import {
  average,
  type Cell,
  type ComparedKind,
  type Comparison,
  listCells,
  type Pair,
} from "./comparison.js";
import { getExponent, range } from "./numbers.js";
import { findUndrawn, numberTexts, placeArgs, powerArgs, sizesText, symbol } from "./tables.js";

export type ComparisonWords = ReturnType<typeof comparisonWords>;

/** The indices of the first and the second adapter. */
const SIDES = [0, 1] as const;
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

/** The power of ten of all sizes in the picture. */
const exponentOf = (comparison: Comparison) =>
  getExponent(Math.max(...allCells(comparison).flatMap(({ sizes }) => sizes)));

const difference = ({ sizes: [first, second] }: Cell) => Math.abs(first - second);

/** The cell whose sizes differ most, with its kind's name. */
function findMostDifferent({ kinds }: Comparison) {
  const all = kinds.flatMap((kind) => listCells(kind).map((cell) => ({ cell, kind: kind.name })));
  return all.reduce((max, item) => (difference(item.cell) > difference(max.cell) ? item : max));
}

/** Significant digits of numbers for programs. The computation is exact to more digits. */
const round = (value: number) => Number(value.toPrecision(9));

/** The table's values for programs. */
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

export function comparisonWords(f: Formats, m: PageMessages) {
  const { span, divided, withPower, list } = numberTexts(f, m);
  const rangeOf = (kind: ComparedKind, side: Side) =>
    range(listCells(kind).map(({ sizes }) => sizes[side]));
  /** An overlap with two decimals or, if it is small, two significant digits. */
  const digits = (value: number) =>
    value < 0.1 ? f.real(Number(value.toPrecision(2))) : f.signed(value, 2);
  const spanOf = (overlaps: readonly (Overlap | null)[], get: (item: Overlap) => number) => {
    const known = overlaps.filter((item) => item !== null);
    return known.length ? span(range(known.map(get)), digits) : m.none;
  };

  const args = once((comparison: Comparison) => {
    const { isScaleAssumed } = comparison;
    const { cell, kind } = findMostDifferent(comparison);
    const exponent = exponentOf(comparison);
    const sizeOf = (side: Side) => withPower(range([cell.sizes[side]]), exponent);
    const all = (factor: Factor) => allCells(comparison).map(FACTORS[factor].get);
    const [randomB, randomA] = [spanOf(all("b"), random), spanOf(all("a"), random)];
    return {
      ...placeArgs({ kind, layer: cell.layer ?? undefined }),
      ...powerArgs(exponent),
      symbol: symbol(comparison),
      assumed: isScaleAssumed,
      undrawn: findUndrawn(comparison),
      different: difference(cell) > 0,
      first: sizeOf(0),
      second: sizeOf(1),
      meanB: spanOf([average(all("b"))], mean),
      meanA: spanOf([average(all("a"))], mean),
      randomB,
      randomA,
      alike: randomB === randomA,
    };
  });

  /** The table's cells of a kind after its name: shapes, ranks, sizes, and overlaps. */
  const cells = (comparison: Comparison, kind: ComparedKind) => [
    sizesText(
      f,
      listPairs(kind).map(({ d, k }) => [d, k]),
      m.comma,
    ),
    ...SIDES.map((side) => span(range(listPairs(kind).map(({ ranks }) => ranks[side])), f.exact)),
    ...SIDES.map((side) => withPower(rangeOf(kind, side), exponentOf(comparison))),
    ...FACTOR_NAMES.flatMap((factor) =>
      [mean, random].map((part) => spanOf(listCells(kind).map(FACTORS[factor].get), part)),
    ),
  ];
  /** A factor's overlaps of a kind, as "*B* 0.11–0.13". */
  const overlap = (kind: ComparedKind, factor: Factor, named: boolean) =>
    m.comparedFactor({
      named,
      letter: FACTORS[factor].name,
      overlap: spanOf(listCells(kind).map(FACTORS[factor].get), mean),
    });

  return {
    headline: (comparison) => m.comparedOverlap(args(comparison)),
    /** The deck, in which `cut` breaks a long name. */
    deck(comparison: Comparison, cut: (name: string) => string) {
      const all = args(comparison);
      return m.comparedDeck({ ...all, kind: cut(all.kind) });
    },
    reading: (comparison: Comparison, isArea: boolean) =>
      m.comparedReading({ ...args(comparison), area: isArea }),
    /** The sizes of a kind in both adapters, without their power of ten. */
    sizes(comparison: Comparison, kind: ComparedKind, isNamed: boolean): readonly string[] {
      const sizeOf = (side: Side) => divided(rangeOf(kind, side), exponentOf(comparison));
      const row = m.comparedRow({ first: sizeOf(0), second: sizeOf(1) });
      const { measure } = comparison;
      return isNamed ? [m.sizeLabel({ ...args(comparison), measure }), row] : [row];
    },
    b: (kind: ComparedKind, isNamed: boolean) => overlap(kind, "b", isNamed),
    a: (kind: ComparedKind, isNamed: boolean) => overlap(kind, "a", isNamed),
    separator: m.comma,
    parts: {
      kind(comparison: Comparison, kind: ComparedKind) {
        const all = listCells(kind);
        const layers = all.flatMap(({ layer }) => (layer === null ? [] : [layer]));
        const sizes = SIDES.map((side) => all.map((cell) => cell.sizes[side]));
        const toTexts = (values: readonly number[]) =>
          list(values.map((value) => withPower(range([value]), exponentOf(comparison))));
        const overlaps = FACTOR_NAMES.map((factor) => all.map(FACTORS[factor].get));
        const toOverlaps = (values: readonly (Overlap | null)[]) =>
          list(values.map((value) => (value ? digits(value.mean) : m.none)));
        return {
          name: kind.name,
          role: "series",
          words: m.comparedPart({
            kind: kind.name,
            layered: layers.length > 0,
            layers: list(layers.map(f.exact)),
            symbol: symbol(comparison),
            first: toTexts(sizes[0]!),
            second: toTexts(sizes[1]!),
            meanB: toOverlaps(overlaps[0]!),
            meanA: toOverlaps(overlaps[1]!),
          }),
          facts: {
            layers,
            first: sizes[0]!,
            second: sizes[1]!,
            overlapsOfB: overlaps[0]!.map((item) => item?.mean ?? 0),
            overlapsOfA: overlaps[1]!.map((item) => item?.mean ?? 0),
          },
        };
      },
    },
    listed: () => m.comparedTitle,
    alt: (comparison) => plain(m.comparedAlt(args(comparison))),
    caption: () => m.comparedCaption,
    table(comparison: Comparison): Table {
      const [modules, ...others] = m.comparedHead(args(comparison));
      return {
        caption: m.comparedTable,
        head: [modules, "*d*\u00a0×\u00a0*k*", ...others],
        rows: comparison.kinds.map((kind) => [kind.name, ...cells(comparison, kind)]),
        data: comparisonData(comparison),
      };
    },
  } satisfies ViewTexts<Comparison>;
}
