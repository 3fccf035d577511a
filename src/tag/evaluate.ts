/** Evaluates tags: from arguments to a figure, a table or a number. */

import { count } from "../counts.js";
import { escapeText } from "../escape.js";
import type { Drawing, Figure } from "../figures/figure.js";
import { allFigures, figureFor } from "../figures/index.js";
import { ALPHA, CONFIG, MODEL, RANK, SIDES } from "../figures/options.js";
import { type ColorScheme, languagesOf, toHtml, toPicture } from "../html/figure.js";
import { type PartialLocale, tableWordsOf, wordsOf } from "../locales/index.js";
import { countOn } from "../models/count.js";
import { modelOf } from "../models/lookup.js";
import { MODEL_OPTIONS } from "../models/options.js";
import { type InputOf, type Lookup, type Options, readOptions, type Values } from "../options.js";
import type { Scene } from "../scene.js";
import { toTableFigure } from "../tables/html.js";
import { tableFrom, tableOptions } from "../tables/tables.js";
import { DEFAULT_SCALE, ID, tagOptions } from "./options.js";
import { evaluateReference, type SiteRequest } from "./references.js";
import {
  type Countable,
  countableOf,
  SHOW,
  type Show,
  STYLE,
  type Style,
  showNumber,
} from "./show.js";
import { type Arguments, lookUpIn, nameArguments, type Source, TagError } from "./values.js";

/** A figure or a table as HTML; its page supplies the id and the number. */
export interface RenderedFigure {
  readonly kind: "figure";
  readonly id: string | undefined;
  /** Absent for a table. */
  readonly drawing?: Drawing;
  /** The entry in a list of figures; empty if the author gave an empty caption. */
  readonly listed: string;
  html(id: string, number?: string): string;
}

/** A figure, a number as text, or a request that needs the other pages of the site. */
export type Rendered =
  | RenderedFigure
  | { readonly kind: "number"; readonly text: string }
  | SiteRequest;

/** The functions and settings that a host provides. */
export interface Host extends Pick<Source, "readJson"> {
  /** Requests an image file of a scene and returns its address. */
  addImage?(scene: Scene, scale: number, isDark: boolean): string;
  /** The color scheme of the pages, which image files follow; light by default. */
  readonly colorScheme?: ColorScheme | undefined;
  /** The language of the figures; English by default. */
  readonly locale?: PartialLocale | undefined;
  /** The language of the page, if known. */
  readonly lang?: string | undefined;
  /** Whether pages with a figure load the runtime. */
  readonly hasIsland?: boolean;
}

/** Evaluates a tag. Throws TagError or LoraError if an argument is not allowed. */
export function renderTag(args: Arguments, data: object, host: Host = {}): Rendered {
  const lookUp = lookUpIn({ data, ...host });
  if (args.tag === "loraTable") return renderTable(args, lookUp, host);
  if (args.tag === "loraRef" || args.tag === "loraList") return evaluateReference(args, lookUp);
  if (args.named.has("show")) return renderNumber(args, lookUp);
  return renderFigure(args, lookUp, host);
}

function renderFigure(args: Arguments, lookUp: Lookup, host: Host): Rendered {
  const figure = figureOf(args, lookUp);
  const values = nameArguments(args, { ...figure.options, ...tagOptions });
  const options = readOptions(tagOptions, pick(values, tagOptions), lookUp);
  const { id, caption, alt, table, interactive = true } = options;
  if (options.style !== undefined) throw new TagError("style requires show");
  const words = wordsOf(figure, host.locale);
  const drawing = figure.draw(pick(values, figure.options), { words, lookUp });
  if (drawing.steps && options.format === "png") throw new TagError("steps requires format=svg");
  if (alt === (caption ?? drawing.caption))
    throw new TagError("alt must differ from the caption, because screen readers read both");
  const picture = toImages(options, drawing, host);
  const { lang, hasIsland } = host;
  const html = { caption, alt, table, picture, lang, interactive: interactive && hasIsland };
  return {
    kind: "figure",
    id,
    drawing,
    listed: caption ?? drawing.listed,
    html: (id, number) => toHtml(drawing, { ...html, id, number }, words.html),
  };
}

/** Returns the values of these options. */
const pick = (values: Values, options: Options): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => Object.hasOwn(options, name)));

function figureOf({ named }: Arguments, lookUp: Lookup): Figure {
  if (!named.has("figure")) return figureFor(named.keys());
  const { figure } = tagOptions;
  const { figure: name } = readOptions({ figure }, { figure: named.get("figure") }, lookUp);
  return allFigures.find((item) => item.name === name)!;
}

/** Returns the figure's HTML with image files, or undefined if the tag does not ask for them. */
function toImages(
  { format, scale, alt }: InputOf<typeof tagOptions>,
  drawing: Drawing,
  { addImage, colorScheme, lang }: Host,
): string | undefined {
  if (format !== "png") {
    if (scale !== undefined) throw new TagError("scale requires format=png");
    return undefined;
  }
  if (!addImage) throw new TagError("format=png needs a host that writes files, such as Eleventy");
  return toPicture(drawing, alt, scale ?? DEFAULT_SCALE, addImage, colorScheme, lang);
}

function renderTable(args: Arguments, lookUp: Lookup, { locale, lang }: Host): Rendered {
  const values = nameArguments(args, { ...tableOptions, id: ID });
  const { id } = readOptions({ id: ID }, pick(values, { id: ID }), lookUp);
  const table = tableFrom(pick(values, tableOptions), tableWordsOf(locale), lookUp);
  const { words: wordsLang } = languagesOf(lang, locale?.language.tag ?? "en");
  return {
    kind: "figure",
    id,
    listed: table.caption,
    html: (id, number) => toTableFigure(table, id, number, wordsLang),
  };
}

const NUMBER = { show: SHOW, style: STYLE };
const OF_MATRIX = { rank: RANK, ...SIDES, alpha: ALPHA, ...NUMBER };
/** All options of a count, which an adapter_config.json may have. A tag itself may have the figure's. */
const OF_MODEL = { ...MODEL_OPTIONS, model: MODEL, config: CONFIG, ...NUMBER };

/** Evaluates a tag with `show` to a number of a matrix or a model. */
function renderNumber(args: Arguments, lookUp: Lookup): Rendered {
  const isModel = args.named.has("model") || args.named.has("config");
  const figure = figureFor(args.named.keys());
  const values = nameArguments(args, { ...figure.options, ...tagOptions });
  const options = isModel ? OF_MODEL : OF_MATRIX;
  const surplus = Object.keys(values).find((name) => !Object.hasOwn(options, name));
  if (surplus)
    throw new TagError(`${surplus} cannot be combined with show, which returns a number`);
  if (isModel) {
    const { model, show, style, config: _, ...adapter } = readOptions(OF_MODEL, values, lookUp);
    return numberOf(countableOf(countOn(modelOf(model), adapter)), show!, style);
  }
  const { rank, d, k, alpha = rank, show, style } = readOptions(OF_MATRIX, values, lookUp);
  return numberOf(count({ rank, d, k, alpha }), show!, style);
}

const numberOf = (counts: Countable, show: Show, style: Style | undefined): Rendered => ({
  kind: "number",
  text: showNumber(counts, show, style),
});

/** The start of a problem's element. */
export const PROBLEM = '<p class="lora-problem"';

/** Returns the element that replaces a tag with an error while the author edits the page. */
export function renderProblem(message: string): string {
  return `${PROBLEM} role="alert">${escapeText(message)}</p>`;
}
