/** What is in each panel, in lengths from its upper left corner and before it is scaled. */
import { group, type Node, path, rect, text } from "../../scene.js";
import { reserve } from "../lines.js";
import { AXIS, KEYS, LINE, PLOT, RANKS, SIZE } from "./layout.js";
import type { Numbers } from "./moving.js";
import { DECAYS, type Decay, SIDE } from "./setting.js";
import * as say from "./words.js";

/** Between two bars or ranks, and of a bar's sides, px. */
const PITCH = PLOT.width / SIDE;
const BAR = 11.2;
/** The least singular value whose bar is seen. */
export const LEAST = 0.0125;
/** Sides of the squares of LoRA's errors, of the one at this rank, and of a key, px. */
const SQUARE = { other: 6.8, this: 10.8, key: 8.8 };
/** Of paper between B's and A's half and around both, px. */
const GAP = 0.8;

/** Where each line's name stands: clear of all lines, and higher where LoRA's squares are below it. */
const NAMES: Readonly<Record<Decay, { rank: number; error: number; chosen: number }>> = {
  fast: { rank: 5.4, error: 7, chosen: 9.5 },
  slow: { rank: 6.6, error: 31, chosen: 31 },
  flat: { rank: 11.6, error: 62, chosen: 62 },
};

/** Between a name and the line at a rank, in ranks. */
const APART = 0.4;

type Box = readonly [middle: number, top: number, height: number];

/** Near enough for the eye, and edges that are crisp where a wide picture has two pixels for one. */
const crisp = (length: number) => Math.round(2.5 * length) / 2.5;

/** From a plot's corner: where a rank stands, and where an error. */
const rankAt = (rank: number) => rank * PITCH;
const errorAt = (error: number) => crisp(PLOT.height * (1 - error / 100));

/** Boxes in two halves, B's and A's: strokes, so that one path holds them all, and the same for both. */
function halves(boxes: readonly Box[], side: number): Node[] {
  const strokeWidth = (side - GAP) / 2;
  const shift = (strokeWidth + GAP) / 2;
  const all = boxes.map(([middle, top, height]) => `M${middle} ${top}v${height}`).join("");
  if (!all) return [];
  return [
    group(-shift, 0, [path(all, { stroke: "b", strokeWidth })]),
    group(shift, 0, [path(all, { stroke: "a", strokeWidth })]),
  ];
}

/** A square of LoRA's error, on paper that parts it from the lines. */
function squares(boxes: readonly Box[], side: number): Node[] {
  const around = boxes.map(([x, y, height]) => `M${x} ${y - GAP}v${height + 2 * GAP}`).join("");
  const ground = path(around, { stroke: "paper", strokeWidth: side + 2 * GAP });
  return [ground, ...halves(boxes, side)];
}

const muted = { size: SIZE, fill: "muted" } as const;

/** A heading, and a plot with its lines and numbers: those of its height, and ranks below it. */
function panel(
  heading: string,
  axis: number,
  ticks: readonly (readonly [share: number, label: string])[],
  ranks: readonly (readonly [x: number, rank: number])[],
  content: readonly Node[],
): Node[] {
  const style = { size: SIZE, fill: "muted" } as const;
  const { y, width, height } = PLOT;
  const lines = ticks.map(([share]) => `M0 ${(1 - share) * height}h${width}`).join("");
  return [
    text(0, SIZE, heading, { size: SIZE, bold: true }),
    ...ticks.map(([share, label]) =>
      text(axis - 6, y + (1 - share) * height + 4, label, { ...style, anchor: "end" }),
    ),
    ...ranks.map(([x, rank]) =>
      text(axis + x, RANKS, say.place(rank), { ...style, anchor: "middle" }),
    ),
    group(axis, y, [path(lines, { stroke: "tint" }), ...content]),
  ];
}

const placeOf = (place: number) => (place - 0.5) * PITCH;

