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

/** Pairs that touch and boxes that leave the frame. */
export function faults(scene: Scene, family: string): string[] {
  const texts = nodesOf(scene, "text").map((one) => textBox(one, family));
  const shapes = nodesOf(scene, "rect")
    .filter((rect) => rect.fill !== "paper")
    .map((rect) => ({
      what: "a shape",
      left: rect.x,
      right: rect.x + rect.width,
      top: rect.y,
      bottom: rect.y + rect.height,
    }));
  const frame = { left: 0, top: 0, right: scene.width, bottom: scene.height };
  const found: string[] = [];
  for (const [index, text] of texts.entries()) {
    for (const other of [...texts.slice(index + 1), ...shapes]) {
      if (overlap(text, other)) found.push(`“${text.what}” touches “${other.what}”`);
    }
  }
  for (const box of [...texts, ...shapes]) {
    const isInside =
      box.left >= frame.left &&
      box.right <= frame.right &&
      box.top >= frame.top &&
      box.bottom <= frame.bottom;
    if (!isInside) found.push(`“${box.what}” leaves the frame`);
  }
  return found;
}
