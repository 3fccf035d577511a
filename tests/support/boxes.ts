import type { Ink, Scene } from "../../src/scene.js";
import { findNodes } from "./faults.js";

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Returns the boxes that are filled with the ink: first rectangles, then paths, which draw thin boxes. */
export function boxesIn(scene: Scene, fill: Ink): readonly Box[] {
  const paths = findNodes(scene, "path").flatMap((path): Box[] => {
    const match = /^M([\d.]+) ([\d.]+)h([\d.]+)v([\d.]+)h-[\d.]+z$/.exec(path.d);
    if (path.fill !== fill || !match) return [];
    const [x, y, width, height] = match.slice(1).map(Number) as [number, number, number, number];
    return [{ x, y, width, height }];
  });
  return [...findNodes(scene, "rect").filter((rect) => rect.fill === fill), ...paths];
}
