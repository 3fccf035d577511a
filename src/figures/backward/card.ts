/** The picture for social previews: both paths of the gradient, with few words. */
import { type Node, text } from "../../scene.js";
import { isThumbnail, type Room, SIZE } from "../card.js";
import type { FigureWords } from "../figure.js";
import { ALONG, PLAN } from "../forward/card.js";
import { drawA, drawH, drawScaling, drawSum, drawW, drawX, isNamed } from "../forward/flow.js";
import { computeLayout, type Plan } from "../forward/layout.js";
import { label } from "../shapes/label.js";
import * as flow from "./flow.js";
import type { Live, Page } from "./logic.js";
import type { Numbers } from "./numbers.js";

/** Distance from a shape to the baselines of labels above and below it, px. */
const [ABOVE, BELOW] = [14, 40];

export function card(counts: Numbers, { live }: FigureWords<Live, Page>, room: Room): Node[] {
  const { rank, firstStep, scaling } = counts;
  const style = { size: SIZE.text } as const;
  const gradient = { ...style, fill: "gradient" } as const;
  const top = room.y + SIZE.text + ABOVE;
  const height = room.y + room.height - BELOW - 10 - top;
  const along = isThumbnail(room)
    ? { fork: 60, rise: 60, end: 50, lead: 50, gap: 90 }
    : { ...ALONG, fork: 90 };
  const plan: Plan = { ...PLAN, ...along, height, copy: 8 };
  const apart = 1.5 * plan.vector;
  const layout = computeLayout(counts, plan, {
    x: room.x + apart,
    y: top,
    width: room.width - apart,
  });
  const above = (side: number) => Math.round(layout.middle - side / 2 - ABOVE);
  const w = live.labelW({ inside: isNamed(layout, SIZE.letter) });
  return [
    ...flow.drawPaths(layout, firstStep),
    ...flow.drawSaved(layout),
    drawH(layout, "gradient"),
    ...drawW(layout, false, SIZE.letter),
    ...flow.drawB(layout, rank, firstStep),
    ...flow.drawGradientB(layout),
    ...flow.drawAx(layout),
    flow.drawGradientAx(layout, firstStep),
    ...drawA(layout, rank),
    ...flow.drawGradientA(layout, firstStep),
    ...flow.drawX(layout),
    drawX(layout, "gradient"),
    drawSum({ ...layout, sum: layout.fork }),
    ...(scaling === 1 ? [] : drawScaling(layout, SIZE.text)),
    text(room.x, above(layout.k), "*x*", { ...style, fill: "activation" }),
    label(layout.xW, above(layout.d), w.join(" "), { ...style, fill: "muted" }),
    text(layout.right, above(layout.d), "∂*L*/∂*h*", { ...gradient, anchor: "end" }),
    label(layout.xW, layout.bottom.a + BELOW, "∂*L*/∂*A*", gradient),
    label(layout.xB, layout.bottom.b + BELOW, "∂*L*/∂*B*", gradient),
  ];
}
