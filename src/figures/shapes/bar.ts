/** Draws bars of parts to scale, and the parts' names beneath them in their inks. */
import { isRightToLeft, RTL } from "../../direction.js";
import {
  type Ink,
  type Measure,
  type Node,
  path,
  rect,
  type TextStyle,
  text,
} from "../../scene.js";
import { LEADING, reserveMonospaced } from "../lines.js";
import { frozenBox, hatch, outline, PITCH } from "./boxes.js";

/** How a part is drawn: its fill, the texture that distinguishes it in grayscale, and the ink of its name. */
const LOOKS = {
  frozen: { fill: undefined, texture: "frozen", name: "muted" },
  weights: { fill: "ink", texture: "plain", name: "ink" },
  b: { fill: "b", texture: "plain", name: "b" },
  a: { fill: "a", texture: "plain", name: "a" },
  gradient: { fill: "gradient", texture: "falling", name: "gradient" },
  inputGradient: { fill: "gradient", texture: "plain", name: "gradient" },
  optimizer: { fill: "optimizer", texture: "levels", name: "optimizer" },
  activation: { fill: "activation", texture: "rising", name: "activation" },
  forward: { fill: "tint", texture: "outline", name: "ink" },
  temporary: { fill: "frozen", texture: "plain", name: "muted" },
} as const satisfies Record<string, { fill: Ink | undefined; texture: string; name: Ink }>;

/** A kind of part. */
export type Kind = keyof typeof LOOKS;

/** The ink of a kind's name. */
export const inkOf = (kind: Kind): Ink => LOOKS[kind].name;

/** A part of a bar and its ends, px from the bar's left end. */
export interface Segment {
  readonly kind: Kind;
  readonly from: number;
  readonly to: number;
}

/** The gap before a part, px, and the smallest width of a part that has one. */
const GAP = { width: 1, min: 4 };
/** Distance between names beneath a bar, and the smallest width of a part with a name, px. */
const [APART, MIN_NAMED] = [10, 3];

/** Places amounts side by side at `scale` px each. Rounds to whole pixels, so that edges are crisp. */
export function toSegments(
  amounts: readonly (readonly [kind: Kind, amount: number])[],
  scale: number,
  start = 0,
): Segment[] {
  let position = start;
  return amounts.map(([kind, amount]) => {
    const from = Math.round(position);
    position += amount * scale;
    return { kind, from, to: Math.round(position) };
  });
}

/** Draws a part of a bar that starts at (x, y). `pitch` is the distance between lines; it is larger on cards. */
export function drawSegment(
  { kind, from, to }: Segment,
  x: number,
  y: number,
  height: number,
  pitch: number = PITCH.narrow,
): Node[] {
  const gap = from > 0 && to - from >= GAP.min ? GAP.width : 0;
  const left = x + from + gap;
  const width = to - from - gap;
  if (width <= 0) return [];
  const { fill, texture } = LOOKS[kind];
  const thick = pitch > PITCH.wide ? 2 : 1;
  if (texture === "frozen") return frozenBox(left, y, width, height, pitch);
  const box = rect(left, y, width, height, { fill });
  if (texture === "outline") return [box, outline(left, y, width, height, "ink", 1.25 * thick)];
  if (texture === "falling" || texture === "rising")
    return [box, hatch(left, y, width, height, "paper", texture, pitch)];
  if (texture === "plain") return [box];
  const level = (share: number) => `M${left} ${Math.round(y + height * share)}h${width}`;
  const levels = [0.25, 0.5, 0.75].map(level).join("");
  return [box, path(levels, { stroke: "paper", strokeWidth: 1.25 * thick })];
}

/**
 * Returns the left edges of names beneath parts, px from the bar's left end. A name starts at its part's left end if its
 * neighbors and `room` allow it. Returns undefined if a name would not be beneath its part.
 */