/** The singular values as bars: kept ones in both factors' inks, dropped ones empty. */
export function bars({ rank, chosen }: Numbers): Node[] {
  const boxes = chosen.values.map((value, index): Box => {
    const long = crisp(Math.max(LEAST, value) * PLOT.height);
    return [placeOf(index + 1), PLOT.height - long, long];
  });
  const empty = boxes.slice(rank).map(([middle, top, long]) => {
    const side = BAR - 1;
    return `M${middle - side / 2} ${top + 0.5}h${side}v${long - 0.5}h${-side}z`;
  });
  return [
    path(`M0 ${PLOT.height}h${PLOT.width}`, { stroke: "frozen" }),
    ...halves(boxes.slice(0, rank), BAR),
    ...(empty.length ? [path(empty.join(""), { stroke: "muted", fill: "tint" })] : []),
  ];
}

/** The singular values, and what is kept and what is dropped. */
export function valuesPanel(counts: Numbers): Node[] {
  const ranks = [1, 4, 8, 12, 16].map((place) => [placeOf(place), place] as const);
  const ticks = [1, 0.5, 0].map((item) => [item, say.height(item)] as const);
  const side = SQUARE.key;
  const indent = side + 6;
  return [
    ...panel(say.valuesHeading, AXIS.values, ticks, ranks, bars(counts)),
    text(0, SIZE + LINE, say.falls[counts.decay], muted),
    ...halves([[side / 2, KEYS - side, side]], side),
    text(indent, KEYS, say.kept(counts), { size: SIZE }),
    rect(0.5, KEYS + LINE - side + 0.5, side - 1, side - 1, { stroke: "muted", fill: "tint" }),
    text(indent, KEYS + LINE, say.dropped(counts), muted),
  ];
}

/** Whether some bars are higher than to scale. */
export const hasSmall = ({ chosen }: Numbers) => chosen.values.some((value) => value < LEAST);

/** The error at each rank: the least as lines, for each decay, and LoRA's as squares. */
export function errorsPanel(counts: Numbers): Node[] {
  const square = (rank: number, side: number): Box => {
    return [rankAt(rank), errorAt(counts.chosen.fits[rank - 1]!) - side / 2, side];
  };
  const rest = counts.chosen.fits
    .map((_, index) => index + 1)
    .filter((rank) => rank !== counts.rank);
  const line = (decay: Decay) => {
    const heights = [100, ...counts.spectra[decay].min].map(errorAt);
    const steps = heights.slice(1).map((y, index) => `${PITCH} ${crisp(y - heights[index]!)}`);
    const paint = { stroke: decay === counts.decay ? "ink" : "muted" } as const;
    return path(
      `M0 0l${steps.join(" ")}`,
      decay === counts.decay ? { ...paint, strokeWidth: 1.5 } : paint,
    );
  };
  const others = rest.map((rank) => square(rank, SQUARE.other));
  const ranks = [0, 4, 8, 12, 16].map((rank) => [rankAt(rank), rank] as const);
  const ticks = [100, 50, 0].map((item) => [item / 100, say.height(item)] as const);
  return [
    ...panel(say.errorHeading, AXIS.errors, ticks, ranks, [
      path(`M${rankAt(counts.rank)} 0v${PLOT.height}`, { stroke: "muted" }),
      ...DECAYS.map(line),
      path(`M0 0V${PLOT.height}h${PLOT.width}`, { stroke: "frozen" }),
      ...squares(others, SQUARE.other),
      ...squares([square(counts.rank, SQUARE.this)], SQUARE.this),
      ...DECAYS.map((decay) => nameOf(decay, counts)),
    ]),
    ...key(SIZE + LINE),
  ];
}

/** A line's name: right of the line at this rank where that would cross it. */
function nameOf(decay: Decay, counts: Numbers): Node {
  const { rank: start, error, chosen } = NAMES[decay];
  const bold = decay === counts.decay;
  const end = start + reserve(decay, SIZE, true) / PITCH;
  const at = counts.rank > start - APART && counts.rank < end + APART ? counts.rank + APART : start;
  const style = { size: SIZE, fill: bold ? "ink" : "muted", bold } as const;
  return text(rankAt(at), errorAt(bold ? chosen : error), decay, style);
}

/** What lines and squares are. */
function key(y: number): Node[] {
  const side = SQUARE.key;
  const second = Math.round(24 + 1.25 * reserve(say.min, SIZE) + 10);
  return [
    path(`M0 ${y - 4}h18`, { stroke: "ink", strokeWidth: 1.5 }),
    text(24, y, say.min, muted),
    ...halves([[second + side / 2, y - side, side]], side),
    text(second + side + 6, y, say.trained, muted),
  ];
}
