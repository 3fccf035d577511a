/** The picture for social previews: the block's weights and the levels. */
import type { Node } from "../../scene.js";
import { type Room, SIZE } from "../card.js";
import type { FigureWords } from "../figure.js";
import { drawLevels } from "./levels.js";
import type { Live, Page } from "./logic.js";
import type { Numbers } from "./numbers.js";

export function card(counts: Numbers, { live }: FigureWords<Live, Page>, room: Room): Node[] {
  const { x, y, width, height } = room;
  const columns = {
    top: y + 0.5 * SIZE.text,
    bottom: y + height - 0.5 * SIZE.text,
    left: x,
    weights: x + 0.28 * width,
    levels: x + 0.66 * width,
    level: x + width,
    unit: 0.012 * width,
    size: SIZE.text,
    times: 2,
  };
  return drawLevels(counts, columns, live);
}
