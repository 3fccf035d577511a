/** The pictures for social previews: a column for each decay, with what the rank misses of its target. */
import type { Node } from "../../scene.js";
import { group, text } from "../../scene.js";
import { type Room, SIZE } from "../card.js";
import type { FigureWords } from "../figure.js";
import { productBox } from "../shapes/boxes.js";
import type { Area } from "../shapes/plot.js";
import type { Live, Page } from "./logic.js";
import type { Numbers } from "./numbers.js";
import { bars } from "./plots.js";
import { DECAYS, type Decay, SIDE } from "./setting.js";
import { drawEntries, sumOf } from "./sheets.js";

/** The gap between columns, and the room above and below a drawing for its labels, px. */
const [GAP, ABOVE, BELOW] = [42, 48, 50];

type Words = FigureWords<Live, Page>;

/** The columns: a decay's name, a drawing, and what is missed. */
function drawColumns(
  counts: Numbers,
  { live, page }: Words,
  { x, y, width, height }: Room,
  draw: (decay: Decay, area: Area) => readonly Node[],
): Node[] {
  const pitch = (width + GAP) / DECAYS.length;
  return DECAYS.flatMap((decay, index) => {
    const left = Math.round(x + index * pitch);
    const right = Math.round(left + pitch - GAP);
    const area = { left, right, top: y + ABOVE, bottom: y + height - BELOW };
    return [
      text(left, y + SIZE.text, live.decays[decay], { size: SIZE.text, fill: "muted" }),
      ...draw(decay, area),
      text(left, y + height - 10, page.misses(counts, decay), { size: SIZE.text }),
    ];
  });
}

export const card = (counts: Numbers, words: Words, room: Room): Node[] =>
  drawColumns(counts, words, room, (decay, area) =>
    bars(counts.spectra[decay].values, counts.rank, area, 2),
  );

/** The card of the view of sheets: their sum for each decay. */
export const sheetsCard = (counts: Numbers, words: Words, room: Room): Node[] =>
  drawColumns(counts, words, room, (decay, { left, top, bottom }) => {
    const { values } = counts.spectra[decay];
    const cell = Math.floor((bottom - top - 1) / SIDE);
    const side = SIDE * cell + 1;
    const max = sumOf(values, 0, SIDE - 1)[0]![0]!;
    return [
      group(left, top, [
        productBox(0, 0, side, side, 2.5),
        ...drawEntries(sumOf(values, 0, counts.rank - 1), cell, max),
      ]),
    ];
  });
