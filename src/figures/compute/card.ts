/** This figure on a page's card: a training step in full and with LoRA, as bars to one scale. */
import { type Measure, type Node, text } from "../../scene.js";
import { type Card, type Room, SIZE } from "../card.js";
import { scaleOf, workOf } from "./bars.js";
import type { Work } from "./numbers.js";
import { paint } from "./paint.js";
import type { Page } from "./words.js";

/** Between bars and between a bar's parts, px; a bar's height, and the least width of a part. */
const GAP = { rows: 30, parts: 2 };
const HEIGHT = 56;
const LEAST = 4;
/** From a bar's words to the bar, and below all, for the note, px. */
const [LABEL, NOTE] = [1.45 * SIZE.text, 1.8 * SIZE.text];

export const card = (counts: Work, { card: words }: Page): Card => ({
  subject: words.subject(counts),
  number: words.number(counts),
  meaning: words.meaning(counts),
  draw: (room, measure) => draw(counts, room, measure, words),
});

function draw(counts: Work, room: Room, measure: Measure, card: Page["card"]): Node[] {
  const [{ rows }] = workOf(counts, card.picture);
  // The least widths make a bar longer by no more than themselves.
  const scale = scaleOf(rows, room.width, () => 3 * LEAST);
  const height = Math.min(HEIGHT, (room.height - NOTE - GAP.rows) / 2 - LABEL);
  let y = Math.round(room.y + (room.height - NOTE - GAP.rows - 2 * (LABEL + height)) / 2);
  const nodes: Node[] = [];
  let isThin = false;
  for (const { label, share, parts } of rows) {
    const words = [label, ...(share ? [share] : [])].join(": ");
    const fits = measure(words, SIZE.text) <= room.width;
    nodes.push(text(room.x, y + SIZE.text, fits ? words : label, { size: SIZE.text }));
    let x = room.x;
    for (const [kind, amount] of parts) {
      isThin ||= amount * scale < LEAST;
      const width = Math.max(LEAST, amount * scale);
      nodes.push(...paint(kind, x, Math.round(y + LABEL), width - GAP.parts, height));
      x += width;
    }
    y += LABEL + height + GAP.rows;
  }
  const note = { size: SIZE.text, fill: "muted" } as const;
  return [
    ...nodes,
    text(room.x, room.y + room.height - 8, isThin ? card.thinParts : card.parts, note),
  ];
}
