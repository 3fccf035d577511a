/** The picture for social previews: the area of all parameters, and in it what trains. */
import { isRightToLeft } from "../../direction.js";
import type { Node } from "../../scene.js";
import { isThumbnail, type Room, SIZE } from "../card.js";
import type { FigureWords } from "../figure.js";
import { PITCH } from "../shapes/boxes.js";
import { label } from "../shapes/label.js";
import type { Live, Page } from "./logic.js";
import type { Layers } from "./numbers.js";
import { drawWhole } from "./whole.js";

/** The smallest side of the block, and distances from the area to baselines above and below it, px. */
const [MIN_SIDE, ABOVE, BELOW] = [5, 14, 42];

export function card(counts: Layers, { live }: FigureWords<Live, Page>, room: Room): Node[] {
  const { x, y, width, height } = room;
  const hasText = !isThumbnail(room);
  const above = hasText ? 1.4 * SIZE.text + ABOVE : 0;
  const { bottom, start, times, frozen, leader, block } = drawWhole(counts, {
    ...{ left: x, top: y + above, width, height: height - above - (hasText ? BELOW + 10 : 0) },
    isMirrored: isRightToLeft(live.fullArea(counts)),
    largest: counts.trainable / counts.base,
    pitch: PITCH.card,
    minSide: MIN_SIDE,
  });
  if (!hasText) return [...frozen, ...block];
  const name = live.trainedArea(counts, times);
  const top = y + above - ABOVE;
  const style = { size: SIZE.text, anchor: start.anchor } as const;
  return [
    label(start.x, top, live.fullArea(counts), style),
    ...frozen,
    leader(bottom + 0.4 * SIZE.text),
    ...block,
    label(start.x, bottom + BELOW, name, style),
  ];
}
