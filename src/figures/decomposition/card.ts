/** The picture for previews: W + BA in large letters, and how few parameters train. */
import { type Node, rect } from "../../scene.js";
import { LETTER, letter, letterOn, NOTE, note, type Room, SIZE } from "../card.js";
import { frozenBox, productBox } from "../shapes.js";
import { MAX_STRIPES, stripes } from "../strips.js";
import type { Numbers } from "./numbers.js";
import type { Page } from "./words.js";

/** Minimum sides of a matrix and of a strip that are visible in a feed, px. */
const MIN = { side: 12, strip: 9 };
/**
 * Distances between a strip and BA and between a shape and its letter, and the width of the plus
 * with its margins, px.
 */
const GAP = { strip: 7, letter: 14, plus: 62 };
/** Minimum distance at which a strip's columns or rows are distinguishable, px. */
const PITCH = 4.5;
/** Width of B with its margins, px. */
const NAME_B = 0.8 * SIZE.letter + 2 * GAP.letter;

type Words = Page["card"];

/** Returns the sides of the matrices, with `below` px reserved for letters below the boxes. */
function computeSides(counts: Numbers, room: Room, below: number, words: Words) {
  const fixed = GAP.plus + NAME_B + GAP.strip;
  const above = LETTER.cap + GAP.letter + GAP.strip;
  const scale = Math.min(
    (room.width - fixed) / (2 * counts.k + counts.rank),
    (room.height - above - below - NOTE) / (counts.d + counts.rank),
  );
  // Enlarges strips by the same factor as the matrices, so that a strip of rank k is as thick as k is long.
  const across = Math.max(scale, MIN.side / Math.min(counts.d, counts.k));
  const side = (length: number) => Math.round(Math.max(MIN.side, length * scale));
  const [d, k] = [side(counts.d), side(counts.k)];
  const thick = Math.round(Math.max(MIN.strip, counts.rank * across));
  // A letter below a narrow box needs as much width as a letter in a wide box.
  const column = Math.max(k, LETTER.ba);
  const [width, height] = [2 * column + fixed + thick, above + thick + d + below];
  const noteText = across > scale ? words.thinSides : getNote(thick / (counts.rank * scale), words);
  const areStriped = !noteText && counts.rank <= MAX_STRIPES && thick >= PITCH * counts.rank;
  return { d, k, thick, column, fixed, above, width, height, noteText, areStriped };
}

/** Returns the note about thick strips. Rounding sides to half a pixel needs no note. */
const getNote = (times: number, { tooThick }: Words) =>
  times > 1.06 ? tooThick(times) : undefined;

/** Returns the sides, with letters inside the boxes if they fit, otherwise below the boxes. */
function fitSides(counts: Numbers, room: Room, words: Words) {
  const sides = computeSides(counts, room, 0, words);
  const isInside = sides.k >= LETTER.ba && sides.d >= 1.3 * SIZE.letter;
  return isInside
    ? { ...sides, isInside }
    : { ...computeSides(counts, room, SIZE.letter, words), isInside };
}

function computeCardLayout(counts: Numbers, room: Room, words: Words) {
  const sides = fitSides(counts, room, words);

  const left = Math.round(room.x + (room.width - sides.width) / 2);
  const y = Math.round(
    room.y + (room.height - NOTE - sides.height) / 2 + sides.above + sides.thick,
  );
  const inset = Math.round((sides.column - sides.k) / 2);
  const xDelta = Math.round(left + sides.column + sides.fixed + sides.thick) + inset;
  const [xB, aTop] = [xDelta - GAP.strip - sides.thick, y - GAP.strip - sides.thick];
  const axis = y + sides.d / 2;
  return {
    ...sides,
    left,
    y,
    xW: left + inset,
    xPlus: left + sides.column + GAP.plus / 2,
    xDelta,
    xB,
    aTop,
    /** Vertical centers of the matrices, and of the labels W and BA. */
    axis,
    letters: sides.isInside ? axis : y + sides.d + 0.9 * SIZE.letter - LETTER.cap / 2,
  };
}

export function card(counts: Numbers, { card: words }: Page, room: Room): Node[] {
  const layout = computeCardLayout(counts, room, words);
  const { d, k, thick, y, xW, xDelta, xB, aTop } = layout;
  const nodes: Node[] = [
    ...frozenBox(xW, y, k, d),
    ...(layout.isInside
      ? letterOn(xW + k / 2, layout.letters, "*W*")
      : [letter(xW + k / 2, layout.letters, "*W*")]),
    letter(layout.xPlus, layout.axis, "+"),
    productBox(xDelta, y, k, d),
    letter(xDelta + k / 2, layout.letters, "*BA*"),
    letter(xDelta + k / 2, aTop - GAP.letter - LETTER.cap / 2, "*A*"),
    letter(xB - NAME_B / 2, layout.axis, "*B*"),
  ];
  if (layout.areStriped) {
    const pitch = thick / counts.rank;
    const look = { pitch, gap: Math.min(3, pitch / 4) };
    nodes.push(stripes(xB, y, counts.rank, d, "columns", "b", look));
    nodes.push(stripes(xDelta, aTop, counts.rank, k, "rows", "a", look));
  } else {
    nodes.push(rect(xB, y, thick, d, { fill: "b" }), rect(xDelta, aTop, k, thick, { fill: "a" }));
  }
  if (layout.noteText) nodes.push(note(room, layout.left, layout.noteText));
  return nodes;
}
