import { type Composition, type Node, path, rect, type Scene, text } from "../../scene.js";
import { reserve } from "../lines.js";
import { Picture } from "../picture.js";
import { type Layout, layoutOf, type Panel } from "./layout.js";
import type { Numbers } from "./moving.js";
import { DECAYS, type Decay, SIDE } from "./setting.js";
import * as say from "./words.js";

/** Of a singular value's bar, px. */
const LEAST = 1.5;
/** Sides of the squares of LoRA's errors, and of the one at this rank, px. */
const SQUARE = { other: 6, this: 11 };
/** Of the bar of paper between B's and A's half, px. */
const GAP = 1;
/** Side of a key's box, px. */
const KEY = 10;

/** Where each line's name stands: clear of all lines, whatever the seed. */
const NAMES: Readonly<Record<Decay, readonly [rank: number, error: number]>> = {
  fast: [0.35, 3],
  slow: [6.6, 31],
  flat: [11.6, 62],
};

/** One composition: the singular values, the error at each rank, and what this one comes to. */
export function compose(n: Numbers, composition: Composition): Scene {
  const picture = new Picture(composition);
  const { size } = picture.metrics;
  picture.head([say.formula], { size: size.formula, formula: true }, say.values(n));
  picture.write(say.target);
  const layout = layoutOf(picture);
  drawValues(n, layout, picture);
  drawErrors(n, layout, picture);
  picture.bottom = layout.end;
  const [verdict, elsewhere] = [say.verdict(n), say.elsewhere(n)];
  const isWide = composition === "wide";
  for (const line of isWide ? [verdict.join("; ")] : verdict) picture.write(line, { bold: true });
  for (const line of isWide ? [elsewhere.join(" ")] : elsewhere) picture.write(line);
  return picture.finish(say.title(n), say.alt(n));
}

/** Two halves side by side, B's and A's, around x: strokes, so that one path holds them all. */
function halves(boxes: readonly (readonly [x: number, y: number, height: number])[], side: number) {
  const width = (side - GAP) / 2;
  const at = (shift: number) =>
    boxes.map(([x, y, height]) => `M${x + shift} ${y}v${height}`).join("");
  const shift = (width + GAP) / 2;
  return [
    path(at(-shift), { stroke: "b", strokeWidth: width }),
    path(at(shift), { stroke: "a", strokeWidth: width }),
  ];
}

/** A plot's lines and numbers: those of its height, and ranks below it. */
function axes(
  { x, y, width, height }: Panel,
  ticks: readonly (readonly [share: number, label: string])[],
  ranks: readonly (readonly [x: number, rank: number])[],
  size: number,
): Node[] {
  const style = { size: size - 1, fill: "muted" } as const;
  const line = ([share]: (typeof ticks)[number]) => `M${x} ${y + (1 - share) * height}h${width}`;
  return [
    path(ticks.map(line).join(""), { stroke: "tint", strokeWidth: 1.5 }),
    ...ticks.map(([share, label]) =>
      text(x - 6, y + (1 - share) * height + 4, label, { ...style, anchor: "end" }),
    ),
    ...ranks.map(([x, rank]) =>
      text(x, y + height + size + 4, say.place(rank), { ...style, anchor: "middle" }),
    ),
  ];
}

