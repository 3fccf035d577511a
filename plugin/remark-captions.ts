/** Turns the HTML of figures into nodes of a remark tree, with captions that the site generator renders. */
import { fromHtml } from "hast-util-from-html";
import type { Inline } from "../src/inline.js";
import {
  describeMarkup,
  isFootnote,
  NO_FOOTNOTE,
  readCaption,
  type Warn,
} from "./inline-markdown.js";
import { type Extension, unmark } from "./micromark.js";
import { isSafeImage, isSafeLink } from "./urls.js";

/** A node of remark's tree (mdast). */
export interface Node {
  type: string;
  value?: string;
  children?: Node[];
  attributes?: Record<string, unknown> | Record<string, unknown>[];
  position?: { readonly start: Point; readonly end: Point } | undefined;
  [key: string]: unknown;
}

interface Point {
  readonly offset?: number;
}

/** A node of the tree of HTML (hast). */
interface HtmlNode {
  readonly type: string;
  readonly value?: string;
  readonly tagName?: string;
  readonly children?: HtmlNode[];
  properties?: Readonly<Record<string, unknown>>;
  position?: unknown;
  data?: object | undefined;
}

/** The element that stands for nodes of remark's tree while a figure is a string. */
const SLOT = "lora-slot";

/** The start of a paragraph, so that a caption such as "# a" contains no blocks. */
const START = "a ";

/** The constructs of CommonMark and MDX that read HTML and expressions in text. */
const PLAIN = { disable: { null: ["htmlText", "mdxJsxTextTag", "mdxTextExpression"] } };

/** The parts of unified's processor that parse captions. */
interface Parser {
  data(): object;
  parse(text: string): object;
}

export class Captions {
  readonly #slots: (readonly Node[])[] = [];
  readonly #definitions: string;

  /**
   * `parser` has the syntax of the site generator. `root` has the definitions of links and footnotes. `isReact`:
   * whether React renders the page. `warn` receives messages about HTML in captions.
   */
  constructor(
    readonly parser: Parser,
    root: Node,
    readonly isReact: boolean,
    readonly warn: Warn,
  ) {
    this.#definitions = findLabels(root)
      .map((label) => `\n\n[${label}]: #`)
      .join("");
  }

  /** Returns a caption or alternative as inline nodes. Throws TagError for text that is not allowed. */
  read(markdown: string): readonly Inline[] {
    const source = readCaption(markdown);
    const parsed = this.#parse(source);
    if (hasFootnote(parsed)) throw NO_FOOTNOTE;
    const plain = new PlainText(START + source);
    const nodes = plain.convertAll(parsed);
    if (plain.hasMarkup) this.warn(describeMarkup(source));
    return nodes.length ? [{ type: "other", html: this.toSlot(nodes), text: toText(nodes) }] : [];
  }

  /** Returns HTML for which `toNodes` inserts these nodes. */
  toSlot(nodes: readonly Node[]): string {
    return `<${SLOT} id="${this.#slots.push(nodes) - 1}"></${SLOT}>`;
  }

  /**
   * Returns the nodes of the HTML. remark-rehype turns them into elements. MDX has no nodes for text of HTML, and for
   * others rehype-raw would parse it too.
   */
  toNodes(html: string): Node[] {
    const root: HtmlNode = fromHtml(html, { fragment: true });
    return this.#convertAll(root.children);
  }

  #convertAll(nodes: readonly HtmlNode[] = []): Node[] {
    return nodes.flatMap((node) => this.#convert(node));
  }

