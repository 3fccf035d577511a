/** Shapes that figures share: boxes of matrices, and stripes that show a rank. */
import { type Hatch, type Ink, type Node, path, rect } from "../scene.js";

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

/** A matrix that is never stored. */
export function productBox(x: number, y: number, width: number, height: number): Node {
  return rect(x, y, width, height, { stroke: "delta", strokeWidth: 1.5, dash: [5, 4] });
}

/** As many stripes as are told apart one by one; of more there are some, dots, and the last. */
export const MOST_STRIPES = 16;
const BEFORE_DOTS = 12;

/** Distance of two stripes and the gap of paper between them, px. */
export interface Pitch {
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
  const isElided = count > MOST_STRIPES;
  const box = (from: number, length: number, start = 0, thick = across) =>
    along === "columns"
      ? `M${x + from} ${y + start}h${length}v${thick}h${-length}z`
      : `M${x + start} ${y + from}h${thick}v${length}h${-thick}z`;
  const shapes: string[] = [];
  for (let index = 0; index < Math.min(count, MOST_STRIPES); index++) {
    const isDot = isElided && index >= BEFORE_DOTS && index < MOST_STRIPES - 1;
    const thick = pitch - gap;
    shapes.push(
      isDot ? box(index * pitch, thick, (across - thick) / 2, thick) : box(index * pitch, thick),
    );
  }
  return path(shapes.join(""), { fill });
}
