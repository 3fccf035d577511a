/** Draws a tag for programs that place figures in their own way. Needs only the language, as `dist/portable.js` does. */
import { LoraError } from "../src/errors.js";
import type { Drawing } from "../src/figures/figure.js";
import { toPlainFigure, toPlainTable } from "../src/figures/plain.js";
import { omitMarks } from "../src/html/languages.js";
import type { Inline } from "../src/inline.js";
import { getHtmlWords, type HtmlWords } from "../src/locales/index.js";
import { locales as builtIn } from "../src/locales/languages.js";
import { type CompiledLocale, loadWords, SiteLocales } from "../src/locales/site-locales.js";
import { toSvg } from "../src/render/svg.js";
import { COMPOSITIONS } from "../src/scene.js";
import { parseTag } from "../src/tag/arguments.js";
import { type Rendered, renderTag } from "../src/tag/evaluate.js";
import type { RenderedFigure } from "../src/tag/figure.js";
import { type Arguments, TagError } from "../src/tag/values.js";
import { writeRendered } from "../src/tag/write.js";
import { readMarkup } from "./caption-markup.js";
import { createReaders } from "./host-files.js";

export interface PortableOptions {
  /** The page data in which names in the tag are looked up. */
  readonly data?: object;
  /** The language of the page, such as "de". */
  readonly lang?: string | undefined;
  /** The files that the tag names: their bytes, or these in Base64, by the name in the tag. */
  readonly files?: Readonly<Record<string, Uint8Array | string>>;
  /** The author's languages: `readLocales("words")`, also as JSON. */
  readonly locales?: readonly Pick<CompiledLocale, "tag" | "words">[];
  /** Arguments that the program states in its own way, such as `caption` and `alt`. */
  readonly set?: Readonly<Record<string, string>>;
  /** The figure's id on its page. Default: "lora". */
  readonly id?: string;
  /** The number, such as "3.1". */
  readonly number?: string;
  /** Whether `html` has the caption. Default: true; false for programs that write captions in their own way. */
  readonly hasCaption?: boolean;
  /** Whether captions have emphasis, code and formulas, as in Markdown. Default: false. */
  readonly markdown?: boolean;
  /** Whether `html` has controls, which need the script `dist/controls.js` on the page. Default: false. */
  readonly interactive?: boolean;
}

/** The result of `render`. Members that do not apply are absent. */
export interface Portable {
  readonly kind: "figure" | "table" | "number" | "problem";
  /** The wide and the narrow picture, as SVG files. */
  readonly svg?: string;
  readonly narrowSvg?: string;
  readonly id?: string;
  /** The figure or table as one line of HTML. */
  readonly html?: string;
  /** A number as text. */
  readonly text?: string;
  readonly caption?: readonly Inline[];
  readonly alt?: string;
  /** The number in words, such as "Figure 3.1". */
  readonly number?: string;
  /** The language of the words. */
  readonly lang?: string;
  readonly table?: ReturnType<typeof toPlainTable>;
  /** The words above the description and the table, such as "Description and numbers". */
  readonly details?: string;
  /** Everything that the figure says: its parts, explanation and controls. */
  readonly figure?: ReturnType<typeof toPlainFigure>;
  /** What is wrong with the tag, one line each. */
  readonly problems: readonly string[];
  /** The files that the tag names and `files` lacks. A program adds those that exist, and calls `render` again. */
  readonly missing: readonly string[];
}

