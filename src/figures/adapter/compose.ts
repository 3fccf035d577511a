/** Composes the picture: a key, the singular values of one module, and a row of bars for each kind of module. */
import {
  type Composition,
  type Node,
  rect,
  type Scene,
  type TextStyle,
  text,
} from "../../scene.js";
import { LEADING, lines, reserve, wrap } from "../lines.js";
import { Picture } from "../picture.js";
import { drawKeys, LOOSE, SAMPLE } from "./keys.js";
import type { Live } from "./logic.js";
import type { Numbers, Row } from "./numbers.js";
import {
  type Bars,
  centerBar,
  computeBars,
  drawRow,
  drawSpectrum,
  hasHalves,
  rowDepth,
} from "./rows.js";

/** Positions, px. In a narrow picture, names and ranges stand above the bars. */
const LAYOUT = {
  wide: { left: 146, right: 592, values: 602, key: 440, example: 476 },
  narrow: { left: 8, right: 280, values: 280, key: 272, example: 8 },
} as const;
/** Heights of the largest update and rank, and the distance between rows: for few rows, and for more than 8. */
const HEIGHTS = [
  { up: 34, down: 22, apart: 10 },
  { up: 22, down: 16, apart: 8 },
] as const;
/** Size of the text in rows, px. */
export const SIZE = 12;
const SPECTRUM = { width: 224, height: 40 };

/** Width of the names left of a wide picture's rows, px. */
export const NAME = LAYOUT.wide.left - 34;

/** Returns the heights of a row. Many rows are low, unless a name needs three lines. */
const getHeights = ({ rows }: Numbers) =>
  HEIGHTS[
    rows.length > 8 && rows.every(({ kind }) => breakText(kind.name, NAME).length < 3) ? 1 : 0
  ];

/** Returns one composition. */
export function compose(counts: Numbers, composition: Composition, words: Live): Scene {
  const picture = new Picture(composition);
  const { nodes, metrics } = picture;
  const { size } = metrics;
  const isWide = composition === "wide";
  const formula = { size: size.formula, formula: true } as const;
  picture.head([words.heading], formula, words.scale(counts));
  concludeAll(picture, words.verdict(counts));
  picture.bottom += 6;
  const start = picture.bottom;
  const { left, right } = LAYOUT[composition];
  const { up, down, apart } = getHeights(counts);
  const bars = computeBars(counts.layers.length, left, right, { up, down });
  drawKey(picture, counts, bars, words);
  const below = picture.bottom;
  if (isWide) picture.bottom = start;
  drawExample(picture, counts, words);
  picture.bottom = Math.round(Math.max(below, picture.bottom) + 12);
  drawHeading(picture, words);
  const add = (row: Row, rowBars: Bars) => {
    if (!isWide) picture.bottom += labelRow(counts, row, words).names.length * LEADING * SIZE;
    const y = Math.round(picture.bottom + up);
    nodes.push(drawRow(row, counts, rowBars, y), ...writeRow(picture, counts, row, words, y));
    picture.bottom = y + rowDepth(bars) + apart;
  };
  const isInLayers = ({ kind }: Row) => !kind.isOutside;
  for (const row of counts.rows.filter(isInLayers)) add(row, bars);
  if (counts.layers.length) nodes.push(...drawLayers(picture, counts.layers, bars, words));
  const outside = counts.rows.filter((row) => !isInLayers(row));
  if (counts.layers.length && outside.length) picture.bottom += apart;
  for (const row of outside) add(row, centerBar(bars, left, right));
  picture.bottom += 4;
  picture.write(words.caution(counts), {});
  return picture.finish(words.title, words.alt(counts));
}

/** Draws the meaning of the bars. */
function drawKey(picture: Picture, counts: Numbers, bars: Bars, words: Live): void {
  const { composition, metrics } = picture;
  const { margin } = metrics;
  const { width, height } = SAMPLE;
  const half = width / 2;
  const samples = [
    (y: number) => [rect(margin, y, width, height, { fill: "delta" })],
    (y: number) => [
      rect(margin, y, half, height, { fill: hasHalves(bars.width) ? "b" : "ink" }),
      rect(margin + half, y, half, height, { fill: hasHalves(bars.width) ? "a" : "ink" }),
    ],
    (y: number) => [rect(margin, y, width, height, { fill: "tint", stroke: "frozen" })],
  ];
  drawKeys(picture, samples, words.keys(counts), LAYOUT[composition].key);
}

/** Draws the singular values of the module with the largest update. */
function drawExample(picture: Picture, counts: Numbers, words: Live): void {
  const { composition, nodes } = picture;
  const { example, exampleModule } = counts;
  const x = LAYOUT[composition].example;
  const style = { size: SIZE };
  const wrapped = breakText(words.example(counts), LOOSE * SPECTRUM.width);
  if (composition === "narrow") picture.bottom += 6;
  nodes.push(...lines(x, picture.bottom, wrapped, style));
  picture.bottom = Math.round(
    picture.bottom + wrapped.length * LEADING * SIZE + 8 + SPECTRUM.height,
  );
  nodes.push(
    drawSpectrum(
      example.sigmas,
      exampleModule.directions,
      x,
      picture.bottom,
      SPECTRUM.width,
      SPECTRUM.height,
    ),
  );
}

