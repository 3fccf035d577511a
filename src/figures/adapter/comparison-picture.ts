/** Draws two adapters: the sizes of their updates side by side, and how far B and A have the same spans. */
import {
  type Composition,
  type Ink,
  type Measure,
  type Node,
  path,
  rect,
  type Scene,
  text,
} from "../../scene.js";
import { SIZE as CARD_SIZE, NOTE, note, type Room } from "../card.js";
import { LEADING, lines, reserve } from "../lines.js";
import { Picture } from "../picture.js";
import { writeName } from "./card-name.js";
import { type Cell, type ComparedKind, type Comparison, listCells } from "./comparison.js";
import type { ComparisonWords } from "./comparison-logic.js";
import { breakText, concludeAll, drawLayers, NAME, SIZE } from "./compose.js";
import { drawKeys, LOOSE, SAMPLE } from "./keys.js";
import type { Live } from "./logic.js";
import { type Bars, centerBar, drawBars, MAX_GAPS, scaled } from "./rows.js";

/** Positions, px. In a narrow picture, names and numbers stand above the bars. */
const LAYOUT = {
  wide: { left: 146, right: 526, values: 538, key: 680 },
  narrow: { left: 8, right: 280, values: 280, key: 272 },
} as const;
/** The part of its pitch that a pair of bars fills, if there are gaps. */
const PART = 0.8;
/** Distances between a row's parts, px. */
const GAP = 2;

/** Returns bars for the layers between `left` and `right`. `up` is the height of the largest update, and `down` of a strip. */
function computeBars(
  layers: number,
  left: number,
  right: number,
  heights: Pick<Bars, "up" | "down">,
): Bars {
  const room = Math.min(72, (right - left) / Math.max(1, layers));
  const isArea = layers > MAX_GAPS;
  // At multiples of 5 px, the edges of bars are on whole pixels.
  const step = isArea ? 0.1 : room < 10 ? 1 : 5;
  const pitch = Math.floor(room / step) * step;
  return { left, pitch, width: isArea ? pitch : PART * pitch, ...heights };
}

/** Returns a row of bars and its two strips. `y` is the lower end of its bars. */
function drawRow(cells: readonly (Cell | null)[], highest: number, bars: Bars, y: number): Node {
  const { left, pitch, width, up, down } = bars;
  const part = width / pitch;
  const sizes = ([0, 1] as const).map((index) =>
    cells.map((cell) => (cell && highest ? (-up * cell.sizes[index]) / highest : 0)),
  ) as [number[], number[]];
  return scaled(left, y, pitch, [
    ...drawSizes(sizes, part),
    ...drawStrip(cells, ({ b }) => b, "b", part, GAP, down),
    ...drawStrip(cells, ({ a }) => a, "a", part, GAP + down + GAP, down),
  ]);
}

/** Returns the sizes of both updates: bars side by side or, if these would be narrow, an area and a line. */
function drawSizes([first, second]: readonly [number[], number[]], part: number): Node[] {
  if (part < 1)
    return [
      ...drawBars(first, [0, part / 2], 0, "delta"),
      ...drawBars(second, [part / 2, part], 0, "ink"),
    ];
  const area = drawBars(first, [0, 1], 0, "delta");
  const line = drawBars(second, [0, 1], 0, "ink").map((node) =>
    path(node.d, { stroke: "ink", strokeWidth: 2 }),
  );
  return [...area, ...line];
}

/** Returns the overlaps as a strip: down to its full height for the same span, with a line at the overlap of random spans. */
function drawStrip(
  cells: readonly (Cell | null)[],
  get: (cell: Cell) => Cell["b"],
  fill: Ink,
  part: number,
  y: number,
  height: number,
): Node[] {
  const full = cells.map((cell) => (cell ? height : 0));
  const overlaps = cells.map((cell) => (cell ? get(cell) : null));
  const randoms = [...new Set(overlaps.flatMap((item) => (item ? [item.random] : [])))];
  return [
    // Remains visible as a line below the next bars.
    ...drawBars(full, [0, part], y + 1, "frozen"),
    ...drawBars(full, [0, part], y, "tint"),
    ...drawBars(
      overlaps.map((item) => (item ? height * item.mean : 0)),
      [0, part],
      y,
      fill,
    ),
    ...randoms.flatMap((random) =>
      drawBars(
        overlaps.map((item) => (item?.random === random ? 1 : 0)),
        [0, part],
        y + Math.round(2 * (height - 1) * random) / 2,
        "ink",
      ),
    ),
  ];
}

/** Returns the larger size of all updates. */
const findHighest = ({ kinds }: Comparison) =>
  Math.max(...kinds.flatMap((kind) => listCells(kind).flatMap(({ sizes }) => sizes)));

