/** Shapes that figures share: boxes of matrices, and stripes that show a rank. */
import { group, type Hatch, type Ink, type Node, path, rect } from "../scene.js";

/** A frozen matrix: pale, outlined, with lines, so that print in grey tells it from what is trained. */
export function frozenBox(x: number, y: number, width: number, height: number): Node[] {
  return [
    rect(x, y, width, height, { fill: "tint", stroke: "frozen", strokeWidth: 1.5 }),
    hatch(x, y, width, height, "frozen", "rising"),
  ];
}

/** Lines that fill a box. */
export function hatch(
  x: number,
  y: number,
  width: number,
  height: number,
  stroke: Ink,
  direction: Hatch["direction"],
): Hatch {
  return { type: "hatch", x, y, width, height, stroke, direction };
}

/** W′, of which nothing is frozen any more: a thin outline. */
export const adaptedBox = (x: number, y: number, width: number, height: number): Node =>
  rect(x, y, width, height, { stroke: "muted" });

/** A matrix that is never stored. */
export function productBox(x: number, y: number, width: number, height: number): Node {
  return rect(x, y, width, height, { stroke: "delta", strokeWidth: 1.5, dash: [5, 4] });
}

/** As many stripes as are told apart one by one; of more there are some, dots, and the last. */
export const MOST_STRIPES = 16;
const BEFORE_DOTS = 12;

/** Distance of two stripes and the gap of paper between them, px. */
interface Pitch {
  readonly pitch: number;
  readonly gap: number;
}

/** How far so many stripes reach, px. */
export function stripesLength(count: number, { pitch, gap }: Pitch): number {
  return Math.min(count, MOST_STRIPES) * pitch - gap;
}

/** A rank as stripes: `count` columns from left to right or rows from the top, `across` px long. */
export function stripes(
  x: number,
  y: number,
  count: number,
  across: number,
  along: "columns" | "rows",
  fill: Ink,
  { pitch, gap }: Pitch,
): Node {
  const thick = pitch - gap;
  // One dashed line, as wide as they are long, is a fifth of the bytes of as many boxes.
  const dashed = (first: number, last: number, strokeWidth = across) => {
    const [from, length] = [first * pitch, (last - first) * pitch + thick];
    const d =
      along === "columns"
        ? `M${x + from} ${y + across / 2}h${length}`
        : `M${x + across / 2} ${y + from}v${length}`;
    return path(d, { stroke: fill, strokeWidth, dash: [thick, gap] });
  };
  if (count <= MOST_STRIPES) return dashed(0, count - 1);
  const last = MOST_STRIPES - 1;
  return group(0, 0, [
    dashed(0, BEFORE_DOTS - 1),
    dashed(BEFORE_DOTS, last - 1, thick),
    dashed(last, last),
  ]);
}
