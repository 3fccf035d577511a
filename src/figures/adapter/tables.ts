/** The figure's numbers as text, and its table, in every language. */
import type { Formats } from "../../language-format.js";
import type { PageMessages } from "../../locales/en/adapter.ftl";
import type * as shared from "../../locales/en/shared.ftl";
import type { Table } from "../figure.js";
import { sizeText } from "../texts.js";
import {
  countAt,
  getExponent,
  type Input,
  type Module,
  type Numbers,
  powerOfTen,
  type Range,
  type Row,
  range,
} from "./numbers.js";

/** The norm of an update. */
const NORM = "‖Δ*W*‖";

/** The smallest number that is written; positive numbers below it are "<0.001". */
export const SMALLEST = 0.001;

/** The name of the chosen size of an update. */
export const symbol = ({ measure }: Pick<Input, "measure">) =>
  measure === "entry" ? `${NORM}/√(*dk*)` : NORM;

export function numberTexts(f: Formats, m: Pick<shared.Live, "range" | "between">) {
  const clamp = (decimals: number) => Math.min(3, Math.max(0, decimals));
  /** A positive number with three significant digits, but at most three decimals. */
  const digits = (value: number) =>
    value > 0 && value < SMALLEST
      ? `<${f.real(SMALLEST)}`
      : f.signed(value, clamp(2 - Number(value.toExponential(2).split("e")[1])));
  const span = ([min, max]: Range, write: (value: number) => string) => {
    const [low, high] = [write(min), write(max)];
    return low === high ? low : m.range({ low, high });
  };
  const dividing = (exponent: number) => (value: number) => digits(value / 10 ** exponent);
  const divided = (values: Range, exponent: number) => span(values, dividing(exponent));
  const withPower = (values: Range, exponent: number) => {
    const text = divided(values, exponent);
    const isNumber = text === dividing(exponent)(values[0]);
    const factor = isNumber ? text : `(${text})`;
    return exponent ? `${factor}\u00a0×\u00a0${powerOfTen(exponent)}` : text;
  };
  return {
    span,
    list: (values: readonly string[]) => values.join(m.between),
    divided,
    withPower,
    /** Norms as a multiple of the same power of ten for all rows, so that readers can compare them. */
    norms: ({ largest }: Numbers, values: Range) => withPower(values, getExponent(largest.norm)),
  };
}

/** The arguments of a power of ten that sizes share. */
export const powerArgs = (exponent: number) => ({
  powered: exponent !== 0,
  power: powerOfTen(exponent),
});

/** The arguments of a module's place. */
export const placeArgs = ({ kind, layer }: Pick<Module, "kind" | "layer">) => ({
  kind,
  layered: layer !== undefined,
  layer: layer ?? 0,
});

/** Which trained parameters of a file pictures do not show. */
export function findUndrawn({
  hasMagnitudes,
  hasBiases,
}: {
  readonly hasMagnitudes?: boolean;
  readonly hasBiases?: boolean;
}): "none" | "magnitudes" | "biases" | "both" {
  if (hasMagnitudes) return hasBiases ? "both" : "magnitudes";
  return hasBiases ? "biases" : "none";
}

/** The shares of the table's fixed columns, in percent. */
const SHARES = [90, 95, 99];

export const sizesText = (
  f: Formats,
  sides: readonly (readonly [d: number, k: number])[],
  separator: string,
) => [...new Set(sides.map(([d, k]) => sizeText(f, d, k)))].join(separator);

/** `changing` has the last two columns, row by row. */
export function adapterTable(
  f: Formats,
  m: PageMessages,
  counts: Numbers,
  changing: readonly string[],
): Table {
  const { span, withPower } = numberTexts(f, m);
  const [modules, sigma, ...others] = m.tableHead;
  const at = ({ kind }: Row, share: number) =>
    span(
      range(kind.steps.split(" ").flatMap((steps) => (steps ? [countAt(steps, share)] : []))),
      f.exact,
    );
  return {
    caption: m.title,
    head: [
      modules,
      "*d*\u00a0×\u00a0*k*",
      "*r*",
      sigma,
      ...SHARES.map((share) => m.tableDirections({ share: f.real(share / 100) })),
      ...others,
    ],
    rows: counts.rows.map((row, index) => [
      row.kind.name,
      sizesText(f, row.kind.sides, m.comma),
      span(row.ranks, f.exact),
      withPower([row.kind.sigma, row.kind.sigma], getExponent(row.kind.sigma)),
      ...SHARES.map((share) => at(row, share)),
      f.percentage(Number((100 * row.kind.energy).toPrecision(3))),
      changing[2 * index]!,
      changing[2 * index + 1]!,
    ]),
  };
}