/** The singular values as bars: kept ones in both factors' inks, dropped ones empty. */
function drawValues(n: Numbers, { left, key, leading }: Layout, picture: Picture): void {
  const { nodes, metrics } = picture;
  const { x, y, width, height, heading } = left;
  const size = metrics.size.text;
  const { margin } = metrics;
  nodes.push(text(margin, heading, say.valuesHeading, { size, bold: true }));
  nodes.push(text(margin, heading + leading, say.falls[n.decay], { size, fill: "muted" }));
  const pitch = width / SIDE;
  const middle = (place: number) => x + (place - 0.5) * pitch;
  const ranks = [1, 4, 8, 12, 16].map((rank) => [middle(rank), rank] as const);
  const ticks = [1, 0.5, 0].map((one) => [one, say.height(one)] as const);
  nodes.push(...axes(left, ticks, ranks, size));
  const bars = n.chosen.values.map((value, index) => {
    const long = Math.max(LEAST, value * height);
    return [middle(index + 1), y + height - long, long] as const;
  });
  if (n.chosen.values.some((value) => value * height < LEAST)) picture.declare(say.thinBars(LEAST));
  const side = pitch - 3;
  nodes.push(...halves(bars.slice(0, n.rank), side));
  const empty = bars.slice(n.rank).map(([x, top, long]) => {
    const [left, down] = [x - side / 2 + 0.5, long - 0.5];
    return `M${left} ${top + down}v${-down}h${side - 1}v${down}`;
  });
  if (empty.length) nodes.push(path(empty.join(""), { stroke: "muted" }));
  const style = { size } as const;
  nodes.push(
    ...halves([[margin + KEY / 2, key - KEY + 1, KEY]], KEY),
    text(margin + KEY + 6, key, say.kept(n), style),
    rect(margin + 0.5, key + leading - KEY + 1.5, KEY - 1, KEY - 1, { stroke: "muted" }),
    text(margin + KEY + 6, key + leading, say.dropped(n), { size, fill: "muted" }),
  );
}

/** The error at each rank: the least as lines, for each decay, and LoRA's as squares. */
function drawErrors(n: Numbers, { right, leading }: Layout, picture: Picture): void {
  const { nodes, metrics, composition } = picture;
  const { x, y, width, height, heading } = right;
  const size = metrics.size.text;
  const start = composition === "wide" ? x - 46 : metrics.margin;
  nodes.push(text(start, heading, say.errorHeading, { size, bold: true }));
  drawKey(start, heading + leading, size, nodes);
  const at = (rank: number) => x + (rank * width) / SIDE;
  const up = (error: number) => y + height * (1 - error / 100);
  const ranks = [0, 4, 8, 12, 16].map((rank) => [at(rank), rank] as const);
  const ticks = [100, 50, 0].map((one) => [one / 100, say.percent(one)] as const);
  nodes.push(...axes(right, ticks, ranks, size));
  nodes.push(path(`M${at(n.rank)} ${y}v${height}`, { stroke: "muted" }));
  for (const decay of DECAYS) {
    const isChosen = decay === n.decay;
    const [rank, error] = NAMES[decay];
    const [left, base] = [at(rank), up(error)];
    // The line at this rank goes behind the name.
    nodes.push(rect(left, base - size, reserve(decay, size, true), size + 2, { fill: "paper" }));
    const points = n.spectra[decay].least.map((error, index) => `L${at(index + 1)} ${up(error)}`);
    const paint = isChosen
      ? ({ stroke: "ink", strokeWidth: 2 } as const)
      : ({ stroke: "muted" } as const);
    nodes.push(path(`M${at(0)} ${up(100)}${points.join("")}`, paint));
    const fill = isChosen ? "ink" : "muted";
    nodes.push(text(left, base, decay, { size, fill, bold: isChosen }));
  }
  const square = (rank: number, side: number) =>
    [at(rank), up(n.chosen.fits[rank - 1]!) - side / 2, side] as const;
  const all = n.chosen.fits.map((_, index) => index + 1);
  const rest = all.filter((rank) => rank !== n.rank);
  nodes.push(
    ...halves(
      rest.map((rank) => square(rank, SQUARE.other)),
      SQUARE.other,
    ),
    ...halves([square(n.rank, SQUARE.this)], SQUARE.this),
  );
}

/** What lines and squares are. */
function drawKey(x: number, y: number, size: number, nodes: Node[]): void {
  const style = { size, fill: "muted" } as const;
  const second = x + 24 + 1.25 * reserve(say.least, size) + 10;
  nodes.push(
    path(`M${x} ${y - 4}h18`, { stroke: "ink", strokeWidth: 2 }),
    text(x + 24, y, say.least, style),
    ...halves([[second + KEY / 2, y - KEY + 1, KEY]], KEY),
    text(second + KEY + 6, y, say.trained, style),
  );
}
