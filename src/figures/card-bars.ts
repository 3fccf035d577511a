/** Bars on a page's card: one for each of a few amounts, to one scale, with its value at its end. */
import { type Ink, type Measure, type Node, rect, text } from "../scene.js";
import { type Room, SIZE } from "./card.js";

/** What is shown of an amount. */
interface Amount {
  readonly label: string;
  readonly value: string;
  readonly amount: number;
  readonly fill: Ink;
}

/** Between a bar and its value, and between bars; a bar's height and its least width, px. */
const GAP = { value: 14, rows: 30 };
const BAR = { height: 46, min: 4 };
/** Of the line below all, and from the words above a bar to the bar, px. */
const FOOT = 1.8 * SIZE.text;
const LABEL = Math.round(1.45 * SIZE.text);

/** The bars in the middle of their room. */
export function cardBars(
  all: readonly Amount[],
  thinNote: string,
  room: Room,
  measure: Measure,
): Node[] {
  const widest = Math.max(...all.map(({ value }) => measure(value, SIZE.value, true)));
  const max = Math.max(...all.map(({ amount }) => amount));
  const scale = (room.width - widest - GAP.value) / max;
  const taken = all.length * (LABEL + BAR.height + GAP.rows) - GAP.rows;
  let y = Math.round(room.y + (room.height - FOOT - taken) / 2);
  const isThin = all.some(({ amount }) => amount * scale < BAR.min);
  const foot = { size: SIZE.text, fill: "muted" } as const;
  const note = isThin ? [text(room.x, room.y + room.height - 8, thinNote, foot)] : [];
  const bars = all.flatMap(({ label, value, amount, fill }) => {
    const top = y + LABEL;
    const width = Math.max(BAR.min, amount * scale);
    y = top + BAR.height + GAP.rows;
    const style = { size: SIZE.value, bold: true } as const;
    const stroke = fill === "tint" ? "frozen" : undefined;
    return [
      text(room.x, top - LABEL + SIZE.text, label, { size: SIZE.text }),
      rect(room.x, top, width, BAR.height, { fill, stroke }),
      text(room.x + width + GAP.value, top + BAR.height / 2 + 0.36 * SIZE.value, value, style),
    ];
  });
  return [...bars, ...note];
}