/** A result with the figure's drawing, from which other formats than SVG are written. */
export interface Drawn extends Portable {
  readonly drawing?: Drawing;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** Throws LoraError unless these are compiled languages. */
export function assertLocales(locales: unknown): void {
  const isLocale = (locale: unknown) =>
    isRecord(locale) &&
    typeof locale.tag === "string" &&
    isRecord(locale.words) &&
    isRecord(locale.words.language) &&
    isRecord(locale.words.files) &&
    Object.values(locale.words.files).every((body) => typeof body === "string");
  // A loop over an array with holes would take minutes at the largest length.
  const isList = Array.isArray(locales) && Object.keys(locales).length === locales.length;
  if (!isList || !locales.every(isLocale))
    throw new LoraError(
      "locales",
      'the list of { "tag", "words" } that `lora-visualizer words --locales FOLDER --json` writes',
      locales,
    );
}

/** Draws a tag. `readers` read the files that it names, in place of those in `given.files`. */
export function drawTag(
  source: string,
  given: PortableOptions,
  readers?: ReturnType<typeof createReaders>,
): Drawn {
  const missing = new Set<string>();
  const find = (name: string): Uint8Array | undefined => {
    const content = Object.hasOwn(given.files ?? {}, name) ? given.files![name] : undefined;
    if (content === undefined) missing.add(name);
    return typeof content === "string" ? fromBase64(content) : content;
  };
  const draw = () => {
    const args = readArguments(source, given.set ?? {});
    const { data = {}, lang, locales = [], interactive = false, markdown = false } = given;
    const site = new SiteLocales(
      builtIn,
      locales.map(({ tag, words }) => ({ tag, locale: loadWords(words), scripts: {} })),
    );
    const findLocale = (tag: string) => site.find(tag);
    const rendered = renderTag(args, data, {
      lang,
      findLocale,
      hasIsland: interactive,
      ...(markdown && { renderMarkdown: readMarkup }),
      ...(readers ?? createReaders(find)),
    });
    return toDrawn(rendered, given, getHtmlWords(findLocale(lang ?? "en")));
  };
  try {
    return { ...draw(), problems: [], missing: [...missing] };
  } catch (error) {
    if (!(error instanceof TagError || error instanceof LoraError)) throw error;
    return { kind: "problem", problems: [error.message], missing: [...missing] };
  }
}

/** Returns the tag's arguments with those that the program states. Throws TagError if both state one. */
function readArguments(source: string, set: Readonly<Record<string, string>>): Arguments {
  const tag = parseTag(source);
  if ("error" in tag) throw tag.error;
  const twice = Object.keys(set).find((name) => tag.args.named.has(name));
  if (twice !== undefined) throw new TagError(`${twice} is given twice; omit it in the tag`);
  return { ...tag.args, named: new Map([...tag.args.named, ...Object.entries(set)]) };
}

function toDrawn(
  rendered: Rendered,
  { id = "lora", number: given, hasCaption = true }: PortableOptions,
  words: HtmlWords,
): Omit<Drawn, "problems" | "missing"> {
  if (rendered.kind === "number") return { kind: "number", text: rendered.text };
  if (rendered.kind !== "figure" || !(rendered.figure || rendered.table))
    throw new TagError(
      "only lora and loraTable work here; for references, lists and content, use those of this program",
    );
  const { figure, table, caption } = rendered;
  const number = given && words[table ? "table" : "figure"](given);
  const captioned = hasCaption ? rendered : withoutCaption(rendered);
  const placed = {
    id: rendered.id ?? id,
    html: writeRendered(captioned, { id: rendered.id ?? id, number: hasCaption ? number : "" }),
    caption,
    ...(number === undefined ? {} : { number }),
  };
  if (!figure) return { kind: "table", ...placed, table: toPlainTable(table!) };
  const { drawing } = figure;
  const plain = toPlainFigure(drawing);
  const alt = figure.alt ?? plain.alt;
  const { lang } = plain;
  const [svg, narrowSvg] = COMPOSITIONS.map((name) =>
    toSvg({ ...drawing.compose(name), desc: alt }, { lang }),
  );
  return {
    kind: "figure",
    svg: svg!,
    narrowSvg: narrowSvg!,
    ...placed,
    alt,
    lang,
    table: plain.table,
    details: omitMarks(figure.words.details),
    figure: plain,
    drawing,
  };
}

/** Returns a figure or a table whose HTML has no caption. */
function withoutCaption({ figure, table, ...rest }: RenderedFigure): RenderedFigure {
  if (figure) return { ...rest, figure: { ...figure, caption: [] } };
  return { ...rest, ...(table && { table: { ...table, inlineCaption: [] } }) };
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Returns the bytes of a file. Throws TagError. */
function fromBase64(text: string): Uint8Array {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text))
    throw new TagError("its content must be bytes, or these in Base64");
  const digits = text.replace(/=+$/, "");
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  for (let index = 0, bits = 0; index < digits.length; index++) {
    bits = (bits << 6) | DIGITS.indexOf(digits[index]!);
    // The fourth digit of four completes three bytes, and so on.
    if (index % 4) bytes[Math.floor((index * 3) / 4)] = bits >> (6 - 2 * (index % 4));
  }
  return bytes;
}
