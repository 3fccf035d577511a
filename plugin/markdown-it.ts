/**
 * The markdown-it plugin that reads `<% lora … %>`. A tag alone on its lines becomes a figure.
 * Sentences, headings and table cells allow only `show=` and references. Attributes allow only `show=`.
 * Tags in code, comments, scripts and styles stay as written, and so do tags after a backslash.
 */
import { MAX_TAG_LINES } from "../src/bounds.js";
import { assertNames, type Built, LoraError, wrapErrors } from "../src/errors.js";
import { escapeText } from "../src/escape.js";
import { parseTag, type Tag } from "../src/tag/arguments.js";
import {
  opensVerbatim,
  piecesOfHtml,
  piecesOfText,
  shortcodeAt,
  splitTag,
  tagAt,
} from "../src/tag/grammar.js";
import type { TagError } from "../src/tag/values.js";
import { CONTENT_END, CONTENT_START } from "../src/tag/write.js";
import {
  assertRenderOptions,
  defaultRender,
  RENDER_OPTIONS,
  type RenderOptions,
} from "./default-render.js";
import { type InlineMarkdown, renderCaption, warnOnConsole } from "./inline-markdown.js";
import type { Place } from "./place.js";
import {
  IN_HTML,
  isContentTag,
  isList,
  isNumber,
  isReference,
  NO_START,
  replaceTags,
  tagOnLines,
  UNCLOSED,
  UNPROCESSED_SHORTCODE,
} from "./tags.js";

/** The stylesheet of the figures, as text. */
export { stylesheet } from "../src/html/stylesheet.js";
export type { Place, Tag };

/** The parts of markdown-it 14 and 15 that the plugin needs; their published types differ. */
export interface MarkdownItHost extends InlineMarkdown {
  readonly options: { readonly html?: boolean | undefined };
  readonly block: { readonly ruler: Ruler<BlockRule> };
  readonly inline: InlineMarkdown["inline"] & { readonly ruler: Ruler<InlineRule> };
  readonly core: { readonly ruler: Ruler<CoreRule> };
  readonly renderer: InlineMarkdown["renderer"] & {
    readonly rules: { [type: string]: Renderer["rule"] | undefined };
  };
  readonly helpers: Helpers;
  readonly utils: { unescapeAll(text: string): string };
}

/** A markdown-it instance that renders pages: `env` contains the page. */
export interface MarkdownItOfPages<Page> extends MarkdownItHost {
  render(text: string, env?: { readonly page?: Page }): string;
}

interface Ruler<Rule> {
  before(other: string, name: string, rule: Rule, options?: { alt: string[] }): void;
  after(other: string, name: string, rule: Rule): void;
}

type BlockRule = (state: BlockState, start: number, end: number, silent: boolean) => boolean;
type InlineRule = (state: InlineState, silent: boolean) => boolean;
type CoreRule = (state: CoreState) => void;

// `rule` is a method, because TypeScript compares the parameters of methods in both directions.
interface Renderer {
  rule(
    tokens: Token[],
    index: number,
    options: never,
    env: object | undefined,
    renderer: never,
  ): string;
}

interface Helpers {
  parseLinkTitle(text: string, start: number, max: number, previous?: ParsedTitle): ParsedTitle;
}

interface ParsedTitle {
  readonly ok: boolean;
  /** Whether the title may end on a further line. */
  readonly can_continue: boolean;
  readonly pos: number;
  readonly str: string;
}

interface Token {
  type: string;
  content: string;
  map: [number, number] | null;
  meta: unknown;
  readonly children: Token[] | null;
  attrGet(name: string): string | number | null;
  attrSet(name: string, value: string): void;
}

interface State {
  src: string;
  readonly env: object;
  readonly tokens: Token[];
}
type CoreState = State;

interface InlineState extends State {
  pos: number;
  readonly posMax: number;
  readonly linkLevel?: number | undefined;
  push(type: string, tag: string, nesting: 0): Token;
}

interface BlockState extends State {
  line: number;
  lineMax: number;
  readonly md: {
    readonly block: { tokenize(state: BlockState, start: number, end: number): void };
  };
  readonly bMarks: number[];
  readonly tShift: number[];
  readonly sCount: number[];
  readonly blkIndent: number;
  readonly level: number;
  push(type: string, tag: string, nesting: 0): Token;
  isEmpty(line: number): boolean;
  getLines(start: number, end: number, indent: number, keepLastNewline: boolean): string;
}

