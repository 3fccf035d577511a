/** Replaces the tags of a Markdown document with HTML, or with Markdown and image files. */
import path from "node:path";
import MarkdownIt from "markdown-it";
import { assertInProject } from "../../../plugin/files.js";
import { type Block, loraMarkdown } from "../../../plugin/markdown-it.js";
import { PageFigures } from "../../../plugin/page-figures.js";
import { assertFits, type Place } from "../../../plugin/place.js";
import { createFileReaders } from "../../../plugin/weights.js";
import type { Adapter } from "../../../src/adapter/index.js";
import { LoraError } from "../../../src/errors.js";
import { escapeMarkdown, escapeText } from "../../../src/escape.js";
import type { Drawing } from "../../../src/figures/figure.js";
import { describePicture, type Item } from "../../../src/figures/parts.js";
import { readFrontMatter, skipFrontMatter } from "../../../src/front-matter.js";
import { fromMarked, toInlineMarkdown } from "../../../src/inline.js";
import { Lines } from "../../../src/lines.js";
import { getHtmlWords } from "../../../src/locales/index.js";
import type { Scene } from "../../../src/scene.js";
import { toMarkdown, toMarkdownCaption } from "../../../src/tables/markdown.js";
import { findId, type Tag } from "../../../src/tag/arguments.js";
import { type Rendered, renderTag } from "../../../src/tag/evaluate.js";
import type { RenderedFigure } from "../../../src/tag/figure.js";
import { findTagStarts, tagAt } from "../../../src/tag/grammar.js";
import { LANG } from "../../../src/tag/options.js";
import { TagError } from "../../../src/tag/values.js";
import { writeRendered } from "../../../src/tag/write.js";
import { STANDARD_INPUT } from "../inputs.js";
import { siteLocales } from "../lang-flag.js";
import { findFootnotes, renderMarkdown } from "../markdown.js";

/** An occurrence of a tag outside code and comments. */
interface Use {
  readonly tag: Tag;
  readonly place: Place;
  /** Whether the tag is a Markdown block, not a part of a paragraph or of HTML. */
  readonly isBlock: boolean;
  readonly start: number;
  readonly end: number;
}

interface Picture {
  readonly name: string;
  readonly scene: Scene;
}

interface Fault {
  readonly line: number;
  readonly message: string;
}

interface Expansion {
  readonly text: string;
  /** The image files that the text names. */
  readonly pictures: readonly Picture[];
  readonly faults: readonly Fault[];
  readonly warnings: readonly Fault[];
}

/**
 * Returns the document without tags. `file` is its path; `nameImage` names the files of pictures, by ordinal; `start` is the
 * number of the first figure.
 */
export function expandDocument(
  text: string,
  file: string,
  nameImage?: (ordinal: number) => string,
  lang?: string,
  start?: number,
): Expansion {
  const { data, error } = readFrontMatter(text);
  const faults = new Faults(text);
  if (error) faults.add(error.offset, `the front matter is not YAML: ${error.reason}`);
  const uses = usesIn(text, skipFrontMatter(text), faults);
  const warnings = new Faults(text);
  const host: DocumentHost = { file, nameImage, footnotes: findFootnotes(text), warnings, start };
  const document = new Document(lang === undefined ? data : { ...data, lang }, host);
  const rendered = uses.map((use) => faults.catch(use, () => document.render(use)));
  const newline = /\r?\n/.exec(text)?.[0] ?? "\n";
  let [result, from] = ["", 0];
  for (const [index, use] of uses.entries()) {
    const { start, end } = use;
    const item = rendered[index];
    const replacement = item && faults.catch(use, () => document.write(item, use));
    if (replacement === undefined) continue;
    result += text.slice(from, start);
    result += use.isBlock ? asBlock(text, use, replacement, newline) : replacement;
    from = end;
  }
  return {
    text: result + text.slice(from),
    pictures: document.pictures,
    faults: faults.inOrder,
    warnings: warnings.inOrder,
  };
}

/** Collects errors with their lines. */
class Faults {
  readonly #lines: Lines;
  readonly #found: Fault[] = [];

  constructor(text: string) {
    this.#lines = new Lines(text);
  }

  add(start: number, message: string): void {
    this.#found.push({ line: this.#lines.getPosition(start).line, message });
  }

  /** Returns the result, or undefined after an error of the tag. */
  catch<T>({ start }: Use, action: () => T): T | undefined {
    try {
      return action();
    } catch (error) {
      if (!(error instanceof TagError || error instanceof LoraError)) throw error;
      this.add(start, error.message);
      return undefined;
    }
  }

  get inOrder(): readonly Fault[] {
    return this.#found.toSorted((a, b) => a.line - b.line);
  }
}

/**
 * Returns the tags after the front matter, in their order. The parser does not report the positions of
 * inline content. Therefore the ordinal of each tag is encoded as whitespace after the tag's name, where
 * whitespace is insignificant.
 */
