/**
 * The `<% lora … %>` rule for any markdown-it host. On a line of its own a tag becomes a figure;
 * in running text, a heading or a table cell only `show=` and references are allowed, in an attribute
 * only `show=`. Tags in code, comments, scripts and styles, and after a backslash, stay as they are.
 */
import type MarkdownIt from "markdown-it";
import type { StateBlock, StateInline, Token } from "markdown-it";
import { escapeText } from "../src/escape.js";
import { parseTag, type Tag } from "../src/tag/arguments.js";
import {
  opensVerbatim,
  type Piece,
  piecesOfHtml,
  piecesOfText,
  shortcodeAt,
  tagAt,
} from "../src/tag/grammar.js";
import { TagError } from "../src/tag/values.js";
import { defaultRender } from "./default-render.js";
import type { Place } from "./places.js";
import { markLiterals, withLiterals } from "./titles.js";

/** The figures' stylesheet, for a file that the host's pages load. */
export { stylesheet } from "../src/html/stylesheet.js";
export type { Place, Tag };

/** What a host says of how its tags are rendered. */
export interface LoraMarkdownOptions {
  /**
   * Renders a tag, which is parsed: to plain text where `place` is "inline", else to HTML. `tag` has its
   * `source`, and its `args` or the `error` that says why it cannot be read; `env` is what the
   * host gave to `md.render`. Default: looks names up in `env`, numbers ids per `env`, and throws
   * TagError, which has the tag and what is wrong with it.
   */
  render?(tag: Tag, place: Place, env: object): string;
  /** Whether the default's figures have controls, by the scripts of `toAssets`. Default: false. */
  readonly interactive?: boolean;
}

/** A tag on lines of its own spans this many at most; looking no further keeps long documents fast. */
const MOST_LINES = 40;

/** Says of a shortcode that it is still there. */
const NOT_READ = new TagError(
  "{% … %} is for template languages, and none has read it: in Markdown write <% … %>, or \\{% to show it",
);

/** Whether the tag asks for a link. A tag that cannot be read asks for a figure. */
function asksForLink(tag: Tag): boolean {
  return "args" in tag && tag.args.tag === "loraRef";
}

/** Whether it asks for a number in a sentence. */
function asksForNumber(tag: Tag): boolean {
  return "args" in tag && tag.args.named.has("show");
}

