/** Computes scales of charts, and draws their marks and axes. */
import { type Node, type Paint, type Path, path, type TextStyle, text } from "../scene.js";
import { reserve } from "./lines.js";

/** A position from the picture's upper left corner, px. */
export type Point = readonly [x: number, y: number];

/** Returns the position of a value, px. */
export type Scale = (value: number) => number;

/**
 * Returns a linear scale from values [min, max] to positions [from, to]. Positions are rounded to half
 * pixels, so that they are short in HTML and equal in engines whose logarithms differ.
 */
export const linear =
  (min: number, max: number, from: number, to: number): Scale =>
  (value) =>
    Math.round(2 * (from + ((to - from) * (value - min)) / (max - min))) / 2;

/** Returns a logarithmic scale. Rounds positions as `linear` does. */
export function logarithmic(min: number, max: number, from: number, to: number): Scale {
  const scale = linear(Math.log(min), Math.log(max), from, to);
  return (value) => scale(Math.log(value));
}

/**
 * Returns at most `limit` powers of a base in [min, max], with equally spaced exponents. A smaller limit
 * returns a subset of these powers.
 */
export function powers(base: number, min: number, max: number, limit: number): number[] {
  const exponent = (value: number) => Math.log(value) / Math.log(base);
  // Tolerates rounding errors in logarithms of powers.
  const [first, last] = [Math.ceil(exponent(min) - 1e-9), Math.floor(exponent(max) + 1e-9)];
  let step = 1;
  while ((last - first) / step > limit - 1) step *= 2;
  const ticks: number[] = [];
  for (let power = Math.ceil(first / step) * step; power <= last; power += step)
    // Positive powers of whole numbers are exact.
    ticks.push(power < 0 ? 1 / base ** -power : base ** power);
  return ticks;
}

/** Returns dots of radius r as one path. */
export function circles(centers: readonly Point[], r: number, paint: Paint): Path {
  const round = `a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
  return path(centers.map(([x, y]) => `M${x - r} ${y}${round}`).join(""), paint);
}

/** Returns a square that stands on a corner, r from its center to each corner. */
export function diamond(x: number, y: number, r: number, paint: Paint): Path {
  return path(`M${x - r} ${y}l${r} ${-r}l${r} ${r}l${-r} ${r}z`, paint);
}

/** Returns a dot whose left half has B's ink and whose right half has A's, with paper between and around them. */
export const splitDot = (x: number, y: number, r: number): Node[] => [
  circles([[x, y]], r + 1, { fill: "paper" }),
  ...([0, 1] as const).map((side) =>
    path(`M${x + side - 0.5} ${y - r}a${r} ${r} 0 0 ${side} 0 ${2 * r}z`, {
      fill: side ? "a" : "b",
    }),
  ),
];

/** Returns a line through points. */
export function polyline(points: readonly Point[], paint: Paint): Path {
  return path(`M${points.map(([x, y]) => `${x} ${y}`).join("L")}`, paint);
}

/** The style of grid lines. */
const GRID = { stroke: "tint" } as const;

/** The area of a plot, px. */
export interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Returns the axes: the left and lower edge of an area. */
export const axes = ({ left, right, top, bottom }: Area): Path =>
  path(`M${left} ${top}V${bottom}H${right}`, { stroke: "frozen" });

/** The position of a value on its axis, and its label. */
export type Tick = readonly [at: number, label: string];

/** Returns horizontal grid lines at the ticks, with labels left of the area. */
export function rows({ left, right }: Area, ticks: readonly Tick[], style: TextStyle): Node[] {
  return [
    path(ticks.map(([y]) => `M${left} ${y}H${right}`).join(""), GRID),
    ...ticks.map(([y, label]) =>
      text(left - 6, Math.round(y + style.size * 0.35), label, { ...style, anchor: "end" }),
    ),
  ];
}

/** Returns vertical grid lines at the ticks. */
export const columns = ({ top, bottom }: Area, ticks: readonly Tick[]): Path =>
  path(ticks.map(([x]) => `M${x} ${top}V${bottom}`).join(""), GRID);

/** How far a label may extend past the area's right edge, px. */
const OVERHANG = 18;

/** Returns the labels of ticks, below the area. */
export function labels({ right, bottom }: Area, ticks: readonly Tick[], style: TextStyle): Node[] {
  return ticks.map(([x, label]) => {
    // Shifts a long label at the right edge to the left. Centered on its tick, it would leave the picture.
    const middle = Math.min(x, right + OVERHANG - reserve(label, style.size) / 2);
    return text(middle, Math.round(bottom + style.size * 1.3), label, {
      ...style,
      anchor: "middle",
    });
  });
}
