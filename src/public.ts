/**
 * The functions of the core that programs call. They convert every error that a wrong argument causes to
 * LoraError. The functions behind them expect valid arguments.
 */

import type { ModelCount } from "./counts/count.js";
import * as model from "./counts/index.js";
import * as memory from "./counts/memory.js";
import * as training from "./counts/training.js";
import { assertNames, type Built, LoraError, wholeNumber, wrapErrors } from "./errors.js";
import type { Drawing, Figure, Table } from "./figures/figure.js";
import { figures as definitions } from "./figures/index.js";
import * as figureHtml from "./html/figure.js";
import * as matrix from "./lora.js";
import * as format from "./number-format.js";
import type { Values } from "./options.js";
import { assertTheme, SCENE, TABLE } from "./render/options.js";
import * as svg from "./render/svg.js";
import { COMPOSITIONS, type Scene } from "./scene.js";
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
const MODEL_COUNT: Built = {
  argument: "the count",
  allowed: 'the result of countModel(), as in countModel({ model: "gpt2", rank: 8 })',
  members: ["model", "modules"],
};
const COUNTS: Built = {
  argument: "the counts",
  allowed: "the result of lora() or countModel()",
  members: ["trainable", "full"],
};

/** Calls a function that checks its options itself, so that only reading their values can fail otherwise. */
function read<T>(input: unknown, make: () => T): T {
  return wrapErrors(
    { argument: "the argument", allowed: "an object of plain values", members: [] },
    input,
    make,
  );
}

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

/** Returns the counts of one adapted d × k matrix. Throws LoraError for a value out of range or an unknown name. */
export const lora = (input: matrix.LoraInput): matrix.Lora => read(input, () => matrix.lora(input));

/**
 * Returns the largest rank that saves at least `savings` (0 ≤ savings < 1), or 0 if no rank does. The
 * result is exact: `savings` is read as its shortest decimal, so 0.9 means nine tenths. Throws
 * LoraError.
 */
export const rankForSavings: typeof matrix.rankForSavings = (input) =>
  read(input, () => matrix.rankForSavings(input));

/**
 * Returns the compute of one adapted d × k matrix, without attention scores and without the second
 * forward pass of gradient checkpointing. Throws LoraError for a value out of range or an unknown name.
 */
export const computeOf: typeof memory.computeOf = (input) =>
  read(input, () => memory.computeOf(input));

/**
 * Returns the compute of all linear modules in a model's layers, where targets have a B and an A.
 * Embeddings and the output head do not count. All experts of a mixture count. Throws LoraError.
 */
export const computeOfModel = (count: Pick<ModelCount, "model" | "modules">): memory.Compute =>
  wrapErrors(MODEL_COUNT, count, () => memory.computeOfModel(count));

/**
 * Counts the trainable parameters and all parameters of a model with adapters, in total and for each module, as
 * PEFT does. Throws LoraError for a value or a name that is not allowed, and for modules that the model does not
 * have.
 */
export const countModel = (input: model.ModelInput): ModelCount =>
  read(input, () => model.countModel(input));

/**
 * Counts the parameters that a method trains on a model, as PEFT does. Throws LoraError for a value or a name
 * that is not allowed, and for options that the model, the method or PEFT does not support.
 */
export const countMethod = (input: model.MethodInput): number =>
  read(input, () => model.countMethod(input));

/**
 * Returns the size in bytes of adapter_model.safetensors as PEFT writes it, including the header. PEFT trains in
 * float32 and copies modules in the base model's dtype (`baseDtype`, by default bfloat16). With any other
 * `dtype`, base and adapter have the same dtype, as in PEFT with autocast_adapter_dtype=False. Throws LoraError,
 * for example if the names of the model's modules are unknown.
 */
export const adapterFileBytes = (input: model.FileInput): number =>
  read(input, () => model.adapterFileBytes(input));

/**
 * Returns the bytes of a training step. State and peak are exact for the modeled step. CUDA and its allocator
 * need more. Throws LoraError for a value or a name that is not allowed, and for a model with unknown parameters
 * or unknown layers.
 */
export const trainingMemory = (
  count: ModelCount,
  input: training.TrainingInput = {},
): training.TrainingMemory =>
  wrapErrors(MODEL_COUNT, count, () => training.trainingMemory(count, input));

const guard = <F extends Figure>(figure: F): F => ({
  ...figure,
  draw: (values, settings) => read(values, () => figure.draw(values, settings)),
});

/** All kinds of figures by name. Their functions `draw` throw LoraError. */
export const figures = /* @__PURE__ */ Object.fromEntries(
  Object.entries(definitions).map(([name, figure]) => [name, guard(figure as Figure)]),
) as typeof definitions;

/** Returns a number as text: `showNumber(counts, "trainable", "about")` is "65.5 k". Throws LoraError. */
export const showNumber = (
  counts: numbers.Countable,
  name: numbers.Show,
  style?: numbers.Style,
): string => wrapErrors(COUNTS, counts, () => numbers.showNumber(counts, name, style));

/** Returns the table for the options. Throws LoraError for values that are not allowed. */
export const tableOf = (values: Values): Table => read(values, () => tables.tableOf(values));

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
export const toHtml = (drawing: Drawing, options: figureHtml.HtmlOptions): string =>
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
    if (composition !== undefined && !COMPOSITIONS.includes(composition))
      throw new LoraError("composition", COMPOSITIONS.join(" or "), composition);
    if (lang !== undefined && typeof lang !== "string")
      throw new LoraError("lang", 'a language tag such as "de"', lang);
    return svg.toSvg(scene, options);
  });
}
