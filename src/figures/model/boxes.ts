/** Arranges boxes of known size in rows and columns before they are drawn. */
import type { Node } from "../../scene.js";

export interface Box {
  readonly width: number;
  readonly height: number;
  /** Whether it reads the output of all previous boxes. If not, it reads the same input as the previous box. */
  readonly isNext?: boolean;
  draw(x: number, y: number): Node[];
}

/** Returns boxes in a row, aligned at the bottom or, if `isTopAligned`, at the top. */
export function row(boxes: readonly Box[], gap: number, isTopAligned = false): Box {
  const height = Math.max(...boxes.map((item) => item.height));
  return {
    width: boxes.reduce((sum, item) => sum + item.width + gap, -gap),
    height,
    draw: (x, y) =>
      boxes.flatMap((item) => {
        const nodes = item.draw(x, isTopAligned ? y : y + height - item.height);
        x += item.width + gap;
        return nodes;
      }),
  };
}

/** Returns boxes below each other. */
export const column = (boxes: readonly Box[], gap: number): Box => ({
  width: Math.max(...boxes.map((item) => item.width)),
  height: boxes.reduce((sum, item) => sum + item.height + gap, -gap),
  draw: (x, y) =>
    boxes.flatMap((item) => {
      const nodes = item.draw(x, y);
      y += item.height + gap;
      return nodes;
    }),
});

/**
 * Returns boxes in rows of at most `max` px. A box with `isNext` is in the same row as all previous boxes of its
 * stage, or starts a new row. Beside only some of them, it would seem to read only the output of these boxes.
 */
export function flow(boxes: readonly Box[], max: number, gap: number, between: number): Box {
  const rows: Box[][] = [];
  let stage = boxes[0]!;
  for (const item of boxes) {
    const last = rows.at(-1);
    const isPlaced = last && (!item.isNext || last.includes(stage));
    if (isPlaced && row([...last, item], gap).width <= max) last.push(item);
    else rows.push([item]);
    if (item.isNext) stage = item;
  }
  return column(
    rows.map((item) => row(item, gap)),
    between,
  );
}
