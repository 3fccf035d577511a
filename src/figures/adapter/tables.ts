/** The figure's table, in every language. */
import type { Formats } from "../../formats.js";
import type { Table } from "../figure.js";
import { sizeText } from "../texts.js";
import { countAt, getExponent, type Numbers, type Row, range } from "./numbers.js";
import { NORM, numberTexts } from "./texts.js";

/** The shares of the table's fixed columns, in percent. */
const SHARES = [90, 95, 99];

/** Returns the distinct sizes of matrices. */
export const sizesText = (
  f: Formats,
  sides: readonly (readonly [d: number, k: number])[],
  separator: string,
) => [...new Set(sides.map(([d, k]) => sizeText(f, d, k)))].join(separator);

/** The words of the table. */
interface TableTexts {
  readonly caption: string;
  readonly modules: string;
  readonly sigma: string;
  /** The heading of a column with the number of directions that hold a share. */
  directions(share: string): string;
  /** The share of the sum of all squared norms, ‖ΔW‖². */
  energy(norm: string): string;
  readonly norm: string;
  readonly chosen: string;
  /** Separates the sizes of a row's matrices. */
  readonly separator: string;
}

/** Returns the table of an adapter's kinds of modules. `changing` has its last two columns, row by row. */
export function adapterTable(
  f: Formats,
  counts: Numbers,
  changing: readonly string[],
  words: TableTexts,
): Table {
  const { span, withPower } = numberTexts(f);
  const at = ({ kind }: Row, share: number) =>
    span(
      range(kind.steps.split(" ").flatMap((steps) => (steps ? [countAt(steps, share)] : []))),
      f.exact,
    );
  return {
    caption: words.caption,
    head: [
      words.modules,
      "*d*\u00a0×\u00a0*k*",
      "*r*",
      words.sigma,
      ...SHARES.map((share) => words.directions(f.real(share / 100))),
      words.energy(`${NORM}²`),
      words.norm,
      words.chosen,
    ],
    rows: counts.rows.map((row, index) => [
      row.kind.name,
      sizesText(f, row.kind.sides, words.separator),
      span(row.ranks, f.exact),
      withPower([row.kind.sigma, row.kind.sigma], getExponent(row.kind.sigma)),
      ...SHARES.map((share) => at(row, share)),
      f.percentage(Number((100 * row.kind.energy).toPrecision(3))),
      changing[2 * index]!,
      changing[2 * index + 1]!,
    ]),
  };
}
