/**
 * The functions of the core that programs call. They convert every error that a wrong argument causes to
 * LoraError. The functions behind them expect valid arguments.
 */
import {
  assertNames,
  type Built,
  LoraError,
  wholeNumber,
  wrapErrors,
  wrapReading,
} from "./errors.js";
import type { Drawing, Figure, Table } from "./figures/figure.js";
import { figures as definitions } from "./figures/index.js";
import type { Figures } from "./figures/inputs.js";
import * as figureHtml from "./html/figure.js";
import type { HtmlOptions } from "./html/options.js";
import * as format from "./number-format.js";
import { readOption, type Values } from "./options.js";
import { assertTheme, SCENE, TABLE } from "./render/options.js";
import * as svg from "./render/svg.js";
import { COMPOSITIONS, type Composition, type Scene } from "./scene.js";
import * as csv from "./tables/csv.js";
import * as tableHtml from "./tables/html.js";
import * as tables from "./tables/index.js";
import * as markdown from "./tables/markdown.js";
import * as numbers from "./tag/show.js";

const DRAWING: Built = {
  argument: "the drawing",
  allowed:
    "the result of a figure's draw(), as in figures.decomposition.draw({ rank: 8, d: 64, k: 64 })",
  members: ["compose", "table", "input", "caption"],
};
const COUNTS: Built = {
  argument: "the counts",
  allowed: "the result of lora() or countModel()",
  members: ["trainable", "full"],
};

/** Returns the number. Throws LoraError if it is not finite. */
function finite(value: number): number {
  if (Number.isFinite(value)) return value;
  throw new LoraError("the number", "a finite number", value);
}

/** Returns a whole number that is exact in a double. Throws LoraError for other values. */
const wholeCount = (argument: string, value: number, min = 0): number =>
  wholeNumber(argument, value, min, Number.MAX_SAFE_INTEGER);

const quotientOf =
  <T>(write: (numerator: number, denominator: number) => T) =>
  (numerator: number, denominator: number): T =>
    write(wholeCount("the numerator", numerator), wholeCount("the denominator", denominator, 1));

/** Returns the number with all its digits: 16777216 is "16,777,216". Throws LoraError. */
export const exact = (value: number): string => format.exact(finite(value));

/** Returns a real number: integers exactly, others to four significant digits. Throws LoraError. */
export const real = (value: number): string => format.real(finite(value));

/** Returns a count rounded to three significant digits: 16777216 is "16.8 M". Throws LoraError. */
export const about = (value: number): string => format.about(wholeCount("the count", value));

/**
 * Returns a share and its complement as percentages with the same number of decimals: 65,536 of
 * 16,777,216 is "0.391 %" and "99.609 %". Throws LoraError.
 */
export const percent = quotientOf(format.percent);

/** Returns the quotient with three significant digits, or as an integer from 1,000 on. Throws LoraError. */
export const quotient = quotientOf(format.quotient);

/** Returns the quotient with one decimal. Throws LoraError. */
export const oneDecimal = quotientOf(format.oneDecimal);

function assertComposition(composition: Composition): void {
  if (!COMPOSITIONS.includes(composition))
    throw new LoraError("composition", COMPOSITIONS.join(" or "), composition);
}

const guard = <F extends Figure>(figure: F): F => ({
  ...figure,
  draw(values, settings) {
    const drawing = wrapReading(values, () => figure.draw(values, settings));
    const { compose } = drawing;
    return Object.assign(drawing, {
      compose(composition: Composition) {
        assertComposition(composition);
        return compose(composition);
      },
    });
  },
});

/** All kinds of figures by name. Their functions `draw` throw LoraError. */
export const figures: Figures = /* @__PURE__ */ Object.fromEntries(
  Object.entries(definitions).map(([name, figure]) => [name, guard(figure as Figure)]),
) as unknown as Figures;

/** Returns a number as text: `showNumber(counts, "trainable", "about")` is "65.5 k". Throws LoraError. */
export const showNumber = (
  counts: numbers.Countable,
  name: numbers.Show,
  style?: numbers.Style,
): string =>
  wrapErrors(COUNTS, counts, () => {
    readOption("show", numbers.SHOW, name);
    if (style !== undefined) readOption("style", numbers.STYLE, style);
    return numbers.showNumber(counts, name, style);
  });

/** Returns the table for the options. Throws LoraError for values that are not allowed. */
export const tableOf = (values: Values): Table => wrapReading(values, () => tables.tableOf(values));

/** Returns the table as comma-separated values (RFC 4180): its data for programs or, if it has none, its cells. Throws LoraError. */
export const toCsv = (table: Table): string => wrapErrors(TABLE, table, () => csv.toCsv(table));

/** Returns the table as HTML with scoped headers. `*…*` in a cell becomes an italic variable. Throws LoraError. */
export const toTable = (table: Table, number?: string): string =>
  withNumber(table, number, tableHtml.toTable);

/**
 * Returns the caption as a paragraph, in which the number is bold, and the table as a pipe table, as
 * in GitHub Flavored Markdown. `*…*` in a cell stays an italic variable. Columns of numbers are
 * right-aligned. Throws LoraError.
 */
export const toMarkdown = (table: Table, number?: string): string =>
  withNumber(table, number, markdown.toMarkdown);

function withNumber(
  table: Table,
  number: string | undefined,
  write: (table: Table, number?: string) => string,
): string {
  if (number !== undefined && typeof number !== "string")
    throw new LoraError("the number", 'text such as "Table 3"', number);
  return wrapErrors(TABLE, table, () => write(table, number));
}

/**
 * Returns a figure as one line of HTML, which is also valid XHTML. The caption comes first, and the
 * stylesheet puts it below the picture. Throws LoraError.
 */
export const toHtml = (drawing: Drawing, options: HtmlOptions): string =>
  wrapErrors(DRAWING, drawing, () => figureHtml.toHtml(drawing, options));

/**
 * Returns the scene as one line of SVG, without ids, styles and scripts. By default it is a file with
 * a title and a description. Throws LoraError.
 */
export function toSvg(scene: Scene, options: svg.SvgOptions = {}): string {
  return wrapErrors(SCENE, scene, () => {
    assertNames(options, ["theme", "composition", "lang"]);
    const { theme, composition, lang } = options;
    if (theme !== undefined) assertTheme(theme);
    if (composition !== undefined) assertComposition(composition);
    if (lang !== undefined && typeof lang !== "string")
      throw new LoraError("lang", 'a language tag such as "de"', lang);
    return svg.toSvg(scene, options);
  });
}
