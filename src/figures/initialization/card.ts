/** This figure on a page's card: which factors begin at zero, and whether BA then is zero. */
import { type Ink, type Node, rect, text } from "../../scene.js";
import { type Card, LETTER, type Room, SIZE } from "../card.js";
import type { Matrix } from "../matrix.js";
import { productBox } from "../shapes.js";
import { isZero, type Numbers } from "./numbers.js";
import { RANK, SIDE } from "./training.js";
import type { Page } from "./words.js";

/** Between two boxes and between a box and its letter, px. */
const GAP = 10;

type Words = Page["card"];

export const card = (counts: Numbers, { card: words }: Page): Card => ({
  subject: words.subject,
  number: words.start[counts.start],
  meaning: words.meaning(counts),
  draw: (room) => draw(counts, room, words),
});

function draw({ moments: [first] }: Numbers, room: Room, words: Words): Node[] {
  const { a, b, ba } = first!;
  const beside = LETTER.two * SIZE.letter + GAP;
  // B's letter stands left of it, those of A and BA right of theirs.
  const min = Math.min(room.width - LETTER.item * SIZE.letter - beside - 2 * GAP, room.height);
  const side = Math.floor((min - GAP) / (1 + RANK / SIDE));
  const thick = Math.floor((side * RANK) / SIDE);
  const x = room.x + LETTER.item * SIZE.letter + GAP;
  const y = Math.round(room.y + (room.height - side - thick - GAP) / 2);
  const [right, down] = [x + thick + GAP, y + thick + GAP];
  const letter = { size: SIZE.letter, formula: true } as const;
  const half = (LETTER.cap * SIZE.letter) / 2;
  return [
    ...factor(a, right, y, side, thick, "a", words),
    ...factor(b, x, down, thick, side, "b", words),
    productBox(right, down, side, side),
    ...(isZero(ba) ? zeroIn(right, down, side, side, words) : notZeroIn(right, down, side, words)),
    text(x - GAP, down + side / 2 + half, "*B*", { ...letter, anchor: "end" }),
    text(right + side + GAP, y + thick / 2 + half, "*A*", letter),
    text(right + side + GAP, down + side / 2 + half, "*BA*", letter),
  ];
}

/** A factor: solid where it is random, an outline with a 0 in it where it is zero. */
function factor(
  a: Matrix,
  x: number,
  y: number,
  width: number,
  height: number,
  ink: Ink,
  words: Words,
): Node[] {
  if (!isZero(a)) return [rect(x, y, width, height, { fill: ink })];
  const outline = rect(x, y, width, height, { stroke: ink, strokeWidth: 4 });
  return [outline, ...zeroIn(x, y, width, height, words)];
}

function notZeroIn(x: number, y: number, side: number, { notZero }: Words): Node[] {
  const style = { size: SIZE.value, anchor: "middle" } as const;
  return [text(x + side / 2, y + side / 2 + 0.36 * SIZE.value, notZero, style)];
}

function zeroIn(x: number, y: number, width: number, height: number, { zero }: Words): Node[] {
  const style = { size: SIZE.letter, formula: true, anchor: "middle" } as const;
  const base = y + height / 2 + (LETTER.cap * SIZE.letter) / 2;
  return [text(x + width / 2, base, zero, style)];
}
