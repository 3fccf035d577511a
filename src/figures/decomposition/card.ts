/** This figure on a page's card: W + BA in large letters, and how few parameters train. */
import { type Node, rect, text } from "../../scene.js";
import { type Card, LETTER, letterOn, type Room, SIZE } from "../card.js";
import { frozenBox, MOST_STRIPES, productBox, stripes } from "../shapes.js";
import type { Numbers } from "./numbers.js";
import type { Page } from "./words.js";

/** Least sides that a feed shows: a matrix's and a strip's, px. */
const LEAST = { side: 12, strip: 9 };
/** Between a strip and BA, between shapes and what belongs to them, and around the plus, px. */
const GAP = { strip: 7, letter: 14, plus: 62 };
/** Least distance of a strip's columns or rows that are told apart, px. */
const PITCH = 4.5;
/** Height of a letter, and the widths of BA and of B with what is around it, px. */
const CAP = LETTER.cap * SIZE.letter;
const [NAME, NAME_B] = [LETTER.two * SIZE.letter, 0.8 * SIZE.letter + 2 * GAP.letter];
/** Below the figure, for what is not to scale, px. */
const NOTE = 1.8 * SIZE.text;

export const card = (counts: Numbers, { card: words }: Page): Card => ({
  subject: words.subject(counts),
  number: words.count(counts.trainable),
  meaning: words.meaning(counts),
  draw: (room) => draw(counts, room, words),
});

type Words = Page["card"];

/** The matrices' sides where as much below the boxes is taken. */
function sidesOf(counts: Numbers, room: Room, below: number, words: Words) {
  const fixed = GAP.plus + NAME_B + GAP.strip;
  const above = CAP + GAP.letter + GAP.strip;
  const scale = Math.min(
    (room.width - fixed) / (2 * counts.k + counts.rank),
    (room.height - above - below - NOTE) / (counts.d + counts.rank),
  );
  // Strips are as much too thick as the matrix they share a side with, so that r = k is drawn as k.
  const across = Math.max(scale, LEAST.side / Math.min(counts.d, counts.k));
  const side = (length: number) => Math.round(Math.max(LEAST.side, length * scale));
  const [d, k] = [side(counts.d), side(counts.k)];
  const thick = Math.round(Math.max(LEAST.strip, counts.rank * across));
  // Names below narrow boxes need as much room beside each other as names in wide ones.
  const column = Math.max(k, NAME);
  const [width, height] = [2 * column + fixed + thick, above + thick + d + below];
  const note = across > scale ? words.thinSides : noteOf(thick / (counts.rank * scale), words);
  const areSeen = !note && counts.rank <= MOST_STRIPES && thick >= PITCH * counts.rank;
  return { d, k, thick, column, fixed, above, width, height, note, areSeen };
}

/** Half a pixel, by which sides are rounded, is not worth a note. */
const noteOf = (times: number, { tooThick }: Words) => (times > 1.06 ? tooThick(times) : undefined);

/** With the letters in the boxes where they fit into them, else below. */
function fitted(counts: Numbers, room: Room, words: Words) {
  const sides = sidesOf(counts, room, 0, words);
  const isInside = sides.k >= NAME && sides.d >= 1.3 * SIZE.letter;
  return isInside
    ? { ...sides, isInside }
    : { ...sidesOf(counts, room, SIZE.letter, words), isInside };
}

function layoutOf(counts: Numbers, room: Room, words: Words) {
  const at = fitted(counts, room, words);

  const left = Math.round(room.x + (room.width - at.width) / 2);
  const y = Math.round(room.y + (room.height - NOTE - at.height) / 2 + at.above + at.thick);
  const inset = Math.round((at.column - at.k) / 2);
  const xDelta = Math.round(left + at.column + at.fixed + at.thick) + inset;
  const [xB, aTop] = [xDelta - GAP.strip - at.thick, y - GAP.strip - at.thick];
  const onAxis = y + at.d / 2 + CAP / 2;
  return {
    ...at,
    left,
    y,
    xW: left + inset,
    xPlus: left + at.column + GAP.plus / 2,
    xDelta,
    xB,
    aTop,
    /** Baselines of the plus and of B's letter, and of the boxes' letters. */
    onAxis,
    named: at.isInside ? onAxis : y + at.d + 0.9 * SIZE.letter,
  };
}

function draw(counts: Numbers, room: Room, words: Words): Node[] {
  const at = layoutOf(counts, room, words);
  const { d, k, thick, y, xW, xDelta, xB, aTop } = at;
  const style = { size: SIZE.letter, anchor: "middle", formula: true } as const;
  const nodes: Node[] = [
    ...frozenBox(xW, y, k, d),
    ...(at.isInside
      ? letterOn(xW + k / 2, y + d / 2, "*W*")
      : [text(xW + k / 2, at.named, "*W*", style)]),
    text(at.xPlus, at.onAxis, "+", style),
    productBox(xDelta, y, k, d),
    text(xDelta + k / 2, at.named, "*BA*", style),
    text(xDelta + k / 2, aTop - GAP.letter, "*A*", style),
    text(xB - NAME_B / 2, at.onAxis, "*B*", style),
  ];
  if (at.areSeen) {
    const pitch = thick / counts.rank;
    const look = { pitch, gap: Math.min(3, pitch / 4) };
    nodes.push(stripes(xB, y, counts.rank, d, "columns", "b", look));
    nodes.push(stripes(xDelta, aTop, counts.rank, k, "rows", "a", look));
  } else {
    nodes.push(rect(xB, y, thick, d, { fill: "b" }), rect(xDelta, aTop, k, thick, { fill: "a" }));
  }
  const note = { size: SIZE.text, fill: "muted" } as const;
  if (at.note) nodes.push(text(at.left, room.y + room.height - 8, at.note, note));
  return nodes;
}