function usesIn(text: string, end: number, faults: Faults): Use[] {
  const source = text.slice(0, end).replace(/[^\r\n]/g, " ") + text.slice(end);
  const starts = [...findTagStarts(source)];
  const { length: width } = starts.length.toString(2);
  const nameEnd = (start: number) =>
    start + (/^<%\s*\w+/.exec(source.slice(start))?.[0].length ?? 2);
  const write = (index: number) =>
    index.toString(2).padStart(width, "0").replaceAll("0", " ").replaceAll("1", "\t");
  const read = (marker: string) =>
    Number.parseInt(marker.replaceAll(" ", "0").replaceAll("\t", "1"), 2);
  const pieces = starts.map((start, index) => {
    const from = index ? nameEnd(starts[index - 1]!) : 0;
    return source.slice(from, nameEnd(start)) + write(index);
  });
  const last = starts.at(-1);
  const marked = pieces.join("") + source.slice(last === undefined ? 0 : nameEnd(last));
  const uses = new Map<number, Use>();
  const render = (tag: Tag, place: Place): string => {
    const marker = /^<%\s*\w+([ \t]*)/.exec(tag.source)?.[1]?.slice(0, width) ?? "";
    const index = marker.length === width ? read(marker) : -1;
    const start = starts[index];
    if (start === undefined) {
      // The source is a shortcode, not a tag.
      if ("error" in tag) faults.add(Math.max(0, source.indexOf(tag.source)), tag.error.message);
      return "";
    }
    const use = { tag, place, isBlock: false, start, end: start + tagAt(source, start)!.length };
    uses.set(index, use);
    return "";
  };
  const md = new MarkdownIt({ html: true });
  md.use(loraMarkdown, { render });
  const env = {};
  const tokens = md.parse(marked, env);
  const blocks = new Set(
    tokens.filter(({ type }) => type === "lora").map(({ meta }) => (meta as Block).tag),
  );
  for (const [index, use] of uses)
    if (blocks.has(use.tag)) uses.set(index, { ...use, isBlock: true });
  // Rendering, not parsing, calls `render` for references.
  md.renderer.render(tokens, md.options, env);
  return [...uses].sort(([a], [b]) => a - b).map(([, use]) => use);
}

/** Returns the lines of a block between empty lines, in the quote or list of the tag. */
function asBlock(text: string, { start, end }: Use, content: string, newline: string): string {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const prefix = text.slice(lineStart, start);
  const inner = prefix.replace(/[^>\s]/g, " ");
  const isEmpty = (line: string) => /^[\s>]*$/.test(line);
  // Looks only at the lines beside the tag, because a document may have thousands of tags.
  const before = text.slice(text.lastIndexOf("\n", lineStart - 2) + 1, Math.max(0, lineStart - 1));
  const afterStart = text.indexOf("\n", end) + 1 || text.length;
  const after = text.slice(afterStart, text.indexOf("\n", afterStart) + 1 || undefined);
  const lines = content.split("\n");
  // The first block of a list item needs no empty line before it.
  if (inner === prefix && !isEmpty(before)) lines.unshift("");
  if (!isEmpty(after)) lines.push("");
  const indent = (line: string) => (line ? inner + line : inner.trimEnd());
  return lines.map((line, index) => (index ? indent(line) : line)).join(newline);
}

/** What a document is expanded with. */
interface DocumentHost {
  readonly file: string;
  readonly nameImage: ((ordinal: number) => string) | undefined;
  readonly footnotes: ReadonlySet<string>;
  readonly warnings: Faults;
  /** The number of the first figure. Default: 1. */
  readonly start: number | undefined;
}

/** One document as a book: its ids, numbers and pictures. */
class Document {
  readonly #figures: PageFigures;
  readonly #rejected = new Set<string>();
  /** The updates of adapter files by path. Tags of the same file share them. */
  readonly #adapters = new Map<string, Adapter>();
  /** What ends the content of the last `loraFigure`, as Markdown. */
  #contentEnd = "";
  readonly pictures: Picture[] = [];
  /** The document's language, if known. */
  readonly #lang: string | undefined;

  constructor(
    private readonly data: Readonly<Record<string, unknown>>,
    private readonly host: DocumentHost,
  ) {
    this.#lang = LANG.read(data.lang);
    this.#figures = new PageFigures({
      words: getHtmlWords(siteLocales.find(this.#lang ?? "en")),
      chapter: data.chapter,
      path: host.file === STANDARD_INPUT ? "/" : `/${path.parse(host.file).name}/`,
      start: host.start,
    });
  }

