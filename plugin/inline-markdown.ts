/** Renders captions, alternatives and titles, which may contain inline Markdown. */
import { MAX_CAPTION } from "../src/bounds.js";
import { oneLine, show } from "../src/errors.js";
import type { Inline } from "../src/inline.js";
import { exact } from "../src/number-format.js";
import { blankQuoted, findTagStarts } from "../src/tag/grammar.js";
import { TagError } from "../src/tag/values.js";
import { isSafeImage, isSafeLink } from "./urls.js";

interface InlineToken {
  type: string;
  readonly content: string;
  readonly nesting: number;
  readonly markup: string;
  readonly children: InlineToken[] | null;
  attrs: [string, unknown][] | null;
}

/** The parts of markdown-it that render inline Markdown. */
export interface InlineMarkdown {
  readonly options: object;
  readonly inline: { parse(text: string, md: object, env: object, tokens: InlineToken[]): void };
  readonly renderer: {
    // `never`, because the types of markdown-it 14 and 15 differ.
    renderToken(tokens: never, index: number, options: never): string;
    readonly rules: { [type: string]: unknown };
  };
}

/** Reports something in a caption that readers see as text. */
export type Warn = (message: string) => void;

export const warnOnConsole: Warn = (message) => console.warn(`[lora] ${message}`);

const NO_TAG = new TagError(
  "a caption or alternative cannot contain a tag: write the number, or put the tag in the text of the page",
);
export const NO_FOOTNOTE = new TagError(
  "a caption or alternative cannot contain a footnote: write the note in parentheses, or put the footnote in the text of the page",
);

/** Returns the warning about HTML and links that became text. */
export const describeMarkup = (source: string): string =>
  `HTML in a caption or alternative is shown as text, and so is a link such as javascript:…; got ${show(source)}: ` +
  "write Markdown, such as *a* or [a](https://b.org)";

/** Returns the Markdown of a caption or alternative on one line. Throws TagError if it is too long or contains a tag. */
export function readCaption(markdown: string): string {
  if (markdown.length > MAX_CAPTION)
    throw new TagError(
      `a caption or alternative must be text of at most ${exact(MAX_CAPTION)} characters; got ${exact(markdown.length)}: put the rest in the text of the page`,
    );
  const source = toLine(markdown);
  if (!findTagStarts(blankQuoted(source)).next().done) throw NO_TAG;
  return source;
}

/**
 * Returns a caption or alternative as inline nodes. `env` is the object that the site generator
 * passed to `md.render`. HTML and links with unsafe schemes are text, even if `md` allows them; then calls `warn`.
 * Throws TagError if the text contains a tag or a footnote.
 */
export function renderCaption(
  md: InlineMarkdown,
  markdown: string,
  env: object,
  warn: Warn,
): readonly Inline[] {
  const source = readCaption(markdown);
  const strict = limit(md, false, isSafeImage);
  const tokens = parse(strict, source, env);
  if (tokens.some(isFootnote)) throw NO_FOOTNOTE;
  const hasMarkup = MAY_HAVE_MARKUP.test(source) && containsMarkup(md, source, env);
  if (hasMarkup) warn(describeMarkup(source));
  removeMarkup(tokens);
  return new Nodes(strict, tokens, env).read();
}

/** Matches every text with HTML or a scheme. */
const MAY_HAVE_MARKUP = /[<:&]/;

/** Returns whether `md` would find HTML or an unsafe URL if it allowed both. */
function containsMarkup(md: InlineMarkdown, source: string, env: object): boolean {
  const isMarkup = ({ type, attrs, children }: InlineToken): boolean =>
    isHtml(type) ||
    attrs?.some((attribute) => !isSafeAttribute(attribute)) ||
    children?.some(isMarkup) === true;
  return parse(
    limit(md, true, () => true),
    source,
    env,
  ).some(isMarkup);
}

/** Makes text of HTML that a plugin's rule has read, and removes unsafe attributes, which such rules may have set. */
function removeMarkup(tokens: readonly InlineToken[]): void {
  for (const token of tokens) {
    if (isHtml(token.type)) token.type = "text";
    if (token.attrs) token.attrs = token.attrs.filter(isSafeAttribute);
    removeMarkup(token.children ?? []);
  }
}

const isHtml = (type: string) => type.startsWith("html");

function isSafeAttribute([written, value]: [string, unknown]): boolean {
  const name = written.toLowerCase();
  if (name === "href") return isSafeLink(String(value));
  return name === "src" ? isSafeImage(String(value)) : !/^on|^style$/.test(name);
}

