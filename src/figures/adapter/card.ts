/** The picture for social previews: the kinds with the largest updates, and the singular values of the largest. */
import { type Measure, type Node, path, text } from "../../scene.js";
import { isThumbnail, type Room, SIZE } from "../card.js";
import type { FigureWords } from "../figure.js";
import { fitLines } from "../fit.js";
import { countModules } from "./labels.js";
import type { Live, Page } from "./logic.js";
import type { Numbers, Row } from "./numbers.js";
import { computeBars, drawRow, drawSpectrum } from "./rows.js";

/** The most rows, the width of the singular values and their distance from the rows, and the width of the rows' labels, px. */
const [MAX_ROWS, SPECTRUM, APART, LABELS] = [2, 330, 80, 226];
/** Heights of a name and of the largest update, distance from its ground line to the directions, and between rows, px. */
const [NAME, UP, DOWN, BETWEEN] = [44, 30, 44, 24];
/** The largest distance of bars, px. */
const MAX_PITCH = 130;

export function card(
  counts: Numbers,
  { live, page }: FigureWords<Live, Page>,
  available: Room,
  measure: Measure,
): Node[] {
  const { x, y, width, height } = available;
  // A thumbnail has room for the rows' names only.
  const labels = isThumbnail(available) ? 0 : LABELS;
  const sorted = [...counts.rows].sort((a, b) => b.norms[1] - a.norms[1]);
  const rows = counts.rows.filter((row) => sorted.indexOf(row) < MAX_ROWS);
  const end = x + width;
  const right = end - SPECTRUM;
  const rest = right - APART - x;
  const pitch = Math.round((height - 10 + BETWEEN) / rows.length);
  const down = Math.min(100, pitch - BETWEEN - NAME - UP - DOWN);
  const bars = computeBars(
    counts.layers.length,
    x + labels,
    x + rest,
    { up: UP, down },
    0.6,
    MAX_PITCH,
  );
  const fit = (content: string, room: number, max: number, bold: boolean) =>
    fitLines(content, room, max, { size: SIZE.text, bold }, measure).lines;
  const write = (at: number, top: number, [line = ""]: readonly string[], style = {}) =>
    text(at, Math.round(top), line, { size: SIZE.text, ...style });
  const muted = { fill: "muted" } as const;
  const toNodes = (row: Row, index: number) => {
    const ground = Math.round(y + index * pitch + NAME + UP);
    const baseline = ground + DOWN - 10;
    return [
      write(x, ground - UP - 14, fit(row.kind.name, rest, 1, true), { bold: true }),
      ...(labels
        ? [
            write(x, ground - 2, fit(page.sizeName(counts), LABELS - 16, 1, false), muted),
            write(x, baseline, fit(page.directionsName, LABELS - 16, 1, false), muted),
          ]
        : []),
      ...countModules(row, counts, bars, baseline, SIZE.text, live, measure),
      ...drawRow(row, counts, bars, ground, DOWN),
    ];
  };
  const bottom = Math.round(y + height - 20);
  const title = fit(page.examplePlace(counts), SPECTRUM, 1, true);
  const held = fit(live.exampleHeld(counts), SPECTRUM, 2, false);
  const top = y + SIZE.text;
  return [
    ...rows.flatMap(toNodes),
    path(`M${right - APART / 2} ${y}V${bottom}`, { stroke: "grid", strokeWidth: 2 }),
    write(right, top, title, { bold: true }),
    ...held.map((line, at) => write(right, top + (at + 1) * 1.3 * SIZE.text, [line])),
    drawSpectrum(
      counts.example.sigmas,
      counts.exampleModule.directions,
      right,
      bottom,
      SPECTRUM,
      bottom - top - held.length * 1.3 * SIZE.text - 24,
    ),
  ];
}
