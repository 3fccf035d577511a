/** Composes the picture: a row of bars for each kind of module, and the singular values of the largest update. */
import { type Composition, type Node, part, type Scene, text } from "../../scene.js";
import { LEADING, reserveMonospaced, wrap } from "../lines.js";
import { Picture } from "../picture.js";
import { breakText, drawLayers, LANES } from "./labels.js";
import type { Live } from "./logic.js";
import type { Numbers, Row } from "./numbers.js";
import { type Bars, centerBar, computeBars, drawRow, drawSpectrum, rowDepth } from "./rows.js";

/** Heights of the largest update and, at most, of the directions, and the distance between rows, px: for up to 3 rows, up to 8, and more. */
const HEIGHTS = {
  wide: [
    { up: 56, down: 64, apart: 26 },
    { up: 34, down: 32, apart: 20 },
    { up: 26, down: 20, apart: 16 },
  ],
  narrow: [
    { up: 44, down: 56, apart: 20 },
    { up: 34, down: 32, apart: 14 },
    { up: 26, down: 20, apart: 12 },
  ],
} as const;
/** The largest height of one direction, px. */
const DIRECTION = { wide: 8, narrow: 7 };
/** The most rows whose labels name their numbers. The first row always does. */
const NAMED_ROWS = 3;
/** Width of the singular values beside the rows, and their distance from these, px. */
const BESIDE = { width: 174, apart: 36, height: 150 };
/** Height of the singular values below the rows, px. */
const BELOW = 64;
/** The most layers of rows with singular values beside them. */
const MAX_BESIDE = 12;

/** Returns one composition. */
export function compose(counts: Numbers, composition: Composition, words: Live): Scene {
  const picture = new Picture(composition);
  const { nodes, isWide, right } = picture;
  const longest = words.longest(counts);
  picture.claim(words.headline(counts), words.deck(counts), [
    [words.headline(longest), words.deck(longest)],
  ]);
  picture.bottom += picture.pick(18, 12);
  const top = picture.bottom;
  const isBeside = isWide && counts.layers.length <= MAX_BESIDE;
  const { left } = LANES[composition];
  const end = isBeside ? right - BESIDE.width - BESIDE.apart : right;
  const { rows } = counts;
  const { up, down, apart } = HEIGHTS[composition][rows.length > 8 ? 2 : rows.length > 3 ? 1 : 0];
  const bars = computeBars(counts.layers.length, left, end, {
    up,
    down: Math.min(down, DIRECTION[composition] * counts.maxRank),
  });
  let isFirst = true;
  const add = (row: Row, rowBars: Bars) => {
    const isNamed = isFirst || rows.length <= NAMED_ROWS;
    const labels = labelRow(counts, row, isNamed, up, picture, words);
    const y = Math.round(
      picture.bottom + (isWide ? Math.max(up, labels.above) : labels.above + up),
    );
    nodes.push(
      part(words.parts.row(counts, row), [
        ...labels.draw(isWide ? y : Math.round(picture.bottom)),
        drawRow(row, counts, rowBars, y),
      ]),
    );
    picture.bottom = y + Math.max(rowDepth(bars), labels.below) + apart;
    isFirst = false;
  };
  const outside = rows.filter(({ kind }) => kind.isOutside);
  for (const row of rows) if (!row.kind.isOutside) add(row, bars);
  picture.bottom -= apart - 6;
  if (counts.layers.length) nodes.push(...drawLayers(picture, counts.layers, bars, words));
  if (outside.length) picture.bottom += apart;
  for (const row of outside) add(row, centerBar(bars, left, end));
  if (outside.length) picture.bottom -= apart;
  const below = picture.bottom;
  // Without training, there are no directions to show.
  if (!counts.largest.norm) return picture.finish(words.alt(counts));
  if (isBeside) drawExample(picture, counts, words, right - BESIDE.width, top, BESIDE.height);
  else {
    picture.rule();
    drawExample(picture, counts, words, picture.left, picture.bottom + 6, BELOW);
  }
  picture.bottom = Math.max(below, picture.bottom);
  return picture.finish(words.alt(counts));
}

/** The labels of a row: their height above its ground line or, in a narrow picture, above its bars, and below that line, px. */
interface RowLabels {
  readonly above: number;
  readonly below: number;
  draw(y: number): Node[];
}

