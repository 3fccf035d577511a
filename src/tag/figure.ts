/** Evaluates tags of figures. */
import type { Drawing, Table } from "../figures/figure.js";
import { findFigure } from "../figures/index.js";
import type { Kind } from "../figures/kind.js";
import { kindFor, kinds } from "../figures/kinds.js";
import { BESIDE, type Details, NO_DETAILS } from "../html/details.js";
import type { FigureDocument } from "../html/document.js";
import { type ColorScheme, type ImageFiles, toImageFiles } from "../html/images.js";
import { fromText, type Inline, toText } from "../inline.js";
import { getWords, type Locale } from "../locales/index.js";
import { type InputOf, type Lookup, type Options, readOptions, type Values } from "../options.js";
import type { Scene } from "../scene.js";
import { DEFAULT_SCALE, tagOptions } from "./options.js";
import { type Arguments, nameArguments, type Source, TagError, toValues } from "./values.js";

/** A figure or a table, which `writeRendered` writes. The page supplies its id and number. */
export interface RenderedFigure {
  readonly kind: "figure";
  /** How it is counted. Default: as a figure. */
  readonly countedAs?: "figure" | "table";
  /** The author's number. Default: counted. */
  readonly number?: string | undefined;
  readonly id: string | undefined;
  /** The figure's drawing with its settings. Absent for a table or an author's content. */
  readonly figure?: FigureDocument;
  /** The table, and its language if that differs from the page's. Absent for a figure or an author's content. */
  readonly table?: Table;
  readonly tableLang?: string | undefined;
  /** The caption, which may be empty. */
  readonly caption: readonly Inline[];
  /** The entry in a list of figures. It is empty if the author set an empty caption. */
  readonly listed: readonly Inline[];
  /** The language of a generated entry. Absent for an author's caption. */
  readonly lang?: string | undefined;
}

/** The functions and settings that a site generator provides. */
export interface Host extends Omit<Source, "data"> {
  /** Renders inline Markdown in an author's text. Throws TagError. By default, Markdown stays as written. */
  renderMarkdown?(text: string): readonly Inline[];
  /** Requests an image file of a scene and returns its URL. */
  addImage?(scene: Scene, scale: number, isDark: boolean): string;
  /** The color scheme of the pages, which image files follow; light by default. */
  readonly colorScheme?: ColorScheme | undefined;
  /** The language of the page, if known. */
  readonly lang?: string | undefined;
  /** Undefined for English. Without this function, all words are English. */
  findLocale?(lang: string): Locale | undefined;
  /** Where the details of figures are. Without it, the host has no ends of chapters. */
  readonly details?: Details | undefined;
  /** Whether pages with a figure load the runtime. */
  readonly hasIsland?: boolean;
}

/** A table, a number, a link and a list are no figures. */
export const makesFigure = ({ tag = "lora", named }: Arguments) =>
  tag === "lora" && !named.has("show");

const OPTION_NAMES: readonly string[] = [
  ...new Set([...kinds, { options: tagOptions }].flatMap(({ options }) => Object.keys(options))),
];

const { figure: FIGURE, ...SETTINGS } = tagOptions;

/** The options of a figure's tag. */
const OPTIONS = new Map<Kind, Options>(
  kinds.map((kind) => [kind, { ...kind.options, ...tagOptions }]),
);

/**
 * Returns the arguments of a figure's tag by option. Throws TagError for wrong arguments. For an option of another
 * figure, the error names the given options that this figure lacks.
 */
