/** Computes the arguments of the figure's messages, in every language. */
import type { Formats } from "../../language-format.js";
import type { LiveMessages, PageMessages } from "../../locales/en/quantization.ftl";
import type { LiveTexts, PageTexts, Table } from "../figure.js";
import { once, writer } from "../logic.js";
import type { Input, Numbers, Rounded, Type } from "./numbers.js";
import * as numbers from "./numbers.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

const { BITS, LEVELS, SIDE } = numbers;
const NAMES = { nf4: "NF4", int4: "int4", fp4: "FP4" } as const satisfies Record<Type, string>;

export function live(f: Formats, m: LiveMessages) {
  const three = (value: number) => f.signed(value, 3);
  const percent = (share: number) => f.percentage(100 * share, 1);
  const writeWeight = ({ weight }: Rounded) =>
    f.signed(weight, Number.isInteger(Number((10 * weight).toFixed(9))) ? 1 : 2);
  const args = once(({ block, absmax, kept, bits, chosen, errors }: Numbers) => ({
    block,
    levels: LEVELS.length,
    before: BITS.before,
    matrix: SIDE * SIDE,
    shown: SIDE,
    whole: block === SIDE,
    shared: block * BITS.shared,
    bits: three(bits),
    absmax: three(absmax),
    kept: three(kept),
    weight: writeWeight(chosen),
    scaled: three(chosen.scaled),
    level: three(LEVELS[chosen.level]!),
    value: three(chosen.value),
    nf4: percent(errors.nf4),
    int4: percent(errors.int4),
    fp4: percent(errors.fp4),
  }));
  const write = writer(args);
  const levelsIn = ({ kept }: Numbers) => LEVELS.map((item) => three(item * kept));
  return {
    ...m,
    headline: write(m.headline),
    deck: write(m.deck),
    weight: writeWeight,
    three,
    percent,
    /** The names of the picture's columns. */
    heads: (counts: Numbers) =>
      [
        m.matrixHead(args(counts)),
        m.blockHead(args(counts)),
        m.levelsHead(args(counts)),
        `×\u00a0${args(counts).kept}`,
      ] as const,
    sum: write(m.sum),
    before: f.exact(BITS.before),
    typeName: (type: Type) => NAMES[type],
    /** The parts of the picture. */
    parts: {
      matrix: (counts: Numbers) => ({
        name: "matrix",
        role: "series",
        words: m.partMatrix(args(counts)),
        facts: { deviation: numbers.DEVIATION, counts: numbers.COUNTS },
      }),
      block: (counts: Numbers) => ({
        name: "block",
        role: "series",
        words: m.partBlock({
          ...args(counts),
          values: levelsIn(counts)
            .map((value, index) => m.atLevel({ level: three(LEVELS[index]!), value }))
            .join(m.between),
        }),
        facts: {
          absmax: counts.absmax,
          kept: counts.kept,
          levels: LEVELS,
          before: numbers.WEIGHTS,
          after: counts.rounded.map(({ value }) => value),
        },
      }),
      chosen: (counts: Numbers) => ({
        name: "weight",
        role: "value",
        words: m.partWeight(args(counts)),
        facts: { ...counts.chosen, level: LEVELS[counts.chosen.level]! },
      }),
      rows: { name: "bits", role: "group", words: m.partRows },
      before: {
        name: "bf16",
        role: "comparison",
        words: m.partBefore({ before: BITS.before }),
        facts: { bits: BITS.before },
      },
      type: (counts: Numbers, type: Type) => ({
        name: NAMES[type],
        role: type === "nf4" ? "frozen" : "comparison",
        words: m.partType({
          ...args(counts),
          type: NAMES[type],
          sum: m.sum(args(counts)),
          error: args(counts)[type],
        }),
        facts: { bits: counts.bits, error: counts.errors[type] },
      }),
    },
    alt: write(m.alt),
    caption: write(m.caption),
    /** The last column of the table. */
    cells(counts: Numbers) {
      const { absmax, kept, weight, scaled, level, value, bits, nf4, int4, fp4 } = args(counts);
      const simple = three(BITS.level + BITS.scale / counts.block);
      const quantities = [absmax, kept, weight, scaled, level, value, bits, simple, nf4, int4, fp4];
      return [f.exact(counts.block), ...quantities, ...levelsIn(counts)];
    },
    spoken: write(m.spoken),
  } satisfies LiveTexts<Input, Numbers>;
}

export function page(f: Formats, m: PageMessages, { cells, three, alt, caption }: Live) {
  const names = [
    ...m.tableQuantities,
    ...LEVELS.map((level) => m.levelRow({ level: three(level) })),
  ];
  return {
    ...m,
    listed: caption,
    values: {
      block: Object.fromEntries(numbers.BLOCKS.map((block) => [block, f.exact(Number(block))])),
    },
    alt,
    table: (counts): Table => ({
      caption: m.tableCaption,
      head: m.tableHead,
      rows: cells(counts).map((value, index) => [names[index]!, value]),
      printed: m.tableQuantities.length,
    }),
  } satisfies PageTexts<Input, Numbers>;
}
