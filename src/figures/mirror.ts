/** Mirrors headings and legends of right-to-left pictures. A separate module, because other languages do not need it. */
import { isRightToLeft, KEY } from "../direction.js";
import { group, type Node, type Scene, type Text } from "../scene.js";
import { reserve } from "./lines.js";
import { METRICS } from "./picture.js";

/** The largest distance of a sample from the start of its label, and the largest distance of two lines, em. */
const BESIDE = 2.7;
const NEXT_LINE = 1.6;

interface Extent {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** An entry of a legend: a label of one or more lines, and the sample before it. */
interface Entry {
  readonly sample: readonly Node[];
  readonly label: readonly Text[];
}

/** Returns a picture in which words that are headings start at the right, and samples are right of their labels. */
export function mirrorPicture(scene: Scene): Scene {
  const { width, children } = scene;
  const { margin } = Object.values(METRICS).find((metrics) => metrics.width === width)!;
  const entries = children.flatMap((_, index) => findEntry(children, index));
  return {
    ...scene,
    children: mirrorHeadings(mirrorLegend(children, entries, width - margin), margin, width),
  };
}

const getContent = ({ runs }: Text) => runs.map(({ text }) => text).join("");

/** Returns the entry of a legend whose label begins at an index, or nothing. */
function findEntry(nodes: readonly Node[], index: number): Entry[] {
  const first = nodes[index]!;
  if (first.type !== "text" || first.anchor !== "start" || !getContent(first).startsWith(KEY))
    return [];
  let [start, end] = [index, index + 1];
  while (start > 0 && isSample(nodes[start - 1]!, first)) start--;
  while (end < nodes.length && isNextLine(nodes[end]!, nodes[end - 1] as Text)) end++;
  return [{ sample: nodes.slice(start, index), label: nodes.slice(index, end) as Text[] }];
}

function isSample(node: Node, { x, y, size }: Text): boolean {
  if (node.type === "text") return false;
  const { left, right, top, bottom } = getExtent([node]);
  return left > x - BESIDE * size && right < x && top > y - 2 * size && bottom < y + size;
}

const isNextLine = (node: Node, last: Text) =>
  node.type === "text" &&
  node.x === last.x &&
  node.anchor === last.anchor &&
  node.y - last.y < NEXT_LINE * last.size &&
  !getContent(node).startsWith(KEY);

/** Returns the corners of a box, the points of a path, or the start and end of a text. */
function listPoints(node: Node): (readonly [x: number, y: number])[] {
  switch (node.type) {
    case "text": {
      const width = reserve(getContent(node), node.size, node.bold);
      const left = node.x - width * { start: 0, middle: 0.5, end: 1 }[node.anchor];
      return [
        [left, node.y],
        [left + width, node.y],
      ];
    }
    case "group":
      return node.children.flatMap((child) =>
        listPoints(child).map(
          ([x, y]) => [node.x + x * node.scale[0], node.y + y * node.scale[1]] as const,
        ),
      );
    case "path":
      return listPathPoints(node.d);
    default:
      return [
        [node.x, node.y],
        [node.x + node.width, node.y + node.height],
      ];
  }
}

/** Returns the ends of a path's segments. */
function listPathPoints(d: string): [x: number, y: number][] {
  const points: [number, number][] = [];
  let [x, y] = [0, 0];
  let start = [x, y] as const;
  for (const [, command = "", list = ""] of d.matchAll(/([a-z])([^a-z]*)/gi)) {
    const values = (list.match(/-?[\d.]+/g) ?? []).map(Number);
    const [originX, originY] = command === command.toLowerCase() ? [x, y] : [0, 0];
    const letter = command.toLowerCase();
    if (letter === "h") x = originX + values.at(-1)!;
    else if (letter === "v") y = originY + values.at(-1)!;
    else if (letter === "z") [x, y] = start;
    else [x, y] = [originX + values.at(-2)!, originY + values.at(-1)!];
    if (letter === "m") start = [x, y];
    points.push([x, y]);
  }
  return points;
}

/** Returns the edges of the smallest box that contains the nodes. */
function getExtent(nodes: readonly Node[]): Extent {
  const points = nodes.flatMap(listPoints);
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return {
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  };
}

/** Mirrors a legend in the room up to `end`, or in its own if something is right of it. Samples are only moved. */
function mirrorLegend(
  nodes: readonly Node[],
  entries: readonly Entry[],
  end: number,
): readonly Node[] {
  if (!entries.length) return nodes;
  const legend = new Set(entries.flatMap(({ sample, label }): Node[] => [...sample, ...label]));
  const { left, right, top, bottom } = getExtent([...legend]);
  const isBeside = (node: Node) => {
    const extent = getExtent([node]);
    return extent.right > right && extent.top < bottom && extent.bottom > top;
  };
  const isFree = !nodes.some((node) => !legend.has(node) && isBeside(node));
  const sum = left + (isFree ? end : Math.min(Math.round(right), end));
  const mirrored = new Map<Node, readonly Node[]>();
  for (const { sample, label } of entries) {
    for (const line of label) mirrored.set(line, [{ ...line, x: sum - line.x, anchor: "end" }]);
    if (!sample.length) continue;
    const extent = getExtent(sample);
    for (const node of sample) mirrored.set(node, []);
    mirrored.set(sample[0]!, [group(sum - extent.left - extent.right, 0, sample)]);
  }
  return nodes.flatMap((node) => mirrored.get(node) ?? [node]);
}

/** Moves bold words from the left margin to the right one, values beside them to the left, and no text into the margin. */
function mirrorHeadings(nodes: readonly Node[], margin: number, width: number): readonly Node[] {
  const isAt = (node: Node, x: number, anchor: Text["anchor"]) =>
    node.type === "text" && node.x === x && node.anchor === anchor;
  const isHeading = (node: Node) =>
    node.type === "text" &&
    isAt(node, margin, "start") &&
    node.bold &&
    isRightToLeft(getContent(node)) &&
    // Several bold texts in a row are headings of columns, which keep their order.
    nodes.findLast((item) => item.type === "text" && item.bold && item.y === node.y) === node;
  const heights = new Set(nodes.map((node) => (isHeading(node) ? (node as Text).y : undefined)));
  return nodes.map((node) => {
    if (node.type !== "text") return node;
    // Left-to-right lines may extend into the right margin; their room begins at the left one.
    if (isHeading(node) || isAt(node, width, "end"))
      return { ...node, x: width - margin, anchor: "end" as const };
    return isAt(node, width - margin, "end") && heights.has(node.y)
      ? { ...node, x: margin, anchor: "start" as const }
      : node;
  });
}
