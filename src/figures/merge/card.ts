/** The picture for previews: the bytes of full copies and of one W with adapters, as bars. */
import type { Measure, Node } from "../../scene.js";
import { barRows, centeredTop, LABEL, note, type Room, SIZE } from "../card.js";
import { adaptersBar, copiesBar } from "./bars.js";
import type { Page } from "./logic.js";
import type { Numbers } from "./numbers.js";

/** A bar's height, the minimum width of a part, and the distance between rows, px. */
const BAR = { height: 46, min: 4, gap: 30 };

export function card(counts: Numbers, { card: words }: Page, room: Room, measure: Measure): Node[] {
  const { x } = room;
  // Leaves room for parts that are widened to the minimum.
  const scale = (room.width - 2 * BAR.min) / Math.max(counts.copies, counts.adapters);
  const bar = (name: string, bytes: number, draw: (top: number) => readonly Node[]) => {
    const withBytes = words.bytes(name, bytes);
    return {
      label: measure(withBytes, SIZE.text) <= room.width ? withBytes : name,
      draw: (top: number) => [draw(top), x] as const,
    };
  };
  const bars = [
    bar(words.copies, counts.copies, (top) => copiesBar(counts, x, top, scale, BAR.height)),
    bar(
      words.adapters,
      counts.adapters,
      (top) => adaptersBar(counts, x, top, scale, BAR.height, BAR.min).nodes,
    ),
  ];
  const pitch = Math.round(LABEL) + BAR.height + BAR.gap;
  const top = centeredTop(room, 2 * pitch - BAR.gap);
  const isThin = Math.min(counts.matrix, counts.tasks * counts.adapter) * scale < BAR.min;
  return [
    ...barRows(bars, room, { top, pitch, height: BAR.height }),
    ...(isThin ? [note(room, x, words.thinBars)] : []),
  ];
}