/** Writes what the numbers of the rows mean, above them. */
function drawHeading(picture: Picture, words: Live): void {
  const { composition, nodes, metrics } = picture;
  const { values } = LAYOUT[composition];
  const isWide = composition === "wide";
  const style = { size: SIZE, fill: "muted", anchor: isWide ? "start" : "end" } as const;
  const room = isWide ? metrics.width - metrics.margin - values : picture.room;
  const wrapped = wrap(words.values, LOOSE * room, style);
  nodes.push(...lines(values, picture.bottom - 4, wrapped, style));
  // In a wide picture, the first row's bars stand beside the heading.
  picture.bottom += wrapped.length * LEADING * SIZE - (isWide ? 7 : 0);
}

/**
 * Breaks text into lines of at most `width` px: at spaces and, in words that are too long, such as names of modules, after dots,
 * underscores and hyphens, before capitals, and after many letters.
 */
export const breakText = (
  content: string,
  width: number,
  style: Pick<TextStyle, "size" | "bold"> = { size: SIZE },
): string[] =>
  wrap(content, width, style).flatMap((line) =>
    reserve(line, style.size, style.bold) <= width
      ? [line]
      : wrap(
          line.replace(/(?<=[._-]|[^A-Z._-]{12}|[A-Z]{9})|(?<=[a-z])(?=[A-Z])/g, " "),
          width,
          style,
        ).map((part) => part.replaceAll(" ", "")),
  );

/** Writes the outcome's sentences. Each starts a line, so that the slider does not change the number of lines. */
export function concludeAll(picture: Picture, sentences: readonly string[]): void {
  const style = { size: picture.metrics.size.text, bold: true };
  for (const sentence of sentences)
    for (const line of breakText(sentence, picture.room, style)) picture.conclude([line]);
}

/** Returns the lines above a narrow picture's row: its name, and its ranges on the same line if there is room. */
function labelRow(counts: Numbers, row: Row, words: Live) {
  const { left, values } = LAYOUT.narrow;
  const { name } = row.kind;
  const value = words.row(counts, row);
  const width = (reserve(name, SIZE, true) + reserve(value, SIZE)) / LOOSE;
  return width + 8 <= values - left
    ? { names: [name], value }
    : { names: [...breakText(name, values - left), ""], value };
}

/** Writes a row's name and ranges: beside the bars, or above them in a narrow picture. */
function writeRow(
  { composition }: Picture,
  counts: Numbers,
  row: Row,
  words: Live,
  y: number,
): Node[] {
  const { left, values } = LAYOUT[composition];
  const { up } = getHeights(counts);
  const style = { size: SIZE } as const;
  const muted = { ...style, fill: "muted" } as const;
  if (composition === "narrow") {
    const { names, value } = labelRow(counts, row, words);
    const baseline = y - up - 4;
    const first = baseline - (names.length - 1) * LEADING * SIZE;
    return [
      ...lines(left, first - LEADING * SIZE, names.filter(Boolean), { ...style, bold: true }),
      text(values, baseline, value, { ...muted, anchor: "end" }),
    ];
  }
  const names = breakText(row.kind.name, NAME).slice(0, 3);
  const first = y - Math.round(((names.length - 1) * LEADING * SIZE) / 2) + 6;
  return [
    ...lines(left - 14, first - LEADING * SIZE, names, { ...style, anchor: "end" }),
    text(values, y - 2, words.norms(counts, row), muted),
    text(values, y + 14, words.directions(row), muted),
  ];
}

/** Returns the indices of layers below the last row, as many as fit. */
export function drawLayers(
  picture: Picture,
  layers: readonly number[],
  bars: Bars,
  words: Pick<Live, "tick" | "layer">,
): Node[] {
  const { composition, metrics } = picture;
  const style = { size: SIZE, fill: "muted" } as const;
  const widest = reserve(words.tick(layers.at(-1)!), SIZE) + 8;
  let every = 1;
  // Powers of two, so that the wide picture has all numbers of the narrow one.
  while (every * bars.pitch < widest) every *= 2;
  const y = Math.round(picture.bottom + SIZE - 4);
  const ticks = layers.flatMap((layer, index) =>
    index % every === 0
      ? [
          text(bars.left + index * bars.pitch + bars.width / 2, y, words.tick(layer), {
            ...style,
            anchor: "middle",
          }),
        ]
      : [],
  );
  const isWide = composition === "wide";
  picture.bottom = y + (isWide ? 4 : LEADING * SIZE);
  return [
    ...ticks,
    isWide
      ? text(bars.left - 14, y, words.layer, { ...style, anchor: "end" })
      : text(metrics.margin, Math.round(picture.bottom), words.layer, style),
  ];
}
