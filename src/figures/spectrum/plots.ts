/** Draws a target's singular values, and what each rank misses of the target. */
import { type Node, part, path, text } from "../../scene.js";
import { LEADING, reserve } from "../lines.js";
import type { Picture } from "../picture.js";
import { cutLine } from "../shapes/gaps.js";
import { curve, loraPoint } from "../shapes/marks.js";
import { type Area, axis } from "../shapes/plot.js";
import { linear } from "../shapes/scale.js";
import type { Live } from "./logic.js";
import type { Numbers, Spectrum } from "./numbers.js";
import { type Decay, SIDE } from "./setting.js";

/** The share of its room that a bar covers, and the gap between its two halves, px. */
const BAR = { share: 0.8, gap: 0.8 };
/** Distance from a mark to the labels beside it and above it, and from a curve to labels, px. */
const APART = { beside: 12, above: 16, curve: 8 };
/** The highest ranks with labels right of the mark, where a curve is convex or not. */
const RIGHT = { convex: 9, concave: 7 };
/** The largest rank below which a label fits below a curve that is not convex. */
const CONCAVE_END = 12.6;

/** How far the line from a narrow plot to its labels leaves the plot, px. */
const LEADER = 6;

const CUT = { stroke: "muted", dash: [3, 3] } as const;

/**
 * Returns singular values as bars, and a line where the rank cuts them. Kept values have the inks of both
 * factors, dropped values are empty.
 */
export function bars(values: readonly number[], rank: number, area: Area, strokeWidth = 1): Node[] {
  const { left, right, top, bottom } = area;
  const pitch = (right - left) / SIDE;
  const side = BAR.share * pitch;
  const height = (value: number) =>
    Math.max(strokeWidth, Math.round(2 * value * (bottom - top)) / 2);
  const half = (side - BAR.gap) / 2;
  const paths = values.map((value, index) => {
    const from = left + index * pitch + (pitch - side) / 2;
    const box = (x: number, width: number) =>
      `M${Number(x.toFixed(2))} ${bottom}v${-height(value)}h${Number(width.toFixed(2))}v${height(value)}`;
    return [box(from, half), box(from + side - half, half), box(from, side)] as const;
  });
  const join = (items: typeof paths, at: 0 | 1 | 2) => items.map((item) => item[at]).join("");
  const [kept, dropped] = [paths.slice(0, rank), paths.slice(rank)];
  const cut = left + rank * pitch;
  return [
    ...(dropped.length
      ? [path(join(dropped, 2), { fill: "tint", stroke: "frozen", strokeWidth })]
      : []),
    path(join(kept, 0), { fill: "b" }),
    path(join(kept, 1), { fill: "a" }),
    path(`M${left} ${bottom}H${right}`, { stroke: "muted", strokeWidth }),
    path(`M${cut} ${top}V${bottom}`, { ...CUT, strokeWidth }),
  ];
}

/** The baseline `y` has the number of kept values. */
export const drawValues = (
  counts: Numbers,
  decay: Decay,
  area: Area,
  y: number,
  picture: Picture,
  words: Live,
): Node =>
  part(words.parts.values(counts, decay), [
    ...bars(counts.spectra[decay].values, counts.rank, area),
    text(area.left, y, words.kept(counts, picture.isWide), labelStyle(picture)),
  ]);

const labelStyle = ({ metrics: { size }, isWide }: Picture) =>
  ({ size: isWide ? size.text : size.small, fill: "muted" }) as const;

/** The name of the upper end of the axis of errors. Past a narrow plot, it ends with the line to the labels. */
export const nameTop = ({ right, top }: Area, picture: Picture, words: Live): Node =>
  text(picture.pick(right, right + LEADER), top - 7, words.missed, {
    ...labelStyle(picture),
    anchor: "end",
  });