/** Returns a row's name and ranges: left of the bars, or above them in a narrow picture. */
function labelRow(
  counts: Numbers,
  row: Row,
  isNamed: boolean,
  up: number,
  picture: Picture,
  words: Live,
): RowLabels {
  const { composition, isWide, left, right } = picture;
  const { text: size, small } = picture.metrics.size;
  const { label, left: lanes } = LANES[composition];
  const bold = { size, bold: true };
  const names = breakText(row.kind.name, label, bold);
  const leading = LEADING * size;
  if (!isWide) {
    const values = words.row(counts, row, isNamed);
    const longest = words.longestRows(counts, row, isNamed);
    const name = reserveMonospaced(row.kind.name, size, true) + 8;
    const muted = { size: small, fill: "muted" } as const;
    const isShort = longest.every((item) => name + reserveMonospaced(item, small) <= label);
    const toLines = (content: string) => wrap(content, label, { size: small }, reserveMonospaced);
    const lines = isShort ? [] : toLines(values);
    const count = isShort ? 0 : Math.max(...longest.map((item) => toLines(item).length));
    return {
      above: (names.length + count) * leading + 6,
      below: 0,
      draw: (y) => [
        ...names.map((name, at) => text(left, Math.round(y + (at + 1) * leading - 4), name, bold)),
        ...(isShort
          ? [text(right, Math.round(y + leading - 4), values, { ...muted, anchor: "end" })]
          : []),
        ...lines.map((line, at) =>
          text(left, Math.round(y + (names.length + at + 1) * leading - 4), line, muted),
        ),
      ],
    };
  }
  const x = lanes - 14;
  const end = { size, fill: "muted", anchor: "end" } as const;
  const toLines = (contents: readonly string[]) =>
    contents.flatMap((line) => wrap(line, label, { size }, reserveMonospaced));
  const [sizeLines, directionLines] = words.labels(counts, row, isNamed).map(toLines) as [
    string[],
    string[],
  ];
  const longest = words.longestLabels(counts, row, isNamed).map((all) => all.map(toLines));
  const [maxAbove, maxBelow] = [0, 1].map((at) =>
    Math.max(...longest.map((all) => all[at]!.length)),
  );
  const first = size + 4;
  return {
    above: first + (names.length - 1 + maxAbove!) * leading + 6,
    below: (maxBelow! - 1) * leading + 20,
    draw: (y) => {
      const top = y - Math.max(up, first + (names.length - 1 + maxAbove!) * leading + 6) + first;
      return [
        ...names.map((name, at) => text(left, Math.round(top + at * leading), name, bold)),
        ...sizeLines.map((line, at) =>
          text(x, Math.round(top + (names.length + at) * leading), line, end),
        ),
        ...directionLines.map((line, at) => text(x, Math.round(y + 18 + at * leading), line, end)),
      ];
    },
  };
}

/** Draws the squared singular values of the largest update, from `top`. */
function drawExample(
  picture: Picture,
  counts: Numbers,
  words: Live,
  x: number,
  top: number,
  height: number,
): void {
  const { example, exampleModule } = counts;
  const { text: size } = picture.metrics.size;
  const width = picture.right - x;
  const leading = LEADING * size;
  const toLines = (content: string) => wrap(content, width, { size }, reserveMonospaced);
  const title = breakText(words.exampleTitle(counts), width, { size, bold: true });
  const held = toLines(words.exampleHeld(counts));
  const longest = toLines(words.exampleHeld(words.longest(counts))).length;
  const lines = [
    ...title.map((line, at) =>
      text(x, Math.round(top + size + 4 + at * leading), line, { size, bold: true }),
    ),
    ...held.map((line, at) =>
      text(x, Math.round(top + size + 4 + (title.length + at) * leading), line, { size }),
    ),
  ];
  const bottom = Math.round(
    top + (title.length + Math.max(held.length, longest)) * leading + 8 + height,
  );
  const below = toLines(words.exampleValues(counts));
  picture.nodes.push(
    part(words.parts.example(counts), [
      ...lines,
      drawSpectrum(example.sigmas, exampleModule.directions, x, bottom, width, height),
      ...below.map((line, at) =>
        text(x, Math.round(bottom + 1.5 * size + at * leading), line, { size, fill: "muted" }),
      ),
    ]),
  );
  picture.bottom = bottom + 1.5 * size + (below.length - 1) * leading;
}
