/** Splits a Markdown or HTML document into passages of running text, with the source offset of each character. */
import MarkdownIt, { type Token } from "markdown-it";

/** A paragraph, heading, list item or row of a table. */
export interface Passage {
  readonly text: string;
  /** Source offsets by character; undefined outside prose: in code, math, tags and column headers. */
  readonly offsets: readonly (number | undefined)[];
  /** The level of a heading, 1 to 6; otherwise 0. */
  readonly level: number;
  /** The same number for a paragraph and the list or table that follows it. */
  readonly group: number;
  /** Whether the passage is a table row. */
  readonly isRow: boolean;
}

type Cell = Pick<Passage, "text" | "offsets">;

/** Maximum length of a column header in characters. Longer headers are ignored, because each row repeats them. */
const MAX_HEADER_LENGTH = 100;

const BLOCKS = new Set(
  (
    "address article aside blockquote body caption dd details div dl dt fieldset figcaption figure footer " +
    "form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
  ).split(" "),
);
/** Lists and tables, whose text continues the paragraph before them. */
const GROUPED = new Set("dl ol table ul".split(" "));
/** Code and math, which provide context but no findings. */
const CONTEXT_ONLY = new Set("code kbd samp tt var math".split(" "));
/** Elements whose content is skipped. */
const SKIPPED = new Set(
  "head pre script style svg template textarea title select button iframe annotation".split(" "),
);
/** Replaces skipped content, so that the texts before and after it stay separate. */
const GAP = "\ufffc";
/**
 * Stand for the delimiters of a tag `<% … %>`, which are not HTML. Tags are kept, because they
 * state a rank and a shape.
 */
const TAG = { open: "\ue000\ue000", close: "\ue001\ue001" } as const;

/** Returns the source offset of a character, or undefined if it is unknown or the character is not prose. */
type OffsetAt = (index: number) => number | undefined;

/** Collects passages while a caller reports the starts and ends of elements and the text between them. */
class PassageWriter {
  readonly passages: Passage[] = [];
  #text = "";
  #offsets: (number | undefined)[] = [];
  #level = 0;
  #group = 0;
  /** Numbers of open elements: lists and tables, code and math, and skipped elements. */
  readonly #depth = { grouped: 0, contextOnly: 0, skipped: 0 };
  #headers: readonly string[] = [];
  #cells: Cell[] | undefined;
  #isHeader = true;

