/** What a tag means: its options, and from its arguments to a figure or a number. */
import type { Drawing, Figure, Values } from "../figures/figure.js";
import { figures } from "../figures/index.js";
import { type HtmlOptions, toHtml, toPicture, toTableFigure } from "../html/figure.js";
import { LoraError, type LoraInput, lora, MAX_DIMENSION, wholeNumber } from "../lora.js";
import { countModel, type ModelInput } from "../models/index.js";
import { escapeText } from "../render/svg.js";
import type { Scene } from "../scene.js";
import {
  DEFAULT_FIGURE,
  DEFAULT_OF_MODEL,
  optionOf,
  SCALES,
  tagOptions,
  USUAL_SCALE,
} from "./options.js";
import { countableOf, type Show, type STYLES, showNumber } from "./show.js";
import { tableOf, tableOptions } from "./tables.js";
import { type Arguments, readValues, resolve, TagError } from "./values.js";

const FIGURE_ONLY = [
  "steps",
  "goal",
  "figure",
  "format",
  "scale",
  "caption",
  "alt",
  "id",
  "table",
  "interactive",
  "maxRank",
];

/** A figure's HTML, still without the id that its page gives it, or a number's text. */
export type Rendered =
  | {
      readonly kind: "figure";
      readonly id: string | undefined;
      /** Absent for a table. */
      readonly drawing?: Drawing;
      html(id: string): string;
    }
  | { readonly kind: "number"; readonly text: string };

/** What a host can do beside rendering HTML. */
export interface Host {
  /** Asks for a scene as an image file at a scale, and says at which address it will be. */
  addImage?(scene: Scene, scale: number): string;
  /** The content of a JSON file that a page names, relative to it. Throws TagError. */
  readJson?(file: string): unknown;
  /** Whether pages with a figure load the island. */
  readonly hasIsland?: boolean;
}

/** A table on a line of its own, in a figure of its own. */
function renderTable(args: Arguments, data: object, host: Host): Rendered {
  const options = [...tableOptions, optionOf("id")];
  const values = withConfig(readValues(args, options, data), host);
  const table = tableOf(values);
  const html = (id: string) => toTableFigure(table, id);
  return { kind: "figure", id: checkedId(values.id), html };
}

/** Throws TagError or LoraError where the arguments are not what the options allow. */
export function renderTag(args: Arguments, data: object, host: Host = {}): Rendered {
  if (args.tag === "loraTable") return renderTable(args, data, host);
  const figure = figureOf(args, data);
  const values = withConfig(readValues(args, [...figure.options, ...tagOptions], data), host);
  if (values.show !== undefined) return { kind: "number", text: renderNumber(values) };
  if (values.style !== undefined) throw new TagError("style goes with show");
  const { id, ...html } = htmlOptions(values);
  const drawing = figure.draw(values);
  if (drawing.steps && values.format === "png") throw new TagError("steps goes with format=svg");
  if (html.alt === (html.caption ?? drawing.caption)) {
    throw new TagError("alt must differ from the caption, which is read aloud as well");
  }
  const picture = toImages(values, drawing, html.alt, host);
  const interactive = (html.interactive ?? true) && host.hasIsland;
  const options = { ...html, picture, interactive };
  return { kind: "figure", id, drawing, html: (id) => toHtml(drawing, { ...options, id }) };
}

/** The figure's pictures as image files, where these are asked for. */
function toImages(
  { format, scale }: Values,
  drawing: Drawing,
  alt: string | undefined,
  { addImage }: Host,
): string | undefined {
  if (format !== "png") {
    if (scale !== undefined) throw new TagError("scale goes with format=png");
    return undefined;
  }
  const sharpest = wholeNumber("scale", scale ?? USUAL_SCALE, 1, SCALES);
  if (!addImage) throw new TagError("format=png needs a host that writes files, as Eleventy does");
  return toPicture(drawing, alt, sharpest, addImage);
}

/** A model that is named by a file beside the page: the file's content comes with it. */
export function withConfig(values: Values, { readJson }: Host): Values {
  const { model } = values;
  if (typeof model !== "string" || !model.endsWith(".json")) return values;
  if (!readJson) throw new TagError("model= names a file, and this host reads none");
  return { ...values, config: readJson(model) };
}

function figureOf({ named }: Arguments, data: object): Figure {
  const option = optionOf("figure");
  const given = named.get("figure");
  const otherwise = named.has("model") ? DEFAULT_OF_MODEL : DEFAULT_FIGURE;
  const name = given === undefined ? otherwise : resolve(option, given, data);
  const figure =
    typeof name === "string" && Object.hasOwn(figures, name) ? figures[name] : undefined;
  if (!figure) throw new LoraError("figure", option.allowed, name);
  return figure;
}

function renderNumber(values: Values): string {
  const odd = FIGURE_ONLY.find((name) => values[name] !== undefined);
  if (odd) throw new TagError(`${odd} does not go with show, which gives a number`);
  const input = values as unknown;
  const n =
    values.model === undefined
      ? lora(input as LoraInput)
      : countableOf(countModel(input as ModelInput));
  return showNumber(n, values.show as Show, values.style as (typeof STYLES)[number] | undefined);
}

function htmlOptions(values: Values): Partial<HtmlOptions> {
  const { id, alt, caption, table, interactive, maxRank } = values as Partial<HtmlOptions>;
  if (maxRank !== undefined) wholeNumber("maxRank", maxRank, 1, MAX_DIMENSION);
  checkedId(id);
  if (alt !== undefined && alt.trim() === "")
    throw new LoraError("alt", optionOf("alt").allowed, alt);
  return { ...(id === undefined ? {} : { id }), alt, caption, table, interactive, maxRank };
}

function checkedId(id: unknown): string | undefined {
  if (id === undefined || /^\p{L}[\p{L}\p{N}_-]*$/u.test(String(id))) return id as string;
  throw new LoraError("id", optionOf("id").allowed, id);
}

/** How a problem's element begins. */
export const PROBLEM = '<p class="lora-problem"';

/** What stands in a page for a tag that cannot be rendered, while its author mends it. */
export function renderProblem(message: string): string {
  return `${PROBLEM} role="alert">${escapeText(message)}</p>`;
}
