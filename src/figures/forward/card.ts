/** The picture for previews: both paths with their letters, and what A and B cost. */
import { group, type Node } from "../../scene.js";
import { LETTER, letter, NOTE, note, type Room } from "../card.js";
import { enlargement, Picture } from "../picture.js";
import { drawMerged, drawPaths } from "./flow.js";
import { computeLayout } from "./layout.js";
import type { Page } from "./logic.js";
import type { Numbers } from "./numbers.js";

/** Width of a letter with its distance from the path, px. */
const NAME = LETTER.w + 16;

export function card(counts: Numbers, { card: words }: Page, room: Room): Node[] {
  const layout = computeLayout(counts, new Picture("narrow"));
  const { center, aside, w, ba, x, h, thick, start, waist, b, end } = layout;
  // Enlarges the paths of the narrow picture as much as the room allows.
  const half = ba - center + aside;
  const scale = Math.min((room.width / 2 - NAME) / half, (room.height - NOTE) / (h + thick - x));
  const middle = room.x + room.width / 2;
  const top = room.y + (room.height - NOTE - scale * (h + thick - x)) / 2;
  const beside = (name: string, path: number, y: number, side: -1 | 1) =>
    letter(
      middle + scale * (path + side * aside - center),
      top + scale * (y - x),
      name,
      side < 0 ? "end" : "start",
    );
  const letters = counts.merged
    ? [beside("*W′*", center, (start + end) / 2, -1)]
    : [
        beside("*W*", w, (start + end) / 2, -1),
        beside("*A*", ba, (start + waist) / 2, 1),
        beside("*B*", ba, (b + end) / 2, 1),
      ];
  const paths = counts.merged ? drawMerged(layout) : drawPaths(layout, counts.hasAlpha);
  const isToScale = layout.lengths.every(([, ...lengths]) => enlargement(...lengths) === undefined);
  return [
    group(middle - scale * center, top - scale * x, paths, [scale, scale]),
    ...letters,
    note(room, room.x, isToScale ? words.toScale : words.shortVectors),
  ];
}
