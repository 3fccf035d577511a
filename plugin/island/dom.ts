/// <reference lib="dom" />
import { attributeText, type Sink } from "../../src/render/sink.js";

/**
 * A picture in this page, changed into the one that is written: what is as before is not touched, for
 * elements made anew cost the browser several times what laying out the figure does.
 */
export class DocumentSink implements Sink {
  #parent: Node;
  /** What stands where the next part goes. */
  #next: ChildNode | null;
  /** What the element opened last had and has not got again. */
  #left = new Set<string>();

  constructor(picture: Element) {
    this.#parent = picture.parentNode!;
    this.#next = picture;
  }

  open(name: string): void {
    const element = this.#reach(name, () =>
      document.createElementNS("http://www.w3.org/2000/svg", name),
    ) as Element;
    this.#left = new Set(element.getAttributeNames());
    this.#parent = element;
    this.#next = element.firstChild;
  }

  set(name: string, value: string | number): void {
    const element = this.#parent as Element;
    const text = attributeText(value);
    this.#left.delete(name);
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
    this.#parent = this.#parent.parentNode!;
  }

  /** The next node of this name, with nothing before it any more, or a new one. */
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

  /** Takes away the attributes that the element opened last has not got again. */
  #trim(): void {
    for (const name of this.#left) (this.#parent as Element).removeAttribute(name);
    this.#left.clear();
  }
}
