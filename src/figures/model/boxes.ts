/** Boxes that know their size before they are drawn, side by side and below each other. */
import type { Node } from "../../scene.js";

export interface Box {
  readonly width: number;
  readonly height: number;
  draw(x: number, y: number): Node[];
}

/** Boxes in a row, on its floor or hung from its top. */
export function row(boxes: readonly Box[], gap: number, isOnFloor = false): Box {
  const height = Math.max(...boxes.map((one) => one.height));
  return {
    width: boxes.reduce((sum, one) => sum + one.width + gap, -gap),
    height,
    draw(x, y) {
      let left = x - gap;
      return boxes.flatMap((one) => {
        const at = left + gap;
        left = at + one.width;
        return one.draw(at, isOnFloor ? y + height - one.height : y);
      });
    },
  };
}

/** Boxes below each other. */
export function column(boxes: readonly Box[], gap: number): Box {
  return {
    width: Math.max(...boxes.map((one) => one.width)),
    height: boxes.reduce((sum, one) => sum + one.height + gap, -gap),
    draw(x, y) {
      let top = y - gap;
      return boxes.flatMap((one) => {
        const at = top + gap;
        top = at + one.height;
        return one.draw(x, at);
      });
    },
  };
}

/** Boxes in as few rows of at most `most` px as their order allows. */
export function flow(boxes: readonly Box[], most: number, gap: number, between: number): Box {
  const rows: Box[][] = [];
  for (const one of boxes) {
    const last = rows.at(-1);
    if (last && row([...last, one], gap).width <= most) last.push(one);
    else rows.push([one]);
  }
  return column(
    rows.map((one) => row(one, gap, true)),
    between,
  );
}
