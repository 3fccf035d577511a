/** The picture for previews: the line of shares, with the figure's rank and the rank for the target saving. */
import { group, type Node, rect, text } from "../../scene.js";
import { note, plotArea, type Room, SIZE } from "../card.js";
import { type Area, axes, columns, labels, rows, type Tick } from "../chart.js";
import { shareLine } from "./compose.js";
import { computeScales } from "./layout.js";
import type { Page } from "./logic.js";
import type { Numbers } from "./numbers.js";

/** The scale of marks and lines, relative to those in a figure. */
const SCALE = 2.5;
/** Margins of the plot, for the axes' numbers, px. */
const [LEFT, RIGHT] = [124, 30];

export function card(counts: Numbers, { card: words }: Page, room: Room): Node[] {
  const area = plotArea(room, LEFT, RIGHT);
  const inner: Area = {
    left: area.left / SCALE,
    right: area.right / SCALE,
    top: area.top / SCALE,
    bottom: area.bottom / SCALE,
  };
  const scales = computeScales(counts, inner, { ranks: 4, shares: 3 }, words.axes);
  const outer = (ticks: readonly Tick[]) =>
    ticks.map(([position, label]): Tick => [SCALE * position, label]);
  const [ranks, shares] = [outer(scales.ranks), outer(scales.shares)];
  const style = { size: SIZE.text, fill: "muted" } as const;
  const band = { width: area.right - area.left, height: SCALE * scales.y(1) - area.top };
  return [
    text(room.x, room.y + SIZE.text, words.axes.share, { size: SIZE.text }),
    rect(area.left, area.top, band.width, band.height, { fill: "tint" }),
    ...rows(area, shares, style),
    columns(area, ranks),
    ...labels(area, ranks, style),
    note(room, area.right, words.axes.rank, "end"),
    group(0, 0, [axes(inner), ...shareLine(counts, scales, inner)], [SCALE, SCALE]),
  ];
}
