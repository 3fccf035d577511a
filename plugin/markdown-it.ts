/**
 * The `<% lora … %>` rule for any markdown-it host. On a line of its own a tag becomes a figure;
 * in running text, a heading, a table cell or an attribute only `show=` is allowed. Tags in code,
 * comments, scripts and styles, and after a backslash, stay as they are.
 */
import type MarkdownIt from "markdown-it";
import type { StateBlock, StateInline, Token } from "markdown-it";
import { escapeText } from "../src/render/svg.js";
import { parseArguments } from "../src/tag/arguments.js";
import { renderTag } from "../src/tag/evaluate.js";
import { type Arguments, TagError } from "../src/tag/values.js";

export type Place = "block" | "inline";

export interface LoraMarkdownOptions {
  /**
   * Renders a tag's source: to HTML where `place` is "block", else to plain text. `env` is what
   * the host gave to `md.render`. Default: looks names up in `env`, numbers ids per `env`, throws.
   */
  render?(source: string, place: Place, env: object): string;
}

/** A tag spans this many lines at most; looking no further keeps long documents fast. */
const MOST_LINES = 40;

/** Where a tag begins, also one that is written almost right, which is better refused than ignored. */
const OPEN = /<%[-=]?\s*[Ll][Oo][Rr][Aa](?:[Tt][Aa][Bb][Ll][Ee])?(?=[\s%(:,]|$)/;
const TAG =
  /<%\s*lora(?:Table)?(?=[\s%])((?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[^"'%]|%(?!>))*)%>/;
/** Tags, and the rest of the line where one is not closed. */
const TAGS = new RegExp(`${TAG.source}|${OPEN.source}.*`, "g");
/** The same, or a backslash that makes one literal. */
const ANY = new RegExp(`\\\\<%|${TAGS.source}`, "g");

const VERBATIM = "pre|code|script|style|textarea";
/** Raw HTML in pieces: what stays as it is, elements' tags with their attributes, LoRA tags. */
const HTML_PIECE = new RegExp(
  [
    "<!--[\\s\\S]*?(?:-->|$)",
    `<(?<verbatim>${VERBATIM})(?![\\w-])[\\s\\S]*?(?:</\\k<verbatim>\\s*>|$)`,
    `(?<element></?[a-zA-Z](?:"[^"]*"|'[^']*'|[^'">])*>)`,
    ANY.source,
  ].join("|"),
  "g",
);
const VERBATIM_ELEMENT = new RegExp(`^</?(?:${VERBATIM})(?![\\w-])`, "i");

const startsTag = new RegExp(OPEN.source, "y");
const wholeTag = new RegExp(TAG.source, "y");

/** The tag at `at` in `source`; one that is not closed is taken to the end of its line. */
function tagAt(source: string, at: number): string | undefined {
  startsTag.lastIndex = at;
  if (!startsTag.test(source)) return undefined;
  wholeTag.lastIndex = at;
  const isPerhapsClosed = source.includes("%>", at);
  const line = source.slice(at).split("\n", 1)[0]!;
  return (isPerhapsClosed && wholeTag.exec(source)?.[0]) || (/^.*?%>/.exec(line)?.[0] ?? line);
}

/** The arguments of a whole tag. Throws TagError. */
export function argumentsOf(tag: string): Arguments {
  wholeTag.lastIndex = 0;
  const source = wholeTag.exec(tag)?.[1];
  const [, name] = /^<%\s*(lora|loraTable)[\s%]/.exec(tag) ?? [];
  if (!name) throw new TagError("a tag begins with “<% lora ” or “<% loraTable ”, so spelled");
  if (source === undefined) {
    throw new TagError("the tag is not closed with %>, or a quote in it is left open");
  }
  return { ...parseArguments(source), tag: name };
}

/** Whether the tag asks for a number, not for a figure. A tag that cannot be read does not. */
function asksForNumber(tag: string): boolean {
  try {
    return argumentsOf(tag).named.has("show");
  } catch {
    return false;
  }
}

/** The markdown-it plugin: `md.use(loraMarkdown)`. */
export function loraMarkdown(md: MarkdownIt, options: LoraMarkdownOptions = {}): void {
  const render = options.render ?? defaultRender();

  const block = (state: StateBlock, start: number, end: number, silent: boolean): boolean => {
    startsTag.lastIndex = state.bMarks[start]! + state.tShift[start]!;
    if (!startsTag.test(state.src)) return false;
    const most = Math.min(end, start + MOST_LINES);
    let next = start + 1;
    while (next < most && !state.isEmpty(next) && state.sCount[next]! >= state.blkIndent) next++;
    // Without the marks of the quotes and lists around it.
    const text = state.getLines(start, next, state.blkIndent, false).trimStart();
    const tag = tagAt(text, 0);
    if (tag === undefined || asksForNumber(tag)) return false;
    const rest = text.slice(tag.length).split("\n", 1)[0]!;
    if (rest.trim() !== "") return false;
    if (silent) return true;
    const token = state.push("lora", "", 0);
    state.line = start + tag.split("\n").length;
    token.map = [start, state.line];
    token.content = render(tag, "block", state.env);
    return true;
  };

  const inline = (state: StateInline, silent: boolean): boolean => {
    const tag = tagAt(state.src.slice(0, state.posMax), state.pos);
    if (tag === undefined || isVerbatim(state)) return false;
    // Plain text, so that headings, alternative texts and table cells take it like any other.
    if (!silent) state.push("text", "", 0).content = render(tag, "inline", state.env);
    state.pos += tag.length;
    return true;
  };

  const mendHtml = (token: Token, env: object): void => {
    const title = token.attrGet("title");
    if (title?.includes("<%")) {
      token.attrSet(
        "title",
        replaceTags(title, (tag) => render(tag, "inline", env)),
      );
    }
    if (/^html_/.test(token.type) && token.content.includes("<%")) {
      token.content = replaceInHtml(token.content, (tag, place) => render(tag, place, env));
    }
  };

  md.block.ruler.before("html_block", "lora", block, { alt: ["paragraph", "blockquote", "list"] });
  md.inline.ruler.before("autolink", "lora", inline);
  md.renderer.rules.lora = (tokens, index) => `${tokens[index]!.content}\n`;
  md.core.ruler.after("inline", "lora", (state) => {
    for (const token of state.tokens) {
      mendHtml(token, state.env);
      for (const child of token.children ?? []) mendHtml(child, state.env);
    }
  });
}

/** Whether the raw HTML before this point has opened a `<code>`, `<script>`, … not closed yet. */
function isVerbatim(state: StateInline): boolean {
  for (let index = state.tokens.length - 1; index >= 0; index--) {
    const { type, content } = state.tokens[index]!;
    if (type === "html_inline" && VERBATIM_ELEMENT.test(content)) return content[1] !== "/";
  }
  return false;
}

function replaceTags(text: string, render: (tag: string) => string): string {
  return text.replace(ANY, (piece) => (piece === "\\<%" ? "&lt;%" : render(piece)));
}

function replaceInHtml(html: string, render: (tag: string, place: Place) => string): string {
  const inline = (tag: string) => escapeText(render(tag, "inline"));
  return html.replace(HTML_PIECE, (piece, ...rest) => {
    const { element } = rest.at(-1) as Record<string, string | undefined>;
    if (element) return replaceTags(element, inline);
    if (!/^\\?<%/.test(piece)) return piece;
    return replaceTags(piece, (tag) => (asksForNumber(tag) ? inline(tag) : render(tag, "block")));
  });
}

function defaultRender(): NonNullable<LoraMarkdownOptions["render"]> {
  const counts = new WeakMap<object, number>();
  return (source, place, env) => {
    const rendered = renderTag(argumentsOf(source), env);
    if (rendered.kind === "number") return rendered.text;
    if (place === "inline") throw new TagError(NOT_A_PLACE);
    const count = (counts.get(env) ?? 0) + 1;
    counts.set(env, count);
    return rendered.html(rendered.id ?? `lora-${count}`);
  };
}

export const NOT_A_PLACE =
  "a figure needs a line of its own; here only a number fits, as in show=trainable";
