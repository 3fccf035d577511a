/// <reference lib="dom" />
import { attributeText, type Sink, type SvgOptions, toElements } from "../../src/render/svg.js";
import type { Scene } from "../../src/scene.js";

const NAMESPACE = "http://www.w3.org/2000/svg";

const documentSink: Sink<Node> = {
  element(name, attributes, children) {
    const element = document.createElementNS(NAMESPACE, name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== undefined && value !== "") element.setAttribute(key, attributeText(value));
    }
    element.append(...children);
    return element;
  },
  text: (content) => document.createTextNode(content),
};

/** The scene as an element of this page, the same as `toSvg` writes it. */
export function svgElement(scene: Scene, options: SvgOptions): Node {
  return toElements(scene, options, documentSink);
}

/** Replaces an element's content; `*…*` marks variables. */
export function addMarked(element: Element, content: string): void {
  element.replaceChildren(
    ...content.split("*").map((run, index) => {
      if (index % 2 === 0) return run;
      const variable = document.createElement("i");
      variable.className = "lora-math";
      variable.textContent = run;
      return variable;
    }),
  );
}
