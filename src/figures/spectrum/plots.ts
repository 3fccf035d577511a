/** Draws the contents of both panels. Positions are relative to a panel's upper left corner, before scaling. */
import { group, type Node, path, rect, text } from "../../scene.js";
import { reserve } from "../lines.js";
import { AXIS, isKeyAbove, KEYS, LINE, PLOT, RANKS, SAMPLE, SIZE, secondSample } from "./layout.js";
import type { Live } from "./logic.js";
import type { Numbers, Spectrum } from "./numbers.js";
import { DECAYS, type Decay, SIDE } from "./setting.js";

/** The distance between two bars or ranks, and the width of a bar, px. */
const PITCH = PLOT.width / SIDE;
const BAR = 11.2;
/** The rows of singular values: the upper edge of the first, the distance between two, and the height of bars, px. */
const ROW = { y: 18, pitch: 51, bars: 34 };
/** Sides of the squares: LoRA's errors at other ranks and at the chosen one, px. */
const SQUARE = { other: 6.8, chosen: 10.8 };
/** Side of the marks of the lowest errors at the chosen rank, px. */
const DOT = 4;
/** Gap between B's half and A's half, and around both, px. */
const GAP = 0.8;

/** The position of each line's name, clear of the lines; `chosen` is also clear of LoRA's squares. */
const NAMES: Readonly<Record<Decay, { rank: number; error: number; chosen: number }>> = {
  fast: { rank: 5.4, error: 7, chosen: 9.5 },
  slow: { rank: 6.6, error: 31, chosen: 31 },
  flat: { rank: 11.6, error: 62, chosen: 62 },
};

/** Gap between a name and the line at a rank, in ranks. */
const APART = 0.4;

type Box = readonly [middle: number, top: number, height: number];

/** Rounds a length so that edges stay crisp in the wide picture at a device pixel ratio of 2. */
const crisp = (length: number) => Math.round(2.5 * length) / 2.5;

/** Positions of a rank and of an error in percent, from a plot's corner. */
const rankAt = (rank: number) => rank * PITCH;
const errorAt = (error: number) => crisp(PLOT.height * (1 - error / 100));

/** Returns boxes, given as upright strokes, divided into B's and A's halves. Each half is one path. */
function halves(upright: readonly string[], side: number): Node[] {
  const strokeWidth = (side - GAP) / 2;
  const shift = (strokeWidth + GAP) / 2;
  const strokes = upright.join("");
  if (!strokes) return [];
  return [
    group(-shift, 0, [path(strokes, { stroke: "b", strokeWidth })]),
    group(shift, 0, [path(strokes, { stroke: "a", strokeWidth })]),
  ];
}

/** Returns the squares of LoRA's errors, on paper that separates them from the lines. */
function squares(boxes: readonly Box[], side: number): Node[] {
  const outline = boxes.map(([x, y, height]) => `M${x} ${y - GAP}v${height + 2 * GAP}`).join("");
  const ground = path(outline, { stroke: "paper", strokeWidth: side + 2 * GAP });
  const strokes = boxes.map(([x, y, height]) => `M${x} ${y}v${height}`);
  return [ground, ...halves(strokes, side)];
}

const muted = { size: SIZE, fill: "muted" } as const;

const getMiddle = (position: number) => (position - 0.5) * PITCH;

/** Returns singular values as bars. Kept values have the inks of both factors, dropped values are empty. */
export function bars({ values }: Spectrum, rank: number, height: number): Node[] {
  const tops = values.map((value) => height - Math.round(value * height));
  const kept = tops.slice(0, rank).map((top, index) => `M${getMiddle(index + 1)} ${height}V${top}`);
  // Whole pixels take fewer bytes.
  const side = 10;
  const empty = tops.slice(rank).map((top, index) => {
    const left = getMiddle(rank + index + 1) - side / 2;
    return `M${left} ${height}V${top}h${side}V${height}`;
  });
  return [
    path(`M0 ${height}h${PLOT.width}`, { stroke: "frozen" }),
    ...halves(kept, BAR),
    ...(empty.length ? [path(empty.join(""), { stroke: "muted", fill: "tint" })] : []),
  ];
}