/** The lowest errors are a curve. LoRA's error is a mark on a bar of what is missed. */
export function drawErrors(
  counts: Numbers,
  decay: Decay,
  area: Area,
  picture: Picture,
  words: Live,
): Node[] {
  const { rank, spectra } = counts;
  const { size } = picture.metrics;
  const { left, right, top, bottom } = area;
  const toX = linear(0, SIDE, left, right);
  const toY = linear(0, 100, bottom, top);
  const [x, y] = [toX(rank), toY(spectra[decay].fits[rank - 1]!)];
  const [lowest, lora] = [words.min(counts, decay), words.lora(counts, decay)];
  const width = Math.max(reserve(lowest, size.text), reserve(lora, size.text));
  const place = placeLabel(spectra[decay], rank, area, y, width, picture);
  const style = { size: size.text, anchor: place.anchor } as const;
  const lowestName = text(place.x, place.y, lowest, style);
  const loraName = text(place.x, place.y + LEADING * size.text, lora, { ...style, fill: "muted" });
  const cut = (y: number) => cutLine(y, left, right, [lowestName, loraName]);
  return [
    path(cut(top) + cut(toY(50)), { stroke: "grid" }),
    path(`M${x} ${top}V${bottom}`, CUT),
    axis(area),
    // Leads to the labels right of a narrow plot.
    ...(picture.isWide ? [] : [path(`M${x} ${y}H${right + LEADER}`, CUT)]),
    part(words.parts.lowest(counts, decay), [
      curve([100, ...spectra[decay].min].map((error, index) => [toX(index), toY(error)])),
      part(words.parts.best(counts, decay), [lowestName]),
    ]),
    part(words.parts.lora(counts, decay), [
      path(`M${x} ${bottom}V${y}`, { stroke: "muted", strokeWidth: picture.pick(5, 4) }),
      ...loraPoint(x, y, picture.pick(5.5, 4.5)),
      loraName,
    ]),
  ];
}

/** Right of a narrow plot, or in a wide plot on the empty side of the curve. */
function placeLabel(
  { min, fits }: Spectrum,
  rank: number,
  { left, right, top, bottom }: Area,
  mark: number,
  width: number,
  picture: Picture,
) {
  const { text: size } = picture.metrics.size;
  const floor = bottom - APART.curve;
  const toBaselines = (last: number) => Math.round(last - LEADING * size);
  if (!picture.isWide) {
    const y = Math.min(Math.round(mark + 0.35 * size), toBaselines(floor));
    return { x: picture.right, y, anchor: "end" } as const;
  }
  const pitch = (right - left) / SIDE;
  const x = left + rank * pitch;
  const isConvex = min[SIDE / 2 - 1]! < 50;
  const isRight = rank <= RIGHT[isConvex ? "convex" : "concave"];
  const end = Math.min(x - APART.beside, isConvex ? right : left + CONCAVE_END * pitch);
  // The curve is highest at the label's left end.
  const start = isRight ? rank : Math.max(0, Math.floor((end - width - left) / pitch));
  const toY = (error: number) => bottom - ((bottom - top) * error) / 100;
  const above = Math.min(
    toY(fits[rank - 1]!) - APART.above,
    toY(start ? min[start - 1]! : 100) - APART.curve,
  );
  const y = toBaselines(isConvex ? Math.max(top + size + LEADING * size, above) : floor);
  return isRight
    ? ({ x: x + APART.beside, y, anchor: "start" } as const)
    : ({ x: end, y, anchor: "end" } as const);
}

/** Leaves room for the name of the line at the rank. */
export function drawRanks(counts: Numbers, area: Area, size: number, words: Live): Node[] {
  const { left, right, bottom } = area;
  const x = left + (counts.rank * (right - left)) / SIDE;
  const name = words.rank(counts);
  const half = reserve(name, size) / 2;
  const y = Math.round(bottom + 1.4 * size);
  const middle = Math.max(left + half - 8, Math.min(x, right - half + 8));
  const muted = { size, fill: "muted" } as const;
  return [
    ...(middle - half > left + 0.8 * size ? [text(left, y, words.tick(0), muted)] : []),
    text(middle, y, name, { size, anchor: "middle" }),
    ...(middle + half < right - 1.6 * size
      ? [text(right, y, words.tick(SIDE), { ...muted, anchor: "end" })]
      : []),
  ];
}
