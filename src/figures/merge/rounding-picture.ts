/** Draws which weights in bf16 change when BA is added to them. */
import { isRightToLeft } from "../../direction.js";
import {
  type Composition,
  group,
  type Node,
  part,
  path,
  rect,
  type Scene,
  text,
} from "../../scene.js";
import { type Room, SIZE } from "../card.js";
import { LEADING, reserveMonospaced } from "../lines.js";
import { type Picture, startPicture } from "../picture.js";
import { outline } from "../shapes/boxes.js";
import type { Page } from "./logic.js";
import { CORNER, type Merge, type Rounding } from "./rounding.js";

type RoundingWords = Page["rounding"];

/** The side of the corner of W, with a gap of 1 px around each weight's square. */
const sideOf = (cell: number) => CORNER * cell + 1;

/** Distances between weights, px. In a wide picture, results are beside the weights, otherwise below. */
const CELL = { wide: 6, narrow: 5 } as const satisfies Record<Composition, number>;
/** Distance from weights to results beside them, px. */
const BESIDE = 10;

/** One composition: a row for each rank, with a corner of W for each size of BA. */
export function composeRounding(
  rounding: Rounding,
  composition: Composition,
  words: RoundingWords,
): Scene {
  const picture = startPicture(composition, words, rounding);
  const { nodes, left, room, metrics, isWide } = picture;
  const { text: size } = metrics.size;
  const cell = CELL[composition];
  const side = sideOf(cell);
  const results = rounding.rows.flatMap(({ merges }) => merges.flatMap(words.results));
  const beside = BESIDE + Math.max(...results.map((item) => reserveMonospaced(item, size, true)));
  // The last column ends at the right margin.
  const pitch = (room - side - (isWide ? beside : 0)) / 2;
  drawKey(picture, words);
  for (const row of rounding.rows) {
    picture.row(Math.round(picture.bottom + 30), words.rank(row.rank), "", { bold: true });
    const top = Math.round(picture.bottom + LEADING * size + 10);
    nodes.push(
      part(
        words.parts.row(row),
        row.merges.map((item, index) => {
          const x = Math.round(left + index * pitch);
          const at = isWide ? x + side + BESIDE : x;
          const y = isWide ? top + side / 2 - 2 : top + side + 1.5 * size;
          const [lost, error] = words.results(item);
          return part(words.parts.merge(item), [
            text(x, top - 8, words.ratio(item), { size, fill: "muted" }),
            group(x, top, drawWeights(item, cell)),
            text(at, Math.round(y), lost!, { size, bold: true }),
            text(at, Math.round(y + LEADING * size), error!, {
              size,
              fill: "muted",
            }),
          ]);
        }),
      ),
    );
    picture.bottom = Math.round(top + side + (isWide ? 0 : 1.5 + LEADING) * size);
  }
  picture.conditions(words.limits);
  return picture.finish(words.alt(rounding));
}

/** A corner of W, with a square for each weight that changes. */
function drawWeights({ moves }: Merge, cell: number): Node[] {
  const [side, square] = [sideOf(cell), cell - 1];
  const squares = moves.flatMap((row, y) =>
    row.map((isMoved, x) =>
      isMoved ? `M${1 + x * cell} ${1 + y * cell}h${square}v${square}h${-square}z` : "",
    ),
  );
  return [
    rect(0, 0, side, side, { fill: "tint" }),
    outline(0, 0, side, side, "frozen"),
    path(squares.join(""), { fill: "ink" }),
  ];
}

/** Draws samples of a weight that changes and of one that does not, from where the language starts. */
function drawKey(picture: Picture, { keys }: RoundingWords): void {
  const { nodes, left, right, metrics } = picture;
  const { text: size } = metrics.size;
  picture.bottom = Math.round(picture.bottom + 1.6 * size);
  const y = picture.bottom;
  const isRtl = isRightToLeft(keys[0] ?? "");
  let at = 0;
  for (const [index, name] of keys.entries()) {
    const x = isRtl ? right - at - 10 : left + at;
    nodes.push(
      rect(x, y - 9, 10, 10, { fill: index ? "tint" : "ink" }),
      ...(index ? [outline(x, y - 9, 10, 10, "frozen")] : []),
      text(isRtl ? x - 6 : x + 16, y, name, { size, anchor: isRtl ? "end" : "start" }),
    );
    at += 16 + reserveMonospaced(name, size) + 20;
  }
}

/** Draws the first rank's corners of W, with the weights that are lost. */
export function drawCard(
  { rows: [row] }: Rounding,
  words: RoundingWords,
  { x, y, width, height }: Room,
): Node[] {
  const side = sideOf(Math.floor((height - 92) / CORNER));
  const cell = (side - 1) / CORNER;
  const pitch = (width - side) / 2;
  const top = y + 42;
  return row!.merges.flatMap((item, index) => {
    const left = x + index * pitch;
    return [
      text(left, top - 14, words.ratio(item), { size: SIZE.text, fill: "muted" }),
      group(left, top, drawWeights(item, cell)),
      text(left, top + side + 40, words.results(item)[0]!, { size: SIZE.text, bold: true }),
    ];
  });
}