export interface LoraMarkdownOptions extends RenderOptions {
  /**
   * Renders a parsed tag: to plain text where `place` is "inline", else to HTML. `tag` has its
   * `source`, and either its `args` or an `error` if it cannot be read. `env` is the object that the
   * site generator passed to `md.render`. The default looks up names in `env`, and numbers ids per `env`. For an
   * invalid tag, it throws TagError with the tag and the reason.
   */
  render?(tag: Tag, place: Place, env: object): string;
  /**
   * Returns the bytes of a file that a tag names, such as `file="adapter_model.safetensors"`, or undefined if there is no
   * such file. An error with the code ENOENT counts as undefined. `env` is the object that the site generator passed to
   * `md.render`. Without this function, tags cannot name files. `render` replaces it.
   */
  readFile?(name: string, env: object): Uint8Array | undefined;
}

/** The `meta` of a block's token: a tag that is alone on its lines. */
export interface Block {
  readonly tag: Tag;
  /** The token of the `loraFigure` that this tag ends. */
  readonly start: Token | undefined;
}

const MARKDOWN_IT: Built = {
  argument: "md",
  allowed: "an instance of markdown-it: write markdownIt().use(loraMarkdown)",
  members: ["block", "core", "helpers", "inline", "renderer"],
};

/** The markdown-it plugin: `md.use(loraMarkdown)`. Throws LoraError for a wrong argument. */
export function loraMarkdown(md: MarkdownItHost, options: LoraMarkdownOptions = {}): void {
  assertNames(options, ["render", ...RENDER_OPTIONS]);
  const { render, readFile } = options;
  if (render !== undefined && typeof render !== "function")
    throw new LoraError("render", "a function that returns HTML for a tag", render);
  assertRenderOptions(readFile, options);
  wrapErrors(MARKDOWN_IT, md, () => install(md, options));
}

