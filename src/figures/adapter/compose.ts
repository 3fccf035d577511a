/** Composes the picture: a row of bars for each kind of module, and the singular values of the largest update. */
import { type Composition, type Node, part, type Scene, text } from "../../scene.js";
import { LEADING, reserve, reserveMonospaced, wrap } from "../lines.js";
import { type Picture, startPicture } from "../picture.js";
import { drawLayers } from "../shapes/layers.js";
import { breakText, countModules, hasNumbers, LANES } from "./labels.js";
import type { Live } from "./logic.js";
import type { Numbers, Row } from "./numbers.js";
import { type Bars, centerBar, computeBars, drawRow, drawSpectrum, GAP } from "./rows.js";

/** Heights of the largest update and, at most, of the directions, and the distance between rows, px: for up to 3 rows, up to 8, and more. */
const HEIGHTS = {
  wide: [
    { up: 34, down: 64, apart: 28 },
    { up: 24, down: 32, apart: 22 },
    { up: 20, down: 20, apart: 18 },
  ],
  narrow: [
    { up: 20, down: 56, apart: 12 },
    { up: 24, down: 32, apart: 10 },
    { up: 20, down: 20, apart: 8 },
  ],
} as const;
/** Distance from the ground line of updates to the baseline of directions' labels and numbers, px. */
const BASELINE = 17;
/** The largest height of one direction, px. */
const DIRECTION = { wide: 8, narrow: 7 };
/** The most rows whose labels name their numbers. The first row always does. */
const NAMED_ROWS = 3;
/** Width of the singular values beside the rows, and their distance from these, px. */
const BESIDE = { width: 174, apart: 36, height: 150 };
/** Height of the singular values below the rows, px. */
const BELOW = 54;
/** The most layers of rows with singular values beside them. */
const MAX_BESIDE = 12;

export function compose(counts: Numbers, composition: Composition, words: Live): Scene {
  const picture = startPicture(composition, words, counts, [words.longest(counts)]);
  const { nodes, isWide, right } = picture;
  picture.bottom += picture.pick(18, 8);
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
  const { text: size } = picture.metrics.size;
  let isFirst = true;
  const add = (row: Row, rowBars: Bars) => {
    const isNamed = isFirst || rows.length <= NAMED_ROWS;
    const labels = labelRow(counts, row, isNamed, up, picture, words);
    const y = Math.round(picture.bottom + labels.above);
    // In a narrow picture, the directions' label is above them, and above their numbers.
    const below = isWide ? 0 : Math.round(labels.below);
    const gap = below + GAP + (hasNumbers(counts, rowBars, size, words, reserve) ? BASELINE : 0);
    nodes.push(
      part(words.parts.row(counts, row), [
        ...labels.draw(y),
        ...countModules(row, counts, rowBars, y + below + BASELINE - 1, size, words),
        ...drawRow(row, counts, rowBars, y, gap),
      ]),
    );
    picture.bottom = y + Math.max(gap + rowBars.down + 1, labels.below) + apart;
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

/**
 * A row's name and ranges: left of what they state or, in a narrow picture, above it. `above` is the distance from
 * the row's top to the ground line of its updates, and `below` the height of the directions' label, px.
 */
function labelRow(
  counts: Numbers,
  row: Row,
  isNamed: boolean,
  up: number,
  picture: Picture,
  words: Live,
) {
  const { composition, isWide, left } = picture;
  const { text: size } = picture.metrics.size;
  const { label, left: lanes } = LANES[composition];
  const leading = LEADING * size;
  const names = breakText(row.kind.name, label, { size, bold: true });
  const toLines = (content: string) => wrap(content, label, { size }, reserveMonospaced);
  const [sizes, directions] = words.labels(counts, row, isNamed).map(toLines) as [
    string[],
    string[],
  ];
  const longest = words.longestLabels(counts, row, isNamed).map((all) => all.map(toLines));
  const [sizeCount, directionCount] = [0, 1].map((at) =>
    Math.max(...longest.map((all) => all[at]!.length)),
  ) as [number, number];
  const head = (names.length + sizeCount) * leading;
  const [x, anchor] = isWide ? ([lanes - 14, "end"] as const) : ([left, "start"] as const);
  const write = (lines: readonly string[], y: number) =>
    lines.map((line, at) =>
      text(x, Math.round(y + at * leading), line, { size, fill: "muted", anchor }),
    );
  return {
    above: isWide ? Math.max(up, head + 4) : head + up + 4,
    below: directionCount * leading,
    draw(y: number): Node[] {
      // The last line of the sizes is on the ground line or, in a narrow picture, above the bars.
      const last = isWide ? y - 2 : y - up - 6;
      const first = last - (sizes.length - 1) * leading;
      return [
        ...names.map((line, at) =>
          text(left, Math.round(first - (names.length - at) * leading), line, {
            size,
            bold: true,
          }),
        ),
        ...write(sizes, first),
        ...write(directions, y + BASELINE - 1),
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
