/** Scales, marks and axes of charts. */
import { type Node, type Paint, type Path, path, type TextStyle, text } from "../scene.js";
import { reserve } from "./lines.js";

/** px from the picture's corner. */
export type Point = readonly [x: number, y: number];

/** Where a value stands, px. */
export type Scale = (value: number) => number;

/**
 * From values [min, max] to half pixels in [from, to], evenly: as good to the eye as parts of them,
 * shorter in a page, and the same whichever engine takes the logarithm.
 */
export const linear =
  (min: number, max: number, from: number, to: number): Scale =>
  (value) =>
    Math.round(2 * (from + ((to - from) * (value - min)) / (max - min))) / 2;

/** The same, each factor as long as any equal one. */
export function logarithmic(min: number, max: number, from: number, to: number): Scale {
  const scale = linear(Math.log(min), Math.log(max), from, to);
  return (value) => scale(Math.log(value));
}

/** Powers of a base in [min, max], so few that a picture half as wide shows some of the same. */
export function powers(base: number, min: number, max: number, limit: number): number[] {
  const exponent = (value: number) => Math.log(value) / Math.log(base);
  // Logarithms of powers are off by a rounding.
  const [first, last] = [Math.ceil(exponent(min) - 1e-9), Math.floor(exponent(max) + 1e-9)];
  let step = 1;
  while ((last - first) / step > limit - 1) step *= 2;
  const all: number[] = [];
  for (let at = Math.ceil(first / step) * step; at <= last; at += step)
    // Only a whole number's powers are exact.
    all.push(at < 0 ? 1 / base ** -at : base ** at);
  return all;
}

/** Dots of radius r, as one shape. */
export function circles(at: readonly Point[], r: number, paint: Paint): Path {
  const round = `a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
  return path(at.map(([x, y]) => `M${x - r} ${y}${round}`).join(""), paint);
}

/** A square on its corner, r from its middle to a corner. */
export function diamond(x: number, y: number, r: number, paint: Paint): Path {
  return path(`M${x - r} ${y}l${r} ${-r}l${r} ${r}l${-r} ${r}z`, paint);
}

/** LoRA's dot: B's half and A's, and paper between them and around. */
export const loraDot = (x: number, y: number, r: number): Node[] => [
  circles([[x, y]], r + 1, { fill: "paper" }),
  ...([0, 1] as const).map((side) =>
    path(`M${x + side - 0.5} ${y - r}a${r} ${r} 0 0 ${side} 0 ${2 * r}z`, {
      fill: side ? "a" : "b",
    }),
  ),
];

/** A line through points. */
export function polyline(points: readonly Point[], paint: Paint): Path {
  return path(`M${points.map(([x, y]) => `${x} ${y}`).join("L")}`, paint);
}

/** Of lines that a reader counts along. */
const GRID = { stroke: "tint" } as const;

/** A box in which values have their places. */
export interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** An area's left and lower edge, from which values are counted. */
export const axes = ({ left, right, top, bottom }: Area): Path =>
  path(`M${left} ${top}V${bottom}H${right}`, { stroke: "frozen" });

/** A value's label, and where it stands. */
export type Tick = readonly [at: number, label: string];

/** Pale lines across at the ticks, with their labels left of the area. */
export function rows({ left, right }: Area, ticks: readonly Tick[], style: TextStyle): Node[] {
  return [
    path(ticks.map(([y]) => `M${left} ${y}H${right}`).join(""), GRID),
    ...ticks.map(([y, label]) =>
      text(left - 6, Math.round(y + style.size * 0.35), label, { ...style, anchor: "end" }),
    ),
  ];
}

/** Pale lines upright at the ticks. */
export const columns = ({ top, bottom }: Area, ticks: readonly Tick[]): Path =>
  path(ticks.map(([x]) => `M${x} ${top}V${bottom}`).join(""), GRID);

/** How far a label may reach past the area's right end, px. */
const OVERHANG = 18;

/** The ticks' labels below the area. */
export function labels({ right, bottom }: Area, ticks: readonly Tick[], style: TextStyle): Node[] {
  return ticks.map(([x, label]) => {
    // A long label at the end would leave the picture, were it in its line's middle.
    const middle = Math.min(x, right + OVERHANG - reserve(label, style.size) / 2);
    return text(middle, Math.round(bottom + style.size * 1.3), label, {
      ...style,
      anchor: "middle",
    });
  });
}