function install(md: MarkdownItHost, options: LoraMarkdownOptions): void {
  const { readFile } = options;
  const renderMarkdown = (text: string, env: object) => renderCaption(md, text, env, warnOnConsole);
  const { render = defaultRender(renderMarkdown, options, readFile) } = options;
  const tags = new ParsedTags();
  const verbatim = new Verbatim();

  const block: BlockRule = (state, start, end, silent) => {
    const source = tagAtLine(state, start, end);
    if (source === undefined) return false;
    const tag = tags.parse(source, state.env);
    if (isNumber(tag) || isReference(tag)) return false;
    if (silent) return true;
    const push = (tag: Tag, line: number, start?: Token) => {
      const token = state.push("lora", "", 0);
      state.line = line + tag.source.split("\n").length;
      token.map = [line, state.line];
      token.meta = { tag, start } satisfies Block;
      return token;
    };
    const name = splitTag(source).name;
    const reject = (error: TagError) => push({ source, error }, start);
    if (name === "endloraFigure") reject(NO_START);
    else if (name !== "loraFigure") push(tag, start);
    else {
      const last = findContentEnd(state, start + source.split("\n").length, end);
      if (last === undefined) reject(UNCLOSED);
      else {
        const startToken = push(tag, start);
        const { lineMax } = state;
        state.lineMax = last;
        state.md.block.tokenize(state, state.line, last);
        state.lineMax = lineMax;
        push(tags.parse(tagAtLine(state, last, end)!, state.env), last, startToken);
      }
    }
    return true;
  };

  const shortcode: InlineRule = (state, silent) => {
    const source = shortcodeAt(state.src, state.pos);
    if (source === undefined || state.pos + source.length > state.posMax) return false;
    if (verbatim.isOpen(state)) return false;
    if (!silent) {
      const tag = { source, error: UNPROCESSED_SHORTCODE };
      state.push("text", "", 0).content = render(tag, "inline", state.env);
    }
    state.pos += source.length;
    return true;
  };

  const inline: InlineRule = (state, silent) => {
    if (state.src[state.pos] !== "<") return false;
    const source = tagAt(state.src.slice(0, state.posMax), state.pos);
    if (source === undefined || verbatim.isOpen(state)) return false;
    if (!silent) {
      const tag = tags.parse(source, state.env);
      if (isReference(tag) && !state.linkLevel) state.push("lora_ref", "", 0).meta = tag;
      // A text token also works in headings, alternative texts and table cells.
      else state.push("text", "", 0).content = render(tag, "inline", state.env);
    }
    state.pos += source.length;
    return true;
  };

  /** Renders the tags of a token: first figures and numbers, then what refers to figures, also to later ones. */
  const renderToken = (token: Token, env: object, isLate: boolean, isInImage = false): void => {
    if (token.type === "lora" && isLate === isList((token.meta as Block).tag)) {
      const { tag, start } = token.meta as Block;
      const html = render(tag, "block", env);
      token.content = start ? closeFigure(start.content, html) : html;
    }
    if (token.type === "lora_ref" && isInImage && isLate) {
      token.type = "text";
      token.content = render(token.meta as Tag, "inline", env);
    }
    const asText = (source: string) => render(tags.parse(source, env), "inline", env);
    const asAttribute = (source: string) => escapeText(asText(source));
    const asHtml = (source: string) => {
      const tag = tags.parse(source, env);
      if (isContentTag(source)) return render({ source, error: IN_HTML }, "block", env);
      const refers = isReference(tag) || isList(tag);
      if (refers !== isLate) return source;
      if (isReference(tag)) return render(tag, "phrase", env);
      return isNumber(tag) ? asAttribute(source) : render(tag, "block", env);
    };
    const title = isLate ? undefined : token.attrGet("title");
    if (title) {
      const text = replaceTags(piecesOfText(String(title)), asText, asText, "\\<%");
      token.attrSet("title", unmarkLiterals(text));
    }
    if (/^html_/.test(token.type) && token.content.includes("<%")) {
      token.content = replaceTags(piecesOfHtml(token.content), asHtml, asAttribute);
    }
    for (const child of token.children ?? []) {
      renderToken(child, env, isLate, isInImage || token.type === "image");
    }
  };

  markLiterals(md);
  md.block.ruler.before("html_block", "lora", block, { alt: ["paragraph", "blockquote", "list"] });
  md.inline.ruler.before("autolink", "lora", inline);
  md.inline.ruler.before("autolink", "lora_shortcode", shortcode);
  md.renderer.rules.lora = (tokens, index) => `${tokens[index]!.content}\n`;
  md.renderer.rules.lora_ref = (tokens, index, _options, env = {}) =>
    render(tokens[index]!.meta as Tag, "phrase", env);
  // This is a separate rule after parsing, so that site generators see figures in document order.
  md.core.ruler.after("inline", "lora", (state) => {
    for (const isLate of [false, true])
      for (const token of state.tokens) renderToken(token, state.env, isLate);
    tags.forget(state.env);
  });
}

/**
 * Returns the HTML of an end tag so that it closes the element of its start tag only if there is one. The option `render`
 * returns only text, so its HTML must tell.
 */
function closeFigure(startHtml: string, endHtml: string): string {
  const isOpen = startHtml.startsWith(CONTENT_START);
  if (endHtml === CONTENT_END) return isOpen ? endHtml : "";
  return isOpen ? endHtml + CONTENT_END : endHtml;
}

/** Returns the tag that starts on the line and has no text after it, without markers of quotes and lists. */
function tagAtLine(state: BlockState, start: number, end: number): string | undefined {
  if (!state.src.startsWith("<%", state.bMarks[start]! + state.tShift[start]!)) return undefined;
  const max = Math.min(end, start + MAX_TAG_LINES);
  let next = start + 1;
  while (next < max && !state.isEmpty(next) && state.sCount[next]! >= state.blkIndent) next++;
  return tagOnLines(state.getLines(start, next, state.blkIndent, false).trimStart());
}

/** What the searches for ends of content have found in a document. Searches that start inside a fence meet at its end. */
interface Known {
  /** The last fence that was read, by the search's level and end, and the fence's mark. */
  readonly fences: Map<string, { readonly start: number; readonly end: number }>;
  /** The result of a search that goes on after the end of a fence. */
  readonly results: Map<string, number | undefined>;
}

const known = new WeakMap<BlockState, Known>();

/**
 * Returns the line of the tag that ends the content of a figure, in the same list or quote. Returns undefined
 * if another figure around content starts before it. Skips fenced code.
 */
