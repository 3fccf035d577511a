/** The picture for previews: the share that trains, as an area. */
import type { Node } from "../../scene.js";
import { LETTER, letter, type Room } from "../card.js";
import { shareArea } from "../share.js";
import type { Page } from "./logic.js";
import type { Numbers } from "./numbers.js";

/** Distance between the area and its letters, and the maximum side of the outline, px. */
const GAP = 18;
const MAX_SIDE = 300;

export function card(counts: Numbers, _words: Page, room: Room): Node[] {
  const labels = LETTER.list + GAP;
  const width = room.width - labels;
  // A block past break-even extends to the right.
  const extent = Math.max(1, counts.trainable / counts.full);
  const side = Math.floor(Math.min(room.height, width / extent - 2, MAX_SIDE));
  const x = Math.round(room.x + labels + (width - side * extent) / 2);
  const bottom = Math.round(room.y + (room.height + side) / 2);
  return [
    ...shareArea(counts, x, bottom, side),
    letter(x - GAP, bottom - side + LETTER.cap / 2, "*dk*", "end"),
    letter(x - GAP, bottom - 4 - LETTER.cap / 2, "*B*, *A*", "end"),
  ];
}