/** Returns `md` with other settings. Its rules and plugins read the settings from this object. */
function limit(
  md: InlineMarkdown,
  html: boolean,
  validateLink: (url: string) => boolean,
): InlineMarkdown {
  const options = { ...md.options, html };
  return Object.assign(Object.create(md) as InlineMarkdown, { options, validateLink });
}

/** Returns a title without its markup, for pictures and attributes. `env` has the page, which errors of tags name. */
export const renderTitle = (md: InlineMarkdown, markdown: string, env: object = {}): string =>
  toPlain(parse(md, toLine(markdown), { ...env }));

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

/** Returns whether this is a footnote of the page, or a footnote in the text. */
export const isFootnote = ({ type }: Pick<InlineToken, "type">): boolean =>
  type.startsWith("footnote");

/**
 * Returns the text of tokens: the source of code and formulas, and HTML elements that have no end tag. Omits other
 * tags of HTML, which titles may contain, and writes a line break as a space.
 */
function toPlain(tokens: readonly InlineToken[]): string {
  const getName = ({ type, content }: InlineToken) =>
    isHtml(type) ? /^<\/?([a-z][\w-]*)/i.exec(content)?.[1] : undefined;
  const closed = new Set(tokens.filter(({ content }) => content.startsWith("</")).map(getName));
  return tokens
    .map((token) => {
      if (token.type === "image") return toPlain(token.children ?? []);
      const name = getName(token);
      if (name === "br") return " ";
      return name !== undefined && closed.has(name) ? "" : token.content;
    })
    .join("");
}

const WRAPPERS: Readonly<Record<string, "emphasis" | "strong" | "link">> = {
  em_open: "emphasis",
  strong_open: "strong",
  link_open: "link",
};
/** The attributes that nodes have. */
const ATTRIBUTES = ["href", "src", "alt", "title"];

type Rule = (
  tokens: unknown,
  index: number,
  options: unknown,
  env: object,
  self: unknown,
) => string;

/** Turns tokens into nodes. The site's renderer writes those for which it has a rule, or further attributes. */
class Nodes {
  readonly #defaults: object;
  #index = 0;

  constructor(
    readonly md: InlineMarkdown,
    readonly tokens: readonly InlineToken[],
    readonly env: object,
  ) {
    const Renderer = md.renderer.constructor as new () => InlineMarkdown["renderer"];
    this.#defaults = new Renderer().rules;
  }

  /** Returns the nodes before the end of the current element. */
  read(): Inline[] {
    const nodes: Inline[] = [];
    for (; (this.tokens[this.#index]?.nesting ?? -1) >= 0; this.#index++)
      nodes.push(this.#readNode(this.tokens[this.#index]!));
    return nodes;
  }

  #readNode(token: InlineToken): Inline {
    const { type, content, attrs, children, nesting, markup: mark } = token;
    const { href, src = "", title } = Object.fromEntries(attrs ?? []) as Record<string, string>;
    const titled = title === undefined ? {} : { title };
    const isKnown =
      this.md.renderer.rules[type] === this.#defaults[type as never] &&
      !attrs?.some(([name]) => !ATTRIBUTES.includes(name));
    if (nesting > 0) {
      const start = this.#index++;
      const content = this.read();
      const kind = WRAPPERS[type] ?? "span";
      const tags = [this.#render(start), this.#render(this.#index)] as const;
      return {
        type: kind,
        children: content,
        ...(href !== undefined && { href }),
        ...titled,
        ...((!isKnown || kind === "span") && { tags }),
        ...(mark && kind !== "link" && { mark }),
      };
    }
    if (isKnown && type === "text") return { type, text: content };
    if (isKnown && type === "code_inline") return { type: "code", text: content };
    if (isKnown && type === "image") return { type, src, alt: toPlain(children ?? []), ...titled };
    const isMath = type.includes("math");
    if (isMath && !this.md.renderer.rules[type]) return { type: "math", tex: content };
    const html = this.#render(this.#index);
    if (isMath) return { type: "math", tex: content, html };
    return { type: "other", html, text: content };
  }

  /** Returns the HTML of a token, or "" if a plugin's rule has not ended its element. */
  #render(index: number): string {
    const { tokens, env } = this;
    const { renderer, options } = this.md;
    const token = tokens[index];
    if (!token) return "";
    const rule = renderer.rules[token.type] as Rule | undefined;
    const html = rule
      ? rule.call(renderer.rules, tokens, index, options, env, renderer)
      : renderer.renderToken(tokens as never, index, options as never);
    return oneLine(html).replaceAll("[", "&#91;");
  }
}
