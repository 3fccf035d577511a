/** The picture for previews: the rows with the largest updates. */
import type { Measure, Node } from "../../scene.js";
import { note, type Room, SIZE } from "../card.js";
import { writeName } from "./card-name.js";
import type { Page } from "./logic.js";
import type { Numbers } from "./numbers.js";
import { computeBars, drawRow } from "./rows.js";

/** Height of a row with its name, px, without the bars. */
const NAME = 1.3 * SIZE.text;
const MAX_ROWS = 5;

export function card(counts: Numbers, { card: words }: Page, room: Room, measure: Measure): Node[] {
  const sorted = [...counts.rows].sort((a, b) => b.kind.energy - a.kind.energy);
  const height = room.height - 1.8 * SIZE.text;
  const fitting = Math.max(1, Math.min(MAX_ROWS, Math.floor(height / (NAME + 50))));
  const rows = counts.rows.filter((row) => sorted.indexOf(row) < fitting);
  const pitch = height / rows.length;
  const space = pitch - NAME - 14;
  const bars = computeBars(counts.layers.length, room.x, room.x + room.width, {
    up: Math.min(60, space * 0.55),
    down: Math.min(50, space * 0.45),
  });
  const isAll = rows.length === counts.rows.length;
  return [
    ...rows.flatMap((row, index) => {
      const top = room.y + index * pitch;
      const y = Math.round(top + NAME + 6 + bars.up);
      return [writeName(row.kind.name, top, room, measure), drawRow(row, counts, bars, y)];
    }),
    note(room, room.x, isAll ? words.note : words.noteOfSome),
  ];
}