  /** Evaluates a tag and numbers its figure. Throws TagError or LoraError. */
  render({ tag, place, isBlock, start }: Use): Rendered & { readonly pageId?: string } {
    const explicit = findId(tag);
    if (explicit !== undefined) this.#rejected.add(explicit);
    if ("error" in tag) throw tag.error;
    const { warnings, footnotes } = this.host;
    const rendered = renderTag(tag.args, this.data, {
      renderMarkdown: (text) =>
        renderMarkdown(text, (message) => warnings.add(start, message), footnotes),
      ...createFileReaders(path.dirname(this.host.file), assertInProject, {
        adapters: this.#adapters,
      }),
      lang: this.#lang,
      findLocale: (lang) => siteLocales.find(lang),
    });
    if (rendered.kind !== "number") assertFits(rendered, place);
    if (rendered.kind !== "figure") return rendered;
    if (this.host.nameImage && !isBlock)
      throw new TagError("with --images, a figure needs a line of its own outside HTML");
    const pageId = this.#figures.add(rendered);
    if (explicit !== undefined) this.#rejected.delete(explicit);
    return { ...rendered, pageId };
  }

  /** Returns the HTML or Markdown of a rendered tag. Throws TagError. */
  write(rendered: ReturnType<Document["render"]>, { place }: Use): string {
    if (rendered.kind === "number")
      return place === "inline" ? rendered.text : escapeText(rendered.text);
    if (rendered.kind === "end") return this.#contentEnd;
    if (rendered.kind === "reference") return this.#reference(rendered.id);
    if (rendered.kind === "list") return this.#list(rendered.chapter);
    const number = this.#figures.getNumber(rendered.pageId!);
    if (!rendered.figure && !rendered.table)
      return this.#contentStart(rendered, rendered.pageId!, number);
    if (this.host.nameImage) return this.#picture(rendered, number, this.host.nameImage);
    // Themes such as Material for MkDocs have rules for tables without a class.
    const marks = { table: ' class="lora-table"' };
    return writeRendered(rendered, { id: rendered.pageId!, number, marks });
  }

  #reference(id: string): string {
    // The figure's own error is already reported.
    if (this.#rejected.has(id) && this.#figures.getNumber(id) === undefined) return "";
    return this.host.nameImage ? this.#figures.refer(id) : this.#figures.toLink(id);
  }

  #list(chapter: string | undefined): string {
    if (!this.host.nameImage) return this.#figures.toList(chapter);
    return this.#figures
      .list(chapter)
      .map(({ number, caption }) =>
        `- ${escapeMarkdown(number)} ${toInlineMarkdown(caption)}`.trimEnd(),
      )
      .join("\n");
  }

  /**
   * Returns what begins the content of a figure. Its caption is Markdown, as the content is, so that programs show formulas
   * and pictures in both. pandoc reads Markdown in a `<div>`, but in no other element, and MkDocs with this attribute.
   */
  #contentStart({ countedAs, caption }: RenderedFigure, id: string, number: string | undefined) {
    const title = toMarkdownCaption(number, caption);
    const isHtml = !this.host.nameImage;
    const start = `<div class="lora-content lora-content-${countedAs}" id="${escapeText(id)}" role="figure" markdown="1">`;
    const parts = [isHtml ? start : "", countedAs === "table" ? title : ""];
    const ends = [countedAs === "table" ? "" : title, isHtml ? "</div>" : ""];
    this.#contentEnd = ends.filter(Boolean).join("\n\n");
    return parts.filter(Boolean).join("\n\n");
  }

  #picture(
    { figure, table, caption }: RenderedFigure,
    number: string | undefined,
    nameImage: (ordinal: number) => string,
  ): string {
    if (table) return toMarkdown(table, number).trimEnd();
    const { drawing, alt, details } = figure!;
    const scene = drawing.compose("wide");
    const name = nameImage(this.pictures.length + 1);
    this.pictures.push({ name, scene });
    const destination = /[\s()<>]/.test(name) ? `<${name}>` : name;
    // pandoc makes a figure of an image alone in a paragraph, with the image's text as its caption.
    const title = toMarkdownCaption(number, caption);
    const image = `![${title}](${destination}){alt="${toValue(alt ?? scene.desc ?? "")}"}`;
    return details.page === "none" ? image : `${image}\n\n${toDescription(drawing)}`;
  }
}

/** Returns text for an attribute in quotes. Programs differ in what a backslash means there. */
const toValue = (text: string) =>
  escapeMarkdown(text).replaceAll("\\", "&#92;").replaceAll('"', "&quot;");

/** Returns what is below a figure's picture as Markdown: its parts as a list, the explanation and the tables. */
function toDescription(drawing: Drawing): string {
  const toText = (words: string) => toInlineMarkdown(fromMarked(words));
  const toItems = (items: readonly Item[], indent = ""): string[] =>
    items.flatMap(({ words, items }) => [
      `${indent}- ${toText(words)}`,
      ...toItems(items, `${indent}    `),
    ]);
  const { overview, items } = describePicture(drawing);
  const { explanation, steps } = drawing;
  const tables = [drawing.table(), ...(steps ? [steps.table()] : [])];
  return [
    toText(overview),
    toItems(items).join("\n"),
    toText(explanation),
    ...tables.map((table) => toMarkdown(table).trimEnd()),
  ]
    .filter(Boolean)
    .join("\n\n");
}
