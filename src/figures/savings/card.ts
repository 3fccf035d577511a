/** The picture for social previews: the share by rank. */
import type { Node } from "../../scene.js";
import { type Room, SIZE } from "../card.js";
import type { FigureWords } from "../figure.js";
import { reserveValues } from "../shapes/plot.js";
import type { Live, Page } from "./logic.js";
import type { Numbers } from "./numbers.js";
import { drawShares } from "./shares.js";

const { text: size } = SIZE;

export function card(counts: Numbers, { live }: FigureWords<Live, Page>, room: Room): Node[] {
  const { x, y, width, height } = room;
  const area = {
    left: x + reserveValues([live.percent(2)], size),
    right: x + width - size,
    top: y + size / 2,
    bottom: y + height - 1.8 * size,
  };
  const style = { size, times: 2, ranks: 7, shares: [0, 1, 2], room: 480 };
  return drawShares(counts, area, style, live);
}
