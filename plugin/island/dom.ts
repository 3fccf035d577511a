/// <reference lib="dom" />
import { attributeText, type Sink } from "../../src/render/sink.js";

/**
 * Updates an element of the page to the written content. Reuses elements and changes only what differs,
 * because creating elements costs a browser several times as much as the layout.
 */
export class DocumentSink implements Sink {
  #parent: Element;
  /** The existing node where the next element or text will be written. */
  #next: ChildNode | null;
  /** Attributes of the last opened element that were not set again. */
  #stale = new Set<string>();

  constructor(element: Element) {
    this.#parent = element;
    this.#next = element.firstChild;
  }

  open(name: string): void {
    const element = this.#reach(name, () =>
      document.createElementNS(this.#parent.namespaceURI, name),
    ) as Element;
    this.#stale = new Set(element.getAttributeNames());
    this.#parent = element;
    this.#next = element.firstChild;
  }

  set(name: string, value: string | number): void {
    const element = this.#parent;
    const text = attributeText(value);
    this.#stale.delete(name);
    if (element.getAttribute(name) !== text) element.setAttribute(name, text);
  }

  text(content: string): void {
    const node = this.#reach("#text", () => document.createTextNode(""));
    if (node.nodeValue !== content) node.nodeValue = content;
    this.#next = node.nextSibling;
  }

  close(): void {
    this.#trim();
    this.#removeTo(null);
    this.#next = this.#parent.nextSibling;
    this.#parent = this.#parent.parentElement!;
  }

  /** Returns the next node of this name, or a new node if there is none. Removes the nodes before it. */
  #reach(name: string, make: () => ChildNode): ChildNode {
    this.#trim();
    let node = this.#next;
    while (node && node.nodeName !== name) node = node.nextSibling;
    if (!node) return this.#parent.insertBefore(make(), this.#next);
    this.#removeTo(node);
    return node;
  }

  #removeTo(end: ChildNode | null): void {
    while (this.#next !== end) {
      const { nextSibling } = this.#next!;
      this.#next!.remove();
      this.#next = nextSibling;
    }
  }

  /** Removes attributes of the last opened element that were not set again. */
  #trim(): void {
    for (const name of this.#stale) this.#parent.removeAttribute(name);
    this.#stale.clear();
  }
}
