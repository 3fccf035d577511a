import { Path2D } from "@napi-rs/canvas";
import { type Node, type Scene, withoutParts } from "../../src/scene.js";
import { type Box, textBox } from "./measure.js";

type NodeOfType<T extends Node["type"]> = Extract<Node, { type: T }>;

export function findNodes<T extends Node["type"]>(scene: Scene, type: T): NodeOfType<T>[] {
  return withoutParts(scene.children).filter((node): node is NodeOfType<T> => node.type === type);
}

const overlap = (a: Box, b: Box, slack = 0.3) =>
  a.top < b.bottom - slack &&
  b.top < a.bottom - slack &&
  a.left < b.right - slack &&
  b.left < a.right - slack;

/**
 * A shape at its position. Texts may be inside a plain background, but not on lines or solid shapes. A text in the
 * ink of paper must be inside a solid shape.
 */
interface PlacedBox extends Box {
  readonly kind: "text" | "background" | "lines" | "solid";
  readonly isPaper?: boolean;
}

const boxesOfPaths = new WeakMap<NodeOfType<"path">, readonly PlacedBox[]>();

/** Returns the boxes of a path's parts; none for background, and none for connecting lines. */
function pathBoxes(path: NodeOfType<"path">): readonly PlacedBox[] {
  const { d, fill, strokeWidth = 1, dash } = path;
  // A strip's stripes are the dashes of one thick line.
  const areStripes = !fill && dash && strokeWidth > 1;
  if (!areStripes && (!fill || fill === "paper")) return [];
  // Cached, because a picture is checked in several fonts, which do not change paths.
  const known = boxesOfPaths.get(path);
  if (known) return known;
  const boxes = d.split(/(?=M)/).map((part): PlacedBox => {
    const [left, top, right, bottom] = new Path2D(part).computeTightBounds();
    const half = areStripes ? strokeWidth / 2 : 0;
    const [x, y] = top === bottom ? [0, half] : [half, 0];
    const box = { left: left - x, top: top - y, right: right + x, bottom: bottom + y };
    return { label: "a path", kind: fill === "tint" ? "background" : "solid", ...box };
  });
  boxesOfPaths.set(path, boxes);
  return boxes;
}

/** Returns a rectangle's box, or undefined if it is background or empty. */
function getBox(node: NodeOfType<"hatch" | "rect">): PlacedBox | undefined {
  const { x, y, width, height } = node;
  const box = { label: `a ${node.type}`, left: x, right: x + width, top: y, bottom: y + height };
  if (node.type === "hatch") return { ...box, kind: "lines" };
  if (node.fill === "paper") return undefined;
  return { ...box, kind: !node.fill || node.fill === "tint" ? "background" : "solid" };
}

/** Yields the boxes of texts and of solid or outlined shapes, including those in groups. */
function* getPlacedBoxes(nodes: readonly Node[], family: string): Generator<PlacedBox> {
  for (const node of nodes) {
    if (node.type === "part") yield* getPlacedBoxes(node.children, family);
    else if (node.type === "group") {
      const { x, y, scale } = node;
      for (const box of getPlacedBoxes(node.children, family)) {
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
      yield { ...textBox(node, family), kind: "text", isPaper: node.fill === "paper" };
    } else if (node.type === "path") {
      yield* pathBoxes(node);
    } else if (node.type === "hatch" || node.type === "rect") {
      const box = getBox(node);
      if (box) yield box;
    }
  }
}

const contains = (outer: Box, inner: Box) =>
  outer.left <= inner.left &&
  outer.right >= inner.right &&
  outer.top <= inner.top &&
  outer.bottom >= inner.bottom;

/** Returns whether a text is on a plain background, which may cover a shape. */
function isOnBackground(text: Box, at: number, boxes: readonly PlacedBox[]): boolean {
  return boxes.slice(at).some((box) => box.kind === "background" && contains(box, text));
}

/** Returns a description of each text that overlaps another shape, and of each box that leaves the frame. */
export function faults(scene: Scene, family: string): string[] {
  const boxes = [...getPlacedBoxes(scene.children, family)];
  const messages: string[] = [];
  // Uses indexed loops, because iterators take twice the time for thousands of pictures.
  for (let index = 0; index < boxes.length; index++) {
    const text = boxes[index]!;
    if (text.kind !== "text") continue;
    const isOnSolid = (box: PlacedBox) => box.kind === "solid" && contains(box, text);
    if (text.isPaper && !boxes.some(isOnSolid)) messages.push(`“${text.label}” is not visible`);
    for (let at = 0; at < boxes.length; at++) {
      const other = boxes[at]!;
      if (!overlap(text, other) || at === index || (other.kind === "text" && at < index)) continue;
      const hasBackground = other.kind === "lines" || other.kind === "background";
      if (hasBackground && isOnBackground(text, at, boxes)) continue;
      if (text.isPaper && isOnSolid(other)) continue;
      messages.push(`“${text.label}” touches “${other.label}”`);
    }
  }
  for (const box of boxes) {
    const isInside =
      box.left >= 0 && box.right <= scene.width && box.top >= 0 && box.bottom <= scene.height;
    if (!isInside) messages.push(`“${box.label}” leaves the frame`);
  }
  return messages;
}
