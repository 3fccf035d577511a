/** The picture for social previews: both paths, with few words. */
import { type Node, text } from "../../scene.js";
import { isThumbnail, type Room, SIZE } from "../card.js";
import type { FigureWords } from "../figure.js";
import { PITCH } from "../shapes/boxes.js";
import { label } from "../shapes/label.js";
import * as flow from "./flow.js";
import { computeLayout, type Plan } from "./layout.js";
import type { Live, Page } from "./logic.js";
import type { Numbers } from "./numbers.js";

export const PLAN = {
  side: 216,
  pitch: 2.8,
  minStrip: 12,
  min: 16,
  hatch: PITCH.card,
  vector: 10,
  road: 5,
  bypass: 2,
  head: 14,
  circle: 18,
  below: 34,
} as const;
/** Distances along the paths in a card. A thumbnail has shorter ones. */
export const ALONG = { fork: 58, rise: 150, end: 100, lead: 100, gap: 160 } as const;
/** Distance from a shape to the baselines of labels above and below it, px. */
const [ABOVE, BELOW] = [14, 40];

export function card(counts: Numbers, { live, page }: FigureWords<Live, Page>, room: Room): Node[] {
  const { merged } = counts;
  const style = { size: SIZE.text } as const;
  const top = room.y + SIZE.text + ABOVE;
  const height = room.y + room.height - BELOW - 10 - top;
  const along = isThumbnail(room) ? { fork: 40, rise: 80, end: 56, lead: 50, gap: 90 } : ALONG;
  const plan: Plan = { ...PLAN, ...along, height };
  const layout = computeLayout(counts, plan, { ...room, y: top });
  const above = (side: number) => Math.round(layout.middle - side / 2 - ABOVE);
  const w = live.nameW(counts, flow.isNamed(layout, SIZE.letter));
  const muted = { ...style, fill: "muted" } as const;
  const below = { a: layout.bottom.a + BELOW, b: layout.bottom.b + BELOW };
  return [
    ...flow.drawBypass(layout, merged),
    ...flow.drawRoad(layout, merged),
    flow.drawX(layout),
    text(room.x, above(layout.k), "*x*", style),
    ...flow.drawW(layout, merged, SIZE.letter),
    label(layout.xW, above(layout.d), w, muted),
    ...(merged
      ? [label(layout.xW, below.a, live.gone, { ...muted, inks: flow.MERGED_INKS })]
      : [
          ...flow.drawA(layout, counts.rank),
          label(layout.xW, below.a, page.trainedA, { ...style, fill: "a" }),
          flow.drawAx(layout),
          ...flow.drawB(layout, counts.rank),
          label(layout.xB, below.b, page.trainedB, { ...style, fill: "b" }),
          flow.drawSum(layout),
          ...(counts.scaling === 1 ? [] : flow.drawScaling(layout, SIZE.text)),
        ]),
    flow.drawH(layout),
    text(layout.right, layout.top - ABOVE, "*h*", { ...style, anchor: "end" }),
  ];
}
