/** This figure on a page's card: the line of shares, the rank on it and the one for the saving. */
import { group, rect, text } from "../../scene.js";
import { type Card, SIZE } from "../card.js";
import { type Area, axes, columns, labels, rows, type Tick } from "../chart.js";
import { shareLine } from "./compose.js";
import { scalesOf } from "./layout.js";
import type { Numbers } from "./numbers.js";
import type { Page } from "./words.js";

/** How many times larger marks and lines are than in a figure. */
const SCALE = 2.5;
/** Left and right of the plot, for the axes' numbers; above and below it, for their names. */
const ROOM = { left: 124, right: 30, top: 52, bottom: 88 };

export const card = (counts: Numbers, { card: words }: Page): Card => ({
  subject: words.subject(counts),
  number: words.number(counts),
  meaning: words.meaning(counts),
  draw({ x, y, width, height }) {
    const area = {
      left: x + ROOM.left,
      right: x + width - ROOM.right,
      top: y + ROOM.top,
      bottom: y + height - ROOM.bottom,
    };
    const inner: Area = {
      left: area.left / SCALE,
      right: area.right / SCALE,
      top: area.top / SCALE,
      bottom: area.bottom / SCALE,
    };
    const scales = scalesOf(counts, inner, { ranks: 4, shares: 3 }, words.axes);
    const outer = (ticks: readonly Tick[]) => ticks.map(([at, label]): Tick => [SCALE * at, label]);
    const [ranks, shares] = [outer(scales.ranks), outer(scales.shares)];
    const style = { size: SIZE.text, fill: "muted" } as const;
    const band = { width: area.right - area.left, height: SCALE * scales.y(1) - area.top };
    return [
      text(x, y + SIZE.text, words.axes.share, { size: SIZE.text }),
      rect(area.left, area.top, band.width, band.height, { fill: "tint" }),
      ...rows(area, shares, style),
      columns(area, ranks),
      ...labels(area, ranks, style),
      text(area.right, y + height - 8, words.axes.rank, { ...style, anchor: "end" }),
      group(0, 0, [axes(inner), ...shareLine(counts, scales, inner)], [SCALE, SCALE]),
    ];
  },
});