function placeNames(
  segments: readonly Segment[],
  widths: readonly number[],
  room: number,
): readonly number[] | undefined {
  const starts: number[] = [];
  for (const [index, { from }] of segments.entries())
    starts.push(index ? Math.max(from, starts[index - 1]! + widths[index - 1]! + APART) : from);
  let end = room;
  for (let index = segments.length - 1; index >= 0; index--) {
    starts[index] = Math.min(starts[index]!, end - widths[index]!);
    end = starts[index]! - APART;
  }
  const isBeneath = ({ from, to }: Segment, index: number) => {
    const [start, width] = [starts[index]!, widths[index]!];
    const shared = Math.min(to, start + width) - Math.max(from, start);
    return start >= 0 && to - from >= MIN_NAMED && shared >= 0.6 * Math.min(to - from, width);
  };
  return segments.every(isBeneath) ? starts : undefined;
}

/** Words in the ink of a part. */
export interface Inked {
  readonly content: string;
  readonly fill: Ink;
}

/** Where words are written: the first baseline at (x, y), and their width and size, px. */
export type Place = Readonly<Record<"x" | "y" | "room" | "size", number>>;

/** In px. Marks of direction have no width. */
const widthOf = (line: readonly Inked[], size: number): number =>
  reserveMonospaced(
    line
      .map(({ content }) => content)
      .join("")
      .replaceAll(RTL, "")
      .trimEnd(),
    size,
  );

/** Breaks a list with `comma` between its items into lines of at most `width` px. Items stay on one line. */
function breakList(items: readonly Inked[], comma: string, width: number, size: number): Inked[][] {
  const lines: Inked[][] = [];
  for (const [index, item] of items.entries()) {
    const isLast = index === items.length - 1;
    const next = [item, ...(isLast ? [] : [{ content: comma, fill: "muted" } as const])];
    const line = lines.at(-1);
    if (line && widthOf([...line, ...next], size) <= width) line.push(...next);
    else lines.push(next);
  }
  return lines;
}

/** Writes lines beneath each part of a bar. Returns undefined if the lines of a part do not fit. */
export function writeNames(
  segments: readonly Segment[],
  names: readonly (readonly Inked[])[],
  { x, y, room, size }: Place,
  measure: Measure = reserveMonospaced,
): Node[] | undefined {
  const widths = names.map((lines) =>
    Math.max(...lines.map(({ content }) => measure(content, size))),
  );
  if (segments.length !== names.length) return undefined;
  const starts = placeNames(segments, widths, room);
  return starts?.flatMap((start, index) =>
    names[index]!.map(({ content, fill }, line) =>
      text(x + start, Math.round(y + line * LEADING * size), content, { size, fill }),
    ),
  );
}

/** A line in several inks. In a right-to-left language, it has one mark of direction. */
function inkedText(x: number, y: number, items: readonly Inked[], style: TextStyle): Node {
  const mark = items.some(({ content }) => isRightToLeft(content)) ? RTL : "";
  const runs = items.flatMap(({ content, fill }, index) =>
    text(x, y, (index ? mark.slice(0, 1) : mark) + content.replaceAll(RTL, ""), style).runs.map(
      (run) => ({
        fill,
        ...run,
      }),
    ),
  );
  return { ...text(x, y, "", style), runs };
}

/** Writes a list in at most `max` lines if that is possible in the place's size or in the smaller size `small`. */
export function writeList(
  items: readonly Inked[],
  comma: string,
  { x, y, room, size }: Place,
  { small, max }: Readonly<Record<"small" | "max", number>>,
): Node[] {
  const toLines = (size: number) => breakList(items, comma, room, size);
  const fits = (line: readonly Inked[]) => widthOf(line, size) <= room;
  const lines = toLines(size);
  const fitted = lines.length <= max && lines.every(fits) ? size : small;
  return toLines(fitted).map((line, index) =>
    inkedText(x, Math.round(y + index * LEADING * size), line, { size: fitted }),
  );
}
