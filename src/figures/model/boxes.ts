/** Boxes that know their size before they are drawn, side by side and below each other. */
import type { Node } from "../../scene.js";

export interface Box {
  readonly width: number;
  readonly height: number;
  /** Whether it comes after all before it, and not beside them. */
  readonly isNext?: boolean;
  draw(x: number, y: number): Node[];
}

/** Boxes in a row, hung from its top or, by default, on its floor. */
export function row(boxes: readonly Box[], gap: number, isHung = false): Box {
  const height = Math.max(...boxes.map((item) => item.height));
  return {
    width: boxes.reduce((sum, item) => sum + item.width + gap, -gap),
    height,
    draw: (x, y) =>
      boxes.flatMap((item) => {
        const nodes = item.draw(x, isHung ? y : y + height - item.height);
        x += item.width + gap;
        return nodes;
      }),
  };
}

/** Boxes below each other. */
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
 * Boxes in as few rows of at most `most` px as their order allows: what comes next is in the row of all
 * that it comes after, or begins one, for in that of the last alone it would seem to follow this.
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
