/** Orders the parts of a line of text from left to right (Unicode Bidirectional Algorithm, UAX #9). */
import type { Bidi } from "bidi-js";
import { DIRECTION_CONTROLS } from "../direction.js";
import type { Run } from "../scene.js";
import { inReadingOrder, type OrderRuns, type Piece } from "./canvas.js";

/** Matches right-to-left letters and marks of direction. Without them, a line is in reading order. */
const NEEDS_ORDER =
  /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Whether a text is not in reading order from left to right. */
export const needsOrder = (content: string): boolean => NEEDS_ORDER.test(content);

export const createOrder =
  (bidi: Bidi): OrderRuns =>
  (runs) =>
    runs.some(({ text }) => needsOrder(text)) ? order(runs, bidi) : inReadingOrder(runs);

function order(runs: readonly Run[], bidi: Bidi): Piece[] {
  const content = runs.map(({ text }) => text).join("");
  const runOfIndex = runs.flatMap((run) => Array.from(run.text.split(""), () => run));
  // Right-to-left lines are isolates, so that SVG and canvas have the same base direction.
  const levels = bidi.getEmbeddingLevels(content, "ltr");
  const pieces: { run: Run; direction: Piece["direction"]; first: number; last: number }[] = [];
  for (const index of bidi.getReorderedIndices(content, levels)) {
    const run = runOfIndex[index]!;
    const direction = levels.levels[index]! % 2 ? "rtl" : "ltr";
    const piece = pieces.at(-1);
    const next = piece && (direction === "rtl" ? piece.first - 1 : piece.last + 1);
    if (piece?.run === run && piece.direction === direction && index === next) {
      piece.first = Math.min(piece.first, index);
      piece.last = Math.max(piece.last, index);
    } else pieces.push({ run, direction, first: index, last: index });
  }
  return pieces
    .map(({ run, direction, first, last }) => ({
      run,
      text: content.slice(first, last + 1).replace(DIRECTION_CONTROLS, ""),
      direction,
    }))
    .filter(({ text }) => text);
}
