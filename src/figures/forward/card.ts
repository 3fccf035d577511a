/** This figure on a page's card: both paths with their letters, and what A and B cost. */
import { group, type Node, text } from "../../scene.js";
import { type Card, LETTER, type Room, SIZE } from "../card.js";
import { enlargement, Picture } from "../picture.js";
import { drawMerged, drawPaths } from "./flow.js";
import { layoutOf } from "./layout.js";
import type { Numbers } from "./numbers.js";
import type { Page } from "./words.js";

/** Between a path and its letter, and below the paths, for the note, px. */
const GAP = 16;
const NOTE = 1.8 * SIZE.text;
/** Width that a letter takes, with its gap, px. */
const NAME = LETTER.item * SIZE.letter + GAP;

export const card = (counts: Numbers, { card: words }: Page): Card => ({
  subject: words.subject(counts),
  number: words.number(counts),
  meaning: words.meaning(counts),
  draw: (room) => draw(counts, room, words),
});

function draw(counts: Numbers, room: Room, words: Page["card"]): Node[] {
  const layout = layoutOf(counts, new Picture("narrow"));
  const { center, aside, w, ba, x, h, thick, start, waist, b, end } = layout;
  // The paths of the narrow picture, as large as there is room for them and for letters beside them.
  const half = ba - center + aside;
  const scale = Math.min((room.width / 2 - NAME) / half, (room.height - NOTE) / (h + thick - x));
  const middle = room.x + room.width / 2;
  const top = room.y + (room.height - NOTE - scale * (h + thick - x)) / 2;
  const place = (path: number, y: number) => ({
    x: middle + scale * (path - center),
    y: top + scale * (y - x) + (LETTER.cap * SIZE.letter) / 2,
  });
  const letter = (name: string, path: number, y: number, side: -1 | 1) => {
    const at = place(path + side * aside, y);
    const anchor = side < 0 ? "end" : "start";
    return text(at.x, at.y, name, { size: SIZE.letter, anchor, formula: true });
  };
  const letters = counts.merged
    ? [letter("*W′*", center, (start + end) / 2, -1)]
    : [
        letter("*W*", w, (start + end) / 2, -1),
        letter("*A*", ba, (start + waist) / 2, 1),
        letter("*B*", ba, (b + end) / 2, 1),
      ];
  const paths = counts.merged ? drawMerged(layout) : drawPaths(layout, counts.hasAlpha);
  const isToScale = layout.lengths.every(([, ...lengths]) => enlargement(...lengths) === undefined);
  const note = { size: SIZE.text, fill: "muted" } as const;
  return [
    group(middle - scale * center, top - scale * x, paths, [scale, scale]),
    ...letters,
    text(room.x, room.y + room.height - 8, isToScale ? words.toScale : words.shortVectors, note),
  ];
}
