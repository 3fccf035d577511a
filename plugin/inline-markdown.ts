/** Renders captions, alternatives and titles, which may contain inline Markdown. */
import { oneLine } from "../src/errors.js";
import type { RichText } from "../src/figures/figure.js";
import { blankQuoted, findTagStarts } from "../src/tag/grammar.js";
import { TagError } from "../src/tag/values.js";

interface InlineToken {
  type: string;
  readonly content: string;
  readonly children: InlineToken[] | null;
}

/** The parts of markdown-it that render inline Markdown. */
export interface InlineMarkdown {
  readonly options: object;
  readonly inline: { parse(text: string, md: object, env: object, tokens: InlineToken[]): void };
  readonly renderer: {
    // `never`, because the types of markdown-it 14 and 15 differ.
    renderInline(tokens: InlineToken[], options: never, env: never): string;
  };
}

const NO_TAG = new TagError(
  "a caption or alternative cannot contain a tag: write the number, or put the tag in the text of the page",
);
export const NO_FOOTNOTE = new TagError(
  "a caption or alternative cannot contain a footnote: write the note in parentheses, or put the footnote in the text of the page",
);

/** Returns the Markdown of a caption or alternative on one line. Throws TagError if it contains a tag. */
export function readCaption(markdown: string): string {
  const source = toLine(markdown);
  if (!findTagStarts(blankQuoted(source)).next().done) throw NO_TAG;
  return source;
}

/**
 * Returns a caption or alternative as rich text on one line. `env` is the object that the site generator
 * passed to `md.render`. Throws TagError if the text contains a tag or a footnote.
 */
export function renderCaption(md: InlineMarkdown, markdown: string, env: object): RichText {
  const source = readCaption(markdown);
  const tokens = parse(md, source, env);
  if (tokens.some(isFootnote)) throw NO_FOOTNOTE;
  const toHtml = (items: InlineToken[]) =>
    oneLine(md.renderer.renderInline(items, md.options as never, env as never));
  const html = toHtml(tokens);
  const unlinked = tokens.filter((token) => !isLink(token));
  const rich = { html, text: toText(tokens), markdown: source };
  return unlinked.length === tokens.length ? rich : { ...rich, withoutLinks: toHtml(unlinked) };
}

/** Returns a title without its markup, for pictures and attributes. */
export const renderTitle = (md: InlineMarkdown, markdown: string): string =>
  toText(parse(md, toLine(markdown), {}));

/** Returns the text on one line, without characters that XML forbids. */
const toLine = (text: string): string =>
  oneLine(text.replace(/\\(?=[\r\n])/g, ""))
    .replaceAll("\t", " ")
    .replace(/[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu, "\ufffd")
    .trim();

/**
 * Parses without markdown-it's core rules. `md.parseInline` runs these rules, and plugins add rules that
 * write blocks, such as a section of footnotes. Only the core rule `text_join` is needed: `joinText`.
 */
function parse(md: InlineMarkdown, text: string, env: object): InlineToken[] {
  const tokens: InlineToken[] = [];
  md.inline.parse(text, md, env, tokens);
  joinText(tokens);
  return tokens;
}

function joinText(tokens: readonly InlineToken[]): void {
  for (const token of tokens) {
    if (token.type === "text_special") token.type = "text";
    joinText(token.children ?? []);
  }
}

/** Returns whether this is a footnote, or the text of a footnote that the page does not define. */
export const isFootnote = ({ type, content }: Pick<InlineToken, "type" | "content">): boolean =>
  type.startsWith("footnote") || (type === "text" && /\[\^[^[\]\s]+\]/.test(content));

const isLink = ({ type, content }: InlineToken): boolean =>
  type === "link_open" ||
  type === "link_close" ||
  (type === "html_inline" && /^<\/?a[\s>]/i.test(content));

/** Returns the text of tokens: the source of code and formulas, and HTML elements that have no end tag. */
function toText(tokens: readonly InlineToken[]): string {
  return joinContents(tokens, (token) =>
    token.type === "image" ? toText(token.children ?? []) : token.content,
  );
}

/**
 * Joins the texts of the items. Omits start and end tags of HTML, except of elements that have no end tag, and
 * writes a line break as a space.
 */
export function joinContents<Item extends Pick<InlineToken, "type" | "content">>(
  items: readonly Item[],
  toContent: (item: Item) => string,
): string {
  const getName = ({ type, content }: Item) =>
    type.startsWith("html") ? /^<\/?([a-z][\w-]*)/i.exec(content)?.[1] : undefined;
  const closed = new Set(items.filter(({ content }) => content.startsWith("</")).map(getName));
  return items
    .map((item) => {
      const name = getName(item);
      if (name === "br") return " ";
      return name !== undefined && closed.has(name) ? "" : toContent(item);
    })
    .join("");
}