/** Returns the panel of singular values: a row for each decay, with the error that the rank has at best. */
export function valuesPanel(counts: Numbers, words: Live): Node[] {
  const { spectra, rank } = counts;
  const side = SAMPLE.square;
  const indent = side + SAMPLE.gap;
  return [
    text(0, SIZE, words.valuesHeading, { size: SIZE, bold: true }),
    ...DECAYS.flatMap((decay, index) => {
      const y = ROW.y + index * ROW.pitch;
      const style = decay === counts.decay ? ({ size: SIZE, bold: true } as const) : muted;
      return [
        text(0, y + SIZE, words.decays[decay], style),
        text(PLOT.width, y + SIZE, words.left(counts, decay), { ...style, anchor: "end" }),
        group(0, y + ROW.pitch - ROW.bars - 2, bars(spectra[decay], rank, ROW.bars)),
      ];
    }),
    ...[1, 8, 16].map((position) =>
      text(getMiddle(position), RANKS, words.rankTick(position), { ...muted, anchor: "middle" }),
    ),
    ...halves([`M${side / 2} ${KEYS}v${-side}`], side),
    text(indent, KEYS, words.kept(counts), { size: SIZE }),
    rect(0.5, KEYS + LINE - side + 0.5, side - 1, side - 1, { stroke: "muted", fill: "tint" }),
    text(indent, KEYS + LINE, words.dropped(counts), muted),
  ];
}

/** Returns the panel of errors by rank: the lowest possible error as a line for each decay, LoRA's error as squares. */
export function errorsPanel(counts: Numbers, words: Live): Node[] {
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
  const dot = (decay: Decay) =>
    `M${rankAt(counts.rank) - DOT / 2} ${errorAt(counts.spectra[decay].min[counts.rank - 1]!)}h${DOT}`;
  const others = rest.map((rank) => square(rank, SQUARE.other));
  const { y, width } = PLOT;
  const ticks = [100, 50, 0];
  return [
    text(0, SIZE, words.errorHeading, { size: SIZE, bold: true }),
    ...ticks.map((error) =>
      text(AXIS - 6, y + errorAt(error) + 4, words.valueTick(error), { ...muted, anchor: "end" }),
    ),
    ...[0, 4, 8, 12, 16]
      .filter((rank) => Math.abs(rank - counts.rank) > 2)
      .map((rank) =>
        text(AXIS + rankAt(rank), RANKS, words.rankTick(rank), { ...muted, anchor: "middle" }),
      ),
    text(AXIS + rankAt(counts.rank), RANKS, words.rank(counts), { size: SIZE, anchor: "middle" }),
    group(AXIS, y, [
      path(ticks.map((error) => `M0 ${errorAt(error)}h${width}`).join(""), { stroke: "tint" }),
      path(`M${rankAt(counts.rank)} 0v${PLOT.height}`, { stroke: "muted" }),
      ...DECAYS.map(line),
      path(DECAYS.map(dot).join(""), { stroke: "ink", strokeWidth: DOT }),
      path(`M0 0V${PLOT.height}h${PLOT.width}`, { stroke: "frozen" }),
      ...squares(others, SQUARE.other),
      ...squares([square(counts.rank, SQUARE.chosen)], SQUARE.chosen),
      ...DECAYS.map((decay) => drawName(decay, counts, words)),
    ]),
    ...key(words),
  ];
}

/** Returns a line's name. Moves it right of the vertical line at the rank if that would cross it. */
function drawName(decay: Decay, counts: Numbers, { decays }: Live): Node {
  const name = decays[decay];
  const { rank: start, error, chosen } = NAMES[decay];
  const bold = decay === counts.decay;
  const end = start + reserve(name, SIZE, true) / PITCH;
  const position = counts.rank < end + APART ? Math.max(start, counts.rank + APART) : start;
  const style = { size: SIZE, fill: bold ? "ink" : "muted", bold } as const;
  return text(rankAt(position), errorAt(bold ? chosen : error), name, style);
}

/** Returns the keys of lines and squares. */
function key(words: Live): Node[] {
  const side = SAMPLE.square;
  // Long names are below the plot instead, in separate lines.
  const isAbove = isKeyAbove(words);
  const y = isAbove ? SIZE + LINE : KEYS;
  const [x, below] = isAbove ? [secondSample(words), y] : [0, y + LINE];
  return [
    path(`M0 ${y - 4}h${SAMPLE.line}`, { stroke: "ink", strokeWidth: 1.5 }),
    text(SAMPLE.line + SAMPLE.gap, y, words.min, muted),
    ...halves([`M${x + side / 2} ${below}v${-side}`], side),
    text(x + side + SAMPLE.gap, below, words.trained, muted),
  ];
}