  open(tag: string): void {
    if (SKIPPED.has(tag)) this.#depth.skipped++;
    if (CONTEXT_ONLY.has(tag)) this.#depth.contextOnly++;
    if (tag === "br") this.write(" ");
    if (!BLOCKS.has(tag)) return;
    if (tag === "td" || tag === "th") {
      this.#take();
      if (tag === "td") this.#isHeader = false;
      return;
    }
    this.#flush();
    if (GROUPED.has(tag)) this.#depth.grouped++;
    if (tag === "table") this.#headers = [];
    if (tag === "tr") [this.#cells, this.#isHeader] = [[], true];
    if (/h\d/.test(tag)) this.#level = Number(tag[1]);
  }

  close(tag: string): void {
    if (SKIPPED.has(tag)) this.#depth.skipped = Math.max(0, this.#depth.skipped - 1);
    if (CONTEXT_ONLY.has(tag)) this.#depth.contextOnly = Math.max(0, this.#depth.contextOnly - 1);
    if (!BLOCKS.has(tag)) return;
    if (tag === "td" || tag === "th") this.#cells?.push(this.#take());
    else if (tag === "tr") this.#row();
    else this.#flush();
    if (GROUPED.has(tag)) this.#depth.grouped = Math.max(0, this.#depth.grouped - 1);
    this.#level = 0;
  }

  /** Adds text. The source offset of its character `index` is `offsetAt(index)`. */
  write(text: string, offsetAt: OffsetAt = () => undefined): void {
    if (this.#depth.skipped) return;
    this.#text += text;
    for (let i = 0; i < text.length; i++)
      this.#offsets.push(this.#depth.contextOnly ? undefined : offsetAt(i));
  }

  finish(): readonly Passage[] {
    this.#flush();
    return this.passages;
  }

  #take(): Cell {
    const cell = { text: this.#text, offsets: this.#offsets };
    [this.#text, this.#offsets] = ["", []];
    return cell;
  }

  #flush(isRow = false): void {
    if (this.#cells) return;
    const { text, offsets } = this.#take();
    if (!text.trim()) return;
    const isHeading = this.#level > 0;
    const followsText = this.passages.at(-1)?.level === 0;
    if (isHeading || !this.#depth.grouped || !followsText) this.#group++;
    this.passages.push({ text, offsets, level: this.#level, group: this.#group, isRow });
  }

  /** Writes a row as its cells, each after its column header: "Rank: 8 | Trained: 65,536". */
  #row(): void {
    const cells = this.#cells ?? [];
    this.#cells = undefined;
    this.#take();
    if (this.#isHeader) {
      const headers = cells.map(({ text }) => text.trim());
      this.#headers = headers.map((text) => (text.length > MAX_HEADER_LENGTH ? "" : text));
      return;
    }
    for (const [index, { text, offsets }] of cells.entries()) {
      const header = this.#headers[index];
      this.write(`${index ? " | " : ""}${header ? `${header}: ` : ""}`);
      this.#text += text;
      for (const offset of offsets) this.#offsets.push(offset);
    }
    this.#flush(true);
  }
}

/** Matches a formula or a tag. */
const FORMULA =
  /\ue000{2}[^\ue000\ue001]*\ue001{2}|\$\$[^$]+\$\$|\\\([\s\S]{1,999}?\\\)|\\\[[\s\S]{1,999}?\\\]|(?<![\\$\w])\$(?![\s$])[^$\n]*?(?<![\s\\])\$(?![\d$])/g;

/** LaTeX commands and their plain text. */
const LATEX: readonly (readonly [RegExp, string])[] = [
  [/\\(?:times|cdot)\b/g, "×"],
  [/\\(?:approx|simeq)\b/g, "≈"],
  [/\{([,.])\}/g, "$1"],
  [/\\(?:[,;:! ]|quad\b|left\b|right\b)/g, " "],
  [/\\(?:text|mathrm|mathbf|mathit|operatorname)\b/g, ""],
  [/_\{+(\w+)\}/g, "_$1"],
  [/\\%/g, "%"],
  [/[{}]/g, " "],
  [/\$/g, ""],
];

const plainText = (latex: string) =>
  LATEX.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), latex);

/**
 * Replaces formulas by plain text without offsets, so that they provide context but no findings. Replaces line breaks
 * and repeated spaces by one space, as browsers do.
 */
function withPlainFormulas(passage: Passage): Passage {
  let end = 0;
  // An array, because to read the end of a string that grows takes quadratic time.
  const text: string[] = [];
  const offsets: (number | undefined)[] = [];
  const append = (added: string, offset?: number) => {
    const character = /[ \t\r\n]/.test(added) ? " " : added;
    if (character === " " && text.at(-1) === " ") return;
    text.push(character);
    offsets.push(offset);
  };
  const copyUntil = (limit: number) => {
    for (let i = end; i < limit; i++) append(passage.text[i]!, passage.offsets[i]);
  };
  for (const { 0: formula, index } of passage.text.matchAll(FORMULA)) {
    copyUntil(index);
    for (let plain = plainText(formula), i = 0; i < plain.length; i++) append(plain[i]!);
    end = index + formula.length;
  }
  copyUntil(passage.text.length);
  return { ...passage, text: text.join(""), offsets };
}

/** Matches a comment, tag or entity in HTML. A generated figure is one token, because its numbers are computed. */
const HTML_TOKEN =
  /<!--[\s\S]*?(?:-->|$)|<figure class="lora"[\s\S]*?(?:<\/figure>|$)|<(?<raw>script|style|textarea|template)(?![\w-])[\s\S]*?(?:<\/\k<raw>\s*>|$)|<(?<slash>\/?)(?<tag>[a-z][\w-]*)(?![\w-])(?:"[^"]*"|'[^']*'|[^'"<>])*>|<[!?][^<>]*>|&#?\w+;/gi;

const { unescapeAll } = new MarkdownIt().utils;

function writeHtml(html: string, offsetAt: OffsetAt, writer: PassageWriter): void {
  let end = 0;
  for (const { 0: token, index, groups } of html.matchAll(HTML_TOKEN)) {
    const start = end;
    writer.write(html.slice(start, index), (i) => offsetAt(start + i));
    end = index + token.length;
    const { tag, slash } = groups!;
    if (tag && slash) writer.close(tag.toLowerCase());
    else if (tag) writer.open(tag.toLowerCase());
    else if (token.startsWith("&")) writer.write(unescapeAll(token), () => offsetAt(index));
    else writer.write(GAP);
  }
  writer.write(html.slice(end), (i) => offsetAt(end + i));
}

function passagesOfHtml(html: string): readonly Passage[] {
  const writer = new PassageWriter();
  writeHtml(html, (index) => index, writer);
  return writer.finish();
}

const md = new MarkdownIt({ html: true });
// Keeps escapes and entities as separate tokens, because they are longer in the source than their text.
md.core.ruler.disable("text_join");

const FRONT_MATTER = /^---\r?\n[\s\S]*?\r?\n---\r?\n/;
const TEMPLATE = /\{%[\s\S]{0,999}?%\}|\{\{[\s\S]{0,999}?\}\}/g;
const fillWith = (character: string) => (text: string) => text.replace(/[^\n]/g, character);

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

/** Returns passages of Markdown without front matter and template code; tags are kept for context. */
function passagesOfMarkdown(source: string): readonly Passage[] {
  const text = source
    .replace(FRONT_MATTER, fillWith(" "))
    .replace(TEMPLATE, fillWith(GAP))
    // Markdown-it reads every line break as "\n". These keep the offsets.
    .replaceAll("\r\n", " \n")
    .replaceAll("\r", "\n")
    .replaceAll("<%", TAG.open)
    .replaceAll("%>", TAG.close);
  const lineStarts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const writer = new PassageWriter();
  const inline = new InlineWriter(text, writer);
  for (const token of md.parse(text, {})) {
    inline.skipTo(lineStarts[token.map?.[0] ?? 0] ?? 0);
    if (token.type === "html_block") inline.write(token);
    else if (token.type === "inline") for (const child of token.children ?? []) inline.write(child);
    else if (token.nesting === 1) writer.open(token.tag);
    else if (token.nesting === -1) writer.close(token.tag);
  }
  return writer.finish();
}

/** Matches an answer of a multiple-choice question, which is usually wrong on purpose. */
const CHOICE = /^\s*(?:\[[ x]\]|\(?[A-Fa-f][).:])\s/;

const readers = { markdown: passagesOfMarkdown, html: passagesOfHtml } as const;

/** The languages that `check` reads. */
export type Language = keyof typeof readers;

/** Returns the passages of a document, without answers of multiple-choice questions. */
export function parsePassages(source: string, language: Language): Passage[] {
  const passages = readers[language](source);
  return passages.filter(({ text }) => !CHOICE.test(text)).map(withPlainFormulas);
}
