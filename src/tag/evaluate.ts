/** What a tag means: from its arguments to a figure, a table or a number. */

import { escapeText } from "../escape.js";
import type { Drawing, Figure } from "../figures/figure.js";
import { allFigures, figureFor } from "../figures/index.js";
import { ALPHA, EXPERTS, MODEL, RANK, RANK_OF_MODEL, SIDES, TARGETS } from "../figures/options.js";
import { type ColorScheme, toHtml, toPicture } from "../html/figure.js";
import { type PartialLocale, wordsOf } from "../locales/index.js";
import { lora } from "../lora.js";
import { countOn } from "../models/count.js";
import { modelOf } from "../models/lookup.js";
import { type InputOf, type Options, readOption, readOptions, type Values } from "../options.js";
import type { Scene } from "../scene.js";
import { toTableFigure } from "../tables/html.js";
import { tableOf, tableOptions } from "../tables/tables.js";
import { ID, tagOptions, USUAL_SCALE } from "./options.js";
import { type Asked, askedOf } from "./references.js";
import { countableOf, showNumber } from "./show.js";
import { type Arguments, givenValues, type Source, TagError } from "./values.js";

/** A figure's or a table's HTML, still without the id and the number that its page gives it. */
export interface RenderedFigure {
  readonly kind: "figure";
  readonly id: string | undefined;
  /** Absent for a table. */
  readonly drawing?: Drawing;
  /** What a list of figures says of it; empty where its author wants no caption. */
  readonly listed: string;
  html(id: string, number?: string): string;
}

/** A figure, a number's text, or what only a site can answer: where a figure is, what others there are. */
export type Rendered = RenderedFigure | { readonly kind: "number"; readonly text: string } | Asked;

/** What a host can do beside rendering HTML. */
export interface Host extends Pick<Source, "readJson"> {
  /** Asks for a scene as an image file at a scale, and says at which address it will be. */
  addImage?(scene: Scene, scale: number, isDark: boolean): string;
  /** The pages' own, which image files follow. Default: light. */
  readonly colorScheme?: ColorScheme | undefined;
  /** The language of the figures. Default: English. */
  readonly locale?: PartialLocale | undefined;
  /** Whether pages with a figure load the island. */
  readonly hasIsland?: boolean;
}

/** Throws TagError or LoraError where the arguments are not what the options allow. */
export function renderTag(args: Arguments, data: object, host: Host = {}): Rendered {
  const source = { data, ...host };
  if (args.tag === "loraTable") return renderTable(args, source);
  if (args.tag === "loraRef" || args.tag === "loraList") return askedOf(args, source);
  if (args.named.has("show")) return renderNumber(args, source);
  return renderFigure(args, source);
}

function renderFigure(args: Arguments, source: Source & Host): Rendered {
  const figure = figureOf(args, source);
  const given = givenValues(args, { ...figure.options, ...tagOptions }, source);
  const options = readOptions(tagOptions, only(given, tagOptions));
  const { id, caption, alt, table, interactive = true } = options;
  if (options.style !== undefined) throw new TagError("style goes with show");
  const words = wordsOf(figure, source.locale);
  const drawing = figure.draw(only(given, figure.options), words);
  if (drawing.steps && options.format === "png") throw new TagError("steps goes with format=svg");
  if (alt === (caption ?? drawing.caption))
    throw new TagError("alt must differ from the caption, which is read aloud as well");
  const picture = toImages(options, drawing, source);
  const html = { caption, alt, table, picture, interactive: interactive && source.hasIsland };
  return {
    kind: "figure",
    id,
    drawing,
    listed: caption ?? drawing.listed,
    html: (id, number) => toHtml(drawing, { ...html, id, number }, words.html),
  };
}

/** The values of these options. */
const only = (values: Values, options: Options): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => Object.hasOwn(options, name)));

function figureOf({ named }: Arguments, source: Source): Figure {
  const { figure } = tagOptions;
  if (!named.has("figure")) return figureFor(named.keys());
  const only = { positional: [], named: new Map([["figure", named.get("figure")]]) };
  const name = readOption("figure", figure, givenValues(only, { figure }, source).figure);
  return allFigures.find((item) => item.name === name)!;
}

/** The figure's pictures as image files, where these are asked for. */
function toImages(
  { format, scale, alt }: InputOf<typeof tagOptions>,
  drawing: Drawing,
  { addImage, colorScheme }: Host,
): string | undefined {
  if (format !== "png") {
    if (scale !== undefined) throw new TagError("scale goes with format=png");
    return undefined;
  }
  if (!addImage) throw new TagError("format=png needs a host that writes files, as Eleventy does");
  return toPicture(drawing, alt, scale ?? USUAL_SCALE, addImage, colorScheme);
}

/** A table on a line of its own, in a figure of its own. */
function renderTable(args: Arguments, source: Source): Rendered {
  const { id, ...values } = givenValues(args, { ...tableOptions, id: ID }, source);
  const table = tableOf(values);
  return {
    kind: "figure",
    id: id === undefined ? id : readOption("id", ID, id),
    listed: table.caption,
    html: (id, number) => toTableFigure(table, id, number),
  };
}

const { show, style } = tagOptions;
const OF_MATRIX = { rank: RANK, ...SIDES, alpha: ALPHA };
const OF_MODEL = {
  rank: RANK_OF_MODEL,
  model: MODEL,
  targets: TARGETS,
  alpha: ALPHA,
  experts: EXPERTS,
};

/** One number, of one matrix or of a model. */
function renderNumber(args: Arguments, source: Source): Rendered {
  const isModel = args.named.has("model");
  const numbers = isModel ? OF_MODEL : OF_MATRIX;
  const figure = figureFor(args.named.keys());
  const all = { ...figure.options, ...tagOptions };
  const odd = [...args.named.keys()].find(
    (name) => Object.hasOwn(all, name) && !Object.hasOwn({ ...numbers, show, style }, name),
  );
  if (odd) throw new TagError(`${odd} does not go with show, which gives a number`);
  const given = givenValues(args, all, source);
  const onModel = ({ model, ...adapter }: InputOf<typeof OF_MODEL>) =>
    countOn(modelOf(model), adapter);
  const counts = isModel
    ? countableOf(onModel(readOptions(OF_MODEL, only(given, OF_MODEL))))
    : lora(readOptions(OF_MATRIX, only(given, OF_MATRIX)));
  const how = readOptions({ show, style }, only(given, { show, style }));
  return { kind: "number", text: showNumber(counts, how.show!, how.style) };
}

/** How a problem's element begins. */
export const PROBLEM = '<p class="lora-problem"';

/** What stands in a page for a tag that cannot be rendered, while its author mends it. */
export function renderProblem(message: string): string {
  return `${PROBLEM} role="alert">${escapeText(message)}</p>`;
}