/** Returns one composition. */
export function composeComparison(
  comparison: Comparison,
  composition: Composition,
  words: ComparisonWords,
  live: Live,
): Scene {
  const picture = new Picture(composition);
  const { nodes, metrics } = picture;
  const isWide = composition === "wide";
  const { left, right } = LAYOUT[composition];
  const { layers, kinds } = comparison;
  picture.head(
    [live.heading],
    { size: metrics.size.formula, formula: true },
    words.subject(comparison),
  );
  concludeAll(picture, words.verdict(comparison));
  picture.bottom += 6;
  const heights = { up: kinds.length > 8 ? 22 : 34, down: kinds.length > 4 ? 14 : 22 };
  const bars = computeBars(layers.length, left, right, heights);
  drawKey(picture, comparison, bars, words);
  picture.bottom += isWide ? 8 : 2;
  const highest = findHighest(comparison);
  const add = (kind: ComparedKind, kindBars: Bars) => {
    if (!isWide) writeAbove(picture, comparison, kind, words);
    const y = Math.round(picture.bottom + bars.up + (isWide ? 0 : 6));
    nodes.push(drawRow(kind.cells, highest, kindBars, y));
    if (isWide) nodes.push(...writeBeside(comparison, kind, words, bars, y));
    picture.bottom = y + 2 * (GAP + bars.down) + (isWide ? 11 : 7);
  };
  const outside = kinds.filter(({ isOutside }) => isOutside);
  for (const kind of kinds) if (!kind.isOutside) add(kind, bars);
  if (layers.length) nodes.push(...drawLayers(picture, layers, bars, live));
  if (layers.length && outside.length) picture.bottom += 10;
  for (const kind of outside) add(kind, centerBar(bars, left, right));
  picture.bottom += 4;
  picture.write(words.caution(comparison), {});
  return picture.finish(words.listed(), words.alt(comparison));
}

/** Draws the meaning of the bars. */
function drawKey(
  picture: Picture,
  comparison: Comparison,
  bars: Bars,
  words: ComparisonWords,
): void {
  const { composition, metrics } = picture;
  const { margin } = metrics;
  const { width, height } = SAMPLE;
  const isArea = bars.width === bars.pitch;
  const samples = [
    (y: number) => [
      rect(margin, y, isArea ? width : width / 2, height, { fill: "delta" }),
      isArea
        ? path(`M${margin} ${y}h${width}`, { stroke: "ink" })
        : rect(margin + width / 2, y, width / 2, height, { fill: "ink" }),
    ],
    (y: number) => [rect(margin, y, width, height, { fill: "b" })],
    (y: number) => [rect(margin, y, width, height, { fill: "a" })],
    (y: number) => [
      rect(margin, y, width, height, { fill: "tint", stroke: "frozen" }),
      rect(margin, y + 3, width, 1, { fill: "ink" }),
    ],
  ];
  drawKeys(picture, samples, words.keys(comparison, isArea), LAYOUT[composition].key);
}

/** Writes a row's name and numbers above the bars of a narrow picture. */
function writeAbove(
  picture: Picture,
  comparison: Comparison,
  kind: ComparedKind,
  words: ComparisonWords,
): void {
  const { left, values: end } = LAYOUT.narrow;
  const sizes = words.sizes(comparison, kind);
  const width = (reserve(kind.name, SIZE, true) + reserve(sizes, SIZE)) / LOOSE;
  const isShort = width + 8 <= end - left;
  const names = isShort ? [kind.name] : breakText(kind.name, end - left);
  const style = { size: SIZE };
  picture.nodes.push(...lines(left, picture.bottom, names, { ...style, bold: true }));
  picture.bottom += (names.length - (isShort ? 1 : 0)) * LEADING * SIZE;
  const values = [sizes, words.overlaps(kind)];
  const muted = { ...style, fill: "muted", anchor: "end" } as const;
  picture.nodes.push(...lines(end, picture.bottom, values, muted));
  picture.bottom += values.length * LEADING * SIZE;
}

/** Returns a row's name left of the bars of a wide picture, and its numbers right of what they state. */
function writeBeside(
  comparison: Comparison,
  kind: ComparedKind,
  words: ComparisonWords,
  { down }: Bars,
  y: number,
): Node[] {
  const { left, values } = LAYOUT.wide;
  const names = breakText(kind.name, NAME).slice(0, 3);
  const first = y - Math.round(((names.length - 1) * LEADING * SIZE) / 2) + 6;
  const style = { size: SIZE };
  const muted = { ...style, fill: "muted" } as const;
  return [
    ...lines(left - 14, first - LEADING * SIZE, names, { ...style, anchor: "end" }),
    text(values, y - 3, words.sizes(comparison, kind), muted),
    text(values, y + GAP + down - 2, words.b(kind), muted),
    text(values, y + 2 * (GAP + down) - 1, words.a(kind), muted),
  ];
}

/** Height of a kind's name on a card, px. */
const CARD_NAME = 1.3 * CARD_SIZE.text;
const MAX_ROWS = 3;

/** Returns the picture for previews: the kinds with the largest updates. */
export function drawComparisonCard(
  comparison: Comparison,
  words: ComparisonWords,
  room: Room,
  measure: Measure,
): Node[] {
  const size = (kind: ComparedKind) => Math.max(...listCells(kind).flatMap(({ sizes }) => sizes));
  const sorted = [...comparison.kinds].sort((a, b) => size(b) - size(a));
  const height = room.height - NOTE;
  const fitting = Math.max(1, Math.min(MAX_ROWS, Math.floor(height / (CARD_NAME + 90))));
  const kinds = comparison.kinds.filter((kind) => sorted.indexOf(kind) < fitting);
  const pitch = height / kinds.length;
  const space = pitch - CARD_NAME - 24;
  const bars = computeBars(comparison.layers.length, room.x, room.x + room.width, {
    up: Math.min(60, space * 0.5),
    down: Math.min(30, Math.floor(space * 0.25)),
  });
  const highest = findHighest(comparison);
  return [
    ...kinds.flatMap((kind, index) => {
      const top = room.y + index * pitch;
      const y = Math.round(top + CARD_NAME + 6 + bars.up);
      return [writeName(kind.name, top, room, measure), drawRow(kind.cells, highest, bars, y)];
    }),
    note(room, room.x, words.card.note),
  ];
}
