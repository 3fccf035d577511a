/** The picture for previews: the singular values that are kept and those that are dropped. */
import { group, type Node } from "../../scene.js";
import { note, type Room, SIZE } from "../card.js";
import { PLOT } from "./layout.js";
import type { Page } from "./logic.js";
import type { Numbers } from "./numbers.js";
import { bars } from "./plots.js";

/** Distance between the bars and the note below them, px. */
const GAP = 16;

export function card(counts: Numbers, { card: words }: Page, room: Room): Node[] {
  const { x, y, width, height } = room;
  const scale = Math.min(width / PLOT.width, (height - SIZE.text - GAP) / PLOT.height);
  const left = x + (width - PLOT.width * scale) / 2;
  const foot = y + height - 8;
  return [
    group(
      left,
      foot - SIZE.text - GAP - PLOT.height * scale,
      bars(counts.chosen, counts.rank, PLOT.height),
      [scale, scale],
    ),
    note(room, left, words.note(counts)),
  ];
}
