/** The picture for social previews: the matrices at the start and after each step. */
import { type Node, text } from "../../scene.js";
import { type Room, SIZE } from "../card.js";
import type { FigureWords } from "../figure.js";
import { arrow } from "../shapes/arrow.js";
import type { Live, Page } from "./logic.js";
import { drawMoment, sizeOf } from "./matrices.js";
import type { Numbers } from "./numbers.js";

const GRID = { gap: 8, frame: 2.5, moved: 5, letter: SIZE.letter } as const;
/** The smallest distance between moments, with an arrow, px. */
const APART = 90;

export function card(
  counts: Numbers,
  { live }: FigureWords<Live, Page>,
  { x, y, width, height }: Room,
): Node[] {
  const top = y + 2.4 * SIZE.text + 14;
  const count = counts.run.moments.length;
  const maxWidth = (width - (count - 1) * APART) / count;
  const maxCell = (Math.min(y + height - 1.2 * SIZE.letter - top, maxWidth) - GRID.gap) / 5;
  const grid = { ...GRID, cell: Math.floor(Math.min(42, maxCell)) };
  const side = sizeOf(grid);
  const pitch = (width - side) / (count - 1);
  const style = { size: SIZE.text } as const;
  return counts.run.moments.flatMap((_, index) => {
    const left = x + index * pitch;
    const middle = top + side - 1.5 * grid.cell;
    const line = [
      [left - pitch + side + 30, middle],
      [left - 30, middle],
    ] as const;
    return [
      text(left, y + SIZE.text, live.name(index), { ...style, bold: true }),
      text(left, Math.round(y + 2.4 * SIZE.text), live.reason(counts.run, index, false), {
        ...style,
        fill: "muted",
      }),
      ...drawMoment(counts, index, grid, left, top, live),
      ...(index ? arrow(line, "muted", 2.5, 16) : []),
    ];
  });
}
