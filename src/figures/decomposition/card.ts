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
const [CAP, WIDE, NAME] = [LETTER.cap, 0.8, LETTER.two].map((one) => one * SIZE.letter) as [
  number,
  number,
  number,
];
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
  return { d, k, thick, column, name, fixed, above, width, height, note };
}

/** Half a pixel, by which sides are rounded, is not worth a note. */
const noteOf = (times: number) => (times > 1.06 ? tooThick(times) : undefined);

/** How B's columns are drawn in a lens beside it, where they cannot be seen in B itself. */
function lensOf({ rank }: Numbers) {
  const pitch = Math.min(LENS.most, LENS.width / Math.min(rank, MOST_STRIPES));
  const look = { pitch, gap: pitch / 3 };
  return { look, length: stripesLength(rank, look) };
}

function draw(n: Numbers, room: Room): Node[] {
  const lens = lensOf(n);
  const [narrow, wide] = [WIDE, Math.max(WIDE, lens.length)];
  const isInside = ({ d, k }: { d: number; k: number }) => k >= NAME && d >= 1.3 * SIZE.letter;
  const fitted = (name: number) => {
    const sides = sidesOf(n, room, name + 2 * GAP.letter, 0);
    if (isInside(sides)) return { ...sides, isInside: true };
    return { ...sidesOf(n, room, name + 2 * GAP.letter, SIZE.letter), isInside: false };
  };
  const areSeen = (thick: number) => n.rank <= MOST_STRIPES && thick >= PITCH * n.rank;
  const strip = (
    x: number,
    y: number,
    thick: number,
    across: number,
    along: "columns" | "rows",
  ) => {
    const fill = along === "columns" ? "b" : "a";
    if (areSeen(thick)) {
      const [pitch, gap] = [thick / n.rank, Math.min(3, thick / n.rank / 4)];
      return stripes(x, y, n.rank, across, along, fill, { pitch, gap });
    }
    return along === "columns"
      ? rect(x, y, thick, across, { fill })
      : rect(x, y, across, thick, { fill });
  };
  const withLens = fitted(wide);
  const hasLens =
    !areSeen(withLens.thick) &&
    withLens.thick < lens.length &&
    withLens.d > SIZE.letter + LENS.height + 2 * GAP.letter;
  const at = hasLens ? withLens : fitted(narrow);

  const { d, k, thick, column, fixed } = at;
  const left = Math.round(room.x + (room.width - at.width) / 2);
  const y = Math.round(room.y + (room.height - NOTE - at.height) / 2 + at.above + thick);
  const inset = Math.round((column - k) / 2);
  const xW = left + inset;
  const xDelta = Math.round(left + column + fixed + thick) + inset;
  const [xB, aTop] = [xDelta - GAP.strip - thick, y - GAP.strip - thick];
  const style = { size: SIZE.letter, anchor: "middle", formula: true } as const;
  const onAxis = y + d / 2 + CAP / 2;
  const named = at.isInside ? onAxis : y + d + 0.9 * SIZE.letter;
  const xName = xB - at.name / 2;
  const nodes: Node[] = [
    ...frozenBox(xW, y, k, d),
    ...(at.isInside
      ? letterOn(xW + k / 2, y + d / 2, "*W*")
      : [text(xW + k / 2, named, "*W*", style)]),
    text(left + column + GAP.plus / 2, onAxis, "+", style),
    productBox(xDelta, y, k, d),
    text(xDelta + k / 2, named, "*BA*", style),
    strip(xB, y, thick, d, "columns"),
    strip(xDelta, aTop, thick, k, "rows"),
    text(xDelta + k / 2, aTop - GAP.letter, "*A*", style),
    text(xName, onAxis - (hasLens ? (LENS.height + GAP.letter) / 2 : 0), "*B*", style),
  ];
  if (hasLens) {
    const [x, top] = [xName - lens.length / 2, onAxis + (GAP.letter - LENS.height) / 2];
    const [right, bottom, middle] = [x + lens.length, top + LENS.height, top + LENS.height / 2];
    nodes.push(
      stripes(x, top, n.rank, LENS.height, "columns", "b", lens.look),
      path(`M${right} ${top}L${xB} ${middle}L${right} ${bottom}`, { stroke: "b" }),
    );
  }
  const note = { size: SIZE.text, fill: "muted" } as const;
  if (at.note) nodes.push(text(left, room.y + room.height - 8, at.note, note));
  return nodes;
}
