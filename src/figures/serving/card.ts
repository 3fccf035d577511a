/** The picture for social previews: memory by number of adapters. */
import type { Node } from "../../scene.js";
import { type Room, SIZE } from "../card.js";
import type { FigureWords } from "../figure.js";
import { drawMemory } from "./chart.js";
import type { Live, Page } from "./logic.js";
import type { Numbers } from "./numbers.js";

export function card(counts: Numbers, { live }: FigureWords<Live, Page>, room: Room): Node[] {
  const { x, y, width, height } = room;
  const area = { left: x, right: x + width, top: y, bottom: y + height - 1.8 * SIZE.text };
  return drawMemory(counts, area, { size: SIZE.text, times: 2, room: 480 }, live);
}
