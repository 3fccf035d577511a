/** The picture for previews: the bytes of full copies and of adapters, as bars. */
import { type Measure, type Node, rect } from "../../scene.js";
import { barRows, barScale, centeredTop, LABEL, note, type Room } from "../card.js";
import type { Numbers } from "./numbers.js";
import type { Page } from "./words.js";

/** A bar's height and minimum width, and the distance between rows, px. */
const BAR = { height: 46, min: 4, gap: 30 };

export function card(counts: Numbers, { card: words }: Page, room: Room, measure: Measure): Node[] {
  const amounts = [counts.copies, counts.adapters];
  const scale = barScale(amounts, amounts.map(words.count), room, measure);
  const bar = (label: string, amount: number) => ({
    label,
    value: words.count(amount),
    draw(top: number) {
      const width = Math.max(BAR.min, amount * scale);
      const box = rect(room.x, top, width, BAR.height, { fill: "tint", stroke: "frozen" });
      return [[box], room.x + width] as const;
    },
  });
  const pitch = Math.round(LABEL) + BAR.height + BAR.gap;
  const top = centeredTop(room, 2 * pitch - BAR.gap);
  const isThin = Math.min(...amounts) * scale < BAR.min;
  return [
    ...barRows([bar(words.copies, counts.copies), bar(words.adapters, counts.adapters)], room, {
      top,
      pitch,
      height: BAR.height,
    }),
    ...(isThin ? [note(room, room.x, words.thinBars)] : []),
  ];
}
