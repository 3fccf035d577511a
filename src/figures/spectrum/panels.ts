/** Draws a decay: its singular values, and below or beside them the errors at the same ranks. */
import { type Node, path, rect, text } from "../../scene.js";
import { outline } from "../shapes/boxes.js";
import { curve, loraPoint, type Point } from "../shapes/marks.js";
import { along, around, Labels, type Lines } from "../shapes/place.js";
import { type Area, axis } from "../shapes/plot.js";
import { linear } from "../shapes/scale.js";
import type { Spectrum } from "./numbers.js";
import { SIDE } from "./setting.js";

/** The part of a rank's width that its bar takes. */
const BAR = 0.84;
/** The lowest bar that has an outline, px. */
const OUTLINED = 2.5;

/** Returns the scale of ranks: from 0 at the left end to the number of singular values. */
export const rankScale = ({ left, right }: Area) => linear(0, SIDE, left, right);

/** The line between kept and dropped values, up to a little above the last kept one. */
function edge({ values }: Spectrum, rank: number, area: Area): Point {
  const height = (area.bottom - area.top) * values[rank - 1]!;
  return [rankScale(area)(rank), Math.max(area.top, area.bottom - height - 16)];
}

/** Returns singular values as bars: kept by B and A together, or dropped. */
export function drawValues(spectrum: Spectrum, rank: number, area: Area): Node[] {
  const pitch = (area.right - area.left) / SIDE;
  const width = BAR * pitch;
  const y = linear(0, 1, area.bottom, area.top);
  const bars = spectrum.values.flatMap((value, index): Node[] => {
    const [x, top] = [area.left + index * pitch + (pitch - width) / 2, y(value)];
    const height = area.bottom - top;
    if (index < rank)
      return [
        rect(x, top, width / 2, height, { fill: "b" }),
        rect(x + width / 2, top, width / 2, height, { fill: "a" }),
      ];
    if (height < OUTLINED)
      return [
        rect(x, area.bottom - Math.max(1, height), width, Math.max(1, height), { fill: "frozen" }),
      ];
    return [
      rect(x, top, width, height, { fill: "tint" }),
      outline(x, top, width, height, "frozen", 1),
    ];
  });
  const [x, top] = edge(spectrum, rank, area);
  return [
    ...bars,
    axis(area),
    ...(rank < SIDE ? [path(`M${x} ${top}V${area.bottom}`, { stroke: "ink", dash: [3, 3] })] : []),
  ];
}

/** Writes how many values are kept and dropped, near the line between them. */
export function nameValues(
  spectrum: Spectrum,
  rank: number,
  area: Area,
  size: number,
  lines: Lines,
): Node[] {
  const pitch = (area.right - area.left) / SIDE;
  const taken = spectrum.values.map((value, index) => ({
    left: area.left + index * pitch - 4,
    right: area.left + (index + 1) * pitch + 4,
    top: area.bottom - value * (area.bottom - area.top) - 4,
    bottom: area.bottom,
  }));
  const [x, top] = edge(spectrum, rank, area);
  return new Labels(area, size, [
    ...taken,
    ...along(
      [
        [x, top],
        [x, area.bottom],
      ],
      5,
    ),
  ]).write([x + 8, top + 4], lines);
}

/**
 * Returns the lowest possible errors as a curve, LoRA's error at the rank as a point on a bar, and the first of
 * its names for which there is room.
 */
export function drawErrors(
  { min, fits }: Spectrum,
  rank: number,
  area: Area,
  { size, radius }: { readonly size: number; readonly radius: number },
  names: readonly Lines[],
): Node[] {
  const x = rankScale(area);
  const y = linear(0, 100, area.bottom, area.top);
  const points = [100, ...min].map((error, rank): Point => [x(rank), y(error)]);
  const point: Point = [x(rank), y(fits[rank - 1]!)];
  const foot: Point = [point[0], area.bottom];
  const labels = new Labels({ ...area, bottom: area.bottom - 3 }, size, [
    ...along(points, 4),
    ...along([point, foot], 7),
    around(point, radius + 3),
  ]);
  const [name = []] = names
    .map((lines) => labels.write(point, lines))
    .filter(({ length }) => length);
  return [
    path([50, 100].map((error) => `M${area.left} ${y(error)}H${area.right}`).join(""), {
      stroke: "grid",
    }),
    axis(area),
    rect(point[0] - 2.5, point[1], 5, area.bottom - point[1], { fill: "muted" }),
    curve(points),
    ...loraPoint(...point, radius),
    ...name,
  ];
}

/** Returns the ranks below a plot: its ends, where they have room, and the rank. */
export function nameRanks(
  area: Area,
  rank: number,
  size: number,
  rankName: string,
  ends: readonly [string, string],
): Node[] {
  const x = rankScale(area);
  const y = Math.round(area.bottom + 1.5 * size);
  const half = 2.6 * size;
  const middle = Math.min(Math.max(x(rank), area.left + 0.5 * half), area.right - 0.6 * half);
  const muted = { size, fill: "muted" } as const;
  return [
    text(middle, y, rankName, { size, anchor: "middle" }),
    ...(middle - half > area.left + size ? [text(area.left, y, ends[0], muted)] : []),
    ...(middle + half < area.right - size
      ? [text(area.right, y, ends[1], { ...muted, anchor: "end" })]
      : []),
  ];
}
