/** The picture for social previews: the accuracies by rank. */
import type { Node } from "../../scene.js";
import { type Room, SIZE } from "../card.js";
import type { FigureWords } from "../figure.js";
import { reserveValues } from "../shapes/plot.js";
import { drawAccuracies } from "./accuracies.js";
import type { Live, Page } from "./logic.js";
import type { Numbers } from "./numbers.js";

const STYLE = { size: SIZE.text, bold: 32, run: 5, mean: 9, chosen: 12, times: 2, isLong: true };

export function card(counts: Numbers, { live }: FigureWords<Live, Page>, room: Room): Node[] {
  const { x, y, width, height } = room;
  const area = {
    left: x + reserveValues([live.accuracyTick(100)], STYLE.size),
    right: x + width,
    top: y + 12,
    bottom: y + height - 1.8 * STYLE.size,
  };
  return drawAccuracies(counts, area, area.bottom + 2 * STYLE.size, STYLE, live);
}