function findContentEnd(state: BlockState, start: number, end: number): number | undefined {
  const { fences, results } = known.get(state) ?? { fences: new Map(), results: new Map() };
  known.set(state, { fences, results });
  const place = `${state.level} ${end}`;
  const passed: string[] = [];
  const search = (): number | undefined => {
    for (let line = start; line < end; line++) {
      if (isOutside(state, line)) return undefined;
      const mark = FENCE.exec(getLine(state, line))?.[0];
      if (mark) {
        const key = `${place} ${mark}`;
        const fence = fences.get(key);
        const isKnown = fence && fence.start <= line && line < fence.end;
        const last = isKnown ? fence.end : findFenceEnd(state, line, end, mark);
        if (!isKnown) fences.set(key, { start: line, end: last });
        line = last;
        const after = `${place} ${line}`;
        if (results.has(after)) return results.get(after);
        passed.push(after);
        continue;
      }
      const source = tagAtLine(state, line, end);
      const name = source && splitTag(source).name;
      if (name === "endloraFigure") return line;
      if (name === "loraFigure") return undefined;
    }
    return undefined;
  };
  const result = search();
  for (const after of passed) results.set(after, result);
  return result;
}

const FENCE = /^(?:`{3,}(?=[^`]*$)|~{3,})/;

/** Returns the last line of a fence that starts on a line. One that is not closed ends with its list, or before `end`. */
function findFenceEnd(state: BlockState, start: number, end: number, mark: string): number {
  for (let line = start + 1; line < end; line++) {
    if (isOutside(state, line)) return line - 1;
    const text = getLine(state, line);
    if (text.startsWith(mark) && FENCE.exec(text)?.[0] === text) return line;
  }
  return end;
}

/** Returns whether a line does not belong to the list or quote that is read. */
const isOutside = (state: BlockState, line: number): boolean =>
  !state.isEmpty(line) && state.sCount[line]! < state.blkIndent;

const getLine = (state: BlockState, line: number): string =>
  state.getLines(line, line + 1, state.blkIndent, false).trim();

/** Parses each tag once per `env`, although several rules look at the same tag. */
class ParsedTags {
  readonly #tags = new WeakMap<object, Map<string, Tag>>();

  parse(source: string, env: object): Tag {
    const tags = this.#tags.get(env) ?? new Map<string, Tag>();
    this.#tags.set(env, tags);
    const tag = tags.get(source) ?? parseTag(source);
    tags.set(source, tag);
    return tag;
  }

  forget(env: object): void {
    this.#tags.delete(env);
  }
}

/** Tracks elements in inline HTML whose content is verbatim: `<code>`, `<script>`, … */
class Verbatim {
  readonly #seen = new WeakMap<readonly Token[], { count: number; isOpen: boolean }>();

  /** Returns whether such an element is open at the end of the tokens. */
  isOpen({ tokens }: InlineState): boolean {
    let { count, isOpen } = this.#seen.get(tokens) ?? { count: 0, isOpen: false };
    for (; count < tokens.length; count++) {
      const { type, content } = tokens[count]!;
      if (type === "html_inline") isOpen = opensVerbatim(content) ?? isOpen;
    }
    this.#seen.set(tokens, { count, isOpen });
    return isOpen;
  }
}

/** Stands for a literal "<" in a title. No Markdown contains it: markdown-it replaces NUL first. */
const LITERAL = "\0";
const ESCAPE = /\\<(?=%)|&(?:lt|#0*60|#x0*3c);(?=%)|(\\[\s\S])/gi;

/** Makes markdown-it mark an escaped "<%" in titles, which it would unescape before tags are read. */
function markLiterals(md: MarkdownItHost): void {
  const parse = md.helpers.parseLinkTitle;
  md.helpers.parseLinkTitle = (text, start, max, previous) => {
    const parsed = parse(text, start, max, previous);
    // Each of a paragraph's links would read the rest of the paragraph.
    if (!(parsed.ok || parsed.can_continue)) return parsed;
    const label = text.slice(previous ? start : start + 1, parsed.ok ? parsed.pos - 1 : max);
    if (!label.includes("%")) return parsed;
    const marked = label.replace(ESCAPE, (_, other?: string) => other ?? LITERAL);
    return { ...parsed, str: (previous?.str ?? "") + md.utils.unescapeAll(marked) };
  };
}

const unmarkLiterals = (title: string): string => title.replaceAll(LITERAL, "<");