  #convert(node: HtmlNode): readonly Node[] {
    if (node.type !== "element") return [{ type: "lora", value: node.value ?? "" }];
    const { tagName: hName, properties: hProperties = {} } = node;
    if (hName === SLOT) return this.#slots[Number(hProperties.id)]!;
    if (hasSlot(node)) {
      const children = this.#convertAll(node.children);
      return [{ type: "lora", data: { hName, hProperties }, children }];
    }
    this.#finish(node);
    // A root keeps the data of elements, which remark-rehype does not copy.
    return [{ type: "root", children: [], data: { hChildren: [node] } }];
  }

  /** Prepares an element for the page. */
  #finish(node: HtmlNode): void {
    // The position is that in the figure's HTML.
    delete node.position;
    // Without this mark, MDX replaces elements such as <details> with components of the site.
    node.data = { _mdxExplicitJsx: true };
    if (this.isReact) node.properties = withDefaults(node);
    node.children?.forEach((child) => {
      this.#finish(child);
    });
  }

  #parse(source: string): Node[] {
    // remark-parse reads its extensions anew for each text.
    const extensions = this.parser.data() as { micromarkExtensions?: Extension[] };
    const { micromarkExtensions = [] } = extensions;
    extensions.micromarkExtensions = [...micromarkExtensions, PLAIN];
    try {
      const root = this.parser.parse(START + source + this.#definitions) as Node;
      unmarkAll(root);
      const [first, ...nodes] = root.children![0]!.children!;
      const value = first!.value!.slice(START.length);
      return value ? [{ ...first!, value }, ...nodes] : nodes;
    } finally {
      extensions.micromarkExtensions = micromarkExtensions;
    }
  }
}

/** Returns the labels of the definitions of footnotes, and of links that captions may have. */
function findLabels({ type, label, url, children = [] }: Node): string[] {
  const prefix = { definition: "", footnoteDefinition: "^" }[type];
  const isDefined = prefix !== undefined && isSafeLink(String(url ?? ""));
  return [...(isDefined ? [`${prefix}${label}`] : []), ...children.flatMap(findLabels)];
}

/** Removes the marks of tags that are code. */
function unmarkAll(node: Node): void {
  for (const [key, value] of Object.entries(node))
    if (typeof value === "string") node[key] = unmark(value);
  node.children?.forEach(unmarkAll);
}

const hasSlot = ({ tagName, children = [] }: HtmlNode): boolean =>
  tagName === SLOT || children.some(hasSlot);

/** Returns properties for React, which does not let readers change the value of a field, but the default value. */
function withDefaults({ tagName, properties = {}, children = [] }: HtmlNode) {
  const { value, checked, selected, ...rest } = properties;
  if (tagName === "input") return { ...rest, defaultValue: value, defaultChecked: checked };
  if (tagName === "option") return { ...rest, value };
  const option = children.find((child) => child.properties?.selected);
  if (!option) return properties;
  return { ...rest, defaultValue: option.properties!.value ?? option.children![0]!.value };
}

const hasFootnote = (nodes: readonly Node[]): boolean =>
  nodes.some((node) => isFootnote(node) || hasFootnote(node.children ?? []));

/** The nodes that captions may have. Other plugins may turn further nodes into any element, such as directives. */
const ALLOWED = new Set(
  "break delete emphasis image imageReference inlineCode inlineMath link linkReference strong text".split(
    " ",
  ),
);
/** Matches HTML in Markdown, but not after a backslash. */
const HTML = /(?<!\\)<[a-z/!?][^<>]*>/i;

/** Turns nodes that a caption must not have into text. */
class PlainText {
  hasMarkup = false;

  /** `source` is the Markdown of the nodes. */
  constructor(readonly source: string) {}

  convertAll(nodes: readonly Node[]): Node[] {
    return nodes.map((node) => this.#convert(node));
  }

  #convert(node: Node): Node {
    const { type, position, children, data, ...rest } = node;
    const url = String(rest.url ?? "");
    const isSafe = type === "image" ? isSafeImage(url) : isSafeLink(url);
    const source = position && this.source.slice(position.start.offset, position.end.offset);
    if (!isSafe || (type === "text" && HTML.test(source ?? ""))) this.hasMarkup = true;
    if (isSafe && (ALLOWED.has(type) || isWrapper(node))) {
      const kept = type === "inlineMath" ? { data } : {};
      return { type, ...rest, ...kept, ...(children && { children: this.convertAll(children) }) };
    }
    return { type: "text", value: source ?? toText([node]) };
  }
}

/** Returns whether a node only marks its content, as for superscripts. */
const isWrapper = (node: Node): boolean =>
  node.children !== undefined &&
  Object.keys(node).every((key) => ["type", "children", "position"].includes(key));

/** Returns the text without markup. */
const toText = (nodes: readonly Node[]): string =>
  nodes
    .map(({ value, alt, children }) => (children ? toText(children) : String(value ?? alt ?? "")))
    .join("");
