/** The picture for previews: all runs, with the names of the chosen run, LoRA's and full fine-tuning's. */
import { type Node, text } from "../../scene.js";
import { note, plotArea, type Room, SIZE } from "../card.js";
import { drawPanel } from "./compose.js";
import { createPanel } from "./layout.js";
import type { Numbers } from "./numbers.js";
import type { Page } from "./words.js";

/** Margins of the plot, for the axes' numbers, px. */
const [LEFT, RIGHT] = [84, 20];

export function card(counts: Numbers, { card: words }: Page, room: Room): Node[] {
  const area = plotArea(room, LEFT, RIGHT);
  const namedRuns = [counts.lora, counts.full, counts.chosen];
  // Other runs of LoRA are not highlighted.
  const highlighted = counts.chosen === counts.lora ? [] : counts.highlighted;
  const cardCounts = { ...counts, highlighted };
  const full = createPanel(cardCounts, 0, area, SIZE.text, words.plot, (run) =>
    namedRuns.includes(run),
  );
  // A long title leaves room for only a few ticks.
  const ticks = full.rows;
  const apart = (ticks[0]![0] - ticks.at(-1)![0]) / (ticks.length - 1);
  const step = Math.ceil((1.2 * SIZE.text) / apart);
  const panel = { ...full, rows: ticks.filter((_, index) => index % step === 0) };
  const style = { size: SIZE.text, fill: "muted" } as const;
  return [
    text(room.x, room.y + SIZE.text, words.plot.vertical[counts.vertical], { size: SIZE.text }),
    ...drawPanel(cardCounts, panel, SIZE.text, style),
    note(room, area.right, words.plot.trained, "end"),
  ];
}
