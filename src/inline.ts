/** Texts with inline markup as plain data, which HTML, Markdown and other formats are written from. */
import { BOLD, RTL } from "./direction.js";
import { escapeMarkdown, escapeText, withoutSyntax } from "./escape.js";

/** A part of a caption, alternative or title. The texts are on one line. */
export type Inline =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "code"; readonly text: string }
  /** A formula in TeX. Without `html`, its reader renders it. */
  | { readonly type: "math"; readonly tex: string; readonly html?: string }
  | { readonly type: "image"; readonly src: string; readonly alt: string; readonly title?: string }
  | Wrapper
  /** What a plugin of the site writes. */
  | { readonly type: "other"; readonly html: string; readonly text: string };

interface Wrapper {
  readonly type: "emphasis" | "strong" | "link" | "span";
  readonly children: readonly Inline[];
  /** The destination of a link. */
  readonly href?: string;
  readonly title?: string;
  /** The tags, if a plugin of the site writes them. */
  readonly tags?: readonly [start: string, end: string];
  /** The delimiter in Markdown. */
  readonly mark?: string;
}

export const fromText = (text: string): readonly Inline[] => (text ? [{ type: "text", text }] : []);

/** Returns a generated text, in which `*…*` marks variables and BOLD encloses bold words, without marks of direction. */
export const fromMarked = (text: string): Inline[] =>
  text
    .replaceAll(RTL, "")
    .split(BOLD)
    .flatMap((part, index) => {
      const nodes = part
        .split("*")
        .flatMap((words, position): readonly Inline[] =>
          position % 2 ? [{ type: "emphasis", children: fromText(words) }] : fromText(words),
        );
      return index % 2 ? [{ type: "strong", children: nodes }] : nodes;
    });

/** Returns the nodes with the content of links in their place. */
export const withoutLinks = (nodes: readonly Inline[]): Inline[] =>
  nodes.flatMap((node) => {
    if (!("children" in node)) return [node];
    const children = withoutLinks(node.children);
    return node.type === "link" ? children : [{ ...node, children }];
  });

/** Returns the text without markup, for attributes and pictures: the source of formulas, and the alternatives of images. */
export const toText = (nodes: readonly Inline[]): string =>
  nodes
    .map((node) => {
      if ("children" in node) return toText(node.children);
      if (node.type === "math") return node.tex;
      return node.type === "image" ? node.alt : node.text;
    })
    .join("");

/**
 * Returns inline HTML. If it may be part of a JSON string, it contains no backslashes, and attributes have single quotes.
 */
export function toInlineHtml(nodes: readonly Inline[], isInJson = false): string {
  const quote = isInJson ? "'" : '"';
  const writeAttribute = (name: string, value: string | undefined) =>
    value === undefined ? "" : ` ${name}=${quote}${escapeText(value)}${quote}`;
  const toTags = ({ type, href, title }: Wrapper): readonly [string, string] => {
    if (type !== "link") return HTML_TAGS[type];
    return [`<a${writeAttribute("href", href)}${writeAttribute("title", title)}>`, "</a>"];
  };
  const fromHost = (html: string) => withoutSyntax(isInJson ? toJsonSafe(html) : html);
  const toHtml = (node: Inline): string => {
    if (node.type === "text") return escapeText(node.text);
    if (node.type === "code") return `<code>${escapeText(node.text)}</code>`;
    if (node.type === "math")
      return node.html ? fromHost(node.html) : toFormula(node.tex, isInJson);
    if (node.type === "other") return fromHost(node.html);
    if (node.type === "image")
      return `<img${writeAttribute("src", node.src)}${writeAttribute("alt", node.alt)}${writeAttribute("title", node.title)}/>`;
    const [start, end] = node.tags?.map(fromHost) ?? toTags(node);
    return start + node.children.map(toHtml).join("") + end;
  };
  return nodes.map(toHtml).join("");
}

/** Returns a plugin's HTML without double quotes and backslashes. */
function toJsonSafe(html: string): string {
  const quote = (quoted: string, double?: string) =>
    double === undefined ? quoted : `'${double.replaceAll("'", "&#39;")}'`;
  return html
    .replace(/<[a-z](?:"[^"]*"|'[^']*'|[^"'>])*>/gi, (tag) =>
      tag.replace(/"([^"]*)"|'[^']*'/g, quote),
    )
    .replaceAll('"', "&quot;")
    .replaceAll("\\", "&#92;");
}

const HTML_TAGS = {
  emphasis: ["<em>", "</em>"],
  strong: ["<strong>", "</strong>"],
  span: ["", ""],
} as const;

/** Returns inline Markdown, in which no program finds HTML or attributes. */
export const toInlineMarkdown = (nodes: readonly Inline[]): string =>
  joinEmphasis(nodes).map(toMarkdown).join("");

/** Joins variables side by side, such as BA and x: in `*BA**x*`, no program finds where one ends. */
function joinEmphasis(nodes: readonly Inline[]): readonly Inline[] {
  const joined: Inline[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (last?.type === "emphasis" && node.type === "emphasis")
      joined[joined.length - 1] = { ...last, children: [...last.children, ...node.children] };
    else joined.push(node);
  }
  return joined;
}

function toMarkdown(node: Inline): string {
  if (node.type === "math") return `$${toPortable(node.tex)}$`;
  if (node.type === "code") return toCodeSpan(node.text);
  if (node.type === "image")
    return `![${escapeMarkdown(node.alt)}](${toDestination(node.src, node.title)})`;
  // An exclamation mark before a link would make it an image.
  if (!("children" in node)) return escapeMarkdown(node.text).replace(/!$/, "\\!");
  const { type, href = "", title, mark = MARKS[type], children } = node;
  const text = toInlineMarkdown(children);
  if (type !== "link") return mark + text + mark;
  const isAddress = /^[a-z][a-z\d+.-]+:[^\s<>]*$/i.test(href) && toText(children) === href;
  return isAddress ? `<${href}>` : `[${text}](${toDestination(href, title)})`;
}

const MARKS = { emphasis: "*", strong: "**", link: "", span: "" };

/** Returns a formula as HTML. Programs that read it as Markdown, as pandoc does, get the same TeX. */
function toFormula(tex: string, isInJson: boolean): string {
  const plain = toPortable(tex.replaceAll("<", "\\lt ").replaceAll(">", "\\gt "));
  if (isInJson) return escapeText(`$${plain}$`);
  const html = plain
    // No program finds a template.
    .replace(/\{(?=[{%#])/g, "{ ")
    .replace(/[^[\\`{]+/g, escapeText)
    .replaceAll("&quot;", '"')
    // A link in the place of a formula would have its brackets side by side.
    .replace(/\](?=[([])/g, "] ");
  return `$${html}$`;
}

/** Returns TeX in which no program reads an HTML tag, or a brace as attributes. Spaces in formulas are insignificant. */
const toPortable = (tex: string): string =>
  tex.replace(/<(?=[a-z/!?])/gi, "< ").replace(/(?<=[`*_~\])])\{(?=\s*[:=#.]|[^{}]*=)/g, " {");

function toCodeSpan(code: string): string {
  const longest = Math.max(0, ...(code.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  const padding = /^`|`$|^ .*\S.* $/.test(code) ? " " : "";
  return fence + padding + code + padding + fence;
}

function toDestination(url: string, title: string | undefined): string {
  const escaped = url.replace(/&(?=#?\w+;)/g, "&amp;");
  const destination = /[\s()<>]/.test(url) ? `<${escaped}>` : escaped;
  return title === undefined
    ? destination
    : `${destination} "${escapeMarkdown(title).replaceAll('"', '\\"')}"`;
}
