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

/** A row of cells, the first its header, the same as `toTable` writes it. */
export function tableRow(cells: readonly string[]): Element {
  const row = document.createElement("tr");
  for (const [index, content] of cells.entries()) {
    const cell = document.createElement(index ? "td" : "th");
    if (!index) cell.setAttribute("scope", "row");
    cell.append(...marked(content));
    row.append(cell);
  }
  return row;
}

/** Text in which `*…*` marks variables. */
function marked(content: string): (Node | string)[] {
  return content.split("*").map((run, index) => {
    if (index % 2 === 0) return run;
    const variable = document.createElement("i");
    variable.className = "lora-math";
    variable.textContent = run;
    return variable;
  });
}
