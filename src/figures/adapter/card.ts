/** The picture for social previews: the kinds with the largest updates, and the singular values of the largest. */
import { type Measure, type Node, path, text } from "../../scene.js";
import { type Room, SIZE } from "../card.js";
import type { FigureWords } from "../figure.js";
import { fitLines } from "../fit.js";
import type { Live, Page } from "./logic.js";
import type { Numbers, Row } from "./numbers.js";
import { computeBars, drawRow, drawSpectrum } from "./rows.js";

/** The most rows, the width of the singular values, and their distance from the rows, px. */
const [MAX_ROWS, SPECTRUM, APART] = [2, 330, 80];
/** Height of a name and its distance from the bars, and distance between rows, px. */
const [NAME, BETWEEN] = [44, 22];
/** The largest distance of bars, px. */
const MAX_PITCH = 130;

export function card(
  counts: Numbers,
  { live }: FigureWords<Live, Page>,
  { x, y, width, height }: Room,
  measure: Measure,
): Node[] {
  const sorted = [...counts.rows].sort((a, b) => b.norms[1] - a.norms[1]);
  const rows = counts.rows.filter((row) => sorted.indexOf(row) < MAX_ROWS);
  const end = x + width;
  const right = end - SPECTRUM;
  const rest = right - APART - x;
  const pitch = (height - 10 + BETWEEN) / rows.length;
  const space = Math.min(150, pitch - BETWEEN - NAME);
  const bars = computeBars(
    counts.layers.length,
    x,
    x + rest,
    {
      up: Math.round(0.5 * space),
      down: Math.round(0.45 * space),
    },
    undefined,
    MAX_PITCH,
  );
  const write = (content: string, at: number, top: number, room: number, bold = true) => {
    const style = { size: SIZE.text, bold };
    return text(
      at,
      Math.round(top + SIZE.text),
      fitLines(content, room, 1, style, measure).lines[0]!,
      style,
    );
  };
  const toNodes = (row: Row, index: number) => {
    const top = y + index * pitch;
    return [
      write(row.kind.name, x, top, rest),
      drawRow(row, counts, bars, Math.round(top + NAME + bars.up)),
    ];
  };
  const bottom = Math.round(y + height - 20);
  return [
    ...rows.flatMap(toNodes),
    path(`M${right - APART / 2} ${y}V${bottom}`, { stroke: "grid", strokeWidth: 2 }),
    write(live.examplePlace(counts), right, y, SPECTRUM),
    drawSpectrum(
      counts.example.sigmas,
      counts.exampleModule.directions,
      right,
      bottom,
      SPECTRUM,
      bottom - y - NAME - 20,
    ),
  ];
}
