/// <reference lib="dom" />
import { attributeText, type Sink } from "../../src/render/sink.js";
import type { Node as Part } from "../../src/scene.js";

/** The parts of which each picture in the page was written last. */
const written = new WeakMap<Element, readonly Part[]>();

/** Whether two values of plain data are alike. */
function isSame(a: unknown, b: unknown): boolean {
  if (!(a instanceof Object && b instanceof Object)) return a === b;
  const [one, other] = [a, b] as Record<string, unknown>[];
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => isSame(one![name], other![name]))
  );
}

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
  readonly #picture: Element;
  /** What was written, as long as it is of the types of what is written now. */
  #before: readonly Part[];
  #at = 0;

  constructor(picture: Element, parts: readonly Part[]) {
    this.#parent = picture.parentNode!;
    this.#next = picture;
    this.#picture = picture;
    const before = written.get(picture) ?? [];
    // The paper and an element each, unless others' scripts have been here.
    this.#before = picture.childNodes.length === before.length + 1 ? before : [];
    written.set(picture, parts);
  }

  isThere(part: Part): boolean {
    // A group's parts are compared with the group.
    if (this.#parent !== this.#picture) return false;
    const before = this.#before[this.#at++];
    if (before?.type !== part.type) this.#before = [];
    if (!isSame(before, part)) return false;
    this.#next = this.#next!.nextSibling;
    return true;
  }

  open(name: string): void {
    this.#trim();
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
    this.#trim();
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
