/** This figure on a page's card: three bars to one scale, each with its bytes. */
import { type Ink, type Measure, type Node, rect, text } from "../../scene.js";
import { type Card, type Room, SIZE } from "../card.js";
import { frozenBox } from "../shapes.js";
import { type Costs, hasActivations, WAYS, type Way } from "./numbers.js";
import type { Page } from "./words.js";

/** Between a bar and its value, between bars, and between a bar's parts, px; a bar's greatest height. */
const GAP = { value: 14, rows: 18, parts: 2 };
const MOST = 46;
/** Least width of a bar that a feed shows, px; its parts are to scale, thin as they are. */
const LEAST = 4;
/** From a bar's words to the bar, and the line below all, px. */
const [LABEL, FOOT] = [1.45 * SIZE.text, 1.8 * SIZE.text];

export const card = (counts: Costs, { card: words }: Page): Card => ({
  subject: words.subject(counts),
  number: words.total(counts, "lora"),
  meaning: words.meaning(counts),
  draw: (room, measure) => draw(counts, room, measure, words),
});

/** What a bar is made of, frozen weights first, and the inks of what is kept for training. */
function partsOf(counts: Costs, way: Way): readonly (readonly [Ink, number])[] {
  const { weights, adapter, gradients, optimizer, activations, temporary } = counts.memory[way];
  return [
    [way === "full" ? "ink" : "frozen", weights],
    ["ink", adapter],
    ["gradient", gradients],
    ["optimizer", optimizer],
    ["activation", activations + temporary],
  ];
}

function draw(counts: Costs, room: Room, measure: Measure, words: Page["card"]): Node[] {
  const widest = Math.max(
    ...WAYS.map((way) => measure(words.total(counts, way), SIZE.value, true)),
  );
  const totals = WAYS.map((way) => counts.memory[way].total);
  const scale = (room.width - widest - GAP.value) / Math.max(...totals);
  const isThin = Math.min(...totals) * scale < LEAST;
  const rows = room.height - FOOT - 2 * GAP.rows;
  const height = Math.round(Math.min(MOST, rows / 3 - LABEL));
  const taken = 3 * (LABEL + height) + 2 * GAP.rows;
  let y = Math.round(room.y + (room.height - FOOT - taken) / 2);
  const nodes: Node[] = [];
  for (const way of WAYS) {
    nodes.push(text(room.x, y + SIZE.text, words.label(counts, way), { size: SIZE.text }));
    const top = Math.round(y + LABEL);
    const barWidth = Math.max(LEAST, counts.memory[way].total * scale);
    let x = room.x;
    for (const [fill, bytes] of partsOf(counts, way)) {
      const width = (barWidth * bytes) / counts.memory[way].total;
      if (fill === "frozen") nodes.push(...frozenBox(x, top, width, height));
      else if (bytes) {
        const gap = width > 4 * GAP.parts ? GAP.parts : 0;
        nodes.push(rect(x + gap, top, width - gap, height, { fill }));
      }
      x += width;
    }
    const value = { size: SIZE.value, bold: true } as const;
    nodes.push(
      text(x + GAP.value, top + height / 2 + 0.36 * SIZE.value, words.total(counts, way), value),
    );
    y = top + height + GAP.rows;
  }
  const foot = { size: SIZE.text, fill: "muted" } as const;
  nodes.push(
    text(room.x, room.y + room.height - 8, words.note(isThin, hasActivations(counts)), foot),
  );
  return nodes;
}
