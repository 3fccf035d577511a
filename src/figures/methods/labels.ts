/** Places for the labels of dots, so that none covers a dot, another label or a line to one. */
import type { Area } from "../chart.js";
import { reserve } from "../lines.js";

type Point = readonly [x: number, y: number];

/** A dot with its label. */
export interface Dot {
  readonly at: Point;
  readonly label: string;
  /** In the label's place where there is room for that only far from a dot that does not stand out. */
  readonly number: string;
  readonly isBold: boolean;
}

/** Where a label begins, ends or has its middle, and the line to it where it is not beside its dot. */
export interface Placed extends Dot {
  readonly to: Point;
  readonly anchor: "start" | "end" | "middle";
  readonly line: readonly [from: Point, to: Point] | undefined;
}

/** Of the dots whose labels have a size, px. */
export const radiusOf = (size: number) => Math.floor(size / 3);

/** Right of an area, px, and by how much a short label is wider than reserved where a reader spaces it out. */
const MARGIN = 8;
const SPACED = 1.15;

/** So many boxes of a line are near its dot, and so near others that cover part of it. */
const SHARED = 2;

/** How far from its dot a name may be, in the label's size. */
const NEAR = 4;

/** From a mark that stands out to the labels of others, which would read as its own, px. */
const CLEAR = 4;

/** Right of a dot, left of it, above or below it. */
const SIDES = [
  [1, "start"],
  [-1, "end"],
  [0, "middle"],
] as const;

/** From a dot to its label: to a side, and in parts of the label's size across and down; near ones first. */
const STEPS = SIDES.flatMap(([side, anchor]) =>
  [0, 1, 2, 3, 4.5, 6, 7.5].slice(0, side ? 7 : 1).flatMap((across) =>
    Array.from({ length: 41 }, (_, index) => {
      const down = 0.5 * Math.ceil(index / 2) * (index % 2 ? -1 : 1);
      return { side, anchor, across, down, cost: across + Math.abs(down) };
    }),
  ),
).sort((item, other) => item.cost - other.cost);

/** A box by its middle and by how far it reaches from there, across and down. */
type Box = readonly [x: number, y: number, across: number, down: number];

const meet = (item: Box, other: Box) =>
  Math.abs(item[0] - other[0]) < item[2] + other[2] &&
  Math.abs(item[1] - other[1]) < item[3] + other[3];

/** A line as boxes that are close to each other, but for those that are near its dot; undefined where one is not free. */
function along(
  [x, y]: Point,
  [toX, toY]: Point,
  isFree: (box: Box) => boolean,
): readonly Box[] | undefined {
  const count = Math.ceil(Math.hypot(toX - x, toY - y) / 3);
  const boxes: Box[] = [];
  for (let at = SHARED; at <= count; at++) {
    const part = at / count;
    const box: Box = [x + part * (toX - x), y + part * (toY - y), 1.5, 1.5];
    if (!isFree(box)) return undefined;
    boxes.push(box);
  }
  return boxes;
}

/**
 * A label for each of the dots, clear of the others and of `taken`. Bold and long ones
 * choose first; whichever finds no place then goes before all others.
 */
export function placeLabels(
  dots: readonly Dot[],
  taken: readonly Dot[],
  area: Area,
  size: number,
): Placed[] {
  const length = ({ label, isBold }: Dot) => label.length + (isBold ? 99 : 0);
  const queue = dots.toSorted((item, other) => length(other) - length(item));
  const reach = radiusOf(size) + 1;
  const start = [...dots, ...taken].map(({ at }): Box => [...at, reach, reach]);
  for (let tries = 0; ; tries++) {
    const boxes = [...start];
    const placed: Placed[] = [];
    const missing = queue.findIndex((dot) => {
      let found = place(dot, dots, boxes, area, size);
      if (!dot.isBold) found ??= place({ ...dot, label: dot.number }, dots, boxes, area, size);
      if (found) placed.push(found);
      return !found && tries < queue.length;
    });
    if (missing < 0) return placed;
    queue.unshift(...queue.splice(missing, 1));
  }
}

/** The nearest place that is free, which then is so no more. */
function place(
  dot: Dot,
  dots: readonly Dot[],
  boxes: Box[],
  area: Area,
  size: number,
): Placed | undefined {
  const isFree = (box: Box) => !boxes.some((item) => meet(item, box));
  const radius = radiusOf(size);
  const clear = radius + CLEAR;
  const isTheirs = (box: Box) =>
    !dot.isBold && dots.some(({ at, isBold }) => isBold && meet([...at, clear, clear], box));
  const [x, y] = dot.at;
  const width = reserve(dot.label, size, dot.isBold);
  for (const { side, anchor, across, down, cost } of STEPS) {
    if (cost > NEAR && !dot.isBold && dot.label !== dot.number) return undefined;
    const to = [x + side * (radius + 4 + across * size), y + down * size] as const;
    const middle = to[0] + (side * width) / 2;
    // Two numbers beside each other must not read as one.
    const box: Box = [middle, to[1] + 0.05 * size, width / 2 + 2.5, 0.55 * size];
    const isInside =
      middle - box[2] > area.left &&
      to[0] + ((1 + side) / 2) * SPACED * width < area.right + MARGIN &&
      box[1] - box[3] > area.top &&
      box[1] + box[3] < area.bottom;
    if (!isInside || !isFree(box) || isTheirs(box)) continue;
    const isBeside = side ? !across && Math.abs(down) < 0.6 : Math.abs(down) < 1.2;
    const line = isBeside ? undefined : lineTo(dot.at, to, side, size);
    const ofLine = line ? along(...line, isFree) : [];
    if (!ofLine) continue;
    boxes.push(box, ...ofLine);
    return { ...dot, to, anchor, line };
  }
  return undefined;
}

/** From a dot's edge to a label's, in halves of a pixel. */
function lineTo([x, y]: Point, to: Point, side: number, size: number): readonly [Point, Point] {
  const across = to[0] - side * 3 - x;
  const down = to[1] - y - (side ? 0 : Math.sign(to[1] - y) * 0.7 * size);
  const share = (radiusOf(size) + 1) / Math.hypot(across, down);
  const half = (length: number) => Math.round(2 * length) / 2;
  const part = (of: number): Point => [half(x + of * across), half(y + of * down)];
  return [part(share), part(1)];
}
