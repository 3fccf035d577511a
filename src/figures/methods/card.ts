/** The picture for social previews: the plot with the names of LoRA, full fine-tuning and the chosen method. */
import type { Measure, Node } from "../../scene.js";
import { type Room, SIZE } from "../card.js";
import type { FigureWords } from "../figure.js";
import { reserveValues } from "../shapes/plot.js";
import { createPlot, type Sizes, verticalLabels } from "./layout.js";
import type { Live, Page } from "./logic.js";
import type { Numbers } from "./numbers.js";
import { drawPlot } from "./paint.js";

const SIZES: Sizes = {
  trained: { min: 7500, max: 4.6e9, ticks: [1e4, 1e6, 1e8] },
  tick: SIZE.text,
  label: SIZE.text,
  mark: 1.8,
  isBrief: true,
  hasArrow: true,
};

export function card(
  counts: Numbers,
  { live: { plot } }: FigureWords<Live, Page>,
  { x, y, width, height }: Room,
  measure: Measure,
): Node[] {
  const left = x + reserveValues(verticalLabels(counts.vertical, plot), SIZE.text);
  const area = { left, right: x + width, top: y + 36, bottom: y + height - 46 };
  const { lora, full, chosen } = counts;
  const candidates = [...new Set([lora, full, chosen])];
  return drawPlot(counts, createPlot(counts, area, SIZES, plot, candidates, measure), plot);
}
