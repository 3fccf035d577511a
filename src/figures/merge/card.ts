/** The picture for social previews: the equation of the separate and the merged adapter. */
import { type Measure, type Node, text } from "../../scene.js";
import { isThumbnail, type Room, SIZE } from "../card.js";
import type { FigureWords } from "../figure.js";
import { PITCH } from "../shapes/boxes.js";
import { drawEquation, findSpots } from "./equation.js";
import type { Sizes } from "./grid.js";
import type { Live, Page } from "./logic.js";
import type { Numbers } from "./numbers.js";

const SIZES: Sizes = {
  cell: 59,
  gap: 8,
  digit: SIZE.text,
  letter: SIZE.letter,
  pitch: PITCH.card,
  line: 1.75,
  mark: 6,
};
/** Height of the letters above the matrices, and distance of the labels below them, px. */
const [ABOVE, BELOW] = [62, 42];

export function card(
  counts: Numbers,
  { live }: FigureWords<Live, Page>,
  room: Room,
  measure: Measure,
): Node[] {
  const { x, y, width, height } = room;
  if (isThumbnail(room)) {
    // The merged adapter's equation is below the separate one's.
    const sizes = { ...SIZES, cell: 43, letter: 50 };
    const tops = [y + ABOVE, y + 2 * ABOVE + 3 * sizes.cell] as const;
    return drawEquation(counts, findSpots(x, width, sizes, false), tops, sizes, live);
  }
  const spots = findSpots(x, width, SIZES, true);
  const space = height - ABOVE - 3 * SIZES.cell - BELOW;
  const top = Math.round(y + ABOVE + Math.min(24, space / 2));
  const base = top + 3 * SIZES.cell + BELOW;
  const style = { size: SIZE.text } as const;
  const middle = spots.h + SIZES.cell / 2;
  const sameEnd = middle + measure(live.same, SIZE.text, true) / 2;
  // Long words have no room. The marks of the entries remain.
  const hasRoom = sameEnd + 16 < x + width - measure(live.changed, SIZE.text);
  return [
    ...drawEquation(counts, spots, [top, top], SIZES, live),
    text(x, base, live.frozen, { ...style, fill: "muted" }),
    text(middle, base, live.same, { ...style, bold: true, anchor: "middle" }),
    ...(hasRoom
      ? [text(x + width, base, live.changed, { ...style, fill: "muted", anchor: "end" })]
      : []),
  ];
}
