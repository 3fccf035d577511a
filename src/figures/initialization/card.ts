/** This figure on a page's card: which factors begin at zero, and that BA then does. */
import { type Ink, type Node, rect, text } from "../../scene.js";
import { type Card, LETTER, type Room, SIZE } from "../card.js";
import type { Matrix } from "../matrix.js";
import { productBox } from "../shapes.js";
import type { Numbers } from "./moving.js";
import { RANK, SIDE } from "./training.js";
import * as say from "./words.js";

/** Between two boxes and between a box and its letter, px. */
const GAP = 10;

export const card = (counts: Numbers): Card => ({
  subject: say.cardSubject,
  number: say.cardStart(counts),
  meaning: say.cardMeaning(counts),
  draw: (room) => draw(counts, room),
});

function draw({ moments: [first] }: Numbers, room: Room): Node[] {
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
    ...factor(a, right, y, side, thick, "a"),
    ...factor(b, x, down, thick, side, "b"),
    productBox(right, down, side, side),
    ...(say.isZero(ba) ? zeroIn(right, down, side, side) : notZeroIn(right, down, side)),
    text(x - GAP, down + side / 2 + half, "*B*", { ...letter, anchor: "end" }),
    text(right + side + GAP, y + thick / 2 + half, "*A*", letter),
    text(right + side + GAP, down + side / 2 + half, "*BA*", letter),
  ];
}

/** Solid where it is random, and a 0 in an outline where it is zero. */
function factor(a: Matrix, x: number, y: number, width: number, height: number, ink: Ink): Node[] {
  if (!say.isZero(a)) return [rect(x, y, width, height, { fill: ink })];
  const outline = rect(x, y, width, height, { stroke: ink, strokeWidth: 4 });
  return [outline, ...zeroIn(x, y, width, height)];
}

function notZeroIn(x: number, y: number, side: number): Node[] {
  const style = { size: SIZE.value, anchor: "middle" } as const;
  return [text(x + side / 2, y + side / 2 + 0.36 * SIZE.value, say.notZero, style)];
}

function zeroIn(x: number, y: number, width: number, height: number): Node[] {
  const style = { size: SIZE.letter, formula: true, anchor: "middle" } as const;
  const base = y + height / 2 + (LETTER.cap * SIZE.letter) / 2;
  return [text(x + width / 2, base, say.entry(0), style)];
}
