/**
 * The `<% lora … %>` rule for any markdown-it host. On a line of its own a tag becomes a figure;
 * in running text, a heading, a table cell or an attribute only `show=` is allowed. Tags in code,
 * comments, scripts and styles, and after a backslash, stay as they are.
 */
import type MarkdownIt from "markdown-it";
import type { StateBlock, StateInline } from "markdown-it";
import { escapeText } from "../src/render/svg.js";
import { parseArguments, TagError } from "./arguments.js";
import { renderTag } from "./tag.js";

export type Place = "block" | "inline";

export interface LoraMarkdownOptions {
  /**
   * Renders a tag's source: to HTML where `place` is "block", else to plain text. `env` is what
   * the host gave to `md.render`. Default: looks names up in `env`, numbers ids per `env`, throws.
   */
  render?(source: string, place: Place, env: object): string;
}

const OPEN = /<%\s*lora(?=[\s%]|$)/y;
const TAG = /<%\s*lora(?=[\s%])((?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[^"'%]|%(?!>))*)%>/y;

/** Raw HTML in pieces: what stays as it is, elements' tags with their attributes, LoRA tags. */
const HTML_PIECE = new RegExp(
  [
    /<!--[\s\S]*?(?:-->|$)/,
    /<(?<verbatim>pre|code|script|style|textarea)\b[\s\S]*?(?:<\/\k<verbatim>\s*>|$)/,
    /\\<%/,
    /(?<element><\/?[a-z](?:"[^"]*"|'[^']*'|[^'">])*>)/,
    new RegExp(`(?<tag>${TAG.source})`),
    new RegExp(`(?<open>${OPEN.source}.*)`),
  ]
    .map((piece) => piece.source)
    .join("|"),
  "gi",
);

/** The tag at `at` in `source`; one that is not closed is taken to the end of its line. */
function tagAt(source: string, at: number): { text: string; isClosed: boolean } | undefined {
  OPEN.lastIndex = at;
  if (!OPEN.test(source)) return undefined;
  TAG.lastIndex = at;
  const text = TAG.exec(source)?.[0];
  const restOfLine = source.slice(at).split("\n", 1)[0]!;
  return { text: text ?? restOfLine, isClosed: text !== undefined };
}

/** The arguments of a whole tag. Throws TagError. */
export function argumentsOf(tag: string): ReturnType<typeof parseArguments> {
  TAG.lastIndex = 0;
  const source = TAG.exec(tag)?.[1];
  if (source === undefined)
    throw new TagError("the tag is not closed with %>, or a quote in it is left open");
  return parseArguments(source);
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
    if (state.sCount[start]! - state.blkIndent >= 4) return false;
    const from = state.bMarks[start]! + state.tShift[start]!;
    let last = start;
    while (
      last + 1 < end &&
      !state.isEmpty(last + 1) &&
      state.sCount[last + 1]! >= state.blkIndent
    ) {
      last++;
    }
    const tag = tagAt(state.src.slice(0, state.eMarks[last]), from);
    if (!tag || asksForNumber(tag.text)) return false;
    const after = from + tag.text.length;
    let line = start;
    while (state.eMarks[line]! < after) line++;
    const isAlone = state.src.slice(after, state.eMarks[line]).trim() === "";
    if (tag.isClosed && !isAlone) return false;
    if (silent) return true;
    const token = state.push("lora", "", 0);
    token.map = [start, line + 1];
    token.content = render(tag.text, "block", state.env);
    state.line = line + 1;
    return true;
  };

  const inline = (state: StateInline, silent: boolean): boolean => {
    const tag = tagAt(state.src.slice(0, state.posMax), state.pos);
    if (!tag || isInsideCode(state)) return false;
    // Plain text, so that headings, alternative texts and table cells take it like any other.
    if (!silent) state.push("text", "", 0).content = render(tag.text, "inline", state.env);
    state.pos += tag.text.length;
    return true;
  };

  md.block.ruler.before("html_block", "lora", block, { alt: ["paragraph", "blockquote", "list"] });
  md.inline.ruler.before("autolink", "lora", inline);
  md.renderer.rules.lora = (tokens, index) => `${tokens[index]!.content}\n`;
  md.core.ruler.after("inline", "lora", (state) => {
    for (const token of state.tokens) {
      const isBlock = token.type === "html_block";
      for (const one of isBlock ? [token] : (token.children ?? [])) {
        if (isBlock || one.type === "html_inline") {
          one.content = replaceInHtml(one.content, (tag, place) => render(tag, place, state.env));
        }
      }
    }
  });
}

/** Whether the raw HTML before this point has opened a `<code>` that is not closed yet. */
function isInsideCode(state: StateInline): boolean {
  const raw = state.tokens.filter((token) => token.type === "html_inline");
  const code = raw.findLast((token) => /^<\/?code\b/i.test(token.content));
  return code !== undefined && !code.content.startsWith("</");
}

function replaceInHtml(html: string, render: (tag: string, place: Place) => string): string {
  return html.replace(HTML_PIECE, (piece, ...rest) => {
    const { element, tag, open } = rest.at(-1) as Record<string, string | undefined>;
    if (piece === "\\<%") return "<%";
    if (element) return replaceInElement(element, render);
    if (tag === undefined && open === undefined) return piece;
    return asksForNumber(piece) ? escapeText(render(piece, "inline")) : render(piece, "block");
  });
}

function replaceInElement(element: string, render: (tag: string, place: Place) => string): string {
  return element.replace(new RegExp(TAG.source, "g"), (tag) => escapeText(render(tag, "inline")));
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
