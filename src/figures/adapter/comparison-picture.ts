/** Draws two adapters: the sizes of their updates side by side, and how far B and A have the same spans. */
import {
  type Composition,
  type Ink,
  type Measure,
  type Node,
  type Path,
  part,
  path,
  type Scene,
  text,
} from "../../scene.js";
import { SIZE as CARD_SIZE, type Room } from "../card.js";
import { fitLines } from "../fit.js";
import { LEADING, reserveMonospaced, wrap } from "../lines.js";
import { Picture } from "../picture.js";
import { drawLayers } from "../shapes/layers.js";
import { type Cell, type ComparedKind, type Comparison, listCells } from "./comparison.js";
import type { ComparisonWords } from "./comparison-logic.js";
import { breakText, LANES } from "./labels.js";
import type { Live } from "./logic.js";
import { type Bars, centerBar, computeBars, drawBars, GAP, scaled } from "./rows.js";

/** The part of its pitch that a pair of bars fills, if there are gaps, and the largest pitch, px. */
const [PART, MAX_PITCH, CARD_PITCH] = [0.8, 96, 150];
/** Thickness of an update's outline, and the narrowest bar that has one, px. */
const [OUTLINE, MIN_OUTLINED] = [1, 6];
/** The most rows whose labels name their numbers. The first row always does. */
const NAMED_ROWS = 3;

/** Draws a row of bars and its two strips. `y` is the lower end of its bars. */
function drawRow(cells: readonly (Cell | null)[], highest: number, bars: Bars, y: number): Node {
  const { up, down } = bars;
  const sizes = ([0, 1] as const).map((index) =>
    cells.map((cell) => (cell && highest ? (up * cell.sizes[index]) / highest : 0)),
  ) as [number[], number[]];
  return scaled(bars, y, [
    ...drawSizes(sizes, bars),
    ...drawStrip(cells, ({ b }) => b, "b", bars, GAP),
    ...drawStrip(cells, ({ a }) => a, "a", bars, GAP + down + GAP),
  ]);
}

/** Pale bars with an outline or, if they are narrow, gray bars. Heights are positive, and grow upward from 0. */
function drawPale(heights: readonly number[], width: number, bars: Bars): Path[] {
  const all = drawBars(
    heights.map((height) => -height),
    bars,
    [0, width],
    0,
    "frozen",
  );
  if (width < MIN_OUTLINED) return all;
  const inner = heights.map((height) => -Math.max(0, height - 2 * OUTLINE));
  return [...all, ...drawBars(inner, bars, [OUTLINE, width - OUTLINE], -OUTLINE, "tint")];
}

/** Draws the sizes of both updates: bars side by side or, if these would be narrow, an area and a line. */
function drawSizes([first, second]: readonly [number[], number[]], bars: Bars): Node[] {
  const { pitch, width } = bars;
  const down = second.map((height) => -height);
  if (width < pitch)
    return [
      ...drawPale(first, width / 2, bars),
      ...drawBars(down, bars, [width / 2, width], 0, "ink"),
    ];
  const line = drawBars(down, bars, [0, width], 0, "ink").map((node) =>
    path(node.d, { stroke: "ink", strokeWidth: 2 }),
  );
  return [...drawPale(first, width, bars), ...line];
}

/** Returns the overlaps as a strip: down to its full height for the same span, with a line at the overlap of random spans. */
function drawStrip(
  cells: readonly (Cell | null)[],
  get: (cell: Cell) => Cell["b"],
  fill: Ink,
  bars: Bars,
  y: number,
): Node[] {
  const { width, down: height } = bars;
  const overlaps = cells.map((cell) => (cell ? get(cell) : null));
  const randoms = [...new Set(overlaps.flatMap((item) => (item ? [item.random] : [])))];
  const draw = (lengths: readonly number[], top: number, ink: Ink) =>
    drawBars(lengths, bars, [0, width], top, ink);
  const full = cells.map((cell) => (cell ? height : 0));
  return [
    // Remains visible as a line below the next bars.
    ...draw(full, y + 1, "frozen"),
    ...draw(full, y, "tint"),
    ...draw(
      overlaps.map((item) => (item ? height * item.mean : 0)),
      y,
      fill,
    ),
    ...randoms.flatMap((random) =>
      draw(
        overlaps.map((item) => (item?.random === random ? 1 : 0)),
        y + Math.round(2 * (height - 1) * random) / 2,
        "ink",
      ),
    ),
  ];
}

const findHighest = ({ kinds }: Comparison) =>
  Math.max(...kinds.flatMap((kind) => listCells(kind).flatMap(({ sizes }) => sizes)));

