/** Draws the ground of charts: a panel's title, horizontal grid lines with values, and the axis below. */
import { type Node, type Path, path, type TextStyle, text } from "../../scene.js";
import { reserve } from "../lines.js";
import { cutLine } from "./gaps.js";

/** The area of a plot, px. */
export interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The position of a value on its axis, and its label. */
export type Tick = readonly [at: number, label: string];

/** The distance between values of this size and the plot, px. On cards, marks on the axis are larger too. */
const valueGap = (size: number) => Math.max(8, Math.round(0.55 * size));
/** The largest distance by which a label may extend past the plot's right edge, px. */
const OVERHANG = 18;

/** The width that values need left of a plot, px. */
export const reserveValues = (values: readonly string[], size: number): number =>
  Math.ceil(Math.max(...values.map((value) => reserve(value, size)))) + valueGap(size);

/** Values stand left of the plot. Lines have gaps at the texts in `drawn`. */
export function grid(
  { left, right }: Area,
  ticks: readonly Tick[],
  style: TextStyle,
  drawn: readonly Node[] = [],
): Node[] {
  return [
    path(ticks.map(([y]) => cutLine(y, left, right, drawn)).join(""), { stroke: "grid" }),
    ...ticks.map(([y, value]) =>
      text(left - valueGap(style.size), Math.round(y + style.size * 0.35), value, {
        fill: "muted",
        ...style,
        anchor: "end",
      }),
    ),
  ];
}

export const axis = ({ left, right, bottom }: Area): Path =>
  path(`M${left} ${bottom}H${right}`, { stroke: "muted" });

export function tickLabels({ right, bottom }: Area, ticks: readonly Tick[], style: TextStyle) {
  return ticks.map(([x, label]) => {
    // A label centered on a tick at the right edge would leave the picture.
    const middle = Math.min(x, right + OVERHANG - reserve(label, style.size) / 2);
    return text(middle, Math.round(bottom + 1.5 * style.size), label, {
      fill: "muted",
      ...style,
      anchor: "middle",
    });
  });
}