export function nameFigureArguments(args: Arguments, kind: Kind): Values {
  const options = OPTIONS.get(kind)!;
  const foreign = [...args.named.keys()].find(
    (name) => !Object.hasOwn(options, name) && OPTION_NAMES.includes(name),
  );
  if (foreign === undefined) return nameArguments(args, options, OPTION_NAMES);
  const given = [...toValues(args, options).keys()];
  const findMissing = ({ options: others }: Kind) =>
    given.filter((name) => !Object.hasOwn(others, name) && !Object.hasOwn(tagOptions, name));
  const [other] = kinds
    .filter((item) => Object.hasOwn(item.options, foreign))
    .sort((a, b) => findMissing(a).length - findMissing(b).length);
  const missing = findMissing(other!).map((name) => `“${name}”`);
  const remedy = missing.length
    ? `omit ${missing.join(" and ")}, which the figure ${other!.name} lacks`
    : `set figure=${other!.name}`;
  throw new TagError(
    `the figure ${kind.name} has no option “${foreign}”; omit “${foreign}”, or ${remedy}`,
  );
}

/** The tag's option `lang` precedes the page's language. */
export const chooseLocale = ({ lang = "en", findLocale }: Host, tagLang = lang) =>
  findLocale?.(tagLang);

/** Evaluates a tag of a figure. Throws TagError or LoraError if an argument is not allowed. */
export function renderFigure(args: Arguments, lookUp: Lookup, host: Host): RenderedFigure {
  const kind = findKind(args, lookUp);
  const values = nameFigureArguments(args, kind);
  const options = readOptions(SETTINGS, pick(values, SETTINGS), lookUp);
  const { renderMarkdown = fromText } = host;
  const { id, table = true, interactive = true } = options;
  const given = options.caption === undefined ? undefined : renderMarkdown(options.caption);
  const alt = options.alt === undefined ? undefined : toText(renderMarkdown(options.alt));
  if (options.style !== undefined) throw new TagError("style requires show");
  const figure = findFigure(kind.name);
  const words = getWords(figure, chooseLocale(host, options.lang));
  const drawing = figure.draw(pick(values, figure.options), { words, lookUp });
  if (drawing.steps && (options.format ?? "svg") !== "svg")
    throw new TagError("steps requires format=svg");
  const caption = given ?? fromText(drawing.caption);
  if (alt === toText(caption))
    throw new TagError("alt must differ from the caption, because screen readers read both");
  const images = toImages(options, drawing, host);
  const isInteractive =
    interactive && host.hasIsland === true && !images && drawing.handles.length > 0;
  return {
    kind: "figure",
    id,
    figure: {
      drawing,
      words: words.html,
      caption: given,
      alt,
      details: table ? chooseDetails(options.details, host) : NO_DETAILS,
      isInteractive,
      images,
      pageLang: host.lang,
    },
    caption,
    listed: given ?? fromText(drawing.listed),
    lang: given ? undefined : drawing.language.tag,
  };
}

/** Returns where the details of a figure are: as its tag says, otherwise as the host does. */
function chooseDetails(given: Partial<Details> | undefined, { details }: Host): Details {
  if (!details && (given?.page === "end" || given?.print === "end"))
    throw new TagError("details=end works only in Eleventy; write details=closed, open or none");
  return { ...(details ?? BESIDE), ...given };
}

export const pick = (values: Values, options: Options): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => Object.hasOwn(options, name)));

function findKind({ named }: Arguments, lookUp: Lookup): Kind {
  if (!named.has("figure")) return kindFor(named.keys());
  const { figure: name } = readOptions({ figure: FIGURE }, { figure: named.get("figure") }, lookUp);
  return kinds.find((item) => item.name === name)!;
}

/** Undefined if the tag does not request image files. */
function toImages(
  { format, scale }: InputOf<typeof SETTINGS>,
  drawing: Drawing,
  { addImage, colorScheme }: Host,
): ImageFiles | undefined {
  if (format !== "png" && scale !== undefined) throw new TagError("scale requires format=png");
  if (format !== "png") return undefined;
  if (!addImage)
    throw new TagError(
      `format=png works only in Eleventy: remove format=png${scale === undefined ? "" : " and scale"}; to write image files with lora-visualizer expand, use --images png`,
    );
  return toImageFiles(drawing, scale ?? DEFAULT_SCALE, addImage, colorScheme);
}
