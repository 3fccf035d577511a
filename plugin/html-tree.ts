/** Reads HTML into a tree, changes the tree, and writes it as XHTML. */
import {
  type DefaultTreeAdapterTypes,
  defaultTreeAdapter,
  html as names,
  type ParserOptions,
  parse as parseHtml,
  parseFragment as parseHtmlFragment,
} from "parse5";
import { MAX_OPEN_ELEMENTS } from "../src/bounds.js";
import { escapeText } from "../src/escape.js";

export type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;
type Node = DefaultTreeAdapterTypes.ChildNode;

export type { Node, Parent };

const { HTML } = names.NS;
export const isElement = (node: Node | Parent): node is Element => "tagName" in node;

/** Reads a document. Throws an error for one whose elements are nested too deep for recursion. */
export function parse(
  html: string,
  options?: ParserOptions<DefaultTreeAdapterTypes.DefaultTreeAdapterMap>,
): Parent {
  const document = parseHtml(html, options);
  let level: readonly Parent[] = [document];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_OPEN_ELEMENTS)
      throw new Error(`elements must be nested at most ${MAX_OPEN_ELEMENTS} deep`);
    level = level.flatMap(({ childNodes }) => childNodes.filter(isElement));
  }
  return document;
}

export const parseFragment = (html: string): Node[] => parseHtmlFragment(html).childNodes;

export const isInSvg = ({ parentNode }: Element): boolean =>
  parentNode !== null && isElement(parentNode) && parentNode.namespaceURI.endsWith("/svg");

/** Yields the elements below a node in document order. An element that was visited may be changed or removed. */
export function* elementsIn(parent: Parent): Generator<Element> {
  for (const child of [...parent.childNodes]) {
    if (!isElement(child)) continue;
    yield child;
    yield* elementsIn(child);
  }
}

/** Returns the first element below a node that fulfills the condition. */
export function find(
  parent: Parent,
  condition: (element: Element) => boolean,
): Element | undefined {
  for (const element of elementsIn(parent)) if (condition(element)) return element;
  return undefined;
}

/** Returns the first element below a node that has one of the names. */
export const findTag = (parent: Parent, ...names: readonly string[]): Element | undefined =>
  find(parent, ({ tagName }) => names.includes(tagName));

/** Returns the first element below a node that has the class. */
export const findClass = (parent: Parent, name: string): Element | undefined =>
  find(parent, (element) => hasClass(element, name));

export const getAttribute = (element: Pick<Element, "attrs">, name: string): string | undefined =>
  element.attrs.find((attribute) => attribute.name === name)?.value;

export function setAttribute(element: Element, name: string, value: string | undefined): void {
  const index = element.attrs.findIndex((attribute) => attribute.name === name);
  if (value === undefined) {
    if (index >= 0) element.attrs.splice(index, 1);
  } else if (index >= 0) element.attrs[index]!.value = value;
  else element.attrs.push({ name, value });
}

export const hasClass = (element: Pick<Element, "attrs">, name: string): boolean =>
  getAttribute(element, "class")?.split(/\s+/).includes(name) ?? false;

/** Returns a new HTML element with attributes and children. */
export function createElement(
  name: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  children: readonly (Node | string)[] = [],
): Element {
  const attrs = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [{ name: key, value }],
  );
  const element = defaultTreeAdapter.createElement(name, HTML, attrs);
  for (const child of children) {
    if (typeof child === "string") defaultTreeAdapter.insertText(element, child);
    else move(child, element);
  }
  return element;
}

/**
 * Makes nodes the children of an element. They must not stay children of another. Takes linear time, unlike `move` for
 * each of many nodes.
 */
export function setChildren(parent: Parent, nodes: readonly Node[]): void {
  parent.childNodes = [...nodes];
  for (const node of nodes) node.parentNode = parent;
}

/** Replaces the content of an element with text. */
export function setText(element: Element, text: string): void {
  element.childNodes = [];
  defaultTreeAdapter.insertText(element, text);
}

/**
 * Replaces each element below a node by what `change` returns for it, and then those below the result. Takes linear
 * time, unlike `replaceWith` for each of many elements.
 */
export function replaceElements(
  parent: Parent,
  change: (element: Element) => readonly Node[],
): void {
  setChildren(
    parent,
    parent.childNodes.flatMap((node) => (isElement(node) ? change(node) : [node])),
  );
  for (const node of parent.childNodes) if (isElement(node)) replaceElements(node, change);
}

/** Moves a node to the end of an element. */
export function move(node: Node, parent: Parent): void {
  defaultTreeAdapter.detachNode(node);
  defaultTreeAdapter.appendChild(parent, node);
}

export function replaceWith(node: Node, ...others: readonly Node[]): void {
  if (!node.parentNode) return;
  for (const other of others) {
    defaultTreeAdapter.detachNode(other);
    defaultTreeAdapter.insertBefore(node.parentNode, other, node);
  }
  defaultTreeAdapter.detachNode(node);
}

/** Changes an element's name, and keeps its attributes and children. */
export function rename(element: Element, name: string): void {
  element.tagName = name;
  element.nodeName = name;
}

/** Returns the text in a node, with single spaces. Leaves out the sources of formulas. */
export const getText = (node: Node | Parent): string => joinText(node).replace(/\s+/g, " ").trim();

function joinText(node: Node | Parent): string {
  if ("value" in node) return node.value;
  if (!("childNodes" in node) || node.nodeName === "annotation") return "";
  return node.childNodes.map(joinText).join("");
}

const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));

/** Returns nodes as XHTML, without comments. The names of elements and attributes must be names in XML. */
export const toXhtml = (nodes: readonly Node[], namespace: string = HTML): string =>
  nodes.map((node) => writeNode(node, namespace)).join("");

function writeNode(node: Node, namespace: string): string {
  if ("value" in node) return escapeXml(node.value);
  if (!isElement(node)) return "";
  const { tagName, namespaceURI, childNodes } = node;
  const attributes = node.attrs.map(({ name, value }) => ` ${name}="${escapeXml(value)}"`);
  const xmlns = namespaceURI === namespace ? "" : ` xmlns="${namespaceURI}"`;
  const start = `<${tagName}${xmlns}${attributes.join("")}`;
  const isEmpty = namespaceURI === HTML ? VOID.has(tagName) : childNodes.length === 0;
  if (isEmpty) return `${start}/>`;
  return `${start}>${toXhtml(childNodes, namespaceURI)}</${tagName}>`;
}

/** Returns text escaped for XML. Keeps line breaks, which are significant in code, and braces of styles. */
const escapeXml = (value: string): string =>
  value
    .replace(/\r\n?/g, "\n")
    .split(/([\n\t[\\`{])/)
    .map((part, index) => (index % 2 ? part : escapeText(part)))
    .join("");
