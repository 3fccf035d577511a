/** Draws a trained factor as a strip. Its stripes, one for each column or row, show the rank. */
import { type Ink, type Node, path, rect } from "../../scene.js";

/** The direction of the stripes: columns from left to right, or rows from top to bottom. */
type Direction = "columns" | "rows";

/** The largest gap between stripes, px, and relative to their distance. Gaps are half pixels, so that they are crisp. */
const GAP = { px: 1, share: 0.2 };
/** The smallest distance of stripes with gaps between them, px. Gaps of thinner stripes would only look pale. */
const VISIBLE = 1.5;

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

/** Stripes that are wide enough to be seen have paper between them. */
export function strip(shape: Strip): Node[] {
  const { x, y, thick, length, count, direction, fill } = shape;
  const isColumns = direction === "columns";
  const pitch = thick / count;
  const gap =
    count > 1 && pitch >= VISIBLE ? Math.min(GAP.px, Math.round(2 * GAP.share * pitch) / 2) : 0;
  const across = thick - gap;
  const box = isColumns
    ? rect(x, y, across, length, { fill })
    : rect(x, y, length, across, { fill });
  if (!gap) return [box];
  // One dashed line as wide as the stripes are long takes fewer bytes than a box for each.
  const d = isColumns
    ? `M${x + pitch - gap} ${y + length / 2}h${thick - pitch}`
    : `M${x + length / 2} ${y + pitch - gap}v${thick - pitch}`;
  return [box, path(d, { stroke: "paper", strokeWidth: length, dash: [gap, pitch - gap] })];
}

/** How thick the strips of a figure are at any rank. */
export interface Thickness {
  /** The thickness at a rank, px. */
  at(rank: number): number;
  /** The thickness at the largest rank, for which there must be room. */
  readonly max: number;
}

/** Up to this rank, each rank adds a stripe, and the enlargement is the same. Higher ranks divide the same room. */
const STRIPES = 16;

/**
 * Returns the thickness of strips beside a matrix whose shorter side is `side` px at `scale` px per weight. A rank takes
 * `pitch` px, but the strip at most about 36 % of the matrix, unless that is less than to scale, or less than `min` px.
 * Visible stripes have half pixels, which may exceed this share a little.
 */
export function thicknessOf(
  largestRank: number,
  scale: number,
  side: number,
  pitch: number,
  min: number,
): Thickness {
  const ranks = Math.min(largestRank, STRIPES);
  const each = Math.max(min, Math.min(ranks * pitch, 0.36 * side)) / ranks;
  // So that stripes are crisp.
  const step = each < VISIBLE - 0.25 ? each : Math.round(2 * each) / 2;
  const at = (rank: number) => Math.max(rank * scale, Math.min(rank, ranks) * step);
  return { at, max: at(largestRank) };
}