/** The markdown-it plugin: `md.use(loraMarkdown)`. */
export function loraMarkdown(md: MarkdownIt, options: LoraMarkdownOptions = {}): void {
  const { render = defaultRender(options.interactive) } = options;
  const tags = new ParsedTags();
  const verbatim = new Verbatim();

  const block = (state: StateBlock, start: number, end: number, silent: boolean): boolean => {
    const source = tagAtLine(state, start, end);
    if (source === undefined) return false;
    const tag = tags.of(source, state.env);
    if (asksForNumber(tag) || asksForLink(tag)) return false;
    if (silent) return true;
    const token = state.push("lora", "", 0);
    state.line = start + source.split("\n").length;
    token.map = [start, state.line];
    token.meta = tag;
    return true;
  };

  const shortcode = (state: StateInline, silent: boolean): boolean => {
    const source = shortcodeAt(state.src, state.pos);
    if (source === undefined || state.pos + source.length > state.posMax) return false;
    if (verbatim.holds(state)) return false;
    if (!silent)
      state.push("text", "", 0).content = render({ source, error: NOT_READ }, "inline", state.env);
    state.pos += source.length;
    return true;
  };

  const inline = (state: StateInline & { linkLevel?: number }, silent: boolean): boolean => {
    if (state.src[state.pos] !== "<") return false;
    const source = tagAt(state.src.slice(0, state.posMax), state.pos);
    if (source === undefined || verbatim.holds(state)) return false;
    if (!silent) {
      const tag = tags.of(source, state.env);
      if (asksForLink(tag) && !state.linkLevel) state.push("lora_ref", "", 0).meta = tag;
      // Plain text, so that headings, alternative texts and table cells take it like any other.
      else state.push("text", "", 0).content = render(tag, "inline", state.env);
    }
    state.pos += source.length;
    return true;
  };

  const mend = (token: Token, env: object, isAlternative = false): void => {
    if (token.type === "lora") token.content = render(token.meta, "block", env);
    if (token.type === "lora_ref" && isAlternative) {
      token.type = "text";
      token.content = render(token.meta, "inline", env);
    }
    const inline = (source: string) => render(tags.of(source, env), "inline", env);
    const escaped = (source: string) => escapeText(inline(source));
    const figureOrNumber = (source: string) => {
      const tag = tags.of(source, env);
      if (asksForLink(tag)) return render(tag, "phrase", env);
      return asksForNumber(tag) ? escaped(source) : render(tag, "block", env);
    };
    const title = token.attrGet("title");
    if (title)
      token.attrSet("title", withLiterals(replace(piecesOfText(title), inline, inline, "\\<%")));
    if (/^html_/.test(token.type) && token.content.includes("<%")) {
      token.content = replace(piecesOfHtml(token.content), figureOrNumber, escaped);
    }
    for (const child of token.children ?? []) {
      mend(child, env, isAlternative || token.type === "image");
    }
  };

  markLiterals(md);
  md.block.ruler.before("html_block", "lora", block, { alt: ["paragraph", "blockquote", "list"] });
  md.inline.ruler.before("autolink", "lora", inline);
  md.inline.ruler.before("autolink", "lora_shortcode", shortcode);
  md.renderer.rules.lora = (tokens, index) => `${tokens[index]!.content}\n`;
  md.renderer.rules.lora_ref = (tokens, index, _options, env) =>
    render(tokens[index]!.meta, "phrase", env);
  // Figures of both kinds in the order of the document, in which a host may number them.
  md.core.ruler.after("inline", "lora", (state) => {
    for (const token of state.tokens) mend(token, state.env);
    tags.forget(state.env);
  });
}

/** The tag that stands at the line with nothing behind it, without the marks of quotes and lists. */
function tagAtLine(state: StateBlock, start: number, end: number): string | undefined {
  if (!state.src.startsWith("<%", state.bMarks[start]! + state.tShift[start]!)) return undefined;
  const max = Math.min(end, start + MOST_LINES);
  let next = start + 1;
  while (next < max && !state.isEmpty(next) && state.sCount[next]! >= state.blkIndent) next++;
  const text = state.getLines(start, next, state.blkIndent, false).trimStart();
  const tag = tagAt(text, 0);
  const isAlone = tag !== undefined && /^[^\S\n]*(?:\n|$)/.test(text.slice(tag.length));
  return isAlone ? tag : undefined;
}

/** The tags of what each `env` renders: several rules look at the same one, which is parsed once. */
class ParsedTags {
  readonly #tags = new WeakMap<object, Map<string, Tag>>();

  of(source: string, env: object): Tag {
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

/** Follows the raw HTML of each text: whether it has opened a `<code>`, `<script>`, … not closed yet. */
class Verbatim {
  readonly #seen = new WeakMap<readonly Token[], { count: number; isOpen: boolean }>();

  holds({ tokens }: StateInline): boolean {
    let { count, isOpen } = this.#seen.get(tokens) ?? { count: 0, isOpen: false };
    for (; count < tokens.length; count++) {
      const { type, content } = tokens[count]!;
      if (type === "html_inline") isOpen = opensVerbatim(content) ?? isOpen;
    }
    this.#seen.set(tokens, { count, isOpen });
    return isOpen;
  }
}

/** The pieces' text with tags rendered; in elements, where these are pieces, by `ofElement`; others `literal`. */
function replace(
  pieces: Iterable<Piece>,
  render: (source: string) => string,
  ofElement = render,
  literal = "&lt;%",
): string {
  let text = "";
  for (const piece of pieces) {
    if (piece.kind === "tag") text += render(piece.text);
    else if (piece.kind === "escape") text += literal;
    else if (piece.kind === "element") text += replace(piecesOfText(piece.text), ofElement);
    else text += piece.text;
  }
  return text;
}
