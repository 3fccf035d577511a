/** This figure on a page's card: what is frozen and what is trained, as areas to one scale. */
import { type Measure, type Node, rect, text } from "../../scene.js";
import { type Card, LETTER, letterOn, type Room, SIZE } from "../card.js";
import { balanced, fit } from "../fit.js";
import { frozenBox } from "../shapes.js";
import type { WholeCount } from "../whole-model.js";
import type { Page } from "./words.js";

/** Least side that a feed shows, px. */
const LEAST = 16;
/** Around the plus, and between a square and its letters, px; between B and A, in the square's side. */
const GAP = { plus: 84, letter: 14, halves: 1 / 8, max: 2 };
/** Widths of W and of both factors' letters, px. */
const [W, FACTORS] = [LETTER.item * SIZE.letter, LETTER.list * SIZE.letter];
/** Below the areas, for words, px a line. */
const ROW = 1.34 * SIZE.text;

export const card = (counts: WholeCount, { card: words }: Page): Card => ({
  subject: words.subject(counts),
  number: words.count(counts.trainable),
  meaning: words.meaning({ trainable: counts.trainable, full: counts.base }),
  draw: (room, measure) => draw(counts, room, measure, words),
});

/** The squares' sides, of which the larger is as large as there is room. */
function sidesOf(counts: WholeCount, width: number, height: number) {
  const ratio = Math.sqrt(counts.trainable / counts.base);
  const both = width - GAP.plus - GAP.letter - FACTORS;
  const side = Math.min(both / (1 + ratio), (both - W) / ratio, height / Math.max(1, ratio));
  const drawn = (length: number) => Math.round(Math.max(LEAST, length));
  // How many times too large the area of the smaller is.
  const times = (LEAST / Math.min(side, side * ratio)) ** 2;
  return { frozen: drawn(side), trained: drawn(side * ratio), times };
}

function draw(counts: WholeCount, room: Room, measure: Measure, words: Page["card"]): Node[] {
  const plain = { size: SIZE.text, bold: false };
  // Marks of variables have no width.
  const widthOf: Measure = (content, ...style) => measure(content.replaceAll("*", ""), ...style);
  const adapted = fit(words.adapted(counts), room.width, 2, plain, widthOf);
  const names = balanced(adapted, false, widthOf).lines;
  // Every card has room for a note, so that ranks keep the scale.
  const height = room.height - (names.length + 1) * ROW - GAP.letter;
  const { frozen, trained, times } = sidesOf(counts, room.width, height);
  const lines = times > 1.06 ? [...names, words.tooLarge(times)] : names;

  const axis = Math.round(room.y + height / 2);
  const column = Math.max(frozen, W);
  const width = column + GAP.plus + trained + GAP.letter + FACTORS;
  const x = Math.round(room.x + (room.width - width) / 2);
  const xTrained = Math.round(x + column + GAP.plus);
  const middle = x + column / 2;
  const top = axis - Math.round(trained / 2);
  const gap = Math.min(GAP.max, trained * GAP.halves);
  const b = ((trained - gap) * counts.b) / counts.trainable;
  const style = { size: SIZE.letter, anchor: "middle", formula: true } as const;
  const base = axis + (LETTER.cap * SIZE.letter) / 2;
  const isInside = frozen >= 1.3 * SIZE.letter;
  const nodes: Node[] = [
    ...frozenBox(Math.round(middle - frozen / 2), axis - Math.round(frozen / 2), frozen, frozen),
    ...(isInside
      ? letterOn(middle, axis, "*W*")
      : [text(middle, axis + frozen / 2 + 0.8 * SIZE.letter, "*W*", style)]),
    text(x + column + GAP.plus / 2, base, "+", style),
    rect(xTrained, top, b, trained, { fill: "b" }),
    rect(xTrained + b + gap, top, trained - gap - b, trained, { fill: "a" }),
    text(xTrained + trained + GAP.letter, base, "*B*, *A*", { ...style, anchor: "start" }),
  ];
  for (const [index, line] of lines.entries()) {
    const base = room.y + room.height - 8 - (lines.length - 1 - index) * ROW;
    const fill = index < names.length ? "ink" : "muted";
    nodes.push(text(room.x, base, line, { size: SIZE.text, fill }));
  }
  return nodes;
}
