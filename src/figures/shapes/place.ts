/** Places labels near what they name, where they cover nothing. */
import type { Node, TextStyle } from "../../scene.js";
import { LEADING, reserveMonospaced } from "../lines.js";
import { label, reserveLabel } from "./label.js";
import type { Point } from "./marks.js";

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const boxAround = ([x, y]: Point, apart: number): Box => ({
  left: x - apart,
  top: y - apart,
  right: x + apart,
  bottom: y + apart,
});

/** The boxes that a line crosses, with a distance to the line. */
export const along = (points: readonly Point[], apart: number): Box[] =>
  points.slice(1).map(([x, y], index) => {
    const [fromX, fromY] = points[index]!;
    return {
      left: Math.min(x, fromX) - apart,
      top: Math.min(y, fromY) - apart,
      right: Math.max(x, fromX) + apart,
      bottom: Math.max(y, fromY) + apart,
    };
  });

const overlap = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Distance between the positions that are tried, px. */
const STEP = 2;

/** The positions of a side in a range, with their distances to a point, the nearest first. */
function nearest(point: number, length: number, from: number, to: number) {
  const found: { readonly start: number; readonly distance: number }[] = [];
  for (let start = from; start + length <= to; start += STEP)
    found.push({ start, distance: Math.max(start - point, 0, point - (start + length)) });
  return found.sort((a, b) => a.distance - b.distance);
}

/** The part of a line above its baseline and its height, relative to its size. */
const [ASCENT, HEIGHT] = [0.86, 1.12];

/** Lines of a label, each with its paint. */
export type Lines = readonly (readonly [line: string, paint: Partial<TextStyle>])[];

/** Writes labels into an area. A label never moves for one that is written after it. */
export class Labels {
  readonly #taken: Box[];

  constructor(
    readonly area: Box,
    readonly size: number,
    /** Where no label may be. */
    taken: readonly Box[],
  ) {
    this.#taken = [...taken];
  }

  /** Greedy: as near to the point as there is room, or nothing if that would be farther than `reach` px. */
  write(at: Point, lines: Lines, reach = Number.POSITIVE_INFINITY): Node[] {
    const { size } = this;
    const widths = lines.map(([line, { bold }]) =>
      Math.max(reserveLabel(line, size), reserveMonospaced(line, size, bold)),
    );
    const height = ((lines.length - 1) * LEADING + HEIGHT) * size;
    const box = this.#find(at, Math.max(...widths), height, reach);
    if (!box) return [];
    this.#taken.push(box);
    // The end of the label that is near the point stays near it in narrower fonts.
    const isLeft = box.left + box.right < 2 * at[0];
    const [x, anchor] = isLeft ? [box.right, "end" as const] : [box.left, "start" as const];
    return lines.map(([line, paint], index) => {
      const y = Math.round(box.top + (ASCENT + index * LEADING) * size);
      return label(x, y, line, { size, anchor, ...paint });
    });
  }

  #find(at: Point, width: number, height: number, reach: number): Box | undefined {
    const { area } = this;
    let best: Box | undefined;
    let minCost = reach;
    const columns = nearest(at[0], width, area.left, area.right);
    for (const row of nearest(at[1], height, area.top, area.bottom)) {
      if (row.distance >= minCost) break;
      for (const column of columns) {
        if (column.distance >= minCost) break;
        const [left, top] = [column.start, row.start];
        const box = { left, top, right: left + width, bottom: top + height };
        // Of equally near boxes, the one that starts nearest to the point.
        const cost = Math.hypot(column.distance, row.distance) + Math.abs(left - at[0]) / 100;
        if (cost < minCost && !this.#taken.some((other) => overlap(box, other)))
          [best, minCost] = [box, cost];
      }
    }
    return best;
  }
}
