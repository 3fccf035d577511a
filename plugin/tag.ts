/** What a tag means: its options, and from its arguments to a figure or a number. */
import type { Drawing, Figure, Option, Values } from "../src/figures/figure.js";
import { figures } from "../src/figures/index.js";
import { LoraError, type LoraInput, lora, MAX_DIMENSION, wholeNumber } from "../src/lora.js";
import { USUAL_MAX_RANK } from "../src/render/controls.js";
import { type HtmlOptions, toHtml, toPicture } from "../src/render/html.js";
import { escapeText } from "../src/render/svg.js";
import type { Scene } from "../src/scene.js";
import { SHOWN, type Show, STYLES, showNumber } from "../src/show.js";
import { type Arguments, readValues, resolve, TagError } from "./arguments.js";

const DEFAULT_FIGURE = "decomposition";

const oneOf = (values: readonly string[]) => ({ values, allowed: `one of ${values.join(", ")}` });

/** The options of every tag, whatever its figure. */
export const tagOptions: readonly Option[] = [
  {
    name: "figure",
    type: "choice",
    ...oneOf(Object.keys(figures)),
    default: DEFAULT_FIGURE,
    about: "which kind of figure",
  },
  {
    name: "format",
    type: "choice",
    ...oneOf(["svg", "png"]),
    default: "svg",
    about: "vectors in the page, or image files beside it",
  },
  {
    name: "show",
    type: "choice",
    ...oneOf(SHOWN),
    default: "a figure",
    about: "one number in a sentence, in place of a figure",
  },
  {
    name: "style",
    type: "choice",
    ...oneOf(STYLES),
    default: "exact",
    about: "with show: every digit, or three of them with a unit",
  },
  {
    name: "caption",
    type: "text",
    allowed: "text in quotes",
    default: "generated from the numbers",
    about: "the words below the figure; an empty caption leaves them out",
  },
  {
    name: "alt",
    type: "text",
    allowed: "text in quotes that is not empty and not the caption",
    default: "generated from the numbers",
    about: "the words that stand for the picture where it cannot be seen",
  },
  {
    name: "id",
    type: "text",
    allowed: "a letter followed by letters, digits, “-” and “_”",
    default: "made from the page's address",
    about: "the figure's id, to link to; unique on its page",
  },
  {
    name: "table",
    type: "boolean",
    allowed: "true or false",
    default: "true",
    about: "whether description and table follow the figure",
  },
  {
    name: "interactive",
    type: "boolean",
    allowed: "true or false",
    default: "true",
    about: "whether readers whose browser runs scripts get controls",
  },
  {
    name: "maxRank",
    type: "number",
    allowed: `a whole number from 1 to ${MAX_DIMENSION.toLocaleString("en-US")}`,
    default: String(USUAL_MAX_RANK),
    about: "how far the rank's slider goes, never past the smaller of d and k",
  },
];

const FIGURE_ONLY = ["figure", "format", "caption", "alt", "id", "table", "interactive", "maxRank"];

/** A figure's HTML, still without the id that its page gives it, or a number's text. */
export type Rendered =
  | {
      readonly kind: "figure";
      readonly id: string | undefined;
      readonly drawing: Drawing;
      html(id: string): string;
    }
  | { readonly kind: "number"; readonly text: string };

/** What a host can do beside rendering HTML. */
export interface Host {
  /** Asks for a scene as an image file at a scale, and says at which address it will be. */
  addImage?(scene: Scene, scale: number): string;
  /** Whether pages with a figure load the island. */
  readonly hasIsland?: boolean;
}

/** Throws TagError or LoraError where the arguments are not what the options allow. */
export function renderTag(args: Arguments, data: object, host: Host = {}): Rendered {
  const figure = figureOf(args.named.get("figure"), data);
  const values = readValues(args, [...figure.options, ...tagOptions], data);
  if (values.show !== undefined) return { kind: "number", text: renderNumber(values) };
  if (values.style !== undefined) throw new TagError("style goes with show");
  const { id, ...html } = htmlOptions(values);
  const drawing = figure.draw(values);
  if (drawing.steps && values.format === "png") throw new TagError("steps goes with format=svg");
  if (html.alt === (html.caption ?? drawing.caption)) {
    throw new TagError("alt must differ from the caption, which is read aloud as well");
  }
  const picture = values.format === "png" ? toImages(drawing, html.alt, host) : undefined;
  const interactive = (html.interactive ?? true) && host.hasIsland;
  const options = { ...html, picture, interactive };
  return { kind: "figure", id, drawing, html: (id) => toHtml(drawing, { ...options, id }) };
}

function toImages(drawing: Drawing, alt: string | undefined, { addImage }: Host): string {
  if (!addImage) throw new TagError("format=png needs a host that writes files, as Eleventy does");
  return toPicture(drawing, alt, addImage);
}

function figureOf(given: unknown, data: object): Figure {
  const option = optionOf("figure");
  const name = given === undefined ? DEFAULT_FIGURE : resolve(option, given, data);
  const figure =
    typeof name === "string" && Object.hasOwn(figures, name) ? figures[name] : undefined;
  if (!figure) throw new LoraError("figure", option.allowed, name);
  return figure;
}

function optionOf(name: string): Option {
  return tagOptions.find((option) => option.name === name)!;
}

function renderNumber(values: Values): string {
  const odd = FIGURE_ONLY.find((name) => values[name] !== undefined);
  if (odd) throw new TagError(`${odd} does not go with show, which gives a number`);
  const n = lora(values as unknown as LoraInput);
  return showNumber(n, values.show as Show, values.style as (typeof STYLES)[number] | undefined);
}

function htmlOptions(values: Values): Partial<HtmlOptions> {
  const { id, alt, caption, table, interactive, maxRank } = values as Partial<HtmlOptions>;
  if (maxRank !== undefined) wholeNumber("maxRank", maxRank, 1, MAX_DIMENSION);
  if (id !== undefined && !/^\p{L}[\p{L}\p{N}_-]*$/u.test(id)) {
    throw new LoraError("id", optionOf("id").allowed, id);
  }
  if (alt !== undefined && alt.trim() === "")
    throw new LoraError("alt", optionOf("alt").allowed, alt);
  return { ...(id === undefined ? {} : { id }), alt, caption, table, interactive, maxRank };
}

/** How a problem's element begins. */
export const PROBLEM = '<p class="lora-problem"';

/** What stands in a page for a tag that cannot be rendered, while its author mends it. */
export function renderProblem(message: string): string {
  return `${PROBLEM} role="alert">${escapeText(message)}</p>`;
}
