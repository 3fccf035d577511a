/** Places names beside the marks of runs, so that none covers a run, another name or a line. */
import type { Measure } from "../../scene.js";
import type { Point } from "../shapes/marks.js";
import type { Area } from "../shapes/plot.js";

/** A mark that a name may seem to belong to. */
export interface Mark {
  readonly position: Point;
  readonly radius: number;
}

/** A mark with its name. */
export interface Named extends Mark {
  readonly label: string;
  readonly bold: boolean;
  /** Whether the name may be far from its mark, and must have a place. */
  readonly isRequired: boolean;
}

/** A placed name: its anchor point, and its leader line if it is not beside its mark. */
export interface PlacedLabel {
  readonly to: Point;
  readonly anchor: "start" | "end" | "middle";
  readonly leader: readonly [from: Point, to: Point] | undefined;
}

/** A box: its center, half its width and half its height. */
export type Box = readonly [x: number, y: number, across: number, down: number];

/** What names do not cover. */
interface Obstacles {
  /** Marks and lines. The leader line of a required name may cross them. */
  readonly lines: readonly Box[];
  readonly texts: readonly Box[];
}

export const overlap = (item: Box, other: Box) =>
  Math.abs(item[0] - other[0]) < item[2] + other[2] &&
  Math.abs(item[1] - other[1]) < item[3] + other[3];

/** Distance from a mark to its name, and room right of the plot, px. */
const [GAP, MARGIN] = [4, 2];
/** The largest distance from a mark to a name that is not required, relative to the name's size. */
const NEAR = 6;
/** The most attempts with another order, in which names without a place go first. */
const ATTEMPTS = 8;

const SIDES = [
  [1, "start"],
  [-1, "end"],
  [0, "middle"],
] as const;

/** Offsets from a mark to its name, relative to the name's size, nearest first. */
const OFFSETS = SIDES.flatMap(([side, anchor]) =>
  (side ? [0, 1, 2, 3, 4.5, 6, 8, 10, 13] : [0]).flatMap((across) =>
    Array.from({ length: 97 }, (_, index) => {
      const down = 0.25 * Math.ceil(index / 2) * (index % 2 ? -1 : 1);
      return { side, anchor, across, down, cost: across + Math.abs(down) };
    }),
  ),
).sort((item, other) => item.cost - other.cost);

/**
 * Returns the places of names, clear of each other and of `obstacles`. A name without a leader line, and a required
 * one wherever it can be, is closer to its mark than to all `rivals`. Required names choose first, then the others in their order. A name that is not required and has no place near its mark is left out.
 */
export function placeLabels(
  all: readonly Named[],
  obstacles: Obstacles,
  rivals: readonly Mark[],
  area: Area,
  size: number,
  measure: Measure,
): ReadonlyMap<Named, PlacedLabel> {
  let queue = all;
  let best = new Map<Named, PlacedLabel>();
  for (let attempt = 0; attempt < ATTEMPTS && best.size < all.length; attempt++) {
    const lines = [...obstacles.lines];
    const texts = [...obstacles.texts];
    const placed = new Map<Named, PlacedLabel>();
    for (const item of queue.toSorted(
      (item, other) => Number(other.isRequired) - Number(item.isRequired),
    )) {
      const find = (mayCross: boolean) =>
        findPlace(item, lines, texts, rivals, area, size, measure, mayCross);
      // Among many marks, a required name may have to be nearer to another mark, or its leader line to cross some.
      const place = find(false) ?? (item.isRequired ? find(true) : undefined);
      if (place) placed.set(item, place);
    }
    if (placed.size > best.size) best = placed;
    const isMissing = (item: Named) => !placed.has(item);
    queue = queue.toSorted((item, other) => Number(isMissing(other)) - Number(isMissing(item)));
  }
  return best;
}

/** Finds the nearest free place, and adds its boxes to `lines` and `texts`. */
function findPlace(
  { position: [x, y], radius, label, bold, isRequired }: Named,
  lines: Box[],
  texts: Box[],
  rivals: readonly Mark[],
  area: Area,
  size: number,
  measure: Measure,
  mayCross: boolean,
): PlacedLabel | undefined {
  const isClear = (box: Box) => !texts.some((item) => overlap(item, box));
  const isFree = (box: Box) => isClear(box) && !lines.some((item) => overlap(item, box));
  const width = measure(label, size, bold);
  for (const { side, anchor, across, down, cost } of OFFSETS) {
    if (cost > NEAR && !isRequired) return undefined;
    const lift = side ? 0 : Math.sign(down) * Math.max(0, radius - 0.5 * size);
    // A name above or below a mark near the plot's edge ends at the edge.
    const isCut = !side && x + width / 2 > area.right;
    const end = isCut ? area.right : x + side * (radius + GAP + across * size);
    const to = [end, y + down * size + lift] as const;
    const middle = end + ((isCut ? -1 : side) * width) / 2;
    // From the tops of digits to the tail of a comma.
    const box: Box = [middle, to[1] + 0.08 * size, width / 2 + 2.5, 0.47 * size + 1.2];
    const isInside =
      middle - box[2] > area.left &&
      middle + width / 2 < area.right + MARGIN &&
      box[1] - box[3] > area.top - size / 2 &&
      box[1] + box[3] < area.bottom;
    if (!isInside || !isFree(box)) continue;
    const isBeside = side
      ? !across && Math.abs(down) * size <= radius + 0.9 * size
      : Math.abs(down) < 1.6;
    const distance = (mark: Mark) =>
      Math.hypot(to[0] - mark.position[0], to[1] - mark.position[1]) - mark.radius;
    const toMark = distance({ position: [x, y], radius });
    const isOwn = !side || rivals.every((mark) => distance(mark) >= toMark);
    if (!isOwn && (isBeside || (isRequired && !mayCross))) continue;
    const leader = isBeside ? undefined : leaderTo([x, y], radius, to, side, size);
    const covered = leader ? cover(...leader) : [];
    if (!covered.slice(2).every(mayCross ? isClear : isFree)) continue;
    texts.push(box);
    lines.push(...covered);
    return { to, anchor: isCut ? "end" : anchor, leader };
  }
  return undefined;
}

function cover([x, y]: Point, [toX, toY]: Point): Box[] {
  const count = Math.ceil(Math.hypot(toX - x, toY - y) / 3);
  return Array.from({ length: count + 1 }, (_, index): Box => {
    const share = index / count;
    return [x + share * (toX - x), y + share * (toY - y), 1.5, 1.5];
  });
}

/** The line from a mark's edge to its name's edge, rounded to half pixels. */
function leaderTo(
  [x, y]: Point,
  radius: number,
  to: Point,
  side: number,
  size: number,
): readonly [Point, Point] {
  const across = to[0] - side * 3 - x;
  const down = to[1] - y - (side ? 0 : Math.sign(to[1] - y) * 0.7 * size);
  const start = (radius + 1) / Math.hypot(across, down);
  const at = (share: number): Point => [
    Math.round(2 * (x + share * across)) / 2,
    Math.round(2 * (y + share * down)) / 2,
  ];
  return [at(start), at(1)];
}
