/** The picture for previews: every run and the means by rank. */
import { type Node, text } from "../../scene.js";
import { note, plotArea, type Room, SIZE } from "../card.js";
import { labels } from "../chart.js";
import { drawAxes, drawColumns } from "./compose.js";
import { accuracyScale, computeColumns } from "./layout.js";
import type { Page } from "./logic.js";
import type { Numbers } from "./numbers.js";

/** The scale of marks, relative to those in a figure. */
const SCALE = 2.2;
/** The minimum distance of ticks, relative to the size of their text. */
const SPACING = 1.2;
/** Margins of the plot, for the axes' numbers, px. */
const [LEFT, RIGHT] = [76, 10];

export function card(counts: Numbers, { card: { axes, heading } }: Page, room: Room): Node[] {
  const area = plotArea(room, LEFT, RIGHT);
  const all = computeColumns(area, SCALE, axes);
  // Below a long title, there is room only for every second tick.
  const [first, second] = all.ticks;
  const step = first![0] - second![0] < SPACING * SIZE.text ? 2 : 1;
  const columns = { ...all, ticks: all.ticks.filter((_, index) => index % step === 0) };
  const ranks = counts.settings.map(
    ({ rank }, index) => [columns.middles[index]!, axes.rankTick(rank)] as const,
  );
  return [
    text(room.x, room.y + SIZE.text, heading, { size: SIZE.text }),
    ...drawAxes(counts, columns, SIZE.text, [[area.top, area.bottom]]),
    ...labels(area, ranks, { size: SIZE.text, fill: "muted" }),
    note(room, area.right, axes.rank, "end"),
    ...drawColumns(counts, columns, accuracyScale((area.bottom - area.top) / SCALE)),
  ];
}
