/** The picture for social previews: the factor by rank. */
import type { Node } from "../../scene.js";
import { type Room, SIZE } from "../card.js";
import type { FigureWords } from "../figure.js";
import { reserveMonospaced } from "../lines.js";
import { reserveValues } from "../shapes/plot.js";
import { drawFactors, factorTicks } from "./factors.js";
import type { Live, Page } from "./logic.js";
import { CURVES, type Numbers } from "./numbers.js";

const { text: size } = SIZE;

export function card(counts: Numbers, { live }: FigureWords<Live, Page>, room: Room): Node[] {
  const { x, y, width, height } = room;
  const names = CURVES.map((name) => reserveMonospaced(live.curveName(name, false), size));
  const area = {
    left: x + reserveValues(factorTicks(counts).map(live.number), size),
    right: Math.floor(x + width - Math.max(...names) - 16),
    top: y + size / 2,
    bottom: y + height - 1.8 * size,
  };
  return drawFactors(counts, area, { size, times: 2, isLong: false, hasExcess: false }, live);
}
