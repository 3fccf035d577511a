/** Reads the passages and the code of Markdown. */
import MarkdownIt, { type Token } from "markdown-it";
import { skipFrontMatter } from "../../front-matter.js";
import { unescapeAll, writeHtml } from "./html.js";
import {
  type Document,
  joinTexts,
  moveTo,
  type Rule,
  rewrite,
  type Text,
  toText,
  withLineFeeds,
} from "./text.js";
import { GAP, PassageWriter } from "./writer.js";

/**
 * Stand for the delimiters of a tag `<% … %>`, which are not HTML. Tags are kept, because they
 * state a rank and a shape.
 */
const TAG = { open: "\ue000\ue000", close: "\ue001\ue001" } as const;

const md = new MarkdownIt({ html: true });
// Keeps escapes and entities as separate tokens, because they are longer in the source than their text.
md.core.ruler.disable("text_join");

const TEMPLATE = /\{%[\s\S]{0,999}?%\}|\{\{[\s\S]{0,999}?\}\}/g;
const fillWith = (character: string) => (text: string) => text.replace(/[^\n]/g, character);
const blank = fillWith(" ");

/**
 * The number of failed searches after which a search no longer reads to the end of the source, and the number of
 * characters that it then reads.
 */
const [MAX_MISSES, NEARBY] = [100, 1000];

/** Finds the offsets of inline tokens in the source, because markdown-it reports only their lines. */
class InlineWriter {
  #offset = 0;
  #misses = 0;
  constructor(
    readonly source: string,
    readonly writer: PassageWriter,
  ) {}

  skipTo(offset: number): void {
    this.#offset = Math.max(this.#offset, offset);
  }

  /**
   * Moves past the next occurrence of the text and returns its offset. There is none if the source escapes the
   * text, as `\\|` does in a table.
   */
  find(text: string): number | undefined {
    const end = this.#misses < MAX_MISSES ? undefined : this.#offset + text.length + NEARBY;
    const index = this.source.slice(this.#offset, end).indexOf(text);
    if (index < 0) {
      this.#misses++;
      return undefined;
    }
    const start = this.#offset + index;
    this.#offset = start + text.length;
    return start;
  }

  /** Writes HTML. In the source, each of its lines can follow a prefix such as "> ". */
  writeHtml(html: string): void {
    const offsets = html.split("\n").flatMap((line) => {
      const start = this.find(line);
      // The break after the line has an offset too.
      return Array.from({ length: line.length + 1 }, (_, i) =>
        start === undefined ? undefined : start + i,
      );
    });
    writeHtml(html, (index) => offsets[index], this.writer);
  }

  write(token: Token): void {
    if (token.type === "text") {
      const start = this.find(token.content);
      this.writer.write(token.content, start === undefined ? undefined : (i) => start + i);
    } else if (token.type === "text_special") {
      const text = token.info === "entity" ? unescapeAll(token.markup) : token.content;
      const start = this.find(token.markup);
      this.writer.write(text, () => start);
    } else if (token.type === "softbreak" || token.type === "hardbreak") this.writer.write("\n");
    else if (token.type === "code_inline") {
      this.find(token.content);
      this.writer.write(token.content);
    } else if (token.type === "html_block" || token.type === "html_inline") {
      this.writeHtml(token.content);
    } else if (token.type === "image") this.writer.write(GAP);
    else if (token.type === "link_close" && token.info !== "auto") {
      this.find("]");
      if (this.source[this.#offset] === "(") this.find(")");
    }
  }
}

/**
 * Directives of MyST and Quarto whose content is Markdown: all but those for code, formulas, images and tables. Colons
 * also fence the containers of other dialects.
 */
const DIRECTIVE =
  /^[ \t]*(`{3,}|:{3,})[ \t]*\{(?!code|math\b|image\b|table\b|\w*-table\b|mermaid\b|literalinclude\b|eval-rst\b|(?:python|r|julia|bash|sh|shell|sql|js|ojs|dot|console|output)\b)[a-z][\w:-]*\}|^[ \t]*(:{3,})/;
const FENCE = /^[ \t]*(`{3,}|~{3,})/;
/** Roles of MyST before code spans. The role of a formula becomes dollar signs. */
const ROLES: readonly Rule[] = [
  [/\{math\}`([^`\n]*)`/dg, "$$1$"],
  [/\{[a-z][\w:-]*\}(?=`[^`\n]*`)/dg, ""],
];

/** Blanks the fences of directives, so that their content is read as Markdown. */
function openDirectives(source: string): string {
  /** The fences of open directives; at most one fence of code, the last. */
  const open: { readonly fence: string; readonly isCode: boolean }[] = [];
  return source.replace(/^.*$/gm, (line) => {
    const last = open.at(-1);
    if (last && line.trim().startsWith(last.fence) && !/[^`~:]/.test(line.trim())) {
      open.pop();
      return last.isCode ? line : " ".repeat(line.length);
    }
    if (last?.isCode) return line;
    const [, ...fences] = DIRECTIVE.exec(line) ?? [];
    const fence = fences.find((item) => item !== undefined);
    const code = FENCE.exec(line)?.[1];
    if (fence ?? code) open.push({ fence: (fence ?? code)!, isCode: fence === undefined });
    return fence ? " ".repeat(line.length) : line;
  });
}

/** Returns a block of code. Its lines follow a prefix such as "> " in the source, which starts at `line`. */
function readCode(content: string, lines: readonly number[], source: string, line: number): Text {
  const parts = content.split(/(?<=\n)/).map((text, index): Text => {
    const start = lines[line + index] ?? source.length;
    const column = source.slice(start, lines[line + index + 1]).indexOf(text.trimEnd());
    const offsets = Array.from(text, (_, i) => (column < 0 ? undefined : start + column + i));
    return { text, offsets };
  });
  return joinTexts(parts);
}

/** Returns the passages of Markdown without front matter and template code; tags are kept for context. */
export function readMarkdown(original: string): Document {
  const opened = rewrite(toText(openDirectives(withLineFeeds(original))), ROLES);
  const start = skipFrontMatter(opened.text);
  const text = (blank(opened.text.slice(0, start)) + opened.text.slice(start))
    .replace(TEMPLATE, fillWith(GAP))
    .replaceAll("<%", TAG.open)
    .replaceAll("%>", TAG.close);
  const lineStarts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const writer = new PassageWriter();
  const inline = new InlineWriter(text, writer);
  const code: Text[] = [];
  for (const token of md.parse(text, {})) {
    const line = token.map?.[0] ?? 0;
    inline.skipTo(lineStarts[line] ?? 0);
    if (token.type === "fence") code.push(readCode(token.content, lineStarts, text, line + 1));
    else if (token.type === "code_block")
      code.push(readCode(token.content, lineStarts, text, line));
    else if (token.type === "html_block") inline.write(token);
    else if (token.type === "inline") for (const child of token.children ?? []) inline.write(child);
    else if (token.nesting === 1) writer.open(token.tag);
    else if (token.nesting === -1) writer.close(token.tag);
  }
  return moveTo({ passages: writer.finish(), code }, opened);
}
