/** Finds texts that a line crosses: a grid line, a rule, a curve or an outline. */
import { Path2D, PathOp } from "@napi-rs/canvas";
import type { Node, Scene } from "../../src/scene.js";
import { type Box, textBox } from "./measure.js";

/** A stroked path, flattened to its area, and the bounds of that area. */
interface Line {
  readonly d: string;
  readonly area: Path2D;
  readonly bounds: readonly [left: number, top: number, right: number, bottom: number];
}

/** Letters may be this near to a line, px. */
const SLACK = 0.3;

type Move = (x: number, y: number) => readonly [x: number, y: number];

/** Adds the texts and the lines of nodes, moved as the groups around them say. */
function collect(
  nodes: readonly Node[],
  family: string,
  move: Move,
  texts: Box[],
  lines: Line[],
): void {
  for (const node of nodes) {
    if (node.type === "part") collect(node.children, family, move, texts, lines);
    else if (node.type === "group") {
      const { x, y, scale } = node;
      const inner: Move = (atX, atY) => move(x + scale[0] * atX, y + scale[1] * atY);
      collect(node.children, family, inner, texts, lines);
    } else if (node.type === "text") {
      const { label, left, top, right, bottom } = textBox(node, family);
      const corners = [move(left, top), move(right, bottom)];
      const [across, down] = [corners.map(([at]) => at), corners.map(([, at]) => at)];
      texts.push({
        label,
        left: Math.min(...across),
        right: Math.max(...across),
        top: Math.min(...down),
        bottom: Math.max(...down),
      });
    } else if (node.type === "path" && node.stroke) {
      const [origin, corner] = [move(0, 0), move(1, 1)];
      const area = new Path2D(node.d).stroke({ width: node.strokeWidth ?? 1 }).transform({
        a: corner[0] - origin[0],
        b: 0,
        c: 0,
        d: corner[1] - origin[1],
        e: origin[0],
        f: origin[1],
      });
      const [left, top, right, bottom] = area.computeTightBounds();
      lines.push({ d: node.d, area, bounds: [left!, top!, right!, bottom!] });
    }
  }
}

/** Returns a description of each text whose box a line crosses. A gap of a dashed line counts as line. */
export function crossings(scene: Scene, family: string): string[] {
  const texts: Box[] = [];
  const lines: Line[] = [];
  collect(scene.children, family, (x, y) => [x, y], texts, lines);
  return texts.flatMap((text) => {
    const [left, top] = [text.left + SLACK, text.top + SLACK];
    const [right, bottom] = [text.right - SLACK, text.bottom - SLACK];
    const crossing = lines.find(({ area, bounds }) => {
      if (bounds[0] >= right || bounds[2] <= left || bounds[1] >= bottom || bounds[3] <= top)
        return false;
      const box = new Path2D();
      box.rect(left, top, right - left, bottom - top);
      const [from, , to] = box.op(area, PathOp.Intersect).computeTightBounds();
      return to! > from!;
    });
    return crossing ? [`“${text.label}” is crossed by the line ${crossing.d}`] : [];
  });
}
