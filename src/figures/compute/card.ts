/** The picture for previews: a training step of full fine-tuning and of LoRA, as bars at one scale. */
import type { Measure, Node } from "../../scene.js";
import { barRows, centeredTop, LABEL, NOTE, note, type Room, SIZE } from "../card.js";
import { findScale, getBars } from "./bars.js";
import type { Page } from "./logic.js";
import type { Work } from "./numbers.js";
import { paint, paintSkipped } from "./paint.js";

/** Distances between rows and between a bar's parts, px. */
const GAP = { rows: 30, parts: 2 };
/** Maximum height of a bar, and minimum width of a part, px. */
const [MAX_HEIGHT, MIN_WIDTH] = [56, 4];

export function card(counts: Work, { card: words }: Page, room: Room, measure: Measure): Node[] {
  const { picture } = words;
  const [full, lora] = getBars(counts, picture);
  const rows = [
    { ...full, label: picture.full },
    { ...lora, label: words.lora },
  ];
  // A bar has at most three parts, and each may be widened to the minimum.
  const scale = findScale(rows, room.width, 3 * MIN_WIDTH);
  const height = Math.min(MAX_HEIGHT, (room.height - NOTE - GAP.rows) / 2 - LABEL);
  const top = centeredTop(room, GAP.rows + 2 * (LABEL + height));
  let fullEnd = 0;
  const bars = rows.map(({ label, parts }) => ({
    label,
    draw(top: number) {
      const nodes: Node[] = [];
      let { x } = room;
      for (const [kind, amount] of parts) {
        const width = Math.max(MIN_WIDTH, amount * scale);
        nodes.push(...paint(kind, x, top, width - GAP.parts, height));
        x += width;
      }
      nodes.push(...paintSkipped(x, top, fullEnd, height, picture.skipped, SIZE.text, measure));
      fullEnd = x;
      return [nodes, x] as const;
    },
  }));
  const isThin = rows.some(({ parts }) => parts.some(([, amount]) => amount * scale < MIN_WIDTH));
  return [
    ...barRows(bars, room, { top, pitch: LABEL + height + GAP.rows, height }),
    note(room, room.x, isThin ? words.thinParts : words.parts),
  ];
}
