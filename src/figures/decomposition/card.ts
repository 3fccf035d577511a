/** This figure on a page's card: W + BA in large letters, and how few parameters train. */
import { exact } from "../../format.js";
import { type Node, path, rect, text } from "../../scene.js";
import { type Card, LETTER, letterOn, type Room, SIZE } from "../card.js";
import { cardMeaning, thinSides, tooThick } from "../card-words.js";
import { frozenBox, MOST_STRIPES, productBox, stripes, stripesLength } from "../shapes.js";
import { size } from "../words.js";
import type { Numbers } from "./moving.js";

/** Least sides that a feed shows: a matrix's and a strip's, px. */
const LEAST = { side: 12, strip: 9 };
/** Between a strip and BA, between shapes and what belongs to them, and around the plus, px. */
const GAP = { strip: 7, letter: 14, plus: 62 };
/** The lens on B: its height, how far apart its columns are, and how far they reach, px. */
const LENS = { height: 64, most: 10, width: 96 };
/** Least distance of a strip's own columns or rows, px: nearer ones are seen in the lens alone. */
const PITCH = 4.5;
/** Height of a letter, and the widths of B and of BA, px. */
const CAP = LETTER.cap * SIZE.letter;
const [WIDE, NAME] = [0.8 * SIZE.letter, LETTER.two * SIZE.letter];
/** Below the figure, for what is not to scale, px. */
const NOTE = 1.8 * SIZE.text;

export const card = (n: Numbers): Card => ({
  subject: `Rank ${exact(n.rank)} on ${size(n.d, n.k)}`,
  number: exact(n.trainable),
  meaning: cardMeaning(n),
  draw: (room) => draw(n, room),
});

/** The matrices' sides where a column for B's name and as much below the boxes are taken. */
function sidesOf(n: Numbers, room: Room, name: number, below: number) {
  const fixed = GAP.plus + name + GAP.strip;
  const above = CAP + GAP.letter + GAP.strip;
  const scale = Math.min(
    (room.width - fixed) / (2 * n.k + n.rank),
    (room.height - above - below - NOTE) / (n.d + n.rank),
  );
  // Strips are as much too thick as the matrix they share a side with, so that r = k is drawn as k.
  const across = Math.max(scale, LEAST.side / Math.min(n.d, n.k));
  const side = (length: number) => Math.round(Math.max(LEAST.side, length * scale));
  const [d, k] = [side(n.d), side(n.k)];
  const thick = Math.round(Math.max(LEAST.strip, n.rank * across));
  // Names below narrow boxes need as much room beside each other as names in wide ones.
  const column = Math.max(k, NAME);
  const [width, height] = [2 * column + fixed + thick, above + thick + d + below];
  const note = across > scale ? thinSides : noteOf(thick / (n.rank * scale));
  const areSeen = !note && n.rank <= MOST_STRIPES && thick >= PITCH * n.rank;
  return { d, k, thick, column, name, fixed, above, width, height, note, areSeen };
}

/** Half a pixel, by which sides are rounded, is not worth a note. */
const noteOf = (times: number) => (times > 1.06 ? tooThick(times) : undefined);

/** With the letters in the boxes where they fit into them, else below. */
function fitted(n: Numbers, room: Room, name: number) {
  const sides = sidesOf(n, room, name + 2 * GAP.letter, 0);
  const isInside = sides.k >= NAME && sides.d >= 1.3 * SIZE.letter;
  return isInside
    ? { ...sides, isInside }
    : { ...sidesOf(n, room, name + 2 * GAP.letter, SIZE.letter), isInside };
}

/** A lens shows the columns of B where B itself does not, and is not about as thick as it. */
function layoutOf(n: Numbers, room: Room) {
  const pitch = Math.min(LENS.most, LENS.width / Math.min(n.rank, MOST_STRIPES));
  const look = { pitch, gap: pitch / 3 };
  const length = stripesLength(n.rank, look);
  const withLens = fitted(n, room, Math.max(WIDE, length));
  const { areSeen, thick, d } = withLens;
  const hasRoom = d > SIZE.letter + LENS.height + 2 * GAP.letter;
  const hasLens = !areSeen && thick < Math.max(length, LEAST.strip + 1) && hasRoom;
  const at = hasLens ? withLens : fitted(n, room, WIDE);

  const left = Math.round(room.x + (room.width - at.width) / 2);
  const y = Math.round(room.y + (room.height - NOTE - at.height) / 2 + at.above + at.thick);
  const inset = Math.round((at.column - at.k) / 2);
  const xDelta = Math.round(left + at.column + at.fixed + at.thick) + inset;
  const [xB, aTop] = [xDelta - GAP.strip - at.thick, y - GAP.strip - at.thick];
  const onAxis = y + at.d / 2 + CAP / 2;
  const xName = xB - at.name / 2;
  const lens = { x: xName - length / 2, y: onAxis + (GAP.letter - LENS.height) / 2, length, look };
  return {
    ...at,
    left,
    y,
    xW: left + inset,
    xPlus: left + at.column + GAP.plus / 2,
    xDelta,
    xB,
    aTop,
    xName,
    /** Baselines of the plus, of the boxes' letters, and of B's. */
    onAxis,
    named: at.isInside ? onAxis : y + at.d + 0.9 * SIZE.letter,
    bName: onAxis - (hasLens ? (LENS.height + GAP.letter) / 2 : 0),
    lens: hasLens ? lens : undefined,
  };
}

function draw(n: Numbers, room: Room): Node[] {
  const at = layoutOf(n, room);
  const { d, k, thick, y, xW, xDelta, xB, aTop, lens } = at;
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
    text(at.xName, at.bName, "*B*", style),
  ];
  if (at.areSeen) {
    const pitch = thick / n.rank;
    const look = { pitch, gap: Math.min(3, pitch / 4) };
    nodes.push(stripes(xB, y, n.rank, d, "columns", "b", look));
    nodes.push(stripes(xDelta, aTop, n.rank, k, "rows", "a", look));
  } else {
    nodes.push(rect(xB, y, thick, d, { fill: "b" }), rect(xDelta, aTop, k, thick, { fill: "a" }));
  }
  if (lens) {
    const [right, bottom] = [lens.x + lens.length, lens.y + LENS.height];
    const middle = lens.y + LENS.height / 2;
    nodes.push(
      stripes(lens.x, lens.y, n.rank, LENS.height, "columns", "b", lens.look),
      path(`M${right} ${lens.y}L${xB} ${middle}L${right} ${bottom}`, { stroke: "b" }),
    );
  }
  const note = { size: SIZE.text, fill: "muted" } as const;
  if (at.note) nodes.push(text(at.left, room.y + room.height - 8, at.note, note));
  return nodes;
}
