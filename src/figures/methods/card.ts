/** The picture for previews: all runs, with the names of the chosen run, LoRA's and full fine-tuning. Other runs are small. */
import { type Node, text } from "../../scene.js";
import { note, plotArea, type Room, SIZE } from "../card.js";
import { drawPlot } from "./compose.js";
import { createPlot } from "./layout.js";
import type { Page } from "./logic.js";
import { isCompared, type Numbers, type Run } from "./numbers.js";

/** Margins of the plot, for the axes' numbers, px. */
const [LEFT, RIGHT] = [84, 20];

export function card(all: Numbers, { card: words }: Page, room: Room): Node[] {
  const area = plotArea(room, LEFT, RIGHT);
  const named = [all.lora, all.full];
  const unnamed = all.named.filter((run) => !named.includes(run));
  const counts = { ...all, named, others: [...all.others, ...unnamed] };
  // Short names, because the texts are large.
  const names = {
    full: words.plot.runName(all.full),
    runName: (run: Run) => (run === all.lora ? run.method : words.plot.runName(run)),
  };
  const labeled = isCompared(all) ? [all.lora, all.chosen] : [all.lora];
  const full = createPlot(counts, area, SIZE.text, SIZE.text, { ...words.plot, ...names }, labeled);
  // A long title leaves room for only a few ticks.
  const areApart = (rows: typeof full.rows) =>
    rows.every(([y], index) => !index || Math.abs(rows[index - 1]![0] - y) >= 1.2 * SIZE.text);
  const rows = full.rows
    .map((_, at) => full.rows.filter((_, index) => index % (at + 1) === 0))
    .find(areApart)!;
  const plot = { ...full, rows };
  const style = { size: SIZE.text, fill: "muted" } as const;
  return [
    text(room.x, room.y + SIZE.text, words.plot.vertical[counts.vertical], { size: SIZE.text }),
    ...drawPlot(counts, plot, SIZE.text, style),
    note(room, area.right, words.plot.trained, "end"),
  ];
}
