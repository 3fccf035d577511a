/** The picture for previews: which factors start at zero, and whether BA is then zero. */
import { type Ink, type Node, rect, text } from "../../scene.js";
import { LETTER, letter, type Room, SIZE } from "../card.js";
import { reserve } from "../lines.js";
import type { Matrix } from "../matrix.js";
import { productBox } from "../shapes.js";
import type { Page } from "./logic.js";
import { isZero, type Numbers } from "./numbers.js";
import { RANK, SIDE } from "./training.js";

/** Distance between two boxes, and between a box and its letter, px. */
const GAP = 10;

type Words = Page["card"];

export function card(
  {
    run: {
      moments: [first],
    },
  }: Numbers,
  { card: words }: Page,
  room: Room,
): Node[] {
  const { a, b, ba } = first!;
  // B's letter is left of its box. The letters of A and BA are right of their boxes.
  const available = Math.min(room.width - LETTER.w - (LETTER.ba + GAP) - 2 * GAP, room.height);
  const side = Math.floor((available - GAP) / (1 + RANK / SIDE));
  const thick = Math.floor((side * RANK) / SIDE);
  const x = room.x + LETTER.w + GAP;
  const y = Math.round(room.y + (room.height - side - thick - GAP) / 2);
  const [right, down] = [x + thick + GAP, y + thick + GAP];
  const [xMiddle, yMiddle] = [right + side / 2, down + side / 2];
  const style = { size: SIZE.value, anchor: "middle" } as const;
  return [
    ...factor(a, right, y, side, thick, "a", words),
    ...factor(b, x, down, thick, side, "b", words),
    productBox(right, down, side, side),
    isZero(ba)
      ? letter(xMiddle, yMiddle, words.zero)
      : text(xMiddle, yMiddle + 0.36 * SIZE.value, words.notZero, style),
    letter(x - GAP, yMiddle, "*B*", "end"),
    letter(right + side + GAP, y + thick / 2, "*A*", "start"),
    letter(right + side + GAP, yMiddle, "*BA*", "start"),
  ];
}

/** Returns a factor: an outline that says whether it is zero or random. */
function factor(
  matrix: Matrix,
  x: number,
  y: number,
  width: number,
  height: number,
  ink: Ink,
  { zero, random }: Words,
): Node[] {
  const [xMiddle, yMiddle] = [x + width / 2, y + height / 2];
  const fits = reserve(random, SIZE.value) + GAP < width && SIZE.value + GAP < height;
  return [
    rect(x, y, width, height, { stroke: ink, strokeWidth: 4 }),
    ...(isZero(matrix)
      ? [letter(xMiddle, yMiddle, zero)]
      : // A long title leaves no room for the word.
        fits
        ? [
            text(xMiddle, yMiddle + 0.36 * SIZE.value, random, {
              size: SIZE.value,
              anchor: "middle",
              fill: ink,
            }),
          ]
        : []),
  ];
}
