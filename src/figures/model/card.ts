/** The picture for previews: frozen and trained parameters as areas at one scale. */
import { type Measure, type Node, rect, text } from "../../scene.js";
import { LETTER, letter, letterOn, type Room, SIZE } from "../card.js";
import { balanceLines, fitLines } from "../fit.js";
import { frozenBox } from "../shapes.js";
import type { WholeCount } from "../whole-model.js";
import type { Page } from "./logic.js";

/** Minimum side that is visible in a feed, px. */
const MIN_SIDE = 16;
/**
 * Widths of the plus with its margins, and between a square and its letters, px. Between B and A: a
 * share of the side, and its maximum, px.
 */
const GAP = { plus: 84, letter: 14, halves: 1 / 8, max: 2 };
/** Height of a line of text below the areas, px. */
const ROW = 1.34 * SIZE.text;

/** Returns the largest sides at which both squares fit, and the factor by which the smaller area is too large. */
function computeSides(counts: WholeCount, width: number, height: number) {
  const ratio = Math.sqrt(counts.trainable / counts.base);
  const available = width - GAP.plus - GAP.letter - LETTER.list;
  const side = Math.min(
    available / (1 + ratio),
    (available - LETTER.w) / ratio,
    height / Math.max(1, ratio),
  );
  const toPixels = (length: number) => Math.round(Math.max(MIN_SIDE, length));
  const times = (MIN_SIDE / Math.min(side, side * ratio)) ** 2;
  return { frozen: toPixels(side), trained: toPixels(side * ratio), times };
}

export function card(
  counts: WholeCount,
  { card: words }: Page,
  room: Room,
  measure: Measure,
): Node[] {
  const plain = { size: SIZE.text, bold: false };
  // The marks of variables are not drawn.
  const measureText: Measure = (content, ...style) =>
    measure(content.replaceAll("*", ""), ...style);
  const adapted = fitLines(words.adapted(counts), room.width, 2, plain, measureText);
  const names = balanceLines(adapted, plain.bold, measureText).lines;
  // Reserves a line for the note even if there is none, so that the scale does not depend on it.
  const height = room.height - (names.length + 1) * ROW - GAP.letter;
  const { frozen, trained, times } = computeSides(counts, room.width, height);
  const lines = times > 1.06 ? [...names, words.tooLarge(times)] : names;

  const axis = Math.round(room.y + height / 2);
  const column = Math.max(frozen, LETTER.w);
  const width = column + GAP.plus + trained + GAP.letter + LETTER.list;
  const x = Math.round(room.x + (room.width - width) / 2);
  const xTrained = Math.round(x + column + GAP.plus);
  const middle = x + column / 2;
  const top = axis - Math.round(trained / 2);
  const gap = Math.min(GAP.max, trained * GAP.halves);
  const b = ((trained - gap) * counts.b) / counts.trainable;
  const isInside = frozen >= 1.3 * SIZE.letter;
  const nodes: Node[] = [
    ...frozenBox(Math.round(middle - frozen / 2), axis - Math.round(frozen / 2), frozen, frozen),
    ...(isInside
      ? letterOn(middle, axis, "*W*")
      : [letter(middle, axis + frozen / 2 + 0.8 * SIZE.letter - LETTER.cap / 2, "*W*")]),
    letter(x + column + GAP.plus / 2, axis, "+"),
    rect(xTrained, top, b, trained, { fill: "b" }),
    rect(xTrained + b + gap, top, trained - gap - b, trained, { fill: "a" }),
    letter(xTrained + trained + GAP.letter, axis, "*B*, *A*", "start"),
  ];
  for (const [index, line] of lines.entries()) {
    const base = room.y + room.height - 8 - (lines.length - 1 - index) * ROW;
    const fill = index < names.length ? "ink" : "muted";
    nodes.push(text(room.x, base, line, { size: SIZE.text, fill }));
  }
  return nodes;
}
