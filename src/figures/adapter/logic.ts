/** Computes the arguments of the figure's messages, in every language. */
import { type Formats, plain } from "../../language-format.js";
import type { LiveMessages, PageMessages } from "../../locales/en/adapter.ftl";
import type { LiveTexts, PageTexts } from "../figure.js";
import { once, writer } from "../logic.js";
import { comparisonWords } from "./comparison-logic.js";
import {
  count,
  getExponent,
  type Input,
  MEASURES,
  type Numbers,
  type Row,
  range,
} from "./numbers.js";
import {
  adapterTable,
  findUndrawn,
  numberTexts,
  placeArgs,
  powerArgs,
  SMALLEST,
  symbol,
} from "./tables.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

export function live(f: Formats, m: LiveMessages) {
  const { span, divided, norms, list } = numberTexts(f, m);
  /** A range of sizes whose text is as long as any. */
  const longestSizes = divided([SMALLEST / 2, SMALLEST], 0);
  const directionArgs = ({ directions, ranks }: Pick<Row, "directions" | "ranks">) => ({
    directions: span(directions, f.exact),
    ranks: span(ranks, f.exact),
    largest: directions[1],
  });
  /** Directions whose text is as long as any. */
  const longestOf = ([, rank]: Row["ranks"]) => [Math.max(1, rank - 1), rank] as const;
  const settingArgs = (input: Input) => {
    const experts = Math.max(...input.kinds.map(({ experts = 1 }) => experts));
    const { scale, isScaleAssumed } = input;
    return {
      experts,
      hasExperts: experts > 1,
      undrawn: findUndrawn(input),
      factor: scale ?? 1,
      scaling: scale === undefined ? "differs" : isScaleAssumed ? "assumed" : "known",
    } as const;
  };
  const args = once((counts: Numbers) => {
    const { share, largest, exampleModule, others } = counts;
    return {
      ...settingArgs(counts),
      ...directionArgs(counts),
      ...placeArgs(exampleModule),
      zero: largest.norm === 0,
      share: f.percentage(share),
      hasOthers: others !== undefined,
      others: f.list(others ?? []),
    };
  });
  const write = writer(args);
  const withMeasures = once((counts: Numbers) =>
    MEASURES.map((measure) =>
      measure === counts.measure ? counts : count({ ...counts, measure }),
    ),
  );
  const exampleArgs = ({ exampleModule: module, share }: Numbers) => ({
    ...placeArgs(module),
    ...directionArgs({ directions: range([module.directions]), ranks: range([module.rank]) }),
    share: f.percentage(share),
  });
  const rowNorm = ({ largest }: Numbers, row: Row) => divided(row.norms, getExponent(largest.norm));
  /** A row's sizes and its directions, each with its name if `isNamed`. */
  const labels = (counts: Numbers, row: Row, isNamed: boolean, norm = rowNorm(counts, row)) => {
    const values = [norm, m.directions(directionArgs(row))] as const;
    if (!isNamed) return values;
    const { measure, largest } = counts;
    const size = { symbol: symbol(counts), measure, ...powerArgs(getExponent(largest.norm)) };
    const names = [m.sizeLabel(size), m.directionsLabel];
    return values.map((value, index) => `${names[index]} ${value}`) as [string, string];
  };

  return {
    ...m,
    headline: write(m.headline),
    deck: (counts: Input) => m.deck(settingArgs(counts)),
    /** The counts whose claim takes the most room, at any share. */
    longest: (counts: Numbers): Numbers => ({
      ...counts,
      directions: longestOf(counts.ranks),
      exampleModule: { ...counts.exampleModule, directions: counts.exampleModule.rank },
    }),
    args,
    /** The labels of a row: its sizes, and its directions. */
    labels: (counts: Numbers, row: Row, isNamed: boolean) => labels(counts, row, isNamed),
    /** These labels with each measure and the longest numbers. */
    longestLabels: (counts: Numbers, row: Row, isNamed: boolean) =>
      withMeasures(counts).map((item) =>
        labels(item, { ...row, directions: longestOf(row.ranks) }, isNamed, longestSizes),
      ),
    /** The heading of the singular values, what they hold, and their name. */
    exampleTitle: (counts: Numbers) => m.exampleTitle(exampleArgs(counts)),
    exampleHeld: (counts: Numbers) => m.exampleHeld(exampleArgs(counts)),
    exampleValues: ({ example }: Numbers) => m.exampleValues({ count: example.sigmas.length }),
    parts: {
      row(counts: Numbers, row: Row) {
        const known = row.modules.filter((module) => module !== undefined);
        const { kind } = row;
        const layers = known.flatMap(({ layer }) => (layer === undefined ? [] : [layer]));
        // Ranges, because a hundred indices are tedious to hear.
        const indices =
          layers.length === counts.layers.length
            ? counts.layerRanges.map((item) => span(item, f.exact))
            : layers.map(f.exact);
        return {
          name: kind.name,
          role: "series",
          words: m.partRow({
            kind: kind.name,
            layered: layers.length > 0,
            layers: list(indices),
            symbol: symbol(counts),
            sizes: list(known.map(({ norm }) => norms(counts, [norm, norm]))),
            directions: list(known.map((module) => f.exact(module.directions))),
            ranks: list([...new Set(known.map(({ rank }) => f.exact(rank)))]),
          }),
          facts: {
            layers,
            sizes: known.map(({ norm }) => norm),
            directions: known.map(({ directions }) => directions),
            ranks: known.map(({ rank }) => rank),
          },
        };
      },
      example(counts: Numbers) {
        const { sigmas } = counts.example;
        const squares = sigmas.map((sigma) => (sigma / 100) ** 2);
        return {
          name: "singular values",
          role: "series",
          words: m.partExample({
            ...exampleArgs(counts),
            values: list(squares.map((value) => f.signed(value, 2))),
          }),
          facts: { squares, directions: counts.exampleModule.directions },
        };
      },
    },
    tick: f.exact,
    alt: (counts: Numbers) => plain(m.alt(args(counts))),
    caption: write(m.caption),
    /** The last two columns of the table. */
    cells: (counts) =>
      counts.rows.flatMap((row) => [norms(counts, row.norms), span(row.directions, f.exact)]),
    spoken: (counts) => plain(m.sentences(args(counts))),
  } satisfies LiveTexts<Input, Numbers>;
}

export function page(f: Formats, m: PageMessages, words: Live) {
  const { args, alt, cells } = words;
  return {
    ...m,
    /** The names of what bars show on a card, and of the module of its singular values. */
    sizeName: (counts: Numbers) =>
      m.sizeLabel({ symbol: symbol(counts), measure: counts.measure, powered: false, power: "" }),
    directionsName: m.directionsLabel,
    examplePlace: (counts: Numbers) => m.place(placeArgs(counts.exampleModule)),
    listed: (counts) => m.listed(args(counts)),
    values: { measure: m.measures },
    alt,
    table: (counts) => adapterTable(f, m, counts, cells(counts)),
    comparison: comparisonWords(f, m),
  } satisfies PageTexts<Input, Numbers>;
}
