/** Places labels of dots, so that no label covers a dot, another label or a line. */
import type { Ink } from "../../scene.js";
import type { Area } from "../chart.js";
import { reserve } from "../lines.js";

type Point = readonly [x: number, y: number];

/** A dot with its label. */
export interface Dot {
  readonly position: Point;
  readonly label: string;
  readonly isBold: boolean;
  /** Whether the label may be far from its dot, and others keep away from the dot. Required labels choose first. */
  readonly isRequired: boolean;
  /** The ink of a line's name. Other labels may be close to its position, because no dot is there. */
  readonly fill?: Ink;
}

/** A placed label: its anchor point, and its leader line if it is not beside its dot. */
export interface PlacedLabel extends Dot {
  readonly to: Point;
  readonly anchor: "start" | "end" | "middle";
  readonly line: readonly [from: Point, to: Point] | undefined;
}

/** Returns the radius of a dot for its label's font size, px. */
export const getRadius = (size: number) => Math.floor(size / 3);

/** Room right of an area, px, and the factor by which text spacing (WCAG 1.4.12) widens a short label. */
const MARGIN = 8;
const SPACED = 1.15;

/** The length at the start of a leader line that other dots may cover, because dots overlap, in radii. */
const SHARED = 2;

/** The maximum distance from a dot to a label that is not required, relative to the label's size. */
const NEAR = 9;

/** Minimum distance of other labels from a dot with a required label, so that they do not seem to belong to it, px. */
const CLEAR = 4;

/** The sides of a dot: right, left, and above or below. */
const SIDES = [
  [1, "start"],
  [-1, "end"],
  [0, "middle"],
] as const;

/** Offsets from a dot to its label, in the label's size, nearest first. */
const STEPS = SIDES.flatMap(([side, anchor]) =>
  [0, 1, 2, 3, 4.5, 6, 7.5, 9, 11, 13].slice(0, side ? 10 : 1).flatMap((across) =>
    Array.from({ length: 61 }, (_, index) => {
      const down = 0.5 * Math.ceil(index / 2) * (index % 2 ? -1 : 1);
      return { side, anchor, across, down, cost: across + Math.abs(down) };
    }),
  ),
).sort((item, other) => item.cost - other.cost);

/** A box: its center, half its width and half its height. */
export type Box = readonly [x: number, y: number, across: number, down: number];

const overlap = (item: Box, other: Box) =>
  Math.abs(item[0] - other[0]) < item[2] + other[2] &&
  Math.abs(item[1] - other[1]) < item[3] + other[3];

/** Returns adjacent boxes that cover a line except `skipped` px at its start, or undefined if one is not free. */
function coverLine(
  [x, y]: Point,
  [toX, toY]: Point,
  isFree: (box: Box) => boolean,
  skipped: number,
): readonly Box[] | undefined {
  const count = Math.ceil(Math.hypot(toX - x, toY - y) / 3);
  const boxes: Box[] = [];
  for (let position = Math.ceil(skipped / 3); position <= count; position++) {
    const part = position / count;
    const box: Box = [x + part * (toX - x), y + part * (toY - y), 1.5, 1.5];
    if (!isFree(box)) return undefined;
    boxes.push(box);
  }
  return boxes;
}

/**
 * Returns a label for each dot, clear of the other labels, of `obstacles` and of lines. Required and long labels choose first. A label that finds no place goes earlier in the
 * next attempt. If attempts do not help, a label that is not required is left out.
 */
export function placeLabels(
  dots: readonly Dot[],
  obstacles: readonly Box[],
  lines: readonly (readonly Point[])[],
  area: Area,
  size: number,
): PlacedLabel[] {
  const length = ({ label, isRequired }: Dot) => label.length + (isRequired ? 99 : 0);
  const queue = dots.toSorted((item, other) => length(other) - length(item));
  const start = [
    ...obstacles,
    ...lines.flatMap((line) =>
      line.slice(1).flatMap((end, index) => coverLine(line[index]!, end, () => true, 0)!),
    ),
  ];
  for (let attempt = 0; ; attempt++) {
    const boxes = [...start];
    const labels: PlacedLabel[] = [];
    const missing = queue.findIndex((dot) => {
      let placement = place(dot, dots, boxes, area, size);
      // Among many dots, the leader line of a required label may have to cross some.
      if (dot.isRequired && attempt === 2 * queue.length)
        placement ??= place(dot, dots, boxes, area, size, start.length);
      if (placement) labels.push(placement);
      return !placement && attempt < 2 * queue.length;
    });
    if (missing < 0) return labels;
    queue.unshift(...queue.splice(missing, 1));
    queue.sort((item, other) => Number(other.isRequired) - Number(item.isRequired));
  }
}

/**
 * Places a label at the closest free position and adds its boxes to `boxes`. Its leader line may cross the first
 * `crossable` boxes.
 */
function place(
  dot: Dot,
  dots: readonly Dot[],
  boxes: Box[],
  area: Area,
  size: number,
  crossable = 0,
): PlacedLabel | undefined {
  const isFree = (box: Box, from = 0) =>
    !boxes.some((item, index) => index >= from && overlap(item, box));
  const radius = getRadius(size);
  const clear = radius + CLEAR;
  const isNearRequired = (box: Box) =>
    !dot.isRequired &&
    dots.some(
      ({ position, isRequired, fill }) =>
        isRequired && !fill && overlap([...position, clear, clear], box),
    );
  const [x, y] = dot.position;
  const width = reserve(dot.label, size, dot.isBold);
  for (const { side, anchor, across, down, cost } of STEPS) {
    if (cost > NEAR && !dot.isRequired) return undefined;
    const to = [x + side * (radius + 4 + across * size), y + down * size] as const;
    const middle = to[0] + (side * width) / 2;
    // Wide enough that two adjacent numbers do not read as one number.
    const box: Box = [middle, to[1] + 0.05 * size, width / 2 + 2.5, 0.55 * size];
    const isInside =
      middle - box[2] > area.left &&
      to[0] + ((1 + side) / 2) * SPACED * width < area.right + MARGIN &&
      box[1] - box[3] > area.top &&
      box[1] + box[3] < area.bottom;
    if (!isInside || !isFree(box) || isNearRequired(box)) continue;
    // At a greater distance, the name could seem to belong to another dot. A line's name has no other dots near it.
    const isBeside = side
      ? !across && Math.abs(down) <= (dot.fill ? 1 : 0.5)
      : Math.abs(down) < 1.2;
    const line = isBeside ? undefined : lineTo(dot.position, to, side, size);
    const lineBoxes = line
      ? coverLine(...line, (box) => isFree(box, crossable), SHARED * radius)
      : [];
    if (!lineBoxes) continue;
    boxes.push(box, ...lineBoxes);
    return { ...dot, to, anchor, line };
  }
  return undefined;
}

/** Returns the line from a dot's edge to its label's edge, rounded to half pixels. */
function lineTo([x, y]: Point, to: Point, side: number, size: number): readonly [Point, Point] {
  const across = to[0] - side * 3 - x;
  const down = to[1] - y - (side ? 0 : Math.sign(to[1] - y) * 0.7 * size);
  const share = (getRadius(size) + 1) / Math.hypot(across, down);
  const half = (length: number) => Math.round(2 * length) / 2;
  const part = (fraction: number): Point => [
    half(x + fraction * across),
    half(y + fraction * down),
  ];
  return [part(share), part(1)];
}
