/// <reference lib="dom" />
/**
 * Moves a reader through the parts of a picture by keyboard. A separate script, loaded when a picture receives the
 * focus.
 */
import { flatten, listParts } from "../../src/figures/parts.js";
import { writeNodes } from "../../src/render/elements.js";
import { type Node, rect, type Scene, withoutParts } from "../../src/scene.js";
import { light } from "../../src/theme.js";
import { DocumentSink } from "./dom.js";
import type { LiveFigure } from "./redraw.js";

/** Distance of a frame from what it marks, its thickness, and the largest gap inside it, px. */
const PADDING = 4;
const THICKNESS = 2;
const GAP = 24;

/** Left, top, right and bottom edge. Right and bottom are negative, so that outer edges are the smallest ones. */
type Edges = readonly number[];

/** Draws frames around nodes of the scene. Nodes that are near each other have one frame. */
function mark(picture: SVGSVGElement, { width, height }: Scene, nodes: readonly Node[]): void {
  const group = document.createElementNS(picture.namespaceURI, "g") as SVGGElement;
  group.classList.add("lora-part");
  picture.append(group);
  const draw = (nodes: readonly Node[]) => {
    const sink = new DocumentSink(group);
    writeNodes(nodes, { theme: light, isStyled: picture.matches(".lora-narrow") }, sink);
    sink.close();
  };
  let boxes: Edges[] = [];
  for (const node of withoutParts(nodes)) {
    // The lines of a hatch extend past its box, which another shape fills.
    if (node.type === "hatch") continue;
    // Draws the node once more, to measure it.
    draw([node]);
    const { x, y, width, height } = group.getBBox();
    let box: Edges = [x, y, -x - width, -y - height];
    boxes = boxes.filter((other) => {
      const inner = box.map((edge, index) => Math.max(edge, other[index]!));
      if (inner[0]! + inner[2]! >= GAP || inner[1]! + inner[3]! >= GAP) return true;
      box = box.map((edge, index) => Math.min(edge, other[index]!));
      return false;
    });
    boxes.push(box);
  }
  const frames = boxes.map((box) => {
    const [x, y, right, bottom] = box.map((edge, index) =>
      Math.max(edge - PADDING, [1, 1, 1 - width, 1 - height][index]!),
    ) as [number, number, number, number];
    return rect(x, y, -right - x, -bottom - y, { stroke: "ink", strokeWidth: THICKNESS });
  });
  draw(frames);
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
    const parts = scene ? flatten(listParts(scene)) : [];
    position = Math.min(to, parts.length);
    const part = parts[position - 1];
    picture.querySelector(".lora-part")?.remove();
    if (part) mark(picture, scene!, part.nodes);
    picture.role = scene ? "application" : "img";
    output.ariaLive = "polite";
    output.textContent = part ? part.words.replaceAll("*", "") : scene ? picture.ariaLabel : "";
  };
  picture.onkeydown = (event) => {
    const { key } = event;
    const step = /^Arrow/.test(key) && (/[RD]/.test(key) ? 1 : -1);
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
