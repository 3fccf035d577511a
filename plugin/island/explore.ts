/// <reference lib="dom" />
/** Moves a reader through the parts of a picture by keyboard. A separate script, loaded when a picture receives the focus. */

import { findParts } from "../../src/figures/parts.js";
import { plain } from "../../src/formats.js";
import { writeNodes } from "../../src/render/elements.js";
import type { Node, Scene } from "../../src/scene.js";
import { light } from "../../src/theme.js";
import { DocumentSink } from "./dom.js";
import type { LiveFigure } from "./redraw.js";

/** Distance of a frame from what it marks, its thickness, and the largest gap inside it, px. */
const PADDING = 4;
const THICKNESS = 2;
const GAP = 24;

/** Edges of a box. */
type Box = readonly [left: number, top: number, right: number, bottom: number];

/** Returns an SVG element in `parent`. */
function add<K extends "g" | "rect">(parent: Element, name: K): SVGElementTagNameMap[K] {
  return parent.appendChild(document.createElementNS("http://www.w3.org/2000/svg", name));
}

/** Returns boxes around nodes of the scene. Nodes that are near each other have one box. */
function measure(group: SVGGElement, nodes: readonly Node[], isStyled: boolean): Box[] {
  let boxes: Box[] = [];
  for (const node of nodes) {
    // The lines of a hatch extend past its box, which another shape fills.
    if (node.type === "hatch") continue;
    // Draws the node once more, to measure it.
    group.textContent = "";
    writeNodes([node], { theme: light, isStyled }, new DocumentSink(group));
    const { x, y, width, height } = group.getBBox();
    const box: Box = [x, y, x + width, y + height];
    const isNear = (other: Box) =>
      Math.max(box[0], other[0]) - Math.min(box[2], other[2]) < GAP &&
      Math.max(box[1], other[1]) - Math.min(box[3], other[3]) < GAP;
    const near = [box, ...boxes.filter(isNear)];
    const edge = (index: 0 | 1 | 2 | 3) => near.map((item) => item[index]);
    boxes = boxes.filter((other) => !isNear(other));
    boxes.push([
      Math.min(...edge(0)),
      Math.min(...edge(1)),
      Math.max(...edge(2)),
      Math.max(...edge(3)),
    ]);
  }
  return boxes;
}

/** Draws frames around nodes of the scene. */
function mark(picture: Element, { width, height }: Scene, nodes: readonly Node[]): void {
  const group = add(picture, "g");
  group.classList.add("lora-part");
  const boxes = measure(group, nodes, picture.matches(".lora-narrow"));
  group.textContent = "";
  for (const box of boxes) {
    const [x, y] = [Math.max(1, box[0] - PADDING), Math.max(1, box[1] - PADDING)];
    const attributes = {
      x,
      y,
      width: Math.min(width - 1, box[2] + PADDING) - x,
      height: Math.min(height - 1, box[3] + PADDING) - y,
      fill: "none",
      stroke: light.ink,
      "stroke-width": THICKNESS,
    };
    const frame = add(group, "rect");
    for (const [name, value] of Object.entries(attributes)) frame.setAttribute(name, `${value}`);
  }
}

/**
 * Lets a reader move through the parts of a picture that has received the focus. An arrow key moves to the next or
 * previous part, marks it, and announces it in `output`; the first announces the picture's text alternative. Escape
 * leaves the picture. Until then it is an application, because screen readers then pass arrow keys to the page.
 */
export function explore(
  picture: SVGSVGElement,
  output: HTMLOutputElement,
  figure: LiveFigure,
  getCounts: () => unknown,
): void {
  /** -1 is outside the picture, 0 the overview, and then come the parts. */
  let position = -1;
  const show = (to: number, scene?: Scene) => {
    const parts = scene ? findParts(scene, figure.language.list[0]) : [];
    position = Math.min(to, parts.length);
    const part = parts[position - 1];
    picture.querySelector(".lora-part")?.remove();
    if (part) mark(picture, scene!, part.nodes);
    picture.role = scene ? "application" : "img";
    output.ariaLive = "polite";
    output.textContent = part ? plain(part.text) : scene ? picture.ariaLabel : "";
  };
  picture.onkeydown = (event) => {
    const { key } = event;
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key];
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (key === "Escape") show(-1);
    if (!step) return;
    event.preventDefault();
    const name = picture.matches(".lora-narrow") ? "narrow" : "wide";
    show(Math.max(0, position + step), figure.compose(getCounts(), name, figure.words));
  };
  picture.onblur = () => {
    if (position >= 0) show(-1);
  };
}
