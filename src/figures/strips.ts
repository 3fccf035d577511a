/** Draws a trained factor as a strip. Its stripes, one for each column or row, show the rank. */
import { type Ink, type Node, path, rect } from "../scene.js";

/** The direction of the stripes: columns from left to right, or rows from top to bottom. */
type Direction = "columns" | "rows";

/** The maximum number of stripes in a row of a lens, and of its rows. */
const MAX_STRIPES = 16;

/** The minimum width at which stripes are visible without a lens, px. */
const VISIBLE_STRIPE = 3.5;

/** Distance between the starts of two stripes, and the gap between them, px. */
interface Pitch {
  readonly pitch: number;
  readonly gap: number;
}

/** A strip of `count` stripes that are together `thick` px wide and `length` px long. */
interface Strip {
  readonly x: number;
  readonly y: number;
  readonly thick: number;
  readonly length: number;
  readonly count: number;
  readonly direction: Direction;
  readonly fill: Ink;
}

/** Returns whether a strip's stripes are wide enough to be seen. */
const hasVisibleStripes = ({ thick, count }: Pick<Strip, "thick" | "count">) =>
  thick / count >= VISIBLE_STRIPE;

/** Returns a strip, with paper between stripes that are wide enough to be seen. */
export function drawStrip(strip: Strip): Node[] {
  const { x, y, thick, length, count, direction, fill } = strip;
  const isColumns = direction === "columns";
  const box = isColumns ? rect(x, y, thick, length, { fill }) : rect(x, y, length, thick, { fill });
  if (count === 1 || !hasVisibleStripes(strip)) return [box];
  const pitch = thick / count;
  const d = isColumns
    ? `M${x + pitch - 0.5} ${y + length / 2}h`
    : `M${x + length / 2} ${y + pitch - 0.5}v`;
  return [
    box,
    path(d + (thick - pitch), { stroke: "paper", strokeWidth: length, dash: [1, pitch - 1] }),
  ];
}

/** Returns the total width of the stripes, px. */
export function stripesLength(count: number, { pitch, gap }: Pitch): number {
  return Math.min(count, MAX_STRIPES) * pitch - gap;
}

/**
 * Returns `count` stripes, `across` px long, from their upper left corner. Stripes after the 16th
 * continue in further rows, which divide that length. Of more than 256 stripes, the row before the
 * last is empty.
 */
export function stripes(
  x: number,
  y: number,
  count: number,
  across: number,
  direction: Direction,
  fill: Ink,
  pitch: Pitch,
): Node {
  const rows = Math.min(Math.ceil(count / MAX_STRIPES), MAX_STRIPES);
  // Whole pixels, so that rows have crisp edges.
  const step = Math.floor(across / rows);
  const strokeWidth = rows > 1 ? step - 1 : across;
  let d = "";
  for (let row = 0; row < rows; row++) {
    const [middle, length] = [
      row * step + strokeWidth / 2,
      stripesLength(count - row * MAX_STRIPES, pitch),
    ];
    if (row !== MAX_STRIPES - 2 || count <= MAX_STRIPES * MAX_STRIPES)
      d +=
        direction === "columns" ? `M${x} ${y + middle}h${length}` : `M${x + middle} ${y}v${length}`;
  }
  // Dashed lines, as wide as the stripes are long, take a fifth of the bytes of separate boxes.
  return path(d, {
    stroke: fill,
    strokeWidth,
    dash: [pitch.pitch - pitch.gap, pitch.gap],
  });
}
