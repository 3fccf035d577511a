/** A document as a book: its ids, numbers and pictures. */
import path from "node:path";
import { assertInProject } from "../../../plugin/files.js";
import { PageFigures } from "../../../plugin/page-figures.js";
import { assertFits } from "../../../plugin/place.js";
import { createFileReaders } from "../../../plugin/weights.js";
import type { Adapter } from "../../../src/adapter/index.js";
import { escapeMarkdown, escapeText } from "../../../src/escape.js";
import { toInlineMarkdown } from "../../../src/inline.js";
import { getHtmlWords } from "../../../src/locales/index.js";
import { toMarkdown, toMarkdownCaption } from "../../../src/tables/markdown.js";
import { findId } from "../../../src/tag/arguments.js";
import { type Rendered, renderTag } from "../../../src/tag/evaluate.js";
import type { RenderedFigure } from "../../../src/tag/figure.js";
import { LANG } from "../../../src/tag/options.js";
import { TagError } from "../../../src/tag/values.js";
import { writeRendered } from "../../../src/tag/write.js";
import { STANDARD_INPUT } from "../inputs.js";
import { siteLocales } from "../lang-flag.js";
import { renderMarkdown } from "../markdown.js";
import { type Picture, toPictureMarkdown } from "./picture.js";
import type { Use } from "./uses.js";

/** What a document is expanded with. */
interface DocumentHost {
  readonly file: string;
  readonly nameImage: ((ordinal: number) => string) | undefined;
  readonly footnotes: ReadonlySet<string>;
  /** Reports something that stops nothing, at a position in the text. */
  warn(start: number, message: string): void;
  /** The number of the first figure. Default: 1. */
  readonly start: number | undefined;
  /** Whether figures have controls. */
  readonly interactive: boolean;
}

export class Document {
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
    const { footnotes } = this.host;
    const rendered = renderTag(tag.args, this.data, {
      renderMarkdown: (text) =>
        renderMarkdown(text, (message) => this.host.warn(start, message), footnotes),
      ...createFileReaders(path.dirname(this.host.file), assertInProject, {
        adapters: this.#adapters,
      }),
      lang: this.#lang,
      hasIsland: this.host.interactive,
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
    const name = nameImage(this.pictures.length + 1);
    const picture = { name, scene: figure!.drawing.compose("wide") };
    this.pictures.push(picture);
    return toPictureMarkdown(figure!, picture, toMarkdownCaption(number, caption));
  }
}
