/// <reference lib="dom" />
import { attributeText, type Sink } from "../../src/render/elements.js";

/** Elements of this page, the same as the string sink writes them. */
export const documentSink: Sink<Node | string> = {
  element(name, attributes, children) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const key in attributes) {
      const value = attributeText(attributes[key]);
      if (value) element.setAttribute(key, value);
    }
    element.append(...children);
    return element;
  },
  text: (content) => content,
};
