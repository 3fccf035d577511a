/** Draws a trained factor as a strip. Its stripes, one for each column or row, show the rank. */
import { group, type Ink, type Node, path, rect } from "../scene.js";
import type { Point } from "./chart.js";

/** The direction of the stripes: columns from left to right, or rows from top to bottom. */
type Direction = "columns" | "rows";

/** The largest number of stripes that are all drawn. With more, dots replace some of them. */
export const MAX_STRIPES = 16;
const BEFORE_DOTS = 12;

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
export const hasVisibleStripes = ({ thick, count }: Pick<Strip, "thick" | "count">) =>
  thick / count >= VISIBLE_STRIPE;

/** Returns the strips, with paper between stripes that are wide enough to be seen. */
export function strips(all: readonly Strip[]): Node[] {
  const boxes = all.map(({ x, y, thick, length, direction, fill }) =>
    direction === "columns"
      ? rect(x, y, thick, length, { fill })
      : rect(x, y, length, thick, { fill }),
  );
  const cuts = all.filter(hasVisibleStripes).map(drawCuts).join("");
  return cuts ? [...boxes, path(cuts, { fill: "paper" })] : boxes;
}

/** Returns the path of the gaps between a strip's stripes. */
function drawCuts({ x, y, thick, length, count, direction }: Strip): string {
  const offsets = Array.from(
    { length: count - 1 },
    (_, index) => ((index + 1) * thick) / count - 0.5,
  );
  return offsets
    .map((across) =>
      direction === "columns"
        ? `M${x + across} ${y}h1v${length}h-1z`
        : `M${x} ${y + across}h${length}v1h${-length}z`,
    )
    .join("");
}

/** Returns the total width of the stripes, px. */
export function stripesLength(count: number, { pitch, gap }: Pitch): number {
  return Math.min(count, MAX_STRIPES) * pitch - gap;
}

/** Returns `count` stripes, `across` px long, from their upper left corner. */
export function stripes(
  x: number,
  y: number,
  count: number,
  across: number,
  direction: Direction,
  fill: Ink,
  { pitch, gap }: Pitch,
): Node {
  const thick = pitch - gap;
  // A single dashed line, as wide as the stripes are long, takes a fifth of the bytes of separate boxes.
  const dashed = (first: number, last: number, strokeWidth = across) => {
    const [from, length] = [first * pitch, (last - first) * pitch + thick];
    const d =
      direction === "columns"
        ? `M${x + from} ${y + across / 2}h${length}`
        : `M${x + across / 2} ${y + from}v${length}`;
    return path(d, { stroke: fill, strokeWidth, dash: [thick, gap] });
  };
  if (count <= MAX_STRIPES) return dashed(0, count - 1);
  const last = MAX_STRIPES - 1;
  return group(0, 0, [
    dashed(0, BEFORE_DOTS - 1),
    dashed(BEFORE_DOTS, last - 1, thick),
    dashed(last, last),
  ]);
}

/** An enlarged strip: its upper left corner, and the length of its stripes. */
interface Lens extends Pitch {
  readonly x: number;
  readonly y: number;
  readonly across: number;
  readonly count: number;
  readonly direction: Direction;
  readonly fill: Ink;
}

/**
 * Returns a lens: stripes, and two lines from points of the strip to the lens. The strip is right of
 * a lens of columns and left of a lens of rows.
 */
export function lens(points: readonly [Point, Point], lens: Lens): Node[] {
  const { x, y, across, count, direction, fill } = lens;
  const length = stripesLength(count, lens);
  const [side, bottom] = direction === "columns" ? [x + length, y + across] : [x, y + length];
  const threads = points
    .map((point, index) => `M${point.join(" ")}L${side} ${index ? bottom : y}`)
    .join("");
  return [
    path(threads, { stroke: fill, strokeWidth: 0.75 }),
    stripes(x, y, count, across, direction, fill, lens),
  ];
}
