/** Turns the HTML of figures into nodes of a remark tree, with captions that the site generator renders. */
import { fromHtml } from "hast-util-from-html";
import type { RichText } from "../src/figures/figure.js";
import { TagError } from "../src/tag/values.js";
import { isFootnote, joinContents, NO_FOOTNOTE, readCaption } from "./inline-markdown.js";
import { unmark } from "./micromark.js";

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

/** The captions of a file. */
export class Captions {
  readonly #slots: (readonly Node[])[] = [];
  readonly #definitions: string;

  /**
   * `parser` has the syntax of the site generator. `root` has the definitions of links. `isReact`: whether React
   * renders the page.
   */
  constructor(
    readonly parser: { parse(text: string): object },
    root: Node,
    readonly isReact: boolean,
  ) {
    this.#definitions = findLabels(root)
      .map((label) => `\n\n[${label}]: #`)
      .join("");
  }

  /** Returns a caption or alternative as rich text on one line. Throws TagError for text that is not allowed. */
  read(markdown: string): RichText {
    const source = readCaption(markdown);
    const nodes = this.#parse(source);
    if (hasFootnote(nodes, START + source)) throw NO_FOOTNOTE;
    const text = toText(nodes, START + source);
    return { html: nodes.length ? this.toSlot(nodes) : "", text, markdown: source };
  }

  /** Returns HTML for which `toNodes` inserts these nodes. */
  toSlot(nodes: readonly Node[]): string {
    return `<${SLOT} id="${this.#slots.push(nodes) - 1}"></${SLOT}>`;
  }

  /** Returns the nodes of the HTML. remark-rehype turns them into elements. */
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
    let root: Node;
    try {
      root = this.parser.parse(START + source + this.#definitions) as Node;
    } catch (error) {
      // MDX rejects elements that are not closed.
      throw new TagError(`cannot read the Markdown “${source}”: ${(error as Error).message}`);
    }
    unmarkAll(root);
    const [first, ...nodes] = root.children![0]!.children!;
    const value = first!.value!.slice(START.length);
    return value ? [{ ...first!, value }, ...nodes] : nodes;
  }
}

/** Returns the labels of the definitions of links. */
function findLabels({ type, label, children = [] }: Node): string[] {
  return [...(type === "definition" ? [String(label)] : []), ...children.flatMap(findLabels)];
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

/** Returns whether a node is a footnote. Text of an undefined footnote has brackets without backslashes in `source`. */
function hasFootnote(nodes: readonly Node[], source: string): boolean {
  return nodes.some(({ type, value = "", position, children = [] }) => {
    const content = position ? source.slice(position.start.offset, position.end.offset) : value;
    return (
      isFootnote({ type, content: content.replace(/\\./g, "") }) || hasFootnote(children, source)
    );
  });
}

/**
 * Returns the text without markup. `source` is the Markdown: without children, the directive of remark-directive in
 * "W:BA" is text.
 */
function toText(nodes: readonly Node[], source: string): string {
  const items = nodes.map(({ type, value, alt, position, children }) => ({
    type,
    content:
      type === "textDirective" && !children?.length
        ? source.slice(position?.start.offset, position?.end.offset)
        : children
          ? toText(children, source)
          : String(value ?? alt ?? ""),
  }));
  return joinContents(items, ({ content }) => content);
}
