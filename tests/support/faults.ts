import type { Node, Scene } from "../../src/scene.js";
import { type Box, textBox } from "./measure.js";

export function nodesOf<T extends Node["type"]>(
  scene: Scene,
  type: T,
): Extract<Node, { type: T }>[] {
  return scene.children.filter((node): node is Extract<Node, { type: T }> => node.type === type);
}

const overlap = (a: Box, b: Box, slack = 0.3) =>
  a.left < b.right - slack &&
  b.left < a.right - slack &&
  a.top < b.bottom - slack &&
  b.top < a.bottom - slack;

const isText = (box: Placed) => box.isText;
interface Placed extends Box {
  readonly isText: boolean;
}

/** Where texts and solid or outlined shapes stand, those of groups too. */
function* placed(nodes: readonly Node[], family: string): Generator<Placed> {
  for (const node of nodes) {
    if (node.type === "group") {
      const { x, y, scale } = node;
      for (const box of placed(node.children, family)) {
        const [left, right] = [x + box.left * scale[0], x + box.right * scale[0]];
        const [top, bottom] = [y + box.top * scale[1], y + box.bottom * scale[1]];
        yield {
          ...box,
          left: Math.min(left, right),
          right: Math.max(left, right),
          top: Math.min(top, bottom),
          bottom: Math.max(top, bottom),
        };
      }
    } else if (node.type === "text") {
      yield { ...textBox(node, family), isText: true };
    } else if (node.type === "hatch" || (node.type === "rect" && node.fill !== "paper")) {
      const { x, y, width, height } = node;
      yield {
        what: `a ${node.type}`,
        isText: false,
        left: x,
        right: x + width,
        top: y,
        bottom: y + height,
      };
    }
  }
}

/** Pairs that touch and boxes that leave the frame. */
export function faults(scene: Scene, family: string): string[] {
  const boxes = [...placed(scene.children, family)];
  const texts = boxes.filter(isText);
  const shapes = boxes.filter((box) => !box.isText);
  const found: string[] = [];
  for (const [index, text] of texts.entries()) {
    for (const other of [...texts.slice(index + 1), ...shapes]) {
      if (overlap(text, other)) found.push(`“${text.what}” touches “${other.what}”`);
    }
  }
  for (const box of boxes) {
    const isInside =
      box.left >= 0 && box.right <= scene.width && box.top >= 0 && box.bottom <= scene.height;
    if (!isInside) found.push(`“${box.what}” leaves the frame`);
  }
  return found;
}
