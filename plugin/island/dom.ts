/// <reference lib="dom" />
import { attributeText, type Sink } from "../../src/render/sink.js";

/** Elements of this page, the same as in a string. */
export class DocumentSink implements Sink {
  /** What is written. */
  readonly fragment = document.createDocumentFragment();
  #last: Node = this.fragment;

  open(name: string): void {
    this.#last = this.#last.appendChild(
      document.createElementNS("http://www.w3.org/2000/svg", name),
    );
  }

  set(name: string, value: string | number): void {
    (this.#last as Element).setAttribute(name, attributeText(value));
  }

  text(content: string): void {
    this.#last.appendChild(document.createTextNode(content));
  }

  close(): void {
    this.#last = this.#last.parentNode!;
  }
}
