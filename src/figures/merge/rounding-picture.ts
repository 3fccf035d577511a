/** Draws which weights in bf16 change when BA is added to them. */
import { type Composition, group, type Node, path, rect, type Scene, text } from "../../scene.js";
import { NOTE, note, type Room } from "../card.js";
import { LEADING } from "../lines.js";
import { Picture } from "../picture.js";
import type { Page } from "./logic.js";
import { CORNER, type Merge, type Rounding } from "./rounding.js";

type RoundingWords = Page["rounding"];

/** Returns the side of the corner of W, with a gap of 1 px around each weight's square. */
const sideOf = (cell: number) => CORNER * cell + 1;

const CHANGED = { fill: "ink" } as const;
const UNCHANGED = { fill: "tint", stroke: "frozen" } as const;

/** Distances between weights, from the margin to the first column, and between columns, px. */
const LAYOUT = {
  wide: { cell: 8, left: 96, pitch: 196 },
  narrow: { cell: 5, left: 0, pitch: 95 },
} as const satisfies Record<Composition, object>;

/** Returns one composition: a row for each rank, with a corner of W for each size of BA. */
export function composeRounding(
  rounding: Rounding,
  composition: Composition,
  words: RoundingWords,
): Scene {
  const picture = new Picture(composition);
  const { nodes, metrics } = picture;
  const { margin, size } = metrics;
  const { cell, left, pitch } = LAYOUT[composition];
  const style = { size: size.text } as const;
  const bold = { ...style, bold: true } as const;
  const side = sideOf(cell);
  picture.head([words.heading], { size: size.text + 2, bold: true }, words.formula);
  picture.write(words.corner);
  drawKey(picture, words);
  for (const row of rounding.rows) {
    const rank = words.rank(row.rank);
    picture.bottom += 8;
    if (!left) picture.write(rank, { bold: true });
    const top = Math.round(picture.bottom + LEADING * size.text + 10);
    const foot = Math.round(top + side + LEADING * size.text);
    const end = Math.round(foot + LEADING * size.text);
    if (left) nodes.push(text(margin, Math.round(top + side / 2), rank, bold));
    for (const [index, item] of row.merges.entries()) {
      const x = margin + left + index * pitch;
      nodes.push(
        group(x, top, drawWeights(item, cell)),
        // Last, so that the texts of a corner are a single part of the picture.
        text(x, foot, words.lost(item), left ? bold : style),
        text(x, end, words.error(item), { ...style, fill: "muted" }),
        text(x, top - 6, words.ratio(item), { ...style, fill: "muted" }),
      );
    }
    picture.bottom = end;
  }
  picture.bottom += 4;
  picture.write(words.units);
  picture.write(words.limits, {});
  return picture.finish(words.listed(), words.alt(rounding));
}

/** Returns a corner of W, with a square for each weight that changes. */
function drawWeights({ moves }: Merge, cell: number): Node[] {
  const [side, square] = [sideOf(cell), cell - 1];
  const squares = moves.flatMap((row, y) =>
    row.map((isMoved, x) =>
      isMoved ? `M${1 + x * cell} ${1 + y * cell}h${square}v${square}h${-square}z` : "",
    ),
  );
  return [rect(0, 0, side, side, UNCHANGED), path(squares.join(""), CHANGED)];
}

/** Draws samples of a weight that changes and of one that does not: side by side, or below each other. */
function drawKey(picture: Picture, { keys }: RoundingWords): void {
  const { nodes, metrics, room, composition } = picture;
  const { margin, size } = metrics;
  const isWide = composition === "wide";
  picture.bottom += LEADING * size.text;
  for (const [index, name] of keys.entries()) {
    if (index && !isWide) picture.bottom += LEADING * size.text;
    const [x, y] = [margin + (isWide ? (index * room) / 3 : 0), Math.round(picture.bottom)];
    nodes.push(
      rect(x + 0.5, y - 9.5, 9, 9, index ? UNCHANGED : CHANGED),
      text(x + 16, y, name, { size: size.text, fill: "muted" }),
    );
  }
}

/** Draws the example's corner of W, as large as fits. */
export function drawCard({ example }: Rounding, words: RoundingWords["card"], room: Room): Node[] {
  const cell = Math.floor((room.height - NOTE) / CORNER);
  const x = Math.round(room.x + (room.width - sideOf(cell)) / 2);
  const corner = drawWeights(example, cell);
  return [group(x, room.y, corner), note(room, x, words.note)];
}