export function composeComparison(
  comparison: Comparison,
  composition: Composition,
  words: ComparisonWords,
  live: Live,
): Scene {
  const picture = new Picture(composition);
  const { nodes, isWide } = picture;
  const { right } = picture;
  const { left } = LANES[composition];
  const { layers, kinds } = comparison;
  const style = { size: picture.metrics.size.text, bold: false };
  const cut = (name: string) => breakText(name, 0.8 * picture.room, style).join(" ");
  picture.claim(words.headline(comparison), words.deck(comparison, cut));
  picture.bottom += picture.pick(18, 12);
  const heights = { up: kinds.length > 8 ? 26 : 40, down: kinds.length > 3 ? 14 : 22 };
  const bars = computeBars(layers.length, left, right, heights, PART, MAX_PITCH);
  const highest = findHighest(comparison);
  const apart = picture.pick(22, 16);
  let isFirst = true;
  const add = (kind: ComparedKind, kindBars: Bars) => {
    const isNamed = isFirst || kinds.length <= NAMED_ROWS;
    const labels = labelRow(comparison, kind, isNamed, bars, picture, words);
    const y = Math.round(picture.bottom + labels.above);
    nodes.push(
      part(words.parts.kind(comparison, kind), [
        ...labels.nodes(isWide ? y : Math.round(picture.bottom)),
        drawRow(kind.cells, highest, kindBars, y),
      ]),
    );
    picture.bottom = y + 2 * (GAP + bars.down) + 1 + apart;
    isFirst = false;
  };
  const outside = kinds.filter(({ isOutside }) => isOutside);
  for (const kind of kinds) if (!kind.isOutside) add(kind, bars);
  picture.bottom -= apart - 6;
  if (layers.length) nodes.push(...drawLayers(picture, layers, bars, live));
  if (outside.length) picture.bottom += apart;
  for (const kind of outside) add(kind, centerBar(bars, left, right));
  if (outside.length) picture.bottom -= apart;
  picture.conditions(words.reading(comparison, bars.width === bars.pitch));
  return picture.finish(words.alt(comparison));
}

/** A row's name and numbers, left of what they state or, in a narrow picture, above the bars. */
function labelRow(
  comparison: Comparison,
  kind: ComparedKind,
  isNamed: boolean,
  { up, down }: Bars,
  picture: Picture,
  words: ComparisonWords,
) {
  const { composition, isWide, left } = picture;
  const { text: size } = picture.metrics.size;
  const { label, left: lanes } = LANES[composition];
  const bold = { size, bold: true } as const;
  const muted = { size, fill: "muted" } as const;
  const leading = LEADING * size;
  const toLines = (content: string) => wrap(content, label, { size }, reserveMonospaced);
  const names = breakText(kind.name, label, bold);
  const sizes = words.sizes(comparison, kind, isNamed).flatMap(toLines);
  // In a narrow picture, both are on one line.
  const overlaps = [words.b(kind, isNamed), words.a(kind, isNamed && isWide)];
  if (!isWide) {
    const values = [...toLines(sizes.join(" ")), ...toLines(overlaps.join(words.separator))];
    return {
      above: (names.length + values.length) * leading + 6 + up,
      nodes: (y: number): Node[] => [
        ...names.map((line, at) => text(left, Math.round(y + (at + 1) * leading - 4), line, bold)),
        ...values.map((line, at) =>
          text(left, Math.round(y + (names.length + at + 1) * leading - 4), line, muted),
        ),
      ],
    };
  }
  const end = { ...muted, anchor: "end" } as const;
  const x = lanes - 14;
  const rise = (sizes.length - 1) * leading + 2;
  return {
    above: Math.max(up, rise + names.length * leading + 4),
    nodes: (y: number): Node[] => [
      ...names.map((line, at) =>
        text(left, Math.round(y - rise - (names.length - at) * leading), line, bold),
      ),
      ...sizes.map((line, at) =>
        text(x, Math.round(y - 2 - (sizes.length - 1 - at) * leading), line, end),
      ),
      ...overlaps.map((line, at) =>
        text(x, Math.round(y + (at + 1) * (GAP + down) - 1), line, end),
      ),
    ],
  };
}

/** Height of a kind's name on a card, px. */
const CARD_NAME = 44;
const MAX_ROWS = 2;

/** The picture for previews: the kinds with the largest updates. */
export function drawComparisonCard(
  comparison: Comparison,
  { x, y, width, height }: Room,
  measure: Measure,
): Node[] {
  const size = (kind: ComparedKind) => Math.max(...listCells(kind).flatMap(({ sizes }) => sizes));
  const sorted = [...comparison.kinds].sort((a, b) => size(b) - size(a));
  const kinds = comparison.kinds.filter((kind) => sorted.indexOf(kind) < MAX_ROWS);
  const pitch = (height - 10) / kinds.length;
  const space = Math.min(200, pitch - CARD_NAME - 24);
  const bars = computeBars(
    comparison.layers.length,
    x,
    x + width,
    {
      up: Math.round(space * 0.45),
      down: Math.floor(space * 0.25),
    },
    PART,
    CARD_PITCH,
  );
  const highest = findHighest(comparison);
  const style = { size: CARD_SIZE.text, bold: true };
  return kinds.flatMap((kind, index) => {
    const top = y + index * pitch;
    const base = Math.round(top + CARD_NAME + bars.up);
    const [name] = fitLines(kind.name, width, 1, style, measure).lines;
    return [
      text(x, Math.round(top + CARD_SIZE.text), name!, style),
      drawRow(kind.cells, highest, bars, base),
    ];
  });
}
